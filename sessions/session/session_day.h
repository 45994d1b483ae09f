/* The day of a session: the one rule by which lists, reports and tables date it. */
#ifndef SESSIONS_SESSION_SESSION_DAY_H
#define SESSIONS_SESSION_SESSION_DAY_H

#include "core/vote/roundtable.h"
#include "sessions/journal/journal.h"
#include "sessions/session/session.h"
#include "sessions/text/day.h"

/* What the day was taken from, the first of these that there is. */
typedef enum DaySource {
  DAY_NOTED,        /* the session's date, as far as there is a day in it */
  DAY_OF_TITLE,     /* a date in its title */
  DAY_OF_VOTE,      /* its first vote in force: when that was logged, else recorded, in the room */
  DAY_OF_BEGINNING, /* nobody voted yet: when it was begun */
  DAY_UNKNOWN       /* its votes came from a table, which says nothing of when they were */
} DaySource;

typedef struct SessionDay {
  Day day; /* 0: unknown */
  DaySource source;
} SessionDay;

/* Gives an event of the journal; borrowed until the next call. */
typedef bool DayEventGetter(void *context, uint64_t seq, const Event **event, Error *err);

/* Of a state whose whole history is known. The history is walked up to the first vote, and only
 * where no date is noted. */
bool session_day_of(const Roundtable *state, DayEventGetter *get, void *context, SessionDay *day,
                    Error *err);
bool session_day(Session *session, SessionDay *day, Error *err);

/* That day in the reader's language, "begun 6 June 2023" where nobody voted yet; a date that was
 * noted and is none as it lies; "" where it is unknown. Returns text or `noted`. */
const char *session_day_shown(const char *noted, SessionDay day, char text[DAY_WORDS_SIZE]);

/* A text of the session for other programs: a date as day_text writes it. Returns text or what the
 * state holds. */
const char *session_text_iso(const Roundtable *state, SessionText property,
                             char text[DAY_TEXT_SIZE]);

/* What is kept when a text of the session is typed so: the text, or a date as day_text writes it,
 * in `date`. */
bool session_text_kept(SessionText property, const char *typed, char date[DAY_TEXT_SIZE],
                       const char **kept, Error *err);

/* Whether what is typed is what is kept: the same text, or the same day written another way. */
bool session_text_same(SessionText property, const char *kept, const char *typed);

/* Recommendations that were withdrawn: they are in no ranking, and their dots in no sum. */

/* Which there are in the subgroups that `told` holds of (NULL: in all), and how many dots they
 * have: "Withdrawn: 1/2 (5), 3/1. 5 dots given to what was withdrawn are in no ranking and no sum."
 * "" where there are none. Returns text. */
enum { WITHDRAWN_TEXT_SIZE = 1024 };
typedef bool SubgroupTest(const void *context, const Subgroup *subgroup);
const char *withdrawn_sentence(const Roundtable *state, SubgroupTest *told, const void *context,
                               char text[WITHDRAWN_TEXT_SIZE]);

/* Voters who go by a name, as a session's file keeps them outside the chain. */

/* Hands each name, with its ballot's number, to `take`, in rising order of bytes, until it returns
 * false, which is then what this returns. Names are people's: count them, show none. */
bool session_voters(Session *session, VoterTaker *take, void *context, Error *err);

#endif
