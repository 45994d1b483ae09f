#include "sessions/verify/hand_counts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/ratio.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/import/reader.h"
#include "sessions/import/words.h"
#include "sessions/text/csv_writer.h"
#include "sessions/text/fields.h"
#include "sessions/text/text.h"
#include "sessions/verify/draw.h"
#include "sessions/verify/recount.h"

static const size_t WRONG[] = {1, 2, 3, 5, 10};
enum { WRONGS = sizeof WRONG / sizeof *WRONG, SHORT_TERM = 1000000000, PER_MILLE = 1000 };
static const Ratio NEARLY_SURE = {95, 100};

static const char *tell_chance(size_t counted, size_t cells, size_t wrong, char *text) {
  char percent[16], exactly[64] = "";
  Ratio chance;
  text[0] = '\0';
  if (wrong > cells || !chance_of_seeing(counted, cells, wrong, &chance)) return text;
  /* Rounded down to a tenth of a percent: never overstated. */
  const int tenths = (int)(chance.over * PER_MILLE / chance.under);
  snprintf(percent, (sizeof percent), "%d%s%d", tenths / 10, _("."), tenths % 10);
  if (chance.under < SHORT_TERM)
    snprintf(exactly, sizeof exactly, _(" (exactly %s in %s)"),
             number_shown((int64_t)chance.over).text, number_shown((int64_t)chance.under).text);
  snprintf(text, RECOUNT_TEXT_SIZE,
           ngettext("If %s of the %s cells is wrong, the chance that it is among those counted is "
                    "at least %s%%%s.",
                    "If %s of the %s cells are wrong, the chance that one of them is among those "
                    "counted is at least %s%%%s.",
                    (unsigned long)wrong),
           count_shown(wrong).text, count_shown(cells).text, percent, exactly);
  return text;
}

static const char *tell_fewest(size_t counted, size_t cells, char *text) {
  const size_t fewest = chance_fewest_seen(counted, cells, NEARLY_SURE);
  text[0] = '\0';
  if (fewest > 1)
    snprintf(text, RECOUNT_TEXT_SIZE, _("From %s wrong cells up, that chance is 95%% or more."),
             count_shown(fewest).text);
  return text;
}

const char *recount_chance(size_t counted, size_t cells, size_t n, char text[RECOUNT_TEXT_SIZE]) {
  text[0] = '\0';
  if (counted == cells && n == 0)
    snprintf(text, RECOUNT_TEXT_SIZE, "%s", _("All cells are counted: every wrong one is seen."));
  if (counted == cells) return text;
  if (n < WRONGS) return tell_chance(counted, cells, WRONG[n], text);
  return n == WRONGS ? tell_fewest(counted, cells, text) : text;
}

const char *recount_limits(void) {
  return _("Cells that were not drawn are not checked: whether they are right stays open. What is "
           "checked is whether dots were counted and recorded as they hang there; not who stuck "
           "them, nor whether every voter followed the rules.");
}

void recount_add_chances(Document *document, size_t counted, size_t cells) {
  char text[RECOUNT_TEXT_SIZE];
  for (size_t n = 0; n < RECOUNT_CHANCES_MAX; ++n)
    if (*recount_chance(counted, cells, n, text)) document_item(document, text);
  document_paragraph(document, recount_limits());
}

const char *recount_finding(size_t counted, size_t differ, char text[RECOUNT_TEXT_SIZE]) {
  if (differ == 0)
    snprintf(text, RECOUNT_TEXT_SIZE,
             ngettext("%s cell recounted: as recorded", "%s cells recounted: all as recorded",
                      (unsigned long)counted),
             count_shown(counted).text);
  else
    snprintf(text, RECOUNT_TEXT_SIZE,
             ngettext("%s cell recounted; those that differ from the record: %s",
                      "%s cells recounted; those that differ from the record: %s",
                      (unsigned long)counted),
             count_shown(counted).text, count_shown(differ).text);
  return text;
}

const char *recount_cell_finding(const Roundtable *state, const RecountedCell *cell,
                                 char text[RECOUNT_TEXT_SIZE]) {
  const Recommendation *one = roundtable_recommendation(state, cell->cell.recommendation);
  const long long recorded = cell->recorded, by_hand = cell->by_hand;
  const long long now = one ? recommendation_tally(one).dots[cell->cell.colour] : recorded;
  if (now == recorded)
    snprintf(text, RECOUNT_TEXT_SIZE, _("recorded %s, by hand %s (%s)"),
             number_shown(recorded).text, number_shown(by_hand).text,
             change_shown(by_hand - recorded).text);
  else
    snprintf(text, RECOUNT_TEXT_SIZE, _("recorded %s, by hand %s (%s); now %s"),
             number_shown(recorded).text, number_shown(by_hand).text,
             change_shown(by_hand - recorded).text, number_shown(now).text);
  return text;
}

enum { PLACE_SUBGROUP, PLACE_CODE, PLACE_COLOUR, PLACE_COUNT, PLACES, COUNT_DIGITS_MAX = 12 };

typedef struct HandSheet {
  const ImportSource *source;
  const Roundtable *state;
  const Draw *draw;
  int64_t *by_hand;
  bool begun, ours;
  int place[PLACES]; /* of a column; -1: none */
} HandSheet;

bool hand_count_parse(const char *text, int64_t *by_hand, Error *err) {
  const size_t size = strlen(text);
  const bool is_number = size <= COUNT_DIGITS_MAX && strspn(text, "0123456789") == size;
  const int64_t read = size > 0 && is_number ? strtoll(text, NULL, 10) : NOT_COUNTED;
  if (is_number && read <= 2 * COUNT_MAX) {
    *by_hand = read;
    return true;
  }
  return fail(err, ERROR_BAD_DATA,
              _("“%s” is not a count: write a whole number, 0 included, or nothing if the cell was "
                "not counted"),
              text_quoted(text).text);
}

static bool is_count_column(const char *name) {
  static const char *const NAMES[] = {"count",   "counted",     "by_hand", "compte",
                                      "comptés", "à la main",   "nombre",  "telling",
                                      "aantal",  "met de hand", "geteld"};
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; ++i)
    if (text_alike(name, NAMES[i])) return true;
  return false;
}

static int place_of_column(const char *name) {
  int column;
  if (is_count_column(name)) return PLACE_COUNT;
  if (!word_known(WORDS_FOR_COLUMNS, name, &column)) return -1;
  if (column == HEADING_SUBGROUP_CODE) return PLACE_SUBGROUP;
  if (column == HEADING_CODE) return PLACE_CODE;
  return column == HEADING_COLOUR ? PLACE_COLOUR : -1;
}

static bool take_header(HandSheet *sheet, const CsvRow *row, Error *err) {
  sheet->begun = true;
  sheet->ours = row->count == SHEET_COLUMNS &&
                names_same(SHEET_NAMES, row->cells, row->count) == SHEET_COLUMNS;
  for (int column = 0; column < PLACES; ++column)
    sheet->place[column] = -1;
  for (size_t i = 0; i < row->count; ++i) {
    const int place = place_of_column(row->cells[i]);
    if (place >= 0 && sheet->place[place] < 0) sheet->place[place] = (int)i;
  }
  return (sheet->place[PLACE_CODE] >= 0 && sheet->place[PLACE_COLOUR] >= 0 &&
          sheet->place[PLACE_COUNT] >= 0) ||
         fail(err, ERROR_BAD_DATA, "%s",
              _("counts by hand have columns subgroup_code, code, colour and count: one of them is "
                "missing"));
}

static const char *cell_of(const HandSheet *sheet, const CsvRow *row, int column) {
  const int place = sheet->place[column];
  if (place < 0 || (size_t)place >= row->count) return "";
  return sheet->ours ? csv_spare(row->cells[place]) : row->cells[place];
}

static bool find_recommendation(const HandSheet *sheet, const char *subgroup, const char *code,
                                const Recommendation **one, Error *err) {
  char reference[REFERENCE_TEXT_SIZE];
  Error why = {0};
  const int size = *subgroup ? snprintf(reference, sizeof reference, "%s/%s", subgroup, code)
                             : snprintf(reference, sizeof reference, "%s", code);
  if (size < (int)sizeof reference && reference_find(sheet->state, reference, one, &why))
    return true;
  if (size < (int)sizeof reference)
    return fail(err, is_of_machine(&why) ? why.kind : ERROR_BAD_DATA, "%s", why.text);
  return fail(err, ERROR_BAD_DATA, "%s", _("this code is too long"));
}

static bool read_recommendation(const HandSheet *sheet, const CsvRow *row,
                                const Recommendation **one, Error *err) {
  const char *raw_subgroup = cell_of(sheet, row, PLACE_SUBGROUP);
  const char *raw_code = cell_of(sheet, row, PLACE_CODE);
  char *subgroup = NULL, *code = NULL;
  const bool found =
      text_clean(TEXT_SUBGROUP_CODE, raw_subgroup, strlen(raw_subgroup), &subgroup, err) &&
      text_clean(TEXT_CODE, raw_code, strlen(raw_code), &code, err) &&
      find_recommendation(sheet, subgroup, code, one, err);
  free(subgroup);
  free(code);
  return found;
}

static bool read_colour(const HandSheet *sheet, const CsvRow *row, Colour *colour, Error *err) {
  const char *cell = cell_of(sheet, row, PLACE_COLOUR);
  int meaning;
  if (!word_known(WORDS_FOR_COLOURS, cell, &meaning))
    return fail(err, ERROR_BAD_DATA, _("“%s” is not a colour; write green, yellow or red"),
                text_quoted(cell).text);
  *colour = (Colour)meaning;
  return true;
}

static bool keep_count(const HandSheet *sheet, const Recommendation *one, Colour colour,
                       int64_t by_hand, Error *err) {
  size_t n = 0;
  while (n < sheet->draw->count && (sheet->draw->cells[n].recommendation != one->number ||
                                    sheet->draw->cells[n].colour != colour))
    ++n;
  const ReferenceText reference = reference_shown(sheet->state, one);
  if (n == sheet->draw->count)
    return fail(err, ERROR_BAD_DATA,
                _("%s in this colour was not drawn: the dice, the number of cells or the votes are "
                  "not those of the sheet"),
                reference.text);
  if (sheet->by_hand[n] != NOT_COUNTED)
    return fail(err, ERROR_BAD_DATA, _("%s in this colour was already counted on an earlier line"),
                reference.text);
  sheet->by_hand[n] = by_hand;
  return true;
}

static bool take_count(const HandSheet *sheet, const CsvRow *row, Error *err) {
  const Recommendation *one;
  Colour colour;
  int64_t by_hand;
  return read_recommendation(sheet, row, &one, err) && read_colour(sheet, row, &colour, err) &&
         hand_count_parse(cell_of(sheet, row, PLACE_COUNT), &by_hand, err) &&
         keep_count(sheet, one, colour, by_hand, err);
}

static bool take_row(void *context, const CsvRow *row, Error *err) {
  HandSheet *sheet = context;
  const bool taken = sheet->begun ? take_count(sheet, row, err) : take_header(sheet, row, err);
  return taken || csv_name_line(sheet->source, row->line, err);
}

bool hand_counts_read(const char *path, const Roundtable *state, const Draw *draw, int64_t *by_hand,
                      Error *err) {
  ImportSource source;
  if (!source_open(path, &source, err)) return false;
  HandSheet sheet = {.source = &source, .state = state, .draw = draw, .by_hand = by_hand};
  for (size_t n = 0; n < draw->count; ++n)
    by_hand[n] = NOT_COUNTED;
  const bool read = csv_read(&source, take_row, &sheet, err);
  source_close(&source);
  return read;
}
