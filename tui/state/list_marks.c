#include "tui/state/list_marks.h"

#include <stdio.h>
#include <string.h>

bool list_mark_is(const ListMark *mark, const LibraryEntry *entry) {
  return mark->is_archived == entry->is_archived && strcmp(mark->name, entry->name) == 0;
}

/* The place of its mark; marks->count where it has none. */
static size_t find_mark(const ListMarks *marks, const LibraryEntry *entry) {
  size_t n = 0;
  while (n < marks->count && !list_mark_is(&marks->of[n], entry))
    n++;
  return n;
}

static void take_away(ListMarks *marks, size_t n) {
  marks->count--;
  memmove(&marks->of[n], &marks->of[n + 1], (marks->count - n) * sizeof marks->of[n]);
}

static void set_mark(ListMark *mark, const char *name, bool is_archived) {
  snprintf(mark->name, sizeof mark->name, "%s", name);
  mark->is_archived = is_archived;
}

ListMark list_mark_of(const LibraryEntry *entry) {
  ListMark mark;
  set_mark(&mark, entry->name, entry->is_archived);
  return mark;
}

bool list_marks_hold(const ListMarks *marks, const LibraryEntry *entry) {
  return find_mark(marks, entry) < marks->count;
}

bool list_marks_turn(ListMarks *marks, const LibraryEntry *entry) {
  const size_t n = find_mark(marks, entry);
  if (n == PANEL_MAX) return false;
  if (n < marks->count)
    take_away(marks, n);
  else
    set_mark(&marks->of[marks->count++], entry->name, entry->is_archived);
  return true;
}

void list_marks_move(ListMarks *marks, const LibraryEntry *entry, const char *name) {
  const size_t n = find_mark(marks, entry);
  if (n < marks->count) set_mark(&marks->of[n], name, !entry->is_archived);
}

/* NULL where its file is not there. */
static const LibraryEntry *find_entry(const ListMark *mark, const LibraryEntry *entries,
                                      size_t count) {
  for (size_t i = 0; i < count; i++)
    if (list_mark_is(mark, &entries[i])) return &entries[i];
  return NULL;
}

void list_marks_keep(ListMarks *marks, const LibraryEntry *entries, size_t count) {
  for (size_t n = marks->count; n-- > 0;)
    if (find_entry(&marks->of[n], entries, count) == NULL) take_away(marks, n);
}

static void insert_by_day(const LibraryEntry *entry, const LibraryEntry **found, size_t count) {
  const int64_t day = entry->summary.number[CARD_DAY];
  size_t place = count;
  for (; place > 0 && found[place - 1]->summary.number[CARD_DAY] > day; place--)
    found[place] = found[place - 1];
  found[place] = entry;
}

size_t list_marks_find(const ListMarks *marks, const LibraryEntry *entries, size_t count,
                       const LibraryEntry *found[PANEL_MAX]) {
  size_t found_count = 0;
  for (size_t n = 0; n < marks->count; n++) {
    const LibraryEntry *entry = find_entry(&marks->of[n], entries, count);
    if (entry != NULL) insert_by_day(entry, found, found_count++);
  }
  return found_count;
}
