/* A state told in few events, so that a replay need not begin at the beginning.
 *
 * A checkpoint's events are ordinary ones, but for a few kinds that are never in a journal: those
 * from EVENT_BALLOTS_SUMMED on. It leaves out ballots: a state taken up from one knows the sums of
 * the ballots cast before, not the ballots. History is told apart, in happenings: a state that was
 * not handed them cannot say which earlier events are in force. */
#ifndef CORE_VOTE_CHECKPOINT_H
#define CORE_VOTE_CHECKPOINT_H

#include "core/vote/history.h"

/* Hands the events whose fold is this state to `take`, until it returns false. Their stamps are
 * empty. */
typedef bool CheckpointTaker(void *context, const Event *event, Error *err);
bool checkpoint_tell(const Roundtable *roundtable, CheckpointTaker *take, void *context,
                     Error *err);

/* Lets an empty roundtable take a checkpoint's events (each through check and apply), and ends
 * that: the next event is then the one after `last`. */
void checkpoint_begin(Roundtable *roundtable);

/* Reserves room for a history of this many events and some more, so that it need not grow; it may
 * all the same where there is no such room, or a damaged file says a number that cannot be. */
void checkpoint_expect_history(Roundtable *roundtable, uint64_t events);

/* Between these two: the history, whole and in order from the first event on, or none of it. Of a
 * happening the act, subgroup, subject, corrects, kind, property and recorded count; the rest
 * follows. ERROR_BAD_DATA: there can be no such event. */
bool checkpoint_take_history(Roundtable *roundtable, HistoryEntry entry, Error *err);
void checkpoint_end(Roundtable *roundtable, Stamp last);

/* Whether a state knows every ballot: false only after a checkpoint, until it is completed by a
 * state of the same events that does, which loses its ballots by that. */
bool checkpoint_is_complete(const Roundtable *roundtable);
void checkpoint_complete(Roundtable *roundtable, Roundtable *whole);

/* Whether two states know the same history. */
bool checkpoint_same_history(const Roundtable *one, const Roundtable *other);

#endif
