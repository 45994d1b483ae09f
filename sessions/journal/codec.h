/* Canonical bytes of events (FORMAT.md): one event has exactly one encoding, and the other way
 * round. Made from the table of fields in core/vote/event_fields.h. */
#ifndef SESSIONS_JOURNAL_CODEC_H
#define SESSIONS_JOURNAL_CODEC_H

#include "core/base/error.h"
#include "core/vote/event.h"
#include "sessions/journal/bytes.h"

/* Puts the canonical bytes of the event in place of what `bytes` held. Fails for lack of memory,
 * and where a text is not UTF-8: what could not be read back is never written. */
bool event_encode(const Event *event, Bytes *bytes, Error *err);

/* The kind that an event's canonical bytes tell, without reading what follows. */
uint64_t event_encoded_kind(const uint8_t *data);

/* Reads an event back. Its texts and ballot lines are borrowed from `store`, whose former content
 * is gone. Anything but a canonical encoding is refused (ERROR_BAD_DATA), a kind or tag that is not
 * known too, by saying that the file comes from a newer gommette. A correction's target is left
 * NULL. */
bool event_decode(const uint8_t *data, size_t size, Bytes *store, Event *event, Error *err);

#endif
