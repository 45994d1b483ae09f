#include "tests/simulate/memory.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/simulate/machine.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *bytes, size_t size);
void *__real_reallocarray(void *bytes, size_t count, size_t size);
void *__real_aligned_alloc(size_t alignment, size_t size);
char *__real_strdup(const char *text);
char *__real_strndup(const char *text, size_t size);

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *bytes, size_t size);
void *__wrap_reallocarray(void *bytes, size_t count, size_t size);
void *__wrap_aligned_alloc(size_t alignment, size_t size);
char *__wrap_strdup(const char *text);
char *__wrap_strndup(const char *text, size_t size);
int __wrap_asprintf(char **text, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Whether there is none for this. */
static bool is_out(void) {
  const int why = machine_asks(OPERATION_ALLOCATE);
  if (why) errno = ENOMEM;
  return why != 0;
}

void *real_resize(void *bytes, size_t size) {
  void *resized = __real_realloc(bytes, size ? size : 1);
  if (!resized) abort();
  return resized;
}

void *__wrap_malloc(size_t size) {
  return is_out() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
  return is_out() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *bytes, size_t size) {
  return is_out() ? NULL : __real_realloc(bytes, size);
}

void *__wrap_reallocarray(void *bytes, size_t count, size_t size) {
  return is_out() ? NULL : __real_reallocarray(bytes, count, size);
}

void *__wrap_aligned_alloc(size_t alignment, size_t size) {
  return is_out() ? NULL : __real_aligned_alloc(alignment, size);
}

char *__wrap_strdup(const char *text) {
  return is_out() ? NULL : __real_strdup(text);
}

char *__wrap_strndup(const char *text, size_t size) {
  return is_out() ? NULL : __real_strndup(text, size);
}

int __wrap_asprintf(char **text, const char *format, ...) {
  va_list arguments;
  if (is_out()) return -1;
  va_start(arguments, format);
  const int length = vasprintf(text, format, arguments);
  va_end(arguments);
  return length;
}

/* ---- SQLite, with its own methods but for the fault */

static sqlite3_mem_methods *sqlite_memory(void) {
  static sqlite3_mem_methods own;
  return &own;
}

static void *sqlite_allocate(int size) {
  return is_out() ? NULL : sqlite_memory()->xMalloc(size);
}

static void *sqlite_resize(void *bytes, int size) {
  return is_out() ? NULL : sqlite_memory()->xRealloc(bytes, size);
}

void memory_take_over_sqlite(void) {
  if (sqlite3_config(SQLITE_CONFIG_SINGLETHREAD) != SQLITE_OK ||
      sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) != SQLITE_OK ||
      sqlite3_config(SQLITE_CONFIG_GETMALLOC, sqlite_memory()) != SQLITE_OK)
    abort();
  sqlite3_mem_methods failing = *sqlite_memory();
  failing.xMalloc = sqlite_allocate;
  failing.xRealloc = sqlite_resize;
  if (sqlite3_config(SQLITE_CONFIG_MALLOC, &failing) != SQLITE_OK) abort();
}
