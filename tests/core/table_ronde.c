#include "tests/core/table_ronde.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SUBGROUP, SUBGROUP_NAME, SUBGROUP_IS, CODE, PARENT, TITLE, FIRST_COUNT };

const char *source_path(const char *name, char room[ROW_SIZE]) {
  const char *root = getenv("GOMMETTE_SOURCES");
  snprintf(room, ROW_SIZE, "%s/%s", root ? root : ".", name);
  return room;
}

/* Takes the quotes off the cell at `from` in place and gives what follows it. */
static char *cut_cell(char *from) {
  char *to = from;
  bool quoted = false;
  for (; *from && (quoted || *from != ','); ++from)
    if (*from == '"')
      quoted = !quoted;
    else
      *to++ = *from;
  char *rest = *from ? from + 1 : NULL;
  *to = '\0';
  return rest;
}

bool read_row(FILE *file, Row *row) {
  if (!fgets(row->text, sizeof row->text, file)) return false;
  row->text[strcspn(row->text, "\r\n")] = '\0';
  row->count = 0;
  for (char *rest = row->text; rest && row->count < ROW_CELLS;) {
    row->cells[row->count++] = rest;
    rest = cut_cell(rest);
  }
  return true;
}

static uint32_t subgroup_of(Record *record, const Row *row) {
  const Subgroup *known = roundtable_find_subgroup(record->roundtable, row->cells[SUBGROUP]);
  if (known) return known->number;
  Event added = make_subgroup(record->roundtable, row->cells[SUBGROUP], row->cells[SUBGROUP_NAME]);
  if (strcmp(row->cells[SUBGROUP_IS], "not held") == 0) added.subgroup.status = SUBGROUP_NOT_HELD;
  happens(record, added);
  return roundtable_find_subgroup(record->roundtable, row->cells[SUBGROUP])->number;
}

/* A parent without counts is a heading; whatever else has none is not for the vote. */
static uint32_t parent_of(Record *record, const Row *row, uint32_t subgroup) {
  if (!*row->cells[PARENT]) return 0;
  const Recommendation *parent =
      roundtable_find_recommendation(record->roundtable, subgroup, row->cells[PARENT]);
  assert_non_null(parent);
  if (parent->status != STATUS_HEADING)
    happens(record, make_status(record->roundtable, parent->number, STATUS_HEADING));
  return parent->number;
}

static void take_row(Record *record, const Row *row) {
  uint32_t subgroup = subgroup_of(record, row);
  if (!*row->cells[CODE]) return;
  bool counted = *row->cells[FIRST_COUNT];
  uint32_t parent = parent_of(record, row, subgroup);
  Event added =
      make_recommendation(record->roundtable, subgroup, row->cells[CODE], row->cells[TITLE]);
  added.recommendation.parent = parent;
  added.recommendation.status = counted ? STATUS_VOTABLE : STATUS_NOT_FOR_THE_VOTE;
  happens(record, added);
  Tally tally;
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    tally.dots[colour] = strtoll(row->cells[FIRST_COUNT + colour], NULL, 10);
  if (counted)
    happens(record, make_counts(record->roundtable, (uint32_t)added.recommendation.number, tally));
}

Record record_table_ronde(void) {
  Row row;
  FILE *file =
      fopen(source_path("sessions/import/samples/table-ronde-2023-06-06.csv", row.text), "r");
  assert_non_null(file);
  Record record = record_begin();
  read_row(file, &row);
  while (read_row(file, &row))
    take_row(&record, &row);
  fclose(file);
  return record;
}
