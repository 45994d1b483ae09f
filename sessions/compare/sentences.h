/* What there is to know, sentence by sentence, in the reader's language. */
#ifndef SESSIONS_COMPARE_SENTENCES_H
#define SESSIONS_COMPARE_SENTENCES_H

#include <stddef.h>

#include "core/base/error.h"

/* Zero it before use; sentences_free gives the memory back. */
typedef struct Sentences {
  char **of;
  size_t count, capacity;
} Sentences;

bool sentences_say(Sentences *sentences, Error *err, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* One of them with a capital and a full stop; the caller frees it. NULL for lack of memory. */
char *sentence_in_full(const char *sentence, Error *err);

void sentences_free(Sentences *sentences);

#endif
