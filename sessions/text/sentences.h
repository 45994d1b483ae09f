/* A growable list of sentences in the reader's language, and text wrapped into lines. */
#ifndef SESSIONS_TEXT_SENTENCES_H
#define SESSIONS_TEXT_SENTENCES_H

#include <stddef.h>
#include <stdio.h>

#include "core/base/error.h"

/* Text for people, wrapped between words. */

/* Returns how many bytes of the text the next line takes, at most `width` columns wide; blanks
 * after it belong to no line. More than 0 unless the text is empty. */
size_t wrap_line(const char *text, int width);

/* Writes the text in lines of at most `width` columns, each with its newline; a wider word is
 * split. */
void wrap_write(FILE *out, const char *text, int width);

/* {0} is an empty list; free it with sentences_free. Out of memory is remembered: later sentences
 * are dropped, and sentences_ok reports it at the end. */
typedef struct Sentences {
  char **of;
  size_t count, capacity;
  bool failed;
} Sentences;

void sentences_say(Sentences *sentences, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The same, but no-op if that sentence is already there. */
void sentences_say_once(Sentences *sentences, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

bool sentences_ok(const Sentences *sentences, Error *err);
void sentences_free(Sentences *sentences);

/* Returns the capital that the sentence begins with when it is on its own: "%c%s.", with the rest
 * of it. */
char sentence_capital(const char *sentence);

#endif
