/* Canonical bytes of events (FORMAT.md): one event has exactly one encoding, and vice versa. Driven
 * by the table of fields in core/vote/event_fields.h. */
#ifndef SESSIONS_JOURNAL_CODEC_H
#define SESSIONS_JOURNAL_CODEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/error.h"
#include "core/vote/event.h"

/* Growable byte buffers, with numbers in them. Numbers are big-endian and 1 to 8 bytes wide. */

/* {0} is empty; free it with bytes_free. */
typedef struct Bytes {
  uint8_t *data;
  size_t size, capacity;
  bool failed; /* an addition ran out of memory, and nothing was added since */
} Bytes;

void bytes_free(Bytes *bytes);

/* Makes room for `more` bytes after the present ones. Fails only if out of memory. */
bool bytes_reserve(Bytes *bytes, size_t more, Error *err);

/* Appends into reserved room. */
void bytes_put(Bytes *bytes, const void *data, size_t size);
void bytes_put_number(Bytes *bytes, uint64_t number, size_t width);

/* Makes room and appends. */
bool bytes_append(Bytes *bytes, const void *data, size_t size, Error *err);

/* The same, for sequences of calls: out of memory is remembered, and bytes_ok reports it at the
 * end. */
void bytes_add(Bytes *bytes, const void *data, size_t size);
bool bytes_ok(const Bytes *bytes, Error *err);

/* Inline, so that for a known width it is one instruction: a journal holds millions of them. */
static inline uint64_t bytes_number(const uint8_t *data, size_t width) {
  uint64_t number = 0;
  for (size_t n = 0; n < width; ++n)
    number = number << 8 | data[n];
  return number;
}

/* The hash chain that reveals every change to the past, and its short form for paper. */

enum { CHAIN_HASH_SIZE = 32, FINGERPRINT_TEXT_SIZE = 20 };

typedef struct ChainHash {
  uint8_t bytes[CHAIN_HASH_SIZE];
} ChainHash;

/* Returns the hash before event 1: 32 zero bytes. */
ChainHash chain_start(void);

/* Returns SHA-256(previous ‖ event's canonical bytes). */
ChainHash chain_next(ChainHash previous, const uint8_t *event, size_t size);

bool chain_same(ChainHash a, ChainHash b);

/* Writes the first 80 bits as 4 × 4 characters of 23456789ABCDEFGHJKLMNPQRSTUVWXYZ: "KQ7M 2FTA 9XCD
 * 4WLP". Returns text. */
const char *fingerprint_text(ChainHash hash, char text[FINGERPRINT_TEXT_SIZE]);
typedef struct FingerprintText {
  char text[FINGERPRINT_TEXT_SIZE];
} FingerprintText;
FingerprintText fingerprint_shown(ChainHash hash);

/* Replaces the content of `bytes` with the canonical bytes of the event. Fails if out of memory, or
 * if a text is not UTF-8: what could not be read back is never written. */
bool event_encode(const Event *event, Bytes *bytes, Error *err);

/* Returns the kind in an event's canonical bytes, without reading what follows. */
uint64_t event_encoded_kind(const uint8_t *data);

/* Decodes an event. Its texts and ballot lines are borrowed from `store`, whose former content is
 * lost. Anything but a canonical encoding is refused (ERROR_BAD_DATA); for an unknown kind or tag
 * the error says that the file comes from a newer gommette. A correction's target is left NULL. */
bool event_decode(const uint8_t *data, size_t size, Bytes *store, Event *event, Error *err);

#endif
