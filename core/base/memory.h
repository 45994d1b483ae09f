/* Memory reserved in advance, so that applying an event cannot fail. */
#ifndef CORE_BASE_MEMORY_H
#define CORE_BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"

/* Ensures that an array has capacity for `needed` items: if not, moves it to a larger one. False if
 * out of memory; the array is then unchanged. `items`, the pointer to its first item (NULL: none
 * yet), and `capacity` are variables, which this updates:
 *
 *     if (!ARRAY_RESERVE(list->items, list->capacity, list->count + 1)) return fail_memory(err);
 *     list->items[list->count++] = item; */
#define ARRAY_RESERVE(items, capacity, needed)                                                     \
  array_reserve(&(items), &(capacity), needed, sizeof *(items))

/* The same for items of `size` bytes; `items` is the address of the pointer to the first. */
bool array_reserve(void *items, size_t *capacity, size_t needed, size_t size);

/* The same, but never with more capacity than asked for, where doubling would waste too much. */
#define ARRAY_RESERVE_EXACTLY(items, capacity, needed)                                             \
  array_reserve_exactly(&(items), &(capacity), needed, sizeof *(items))
bool array_reserve_exactly(void *items, size_t *capacity, size_t needed, size_t size);

typedef struct StoreBlock StoreBlock;

/* Small objects that live as long as the store. {0} is an empty store. */
typedef struct Store {
  StoreBlock *newest;
  bool failed; /* for lack of memory, while store_keep or store_format kept a text */
} Store;

/* Reserves `size` bytes more, in pieces of any size, including alignment for up to STORE_PIECES of
 * them. */
enum { STORE_PIECES = 8 };
bool store_reserve(Store *store, size_t size);

/* Takes reserved bytes, aligned for any int64_t. */
void *store_take(Store *store, size_t size);

/* Copies a text into reserved bytes (its length plus one). */
const char *store_text(Store *store, const char *text);

/* Keep a copy of a text, or of one made as printf does. "" for lack of memory, now or before, which
 * the store remembers: who fills one asks store_ok once, at the end. */
const char *store_keep(Store *store, const char *text);
const char *store_format(Store *store, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
bool store_ok(const Store *store, Error *err);

void store_free(Store *store);

/* Text built piece by piece in a buffer of fixed size, truncated if it is full:
 *
 *     char list[LIST_SIZE] = "";
 *     for (size_t n = 0; n < count; ++n)
 *       string_join(list, sizeof list, ", ", names[n]);
 *     if (more > 0) string_append(list, sizeof list, _(" and %zu more"), more); */

/* Appends as printf does. False if truncated. */
bool string_append(char *text, size_t room, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Appends one more piece, preceded by `between` unless it is the first; no-op if it is empty. False
 * if truncated. */
bool string_join(char *text, size_t room, const char *between, const char *more);

#endif
