#include "core/base/memory.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
  FIRST_CAPACITY = 16,
  BLOCK_SIZE = 64 * 1024,
  ALIGNMENT = 8,
  HUGE_PAGE = 2 * 1024 * 1024 /* on x86-64 and most others */
};

struct StoreBlock {
  StoreBlock *older;
  size_t size, used;
  uint64_t bytes[];
};

/* The first touch of each page costs more than filling it: a history of a million events has seven
 * thousand small ones, or fourteen huge ones. */
static void *enlarge_huge(void *items, size_t old_size, size_t size) {
  const size_t rounded = (size + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
  void *copy = rounded < size ? NULL : aligned_alloc(HUGE_PAGE, rounded);
  if (!copy) return NULL;
  madvise(copy, rounded, MADV_HUGEPAGE); /* only a hint: ignored if there are none */
  if (old_size > 0) memcpy(copy, items, old_size);
  free(items);
  return copy;
}

static bool enlarge(void *items, size_t *capacity, size_t larger, size_t size) {
  if (larger > SIZE_MAX / size) return false;
  const bool huge = larger >= 2 * HUGE_PAGE / size;
  void *array;
  memcpy(&array, items, sizeof array); /* pointers of all types are alike */
  array = huge ? enlarge_huge(array, *capacity * size, larger * size)
               : reallocarray(array, larger, size);
  if (!array) return false;
  memcpy(items, &array, sizeof array);
  *capacity = larger;
  return true;
}

bool array_reserve(void *items, size_t *capacity, size_t needed, size_t size) {
  if (needed <= *capacity) return true;
  size_t larger = *capacity < FIRST_CAPACITY ? FIRST_CAPACITY : *capacity * 2;
  if (larger < needed) larger = needed;
  return enlarge(items, capacity, larger, size);
}

bool array_reserve_exactly(void *items, size_t *capacity, size_t needed, size_t size) {
  return needed <= *capacity || enlarge(items, capacity, needed, size);
}

bool store_reserve(Store *store, size_t size) {
  size_t wanted = size + (size_t)STORE_PIECES * ALIGNMENT;
  StoreBlock *newest = store->newest;
  if (newest && newest->size - newest->used >= wanted) return true;
  size_t block_size = wanted > BLOCK_SIZE ? wanted : BLOCK_SIZE;
  StoreBlock *block = malloc(sizeof *block + block_size);
  if (!block) return false;
  *block = (StoreBlock){.older = newest, .size = block_size};
  store->newest = block;
  return true;
}

void *store_take(Store *store, size_t size) {
  StoreBlock *block = store->newest;
  void *taken = (char *)block->bytes + block->used;
  block->used += (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  return taken;
}

const char *store_text(Store *store, const char *text) {
  size_t size = strlen(text) + 1;
  return size == 1 ? "" : memcpy(store_take(store, size), text, size);
}

const char *store_keep(Store *store, const char *text) {
  if (!store->failed && store_reserve(store, strlen(text) + 1)) return store_text(store, text);
  store->failed = true;
  return "";
}

const char *store_format(Store *store, const char *format, ...) {
  char *kept = NULL;
  va_list arguments, again;
  va_start(arguments, format);
  va_copy(again, arguments);
  const int length = vsnprintf(NULL, 0, format, arguments);
  const size_t size = (size_t)length + 1;
  store->failed = store->failed || length < 0 || !store_reserve(store, size);
  if (!store->failed) vsnprintf(kept = store_take(store, size), size, format, again);
  va_end(again);
  va_end(arguments);
  return kept ? kept : "";
}

bool store_ok(const Store *store, Error *err) {
  return !store->failed || fail_memory(err);
}

void store_free(Store *store) {
  for (StoreBlock *block = store->newest; block;) {
    StoreBlock *older = block->older;
    free(block);
    block = older;
  }
  *store = (Store){0};
}

bool string_append(char *text, size_t room, const char *format, ...) {
  const size_t used = strlen(text);
  va_list arguments;
  va_start(arguments, format);
  const int length = vsnprintf(text + used, room - used, format, arguments);
  va_end(arguments);
  return length >= 0 && (size_t)length < room - used;
}

bool string_join(char *text, size_t room, const char *between, const char *more) {
  return !*more || string_append(text, room, "%s%s", *text ? between : "", more);
}
