/* The journal as lines to read: each event with its number, its time in the room, a sentence, and
 * what took it back. */
#ifndef SESSIONS_EXPORT_LOG_H
#define SESSIONS_EXPORT_LOG_H

#include <stdio.h>

#include "core/vote/event.h"
#include "sessions/event_text/event_text.h"
#include "sessions/session/session.h"

/* What people call the kinds of events: one word for each group of them, to choose by. */

/* Some of these groups, by number. {0} is none. */
typedef struct KindSet {
  uint32_t groups;
} KindSet;

/* Reads "dots,counts": words of kinds_word in English or in the present language, whatever their
 * case and accents, with commas between. The error (ERROR_USAGE) quotes what is none and lists
 * them. */
bool kinds_parse(const char *typed, KindSet *kinds, Error *err);

bool kinds_hold(KindSet kinds, EventKind kind);

/* The n-th word, in the present language; NULL past the last. */
const char *kinds_word(size_t n);

/* Which events are told. */
typedef struct LogFilter {
  bool by_kind;
  KindSet kinds;        /* … only these */
  uint32_t subgroup;    /* only those that lie in it, or in all; WHOLE_SESSION: any */
  uint64_t first, last; /* only from this seq to that one; `last` 0 or `first` above it: none */
} LogFilter;

/* All of a session's. */
LogFilter log_filter(const Session *session);

enum { LOG_TEXT_SIZE = EVENT_TEXT_SIZE + 128 };

typedef struct LogLine {
  Stamp stamp;
  const char *kind;          /* for machines: "dots counted" */
  const char *subgroup_code; /* of the one subgroup that it lies in; "" where there is none */
  const char *text;          /* the sentence; of a rule of the ranking also who had seen what */
  uint64_t taken_back_by;    /* the correction in force, or 0 */
  int64_t clock_back_ms;     /* by how much the clock shows less than at the event before, or 0 */
} LogLine;

/* Tells the lines in order, each borrowed during the call, until `take` returns false. */
typedef bool LineTaker(void *context, const LogLine *line, Error *err);
bool log_read(Session *session, const LogFilter *filter, LineTaker *take, void *context,
              Error *err);

/* The same lines for other programs, on a stream that the caller hands in and checks (ferror): a
 * table with the columns seq, act, time, kind, subgroup_code, text and taken_back_by (empty where
 * it is in force) and clock_back_ms (empty where clocks did not go back,
 * sessions/session/transaction.h), or an array of objects with these fields (null where these are
 * empty). Times are the room's, with its offset: 2023-06-06T14:05:00+02:00. */
bool log_write_csv(FILE *out, Session *session, const LogFilter *filter, Error *err);
bool log_write_json(FILE *out, Session *session, const LogFilter *filter, Error *err);

#endif
