/* A state as a short list of events, so that a replay need not start from the beginning.
 *
 * A checkpoint's events are ordinary ones, plus a few kinds that are never in a journal: those from
 * EVENT_BALLOTS_SUMMED on. It leaves out ballots: a state loaded from one knows the sums of the
 * ballots cast before, not the ballots. History is loaded separately, as entries: without them, a
 * state does not know which earlier events are in force. */
#ifndef CORE_VOTE_CHECKPOINT_H
#define CORE_VOTE_CHECKPOINT_H

#include "core/vote/history.h"

/* Calls `take` for each event of a list that, applied, yields this state, until it returns false.
 * Their stamps are empty. */
typedef bool CheckpointTaker(void *context, const Event *event, Error *err);
bool checkpoint_tell(const Roundtable *roundtable, CheckpointTaker *take, void *context,
                     Error *err);

/* Start and end the loading of a checkpoint's events into an empty roundtable (each through check
 * and apply); the next event is then the one after `last`. */
void checkpoint_begin(Roundtable *roundtable);

/* Reserves memory for this many history entries and a few more. Only a hint: it is ignored if
 * memory is short, or if the number is impossible, as in a damaged file. */
void checkpoint_expect_history(Roundtable *roundtable, uint64_t events);

/* Adds a history entry, between those two: either all entries in order from the first event on, or
 * none. Of the entry, act, subgroup, subject, corrects, kind, property and recorded are used; the
 * rest is derived. ERROR_BAD_DATA: no such event is possible. */
bool checkpoint_take_history(Roundtable *roundtable, HistoryEntry entry, Error *err);
void checkpoint_end(Roundtable *roundtable, Stamp last);

/* checkpoint_is_complete returns whether a state knows every ballot: false only after a checkpoint,
 * until it is completed by a state of the same events that does, which loses its ballots thereby.
 */
bool checkpoint_is_complete(const Roundtable *roundtable);
void checkpoint_complete(Roundtable *roundtable, Roundtable *whole);

/* Returns whether two states know the same history. */
bool checkpoint_same_history(const Roundtable *one, const Roundtable *other);

#endif
