/* What there is to know, sentence by sentence, in the reader's language. */
#ifndef SESSIONS_TEXT_SENTENCES_H
#define SESSIONS_TEXT_SENTENCES_H

#include <stddef.h>
#include <stdio.h>

#include "core/base/error.h"

/* Text for people, broken between words into lines. */

/* How many bytes of the text the next line takes, of at most `width` columns; blanks that follow
 * are between the lines. More than 0 where there is text. */
size_t wrap_line(const char *text, int width);

/* Writes the text in lines of at most `width` columns, each with its end; a word that is wider is
 * cut across lines. */
void wrap_write(FILE *out, const char *text, int width);

/* {0} is none; sentences_free gives the memory back. Lack of memory is remembered: what follows is
 * left out, and sentences_ok reports it at the end. */
typedef struct Sentences {
  char **of;
  size_t count, capacity;
  bool failed;
} Sentences;

void sentences_say(Sentences *sentences, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The same, but nothing where that sentence is there already. */
void sentences_say_once(Sentences *sentences, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

bool sentences_ok(const Sentences *sentences, Error *err);
void sentences_free(Sentences *sentences);

/* The capital with which one of them begins where it stands alone: "%c%s.", with the rest of it. */
char sentence_capital(const char *sentence);

#endif
