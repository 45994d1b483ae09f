#include "tests/support/allocations.h"

#include <stdbool.h>
#include <stddef.h>

enum { PLENTY = -1 };

/* How many more allocations succeed. The wrapped functions have no argument to say so. */
static int left = PLENTY;

void allocations_allow(int count) {
  left = count + 1;
}

void allocations_allow_all(void) {
  left = PLENTY;
}

static bool may_allocate(void) {
  if (left > 0) --left;
  return left != 0;
}

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__real_reallocarray(void *items, size_t count, size_t size);
void *__wrap_reallocarray(void *items, size_t count, size_t size);

void *__wrap_malloc(size_t size) {
  return may_allocate() ? __real_malloc(size) : NULL;
}

void *__wrap_calloc(size_t count, size_t size) {
  return may_allocate() ? __real_calloc(count, size) : NULL;
}

void *__wrap_reallocarray(void *items, size_t count, size_t size) {
  return may_allocate() ? __real_reallocarray(items, count, size) : NULL;
}
