#include "tui/state/list_view.h"

#include <stdio.h>
#include <string.h>

bool list_mark_is(const ListMark *mark, const LibraryEntry *entry) {
  return mark->is_archived == entry->is_archived && strcmp(mark->name, entry->name) == 0;
}

/* Returns the index of its mark; marks->count if none. */
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

/* Returns NULL if its file is not there. */
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
  const int64_t day = entry->summary.number[SUMMARY_DAY];
  size_t place = count;
  for (; place > 0 && found[place - 1]->summary.number[SUMMARY_DAY] > day; place--)
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

void list_shelf_clear(ListSorted *list) {
  sorted_list_free(&list->sorted);
  *list = (ListSorted){0};
}

static bool find_place(const SortedList *sorted, size_t entry, size_t *place) {
  for (size_t i = 0; i < sorted->count; i++) {
    if (sorted->places[i] != entry) continue;
    *place = i;
    return true;
  }
  return false;
}

static void follow(const SortedList *before, const SortedList *now, bool has_chosen,
                   size_t *focus) {
  const bool is_beyond = *focus >= before->count;
  if (is_beyond && before->count > 0)
    *focus += now->count - before->count;
  else if (is_beyond || !has_chosen || !find_place(now, before->places[*focus], focus))
    *focus = 0;
}

bool list_shelf_refresh(ListSorted *list, const LibraryEntry *entries, size_t count,
                        const ListViewState *look, bool changed, size_t *focus, Error *err) {
  const ListViewState *seen = &list->look;
  if (list->is_made && !changed && seen->order == look->order && seen->grouping == look->grouping &&
      seen->with_archive == look->with_archive && strcmp(seen->words, look->words) == 0)
    return true;
  const SortedListRequest request = {look->order, look->grouping, look->with_archive, look->words};
  SortedList made;
  if (!sorted_list_make(entries, count, &request, &made, err)) return false;
  if (list->is_made) follow(&list->sorted, &made, look->has_chosen, focus);
  sorted_list_free(&list->sorted);
  *list = (ListSorted){made, *look, true};
  return true;
}

bool list_shelf_find(const ListSorted *list, const char *name, bool is_archived, size_t *place) {
  for (size_t i = 0; i < list->sorted.count; i++) {
    const LibraryEntry *entry = sorted_list_entry(&list->sorted, i);
    if (entry->is_archived != is_archived || strcmp(entry->name, name) != 0) continue;
    *place = i;
    return true;
  }
  return false;
}
