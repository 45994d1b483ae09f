/* Different texts and their numbers: 0, 1, 2 … in the order in which they were first added. */
#ifndef SESSIONS_IMPORT_NAMES_H
#define SESSIONS_IMPORT_NAMES_H

#include <sodium.h>

#include "core/base/error.h"
#include "core/base/memory.h"

/* Opened by names_open; names_close gives the memory back and accepts one that is all zero. */
typedef struct Names {
  unsigned char
      key[crypto_shorthash_KEYBYTES]; /* random: no file can make texts collide on purpose */
  Store store;
  const char **texts;
  size_t count, capacity;
  size_t *slots; /* number + 1, or 0 */
  size_t slot_count;
} Names;

void names_open(Names *names);
void names_close(Names *names);

/* The number of the text, which becomes the next one if it is new. Fails only for lack of memory.
 */
bool names_add(Names *names, const char *text, size_t *number, bool *added, Error *err);

bool names_find(const Names *names, const char *text, size_t *number);
const char *names_text(const Names *names, size_t number);

#endif
