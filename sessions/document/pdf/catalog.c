#include "sessions/document/pdf/catalog.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char CATALOG[] = "/Type /Catalog\n", TABLE[] = "\nxref\n", LAST[] = "startxref\n";

enum { TAIL_SIZE = 64 };

typedef struct Places {
  size_t entries; /* where an entry can be put into the catalogue, */
  size_t table;   /* where the table of objects begins, */
  size_t last;    /* and where the file says so */
} Places;

/* Where the last occurrence ends; 0 where there is none. */
static size_t after_last(const Bytes *file, const char *text) {
  const size_t length = strlen(text);
  for (size_t end = file->size; end >= length; --end)
    if (memcmp(file->data + end - length, text, length) == 0) return end;
  return 0;
}

static bool holds_one_object(const Bytes *file, size_t from, size_t to) {
  static const char END[] = "endobj";
  const uint8_t *end = memmem(file->data + from, to - from, END, strlen(END));
  return end && (size_t)(end - file->data) + sizeof END >= to;
}

static bool find(const Bytes *file, Places *places) {
  places->entries = after_last(file, CATALOG);
  places->table = after_last(file, TABLE);
  places->last = after_last(file, LAST);
  if (places->entries == 0 || places->table < places->entries || places->last < places->table)
    return false;
  places->table -= strlen(TABLE) - 1;
  return holds_one_object(file, places->entries, places->table);
}

static void join(const Bytes *file, const Places *places, const char *entries, Bytes *joined) {
  char tail[TAIL_SIZE];
  snprintf(tail, sizeof tail, "%zu\n%%%%EOF\n", places->table + strlen(entries));
  bytes_add(joined, file->data, places->entries);
  bytes_add(joined, entries, strlen(entries));
  bytes_add(joined, file->data + places->entries, places->last - places->entries);
  bytes_add(joined, tail, strlen(tail));
}

bool catalog_complete(Bytes *file, const char *language, Error *err) {
  char entries[TAIL_SIZE * 2];
  Places places;
  Bytes joined = {0};
  if (!find(file, &places)) return true;
  snprintf(entries, sizeof entries,
           "   /Lang (%.16s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n", language);
  join(file, &places, entries, &joined);
  if (!bytes_ok(&joined, err)) {
    bytes_free(&joined);
    return false;
  }
  bytes_free(file);
  *file = joined;
  return true;
}
