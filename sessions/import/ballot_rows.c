/* The lines of ballots and logs, as a sheet keeps them. */
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/import/sheet.h"

static bool take_named_voter(Sheet *sheet, const char *name, int64_t *voter, Error *err) {
  size_t number;
  bool added;
  if (!names_add(&sheet->voters, name, &number, &added, err)) return false;
  *voter = ~(int64_t)number;
  return true;
}

static bool take_voter(Sheet *sheet, const char *text, size_t line, int64_t *voter, Error *err) {
  if (!*text) {
    fail(err, ERROR_BAD_DATA, "%s", _("the voter is missing: write a number or a name"));
    return sheet_name_cell(sheet, line, COLUMN_VOTER, err);
  }
  if (!sheet_is_number(text)) return take_named_voter(sheet, text, voter, err);
  if (!sheet_number(text, BALLOT_NUMBER_MAX, voter, err))
    return sheet_name_cell(sheet, line, COLUMN_VOTER, err);
  if (*voter > sheet->largest_voter) sheet->largest_voter = *voter;
  return true;
}

static bool read_voter(Sheet *sheet, const CsvRow *row, int64_t *voter, Error *err) {
  char *text;
  if (!sheet_clean(sheet, row, COLUMN_VOTER, TEXT_TITLE, &text, err)) return false;
  bool done = take_voter(sheet, text, row->line, voter, err);
  free(text);
  return done;
}

static bool take_item(Sheet *sheet, const char *subgroup_code, const char *code, size_t line,
                      uint32_t *item, Error *err) {
  if (!*code) {
    fail(err, ERROR_BAD_DATA, "%s", _("the code is missing: say which recommendation it is"));
    return sheet_name_cell(sheet, line, COLUMN_CODE, err);
  }
  size_t number;
  bool added;
  if (!sheet_note_subgroup(sheet, line, subgroup_code, err) ||
      !sheet_item(sheet, subgroup_code, code, line, &number, &added, err))
    return false;
  *item = (uint32_t)number;
  return true;
}

static bool read_item(Sheet *sheet, const CsvRow *row, uint32_t *item, Error *err) {
  char *subgroup_code = NULL, *code = NULL;
  bool done =
      sheet_clean(sheet, row, COLUMN_SUBGROUP_CODE, TEXT_SUBGROUP_CODE, &subgroup_code, err) &&
      sheet_clean(sheet, row, COLUMN_CODE, TEXT_CODE, &code, err) &&
      take_item(sheet, subgroup_code, code, row->line, item, err);
  free(subgroup_code);
  free(code);
  return done;
}

static bool read_colour(Sheet *sheet, const CsvRow *row, Colour *colour, Error *err) {
  const char *cell = header_cell(&sheet->header, row, COLUMN_COLOUR);
  int meaning;
  if (word_known(WORDS_FOR_COLOURS, cell, &meaning)) {
    *colour = (Colour)meaning;
    return true;
  }
  char shown[TEXT_SHOWN_SIZE];
  if (*cell) {
    fail(err, ERROR_BAD_DATA, _("« %s » is not a colour; write green, yellow or red"),
         text_quote(cell, shown));
  } else {
    fail(err, ERROR_BAD_DATA, "%s", _("the colour is missing; write green, yellow or red"));
  }
  return sheet_name_line(sheet, row->line, err);
}

/* Lines of a log happen in the order of the file, whatever their times are. */
static bool read_timestamp(const Sheet *sheet, const CsvRow *row, int64_t *logged_ms, Error *err) {
  if (!header_has(&sheet->header, COLUMN_TIMESTAMP)) return true;
  const char *cell = header_cell(&sheet->header, row, COLUMN_TIMESTAMP);
  return sheet_number(cell, INT64_MAX, logged_ms, err) ||
         sheet_name_cell(sheet, row->line, COLUMN_TIMESTAMP, err);
}

/* A voter without an item and a colour: cast, and no dot on it. A log sets one dot a line. */
static bool is_blank(const Sheet *sheet, const CsvRow *row) {
  return sheet->header.contents == IMPORTED_BALLOTS &&
         !*header_cell(&sheet->header, row, COLUMN_CODE) &&
         !*header_cell(&sheet->header, row, COLUMN_COLOUR);
}

static bool read_dots(const Sheet *sheet, const CsvRow *row, uint8_t *dots, Error *err) {
  const char *cell = header_cell(&sheet->header, row, COLUMN_DOTS);
  int64_t number = 1;
  if (*cell && !sheet_number(cell, BALLOT_DOTS_MAX, &number, err))
    return sheet_name_cell(sheet, row->line, COLUMN_DOTS, err);
  *dots = (uint8_t)number;
  return true;
}

static bool read_vote(Sheet *sheet, const CsvRow *row, Dot *dot, Error *err) {
  return read_item(sheet, row, &dot->item, err) && read_colour(sheet, row, &dot->colour, err) &&
         read_dots(sheet, row, &dot->dots, err);
}

bool ballots_take_row(Sheet *sheet, const CsvRow *row, Error *err) {
  Dot dot = {.line = (uint32_t)row->line, .item = NO_ITEM};
  if (!read_timestamp(sheet, row, &dot.logged_ms, err) ||
      !read_voter(sheet, row, &dot.voter, err) ||
      (!is_blank(sheet, row) && !read_vote(sheet, row, &dot, err)))
    return false;
  Dot *dots = array_reserve(sheet->dots, &sheet->dot_capacity, sheet->dot_count + 1, sizeof *dots);
  if (!dots) return fail_memory(err);
  sheet->dots = dots;
  dots[sheet->dot_count++] = dot;
  return true;
}

static int compare(int64_t a, int64_t b) {
  return (a > b) - (a < b);
}

static int by_voter_and_item(const void *a, const void *b) {
  const Dot *one = a, *other = b;
  int order = compare(one->voter, other->voter);
  if (order == 0) order = compare(one->item, other->item);
  return order ? order : compare(one->line, other->line);
}

bool ballots_refuse_second(const Sheet *sheet, const Dot *first, const Dot *second, Error *err) {
  if (second->item == NO_ITEM)
    fail(
        err, ERROR_BAD_DATA,
        _("this line says that the ballot is blank, and line %lu is of the same voter: keep one of "
          "them"),
        (unsigned long)first->line);
  else
    fail(err, ERROR_BAD_DATA,
         _("the same voter has a dot on « %s » on line %lu already: keep one of them, or let a "
           "voter place several dots on a recommendation"),
         sheet_reference(sheet, second->item), (unsigned long)first->line);
  return sheet_name_line(sheet, second->line, err);
}

void ballots_put_together(Dot *dots, size_t count) {
  if (count > 0) qsort(dots, count, sizeof *dots, by_voter_and_item);
}

/* Ballots are put together by voter; a log stays in its order. */
void ballots_finish(Sheet *sheet) {
  if (sheet->header.contents == IMPORTED_BALLOTS)
    ballots_put_together(sheet->dots, sheet->dot_count);
}
