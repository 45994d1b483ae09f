#include "tui/state/list_look.h"

#include <string.h>

void list_shelf_clear(ListShelf *list) {
  shelf_free(&list->shelf);
  *list = (ListShelf){0};
}

static bool same_look(const ListLook *a, const ListLook *b) {
  return a->order == b->order && a->grouping == b->grouping && a->with_archive == b->with_archive &&
         strcmp(a->words, b->words) == 0;
}

static bool find_place(const Shelf *shelf, size_t entry, size_t *place) {
  for (size_t i = 0; i < shelf->count; i++) {
    if (shelf->places[i] != entry) continue;
    *place = i;
    return true;
  }
  return false;
}

static void follow(const Shelf *before, const Shelf *now, bool has_chosen, size_t *focus) {
  const bool is_beyond = *focus >= before->count;
  if (is_beyond && before->count > 0)
    *focus += now->count - before->count;
  else if (is_beyond || !has_chosen || !find_place(now, before->places[*focus], focus))
    *focus = 0;
}

bool list_shelf_refresh(ListShelf *list, const LibraryEntry *entries, size_t count,
                        const ListLook *look, bool changed, size_t *focus, Error *err) {
  if (list->is_made && !changed && same_look(&list->look, look)) return true;
  const ShelfRequest request = {look->order, look->grouping, look->with_archive, look->words};
  Shelf made;
  if (!shelf_make(entries, count, &request, &made, err)) return false;
  if (list->is_made) follow(&list->shelf, &made, look->has_chosen, focus);
  shelf_free(&list->shelf);
  *list = (ListShelf){made, *look, true};
  return true;
}

bool list_shelf_find(const ListShelf *list, const char *name, bool is_archived, size_t *place) {
  for (size_t i = 0; i < list->shelf.count; i++) {
    const LibraryEntry *entry = shelf_entry(&list->shelf, i);
    if (entry->is_archived != is_archived || strcmp(entry->name, name) != 0) continue;
    *place = i;
    return true;
  }
  return false;
}
