/* The bytes of a checkpoint (FORMAT.md): the history since the one before, then the events whose
 * fold is a state. */
#ifndef SESSIONS_JOURNAL_CHECKPOINT_CODEC_H
#define SESSIONS_JOURNAL_CHECKPOINT_CODEC_H

#include "core/vote/roundtable.h"
#include "sessions/journal/codec.h"

/* Puts a state's bytes in place of what `data` held, with the history from event `from` on (0: with
 * none, as where the state does not know it). */
bool checkpoint_encode(const Roundtable *state, uint64_t from, Bytes *data, Error *err);

/* The first event of the history that the bytes tell; 0 where they tell none. */
uint64_t checkpoint_history_from(const Bytes *data);

/* Takes the history that the bytes tell into a state between checkpoint_begin and checkpoint_end:
 * it must be the next. */
bool checkpoint_decode_history(const Bytes *data, Roundtable *state, Error *err);

/* Makes an empty state what the bytes say but for the history, whatever of it is there already.
 * `last` is the stamp of the event after which they were made. */
bool checkpoint_decode(const Bytes *data, Stamp last, Roundtable *state, Error *err);

#endif
