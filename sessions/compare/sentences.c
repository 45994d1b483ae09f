#include "sessions/compare/sentences.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/base/memory.h"

bool sentences_say(Sentences *sentences, Error *err, const char *format, ...) {
  va_list arguments;
  char **of = array_reserve(sentences->of, &sentences->capacity, sentences->count + 1, sizeof *of);
  if (!of) return fail_memory(err);
  sentences->of = of;
  va_start(arguments, format);
  const int length = vasprintf(&of[sentences->count], format, arguments);
  va_end(arguments);
  if (length < 0) return fail_memory(err);
  ++sentences->count;
  return true;
}

char *sentence_in_full(const char *sentence, Error *err) {
  char *full = NULL;
  if (asprintf(&full, "%s.", sentence) < 0) {
    fail_memory(err);
    return NULL;
  }
  full[0] = (char)toupper((unsigned char)full[0]);
  return full;
}

void sentences_free(Sentences *sentences) {
  for (size_t n = 0; n < sentences->count; ++n)
    free(sentences->of[n]);
  free(sentences->of);
  *sentences = (Sentences){0};
}
