#include "sessions/text/sentences.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/memory.h"

static bool is_said(const Sentences *sentences, const char *sentence) {
  for (size_t n = 0; n < sentences->count; ++n)
    if (strcmp(sentences->of[n], sentence) == 0) return true;
  return false;
}

__attribute__((format(printf, 3, 0))) static void say(Sentences *sentences, bool once,
                                                      const char *format, va_list arguments) {
  char *sentence = NULL;
  char **of = sentences->failed ? NULL
                                : array_reserve(sentences->of, &sentences->capacity,
                                                sentences->count + 1, sizeof *of);
  sentences->failed = !of;
  if (!of) return;
  sentences->of = of;
  if (vasprintf(&sentence, format, arguments) < 0)
    sentences->failed = true;
  else if (once && is_said(sentences, sentence))
    free(sentence);
  else
    of[sentences->count++] = sentence;
}

void sentences_say(Sentences *sentences, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  say(sentences, false, format, arguments);
  va_end(arguments);
}

void sentences_say_once(Sentences *sentences, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  say(sentences, true, format, arguments);
  va_end(arguments);
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
