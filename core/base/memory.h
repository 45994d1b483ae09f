/* Memory that is reserved before it is needed, so that making an event happen cannot fail. */
#ifndef CORE_BASE_MEMORY_H
#define CORE_BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"

/* Room for `needed` items of `size` bytes: the array itself where *capacity suffices, else a larger
 * copy that replaces it (*capacity says how large). NULL: no memory, and the array stands as it
 * was. */
void *array_reserve(void *items, size_t *capacity, size_t needed, size_t size);

typedef struct StoreBlock StoreBlock;

/* Small things that all live as long as the store. {0} is an empty one. */
typedef struct Store {
  StoreBlock *newest;
  bool failed; /* for lack of memory, while store_keep or store_format kept a text */
} Store;

/* Room for `size` bytes more, whatever pieces they are taken in, alignment included for up to
 * STORE_PIECES of them. */
enum { STORE_PIECES = 8 };
bool store_reserve(Store *store, size_t size);

/* Takes bytes that were reserved, aligned for any int64_t. */
void *store_take(Store *store, size_t size);

/* Copies a text into reserved bytes (its length and one more). */
const char *store_text(Store *store, const char *text);

/* Keep a copy of a text, or of one made as printf does. "" for lack of memory, now or before, which
 * the store remembers: who fills one asks store_ok once, at the end. */
const char *store_keep(Store *store, const char *text);
const char *store_format(Store *store, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
bool store_ok(const Store *store, Error *err);

void store_free(Store *store);

/* Text that is put together piece by piece in a room of fixed size, and cut where that ends:
 *
 *     char list[LIST_SIZE] = "";
 *     for (size_t n = 0; n < count; ++n)
 *       string_join(list, sizeof list, ", ", names[n]);
 *     if (more > 0) string_append(list, sizeof list, _(" and %zu more"), more); */

/* Writes behind what stands there, as printf does. False where it was cut. */
bool string_append(char *text, size_t room, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds one more piece, with `between` before it unless it is the first; nothing where it is empty.
 * False where it was cut. */
bool string_join(char *text, size_t room, const char *between, const char *more);

#endif
