#include "tui/state/list_look.h"

#include <string.h>

void list_shelf_clear(ListSorted *list) {
  sorted_list_free(&list->sorted);
  *list = (ListSorted){0};
}

static bool same_look(const ListViewState *a, const ListViewState *b) {
  return a->order == b->order && a->grouping == b->grouping && a->with_archive == b->with_archive &&
         strcmp(a->words, b->words) == 0;
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
  if (list->is_made && !changed && same_look(&list->look, look)) return true;
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
