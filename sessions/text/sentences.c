#include "sessions/text/sentences.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/memory.h"
#include "sessions/text/text.h"

enum { WIDEST = 2 };

/* A character wider than the line gets a line of its own. */
static size_t cut_word(const char *text, size_t fitting) {
  int used;
  return fitting > 0 || *text == '\0' ? fitting : text_fit(text, WIDEST, &used);
}

size_t wrap_line(const char *text, int width) {
  int used;
  const size_t fitting = text_fit(text, width, &used);
  size_t size = fitting;
  while (size > 0 && text[size] != ' ' && text[size] != '\0')
    --size;
  return size > 0 ? size : cut_word(text, fitting);
}

void wrap_write(FILE *out, const char *text, int width) {
  while (*text != '\0') {
    const size_t size = wrap_line(text, width);
    fprintf(out, "%.*s\n", (int)size, text);
    if (size == 0) return;
    text += size;
    text += strspn(text, " ");
  }
}

static bool is_said(const Sentences *sentences, const char *sentence) {
  for (size_t n = 0; n < sentences->count; ++n)
    if (strcmp(sentences->of[n], sentence) == 0) return true;
  return false;
}

__attribute__((format(printf, 3, 0))) static void say(Sentences *sentences, bool once,
                                                      const char *format, va_list arguments) {
  char *sentence = NULL;
  sentences->failed = sentences->failed ||
                      !ARRAY_RESERVE(sentences->of, sentences->capacity, sentences->count + 1) ||
                      vasprintf(&sentence, format, arguments) < 0;
  if (sentences->failed) return;
  if (once && is_said(sentences, sentence))
    free(sentence);
  else
    sentences->of[sentences->count++] = sentence;
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
