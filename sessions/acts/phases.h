/* The phases of the day as somebody at the keyboard leads them: they begin, pause, go on and end;
 * and, where a key was struck too late or by mistake, as they really were. One act each, which
 * undo takes back. */
#ifndef SESSIONS_ACTS_PHASES_H
#define SESSIONS_ACTS_PHASES_H

#include "sessions/session/session.h"

/* Starts a planned phase, or lets it go on. 0: the one that is paused; else the one planned after
 * the phase that was on last, or the first of the day; once the last one is over, none. */
bool start_phase(Session *session, uint32_t phase, Error *err);

/* Pauses the one that is on. */
bool pause_phase(Session *session, Error *err);

/* Ends the one that is on and starts the next one planned, if there is one: *phase is it, or 0.
 * Refused where the last one is over already. */
bool next_phase(Session *session, uint32_t *phase, Error *err);

/* Goes to a planned phase, whichever is on: `typed` is its number or, where it began earlier than
 * it is typed, its number and that time of the day, as "3" or "3 14:05". */
bool go_to_phase(Session *session, const char *typed, Error *err);

/* The first phase planned after this one (0: of all), or 0. */
uint32_t phase_planned_after(const Roundtable *roundtable, uint32_t phase);

/* Adds to an act what takes an act of steps of the phases back, so that the clock goes on as if it
 * had not been; and what brings such an act again, where `correction` took it back. */
bool act_take_phases_back(Act *act, Session *session, uint64_t taken, Error *err);
bool act_bring_phases_again(Act *act, Session *session, uint64_t correction, Error *err);

#endif
