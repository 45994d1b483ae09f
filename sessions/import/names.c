#include "sessions/import/names.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 64 };

void names_open(Names *names) {
  *names = (Names){0};
  crypto_shorthash_keygen(names->key);
}

void names_close(Names *names) {
  store_free(&names->store);
  free(names->texts);
  free(names->slots);
}

/* Where the text is, or the empty slot where it would be. */
static size_t slot_of(const Names *names, const char *text) {
  uint64_t hash;
  crypto_shorthash((unsigned char *)&hash, (const unsigned char *)text, strlen(text), names->key);
  size_t slot = (size_t)hash & (names->slot_count - 1);
  while (names->slots[slot] && strcmp(names->texts[names->slots[slot] - 1], text) != 0)
    slot = (slot + 1) & (names->slot_count - 1);
  return slot;
}

static bool widen(Names *names) {
  if (names->count * 2 < names->slot_count) return true;
  size_t *before = names->slots;
  size_t slot_count = names->slot_count ? names->slot_count * 2 : FIRST_SLOTS;
  size_t *slots = calloc(slot_count, sizeof *slots);
  if (!slots) return false;
  names->slots = slots;
  names->slot_count = slot_count;
  for (size_t i = 0; i < names->count; ++i)
    slots[slot_of(names, names->texts[i])] = i + 1;
  free(before);
  return true;
}

bool names_add(Names *names, const char *text, size_t *number, bool *added, Error *err) {
  if (names_find(names, text, number)) {
    *added = false;
    return true;
  }
  const char **texts =
      array_reserve(names->texts, &names->capacity, names->count + 1, sizeof *texts);
  if (texts) names->texts = texts;
  if (!texts || !widen(names) || !store_reserve(&names->store, strlen(text) + 1))
    return fail_memory(err);
  size_t slot = slot_of(names, text);
  texts[names->count] = store_text(&names->store, text);
  *number = names->count++;
  names->slots[slot] = names->count;
  *added = true;
  return true;
}

bool names_find(const Names *names, const char *text, size_t *number) {
  if (names->slot_count == 0) return false;
  size_t slot = slot_of(names, text);
  if (!names->slots[slot]) return false;
  *number = names->slots[slot] - 1;
  return true;
}

const char *names_text(const Names *names, size_t number) {
  return names->texts[number];
}
