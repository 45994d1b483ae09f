/* A moment of a session as people say it: a number of its journal, or a time on the clock of its
 * room. Typed by somebody, then found in the journal as the events that lie before and after it. */
#ifndef SESSIONS_SESSION_TIME_SPEC_H
#define SESSIONS_SESSION_TIME_SPEC_H

#include "sessions/session/session.h"

enum { SECONDS_A_DAY = 24 * 60 * 60 };

/* What was typed: an event, or a span of the room's time, which each event's stamp tells with the
 * room's offset of then. "14:05" is the whole minute, "14:05:30" the second, a date alone its day.
 */
typedef struct TimeSpec {
  uint64_t seq;   /* of the event; 0: it is a time, and this is which: */
  bool dated;     /* … whether its day was said */
  int64_t day;    /* … that day, in days since 1970-01-01 */
  int32_t begins; /* … its first second, from 0 to SECONDS_A_DAY - 1 */
  int32_t ends;   /* … and the first second after it, up to SECONDS_A_DAY */
} TimeSpec;

/* Reads "312", "no. 312" (also "n° 312", "nr. 312", "#312"), "14:05" (also "14h05", "14.05"),
 * "14:05:30", "2023-06-06", "2023-06-06 14:05", "2023-06-06T14:05:30" or a day in any other form
 * that day_read knows, alone or with a time behind it: "06/06/2023 14:05"; case, and blanks around
 * it, do not matter. False (ERROR_USAGE): it is none of these, as the sentence says with examples.
 */
bool time_spec_read(const char *typed, TimeSpec *moment, Error *err);

/* Where a moment lies in the journal. Order is the seq, whatever the clock did meanwhile. */
typedef struct FoundTime {
  uint64_t first; /* the first event that is not before it: from here on. One more than the last
                     event of all where it is after the end. */
  uint64_t last; /* the last event that is not after it: what stood at its end. 0 where it is before
                    the beginning. */
} FoundTime;

/* Of an event both are its seq. Of a time, `first` to `last` is what happened in it; where nothing
 * did, first is last + 1. Where the clock was set back, `first` is the earliest event that its
 * clock put at or after the moment and `last` the latest that it put before its end, so that
 * between them there may be events of other times, and none of this time is left out.
 *
 * A time without a date is of the day of the vote, as the room's calendar had it: the day on which
 * dots, counts or ballots were recorded or a vote was opened or closed; where nothing was, that of
 * all events. If there are several such days (past midnight, a correction next morning) it is of
 * the one among them that was voting around that time. False: none or several were and it takes a
 * date (ERROR_USAGE), or the journal has no event of this seq (ERROR_FAILED).
 *
 * Reads the journal once for a time with a date, twice for one without, not at all for a seq. */
bool time_spec_find(Session *session, const TimeSpec *moment, FoundTime *found, Error *err);

#endif
