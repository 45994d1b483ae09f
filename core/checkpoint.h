/* A state told in few events, so that a replay need not begin at the beginning.
 *
 * A checkpoint's events are ordinary ones, but for a few kinds that are never in a journal: those
 * from EVENT_BALLOTS_SUMMED on. It leaves out ballots and history: a state taken up from one knows
 * the sums of the ballots cast before, not the ballots, and cannot say which earlier events are in
 * force. */
#ifndef CORE_CHECKPOINT_H
#define CORE_CHECKPOINT_H

#include "core/roundtable.h"

/* Hands the events whose fold is this state to `take`, until it returns false. Their stamps are
 * empty. */
typedef bool CheckpointTaker(void *context, const Event *event, Error *err);
bool checkpoint_tell(const Roundtable *roundtable, CheckpointTaker *take, void *context,
                     Error *err);

/* Lets an empty roundtable take a checkpoint's events (each through check and apply), and ends
 * that: the next event is then the one after `last`. */
void checkpoint_begin(Roundtable *roundtable);
void checkpoint_end(Roundtable *roundtable, Stamp last);

#endif
