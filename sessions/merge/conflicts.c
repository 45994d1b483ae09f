#include "sessions/merge/conflicts.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/memory.h"

void conflicts_free(Conflicts *conflicts) {
  for (size_t n = 0; n < conflicts->count; ++n)
    free(conflicts->sentences[n]);
  free(conflicts->sentences);
  *conflicts = (Conflicts){0};
}

static bool is_known(const Conflicts *conflicts, const char *sentence) {
  for (size_t n = 0; n < conflicts->count; ++n)
    if (strcmp(conflicts->sentences[n], sentence) == 0) return true;
  return false;
}

static bool keep(Conflicts *conflicts, char *sentence) {
  char **sentences = array_reserve(conflicts->sentences, &conflicts->capacity, conflicts->count + 1,
                                   sizeof *sentences);
  if (!sentences) return false;
  conflicts->sentences = sentences;
  sentences[conflicts->count++] = sentence;
  return true;
}

bool conflicts_add(Conflicts *conflicts, Error *err, const char *format, ...) {
  char *sentence = NULL;
  va_list arguments;
  va_start(arguments, format);
  int length = vasprintf(&sentence, format, arguments);
  va_end(arguments);
  if (length < 0) return fail_memory(err);
  if (is_known(conflicts, sentence)) {
    free(sentence);
    return true;
  }
  if (keep(conflicts, sentence)) return true;
  free(sentence);
  return fail_memory(err);
}
