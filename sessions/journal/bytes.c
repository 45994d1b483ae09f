#include "sessions/journal/bytes.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/memory.h"

void bytes_free(Bytes *bytes) {
  free(bytes->data);
  *bytes = (Bytes){0};
}

bool bytes_reserve(Bytes *bytes, size_t more, Error *err) {
  uint8_t *data = array_reserve(bytes->data, &bytes->capacity, bytes->size + more, 1);
  if (!data && bytes->capacity < bytes->size + more) return fail_memory(err);
  bytes->data = data;
  return true;
}

void bytes_put(Bytes *bytes, const void *data, size_t size) {
  if (size > 0) memcpy(bytes->data + bytes->size, data, size);
  bytes->size += size;
}

void bytes_put_number(Bytes *bytes, uint64_t number, size_t width) {
  for (size_t n = width; n > 0; --n)
    bytes->data[bytes->size++] = (uint8_t)(number >> (8 * (n - 1)));
}

bool bytes_append(Bytes *bytes, const void *data, size_t size, Error *err) {
  if (!bytes_reserve(bytes, size, err)) return false;
  bytes_put(bytes, data, size);
  return true;
}

void bytes_add(Bytes *bytes, const void *data, size_t size) {
  bytes->failed = bytes->failed || !bytes_append(bytes, data, size, NULL);
}

void bytes_add_number(Bytes *bytes, uint64_t number, size_t width) {
  bytes->failed = bytes->failed || !bytes_reserve(bytes, width, NULL);
  if (!bytes->failed) bytes_put_number(bytes, number, width);
}

bool bytes_ok(const Bytes *bytes, Error *err) {
  return !bytes->failed || fail_memory(err);
}
