/* The day of a session: the one rule by which lists, reports and tables date it. */
#ifndef SESSIONS_SESSION_SESSION_DAY_H
#define SESSIONS_SESSION_SESSION_DAY_H

#include "core/vote/roundtable.h"
#include "sessions/journal/journal.h"
#include "sessions/session/session.h"
#include "sessions/text/day.h"

/* Where the day comes from: the first of these that exists. */
typedef enum DaySource {
  DAY_NOTED,        /* the session's date, if it contains a day */
  DAY_OF_TITLE,     /* a date in its title */
  DAY_OF_VOTE,      /* its first vote in force: when that was logged, else recorded, in the room */
  DAY_OF_BEGINNING, /* no votes yet: when it was created */
  DAY_UNKNOWN       /* its votes came from a table, which does not say when they took place */
} DaySource;

typedef struct SessionDay {
  Day day; /* 0: unknown */
  DaySource source;
} SessionDay;

/* Reads an event of the journal; borrowed until the next call. */
typedef bool DayEventGetter(void *context, uint64_t seq, const Event **event, Error *err);

/* Finds the day of a state whose whole history is known. Walks the history up to the first vote,
 * and only if no date is noted. */
bool session_day_of(const Roundtable *state, DayEventGetter *get, void *context, SessionDay *day,
                    Error *err);
bool session_day(Session *session, SessionDay *day, Error *err);

/* Returns that day in the reader's language, in `text`: "begun 6 June 2023" if there are no votes
 * yet; `noted` itself if it is not a date; "" if the day is unknown. */
const char *session_day_shown(const char *noted, SessionDay day, char text[DAY_WORDS_SIZE]);

/* Returns a text of the session for other programs, with a date as day_text writes it: `text`, or
 * the state's own string. */
const char *session_text_iso(const Roundtable *state, SessionText property,
                             char text[DAY_TEXT_SIZE]);

/* Sets *kept to what is recorded for a typed text of the session: the text itself, or a date as
 * day_text writes it, in `date`. */
bool session_text_kept(SessionText property, const char *typed, char date[DAY_TEXT_SIZE],
                       const char **kept, Error *err);

/* Returns whether the typed text means what is recorded: the same text, or the same day written
 * another way. */
bool session_text_same(SessionText property, const char *kept, const char *typed);

/* Withdrawn recommendations: they are in no ranking, and their dots in no sum. */

/* Returns, in `text`, which ones the subgroups accepted by `told` have (NULL: all subgroups), and
 * how many dots they have: "Withdrawn: 1/2 (5), 3/1. 5 dots given to what was withdrawn are in no
 * ranking and no sum." "" if there are none. */
enum { WITHDRAWN_TEXT_SIZE = 1024 };
typedef bool SubgroupTest(const void *context, const Subgroup *subgroup);
const char *withdrawn_sentence(const Roundtable *state, SubgroupTest *told, const void *context,
                               char text[WITHDRAWN_TEXT_SIZE]);

/* Named voters, which a session's file stores outside the chain. */

/* Calls `take` for each name and its ballot's number, in rising byte order, until it returns false,
 * which this then returns. These are people's names: count them, never show them. */
bool session_voters(Session *session, VoterTaker *take, void *context, Error *err);

#endif
