/* The journal as lines: each event with its number, its local time, a sentence, and what reverted
 * it. */
#ifndef SESSIONS_EXPORT_LOG_H
#define SESSIONS_EXPORT_LOG_H

#include <stdio.h>

#include "core/vote/event.h"
#include "sessions/event_text/event_text.h"
#include "sessions/session/session.h"

/* Groups of event kinds to filter by, one word each. */

/* A set of these groups, by number. {0} is empty. */
typedef struct KindSet {
  uint32_t groups;
} KindSet;

/* Parses "dots,counts": comma-separated words of kinds_word in English or in the current language,
 * ignoring case and accents. The error (ERROR_USAGE) quotes an unknown word and lists them all. */
bool kinds_parse(const char *typed, KindSet *kinds, Error *err);

bool kinds_hold(KindSet kinds, EventKind kind);

/* Returns the n-th word, in the current language; NULL past the last. */
const char *kinds_word(size_t n);

/* Which events are included. */
typedef struct LogFilter {
  bool by_kind;
  KindSet kinds;     /* … only these */
  uint32_t subgroup; /* only those in it, or about all; WHOLE_SESSION: any */
  uint64_t first,
      last; /* only from this seq to that one; none if `last` is 0 or less than `first` */
} LogFilter;

/* Returns a filter that passes all events of a session. */
LogFilter log_filter(const Session *session);

enum { LOG_TEXT_SIZE = EVENT_TEXT_SIZE + 128 };

typedef struct LogLine {
  Stamp stamp;
  const char *kind;          /* for programs: "dots counted" */
  const char *subgroup_code; /* of the one subgroup it is in; "" if none */
  const char *text;          /* the sentence; for a ranking rule also who had seen results */
  uint64_t taken_back_by;    /* the correction in force, or 0 */
  int64_t clock_back_ms;     /* how far its clock is behind that of the previous event, or 0 */
} LogLine;

/* Passes the lines to `take` in order, each borrowed during the call, until it returns false. */
typedef bool LineTaker(void *context, const LogLine *line, Error *err);
bool log_read(Session *session, const LogFilter *filter, LineTaker *take, void *context,
              Error *err);

/* Write the same lines for other programs, to a stream that the caller provides and checks
 * (ferror): a table with the columns seq, act, time, kind, subgroup_code, text and taken_back_by
 * (empty if in force) and clock_back_ms (empty if the clock did not go back,
 * sessions/session/transaction.h), or an array of objects with these fields (null where those are
 * empty). Times are local, with their offset: 2023-06-06T14:05:00+02:00. */
bool log_write_csv(FILE *out, Session *session, const LogFilter *filter, Error *err);
bool log_write_json(FILE *out, Session *session, const LogFilter *filter, Error *err);

#endif
