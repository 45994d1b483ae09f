#include <stdlib.h>

#include "sessions/compare/matching_parts.h"

void rows_by_text_open(RowsByText *rows) {
  *rows = (RowsByText){.links = NULL};
  names_open(&rows->texts);
}

void rows_by_text_close(RowsByText *rows) {
  names_close(&rows->texts);
  free(rows->links);
  free(rows->heads);
}

bool rows_by_text_add(RowsByText *rows, const char *text, size_t row, Pick pick, Error *err) {
  size_t number;
  bool added;
  if (!names_add(&rows->texts, text, &number, &added, err)) return false;
  struct RowLink *links =
      array_reserve(rows->links, &rows->link_capacity, rows->link_count + 1, sizeof *links);
  if (!links) return fail_memory(err);
  rows->links = links;
  size_t *heads = array_reserve(rows->heads, &rows->head_capacity, number + 1, sizeof *heads);
  if (!heads) return fail_memory(err);
  rows->heads = heads;
  links[rows->link_count] =
      (struct RowLink){.row = row, .next = added ? NO_ROW : heads[number], .pick = pick};
  heads[number] = rows->link_count++;
  return true;
}

const struct RowLink *rows_by_text_find(const RowsByText *rows, const char *text) {
  size_t number;
  return names_find(&rows->texts, text, &number) ? &rows->links[rows->heads[number]] : NULL;
}

const struct RowLink *rows_by_text_next(const RowsByText *rows, const struct RowLink *link) {
  return link->next == NO_ROW ? NULL : &rows->links[link->next];
}
