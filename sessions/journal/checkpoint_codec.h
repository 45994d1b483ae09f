/* The bytes of a checkpoint (FORMAT.md): the history since the previous one, then the events that
 * lead to a state. */
#ifndef SESSIONS_JOURNAL_CHECKPOINT_CODEC_H
#define SESSIONS_JOURNAL_CHECKPOINT_CODEC_H

#include "core/vote/roundtable.h"
#include "sessions/journal/codec.h"

/* Replaces the content of `data` with a state's bytes, including the history from event `from` on
 * (0: without history, as when the state does not know it). */
bool checkpoint_encode(const Roundtable *state, uint64_t from, Bytes *data, Error *err);

/* Returns the first event of the history in the bytes; 0 if they have none. */
uint64_t checkpoint_history_from(const Bytes *data);

/* Adds the history in the bytes to a state, between checkpoint_begin and checkpoint_end: it must be
 * the next part. */
bool checkpoint_decode_history(const Bytes *data, Roundtable *state, Error *err);

/* Loads everything but the history into an empty state, which may already have its history. `last`
 * is the stamp of the event after which the bytes were made. */
bool checkpoint_decode(const Bytes *data, Stamp last, Roundtable *state, Error *err);

#endif
