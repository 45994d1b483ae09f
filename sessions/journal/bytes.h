/* Bytes that grow, and numbers in them. Numbers are big-endian and 1 to 8 bytes wide. */
#ifndef SESSIONS_JOURNAL_BYTES_H
#define SESSIONS_JOURNAL_BYTES_H

#include <stddef.h>

#include "core/base/error.h"

/* {0} is empty; bytes_free gives the memory back. */
typedef struct Bytes {
  uint8_t *data;
  size_t size, capacity;
  bool failed; /* adding lacked memory, and added nothing since */
} Bytes;

void bytes_free(Bytes *bytes);

/* Makes room for `more` bytes after those there are. Fails only for lack of memory. */
bool bytes_reserve(Bytes *bytes, size_t more, Error *err);

/* Writes into room that was reserved. */
void bytes_put(Bytes *bytes, const void *data, size_t size);
void bytes_put_number(Bytes *bytes, uint64_t number, size_t width);

/* Makes room and writes. */
bool bytes_append(Bytes *bytes, const void *data, size_t size, Error *err);

/* The same, for many: a lack of memory is remembered, and bytes_ok tells at the end. */
void bytes_add(Bytes *bytes, const void *data, size_t size);
void bytes_add_number(Bytes *bytes, uint64_t number, size_t width);
bool bytes_ok(const Bytes *bytes, Error *err);

/* Here, so that for a known width it is one instruction: a journal holds millions of them. */
static inline uint64_t number_at(const uint8_t *data, size_t width) {
  uint64_t number = 0;
  for (size_t n = 0; n < width; ++n)
    number = number << 8 | data[n];
  return number;
}

#endif
