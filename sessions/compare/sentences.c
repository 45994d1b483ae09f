#include "sessions/compare/sentences.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/base/memory.h"

void sentences_say(Sentences *sentences, const char *format, ...) {
  va_list arguments;
  char **of = sentences->failed ? NULL
                                : array_reserve(sentences->of, &sentences->capacity,
                                                sentences->count + 1, sizeof *of);
  sentences->failed = !of;
  if (!of) return;
  sentences->of = of;
  va_start(arguments, format);
  sentences->failed = vasprintf(&of[sentences->count], format, arguments) < 0;
  va_end(arguments);
  sentences->count += !sentences->failed;
}

bool sentences_ok(const Sentences *sentences, Error *err) {
  return !sentences->failed || fail_memory(err);
}

char sentence_capital(const char *sentence) {
  return (char)toupper((unsigned char)*sentence);
}

void sentences_free(Sentences *sentences) {
  for (size_t n = 0; n < sentences->count; ++n)
    free(sentences->of[n]);
  free(sentences->of);
  *sentences = (Sentences){0};
}
