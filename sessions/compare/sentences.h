/* What there is to know, sentence by sentence, in the reader's language. */
#ifndef SESSIONS_COMPARE_SENTENCES_H
#define SESSIONS_COMPARE_SENTENCES_H

#include <stddef.h>

#include "core/base/error.h"

/* Zero it before use; sentences_free gives the memory back. Lack of memory is remembered: what
 * follows is left out, and sentences_ok tells at the end. */
typedef struct Sentences {
  char **of;
  size_t count, capacity;
  bool failed;
} Sentences;

void sentences_say(Sentences *sentences, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
bool sentences_ok(const Sentences *sentences, Error *err);
void sentences_free(Sentences *sentences);

/* The capital with which one of them begins where it stands alone: "%c%s.", with the rest of it. */
char sentence_capital(const char *sentence);

#endif
