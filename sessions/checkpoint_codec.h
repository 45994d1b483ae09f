/* The bytes of a checkpoint (FORMAT.md): the events whose fold is a state. */
#ifndef SESSIONS_CHECKPOINT_CODEC_H
#define SESSIONS_CHECKPOINT_CODEC_H

#include "core/roundtable.h"
#include "sessions/bytes.h"

/* Puts a state's bytes in place of what `data` held. */
bool checkpoint_encode(const Roundtable *state, Bytes *data, Error *err);

/* Makes an empty state what the bytes say. `last` is the stamp of the event after which they were
 * made. */
bool checkpoint_decode(const Bytes *data, Stamp last, Roundtable *state, Error *err);

#endif
