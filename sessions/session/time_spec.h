/* A moment of a session as people type it: an event number, or a time on the room's clock; and how
 * to find it in the journal. */
#ifndef SESSIONS_SESSION_TIME_SPEC_H
#define SESSIONS_SESSION_TIME_SPEC_H

#include "sessions/session/session.h"

enum { SECONDS_A_DAY = 24 * 60 * 60 };

/* What was typed: an event, or a span of the room's time, which each event's stamp gives with the
 * room's UTC offset at that moment. "14:05" is the whole minute, "14:05:30" the second, a date
 * alone its day. */
typedef struct TimeSpec {
  uint64_t seq;   /* of the event; 0: it is a time, as follows: */
  bool dated;     /* … whether its day was given */
  int64_t day;    /* … that day, in days since 1970-01-01 */
  int32_t begins; /* … its first second, from 0 to SECONDS_A_DAY - 1 */
  int32_t ends;   /* … and the first second after it, up to SECONDS_A_DAY */
} TimeSpec;

/* Reads "312", "no. 312" (also "n° 312", "nr. 312", "#312"), "14:05" (also "14h05", "14.05"),
 * "14:05:30", "2023-06-06", "2023-06-06 14:05", "2023-06-06T14:05:30" or a day in any other form
 * that day_read accepts, alone or followed by a time: "06/06/2023 14:05"; case and surrounding
 * blanks do not matter. False (ERROR_USAGE): none of these; the error gives examples. */
bool time_spec_read(const char *typed, TimeSpec *moment, Error *err);

/* Where a moment is in the journal. Events are ordered by seq, whatever the clock did. */
typedef struct FoundTime {
  uint64_t first; /* the first event not before it: from here on. One more than the last event if it
                     is after the end. */
  uint64_t last;  /* the last event not after it: the state at its end. 0 if it is before the
                     beginning. */
} FoundTime;

/* For an event, both are its seq. For a time, `first` to `last` is what happened in it; if nothing
 * did, first is last + 1. If the clock was set back, `first` is the earliest event that the clock
 * put at or after the moment and `last` the latest that it put before its end: there may be events
 * of other times between them, but none of this time is left out.
 *
 * A time without a date refers to the day of the vote by the room's calendar: the day on which
 * dots, counts or ballots were recorded or a vote was opened or closed; if none, the day of all
 * events. If there are several such days (past midnight, a correction next morning), it is the one
 * on which votes were recorded around that time. False: no day or several qualify and a date is
 * needed (ERROR_USAGE), or the journal has no event with this seq (ERROR_FAILED).
 *
 * Reads the journal once for a time with a date, twice for one without, not at all for a seq. */
bool time_spec_find(Session *session, const TimeSpec *moment, FoundTime *found, Error *err);

#endif
