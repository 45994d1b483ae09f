#include "tests/core/proof/proof.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool proof_add_overflow(int64_t a, int64_t b, int64_t *sum) {
  if (b > 0 ? a > INT64_MAX - b : a < INT64_MIN - b) return true;
  *sum = a + b;
  return false;
}

bool proof_sub_overflow(int64_t a, int64_t b, int64_t *difference) {
  if (b < 0 ? a > INT64_MAX + b : a < INT64_MIN + b) return true;
  *difference = a - b;
  return false;
}

bool proof_mul_overflow(int64_t a, int64_t b, int64_t *product) {
  if (a != 0 && b != 0 && (a > 0) == (b > 0) && (a > 0 ? a > INT64_MAX / b : a < INT64_MAX / b))
    return true;
  if (a > 0 && b < 0 && b < INT64_MIN / a) return true;
  if (a < 0 && b > 0 && a < INT64_MIN / b) return true;
  *product = a * b;
  return false;
}

void *aligned_alloc(size_t alignment, size_t size) {
  (void)alignment;
  return malloc(size);
}

int madvise(void *start, size_t size, int advice) {
  (void)start, (void)size, (void)advice;
  return 0;
}

/* Eva's C library only says what these may write. */
static void swap(void *a, void *b, size_t size) {
  enum { ITEM_MAX = 256 };
  unsigned char kept[ITEM_MAX]; /* by memcpy, in which pointers stay pointers */
  memcpy(kept, a, size);
  memcpy(a, b, size);
  memcpy(b, kept, size);
}

void qsort(void *items, size_t count, size_t size, int (*compare)(const void *, const void *)) {
  unsigned char *first = items;
  for (size_t i = 1; i < count; ++i)
    for (size_t j = i; j > 0 && compare(first + (j - 1) * size, first + j * size) > 0; --j)
      swap(first + (j - 1) * size, first + j * size, size);
}

int strncmp(const char *a, const char *b, size_t size) {
  for (; size > 0; ++a, ++b, --size)
    if (*a != *b || *a == '\0') return (unsigned char)*a - (unsigned char)*b;
  return 0;
}

int strcmp(const char *a, const char *b) {
  return strncmp(a, b, SIZE_MAX);
}

int memcmp(const void *a, const void *b, size_t size) {
  const unsigned char *left = a, *right = b;
  for (; size > 0; ++left, ++right, --size)
    if (*left != *right) return *left - *right;
  return 0;
}

static size_t span(const char *text, const char *set, bool in_set) {
  size_t size = 0;
  for (; text[size] != '\0'; ++size) {
    const char *one = set;
    while (*one != '\0' && *one != text[size])
      ++one;
    if ((*one != '\0') != in_set) break;
  }
  return size;
}

size_t strspn(const char *text, const char *set) {
  return span(text, set, true);
}

size_t strcspn(const char *text, const char *set) {
  return span(text, set, false);
}

static int print(char *text, size_t size) {
  static const char printed[] = "1000";
  const size_t length = sizeof printed - 1;
  for (size_t i = 0; i < length && i + 1 < size; ++i)
    text[i] = printed[i];
  if (size > 0) text[size > length ? length : size - 1] = '\0';
  return (int)length;
}

int vsnprintf(char *text, size_t size, const char *format, va_list arguments) {
  (void)format, (void)arguments;
  return print(text, size);
}

int proof_snprintf(char *text, size_t size, const char *format, ...) {
  (void)format;
  return print(text, size);
}
