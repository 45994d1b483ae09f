/* A wall clock that shows less than it showed when the event before was recorded: the machine's was
 * set back, or another machine goes on with a slower one. Order is the seq, whatever clocks show;
 * who reads times that go down is told so, from the recorded times themselves. */
#ifndef SESSIONS_SESSION_CLOCK_BACK_H
#define SESSIONS_SESSION_CLOCK_BACK_H

#include "sessions/journal/clock.h"

/* By how many milliseconds the clock shows less at an event than at the one right before it; 0
 * where it does not, or by less than a second. Where another file's events came in with a merge
 * their times are that file's, and are not compared with ours. */
int64_t clock_went_back(const Event *before, const Event *event);

/* The same of the present moment. */
int64_t clock_is_behind(const Stamp *last, const Moment *now);

enum { CLOCK_BACK_TEXT_SIZE = 512 };

/* "the clock went back 1 h 02 min here". Returns text. */
const char *clock_back_words(int64_t milliseconds, char text[CLOCK_BACK_TEXT_SIZE]);

/* "this machine's clock shows 09:12, the last event was recorded at 10:15: …" in whole, for whoever
 * is about to record. Returns text. */
const char *clock_behind_words(const Stamp *last, const Moment *now,
                               char text[CLOCK_BACK_TEXT_SIZE]);

#endif
