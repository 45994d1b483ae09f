#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/import/sheet.h"

/* Rows of agendas and counts, as stored in a sheet. */

static bool read_word(Sheet *sheet, const CsvRow *row, Column column, Vocabulary vocabulary,
                      const char *which, int *meaning, Error *err) {
  const char *text;
  *meaning = NOT_SAID;
  if (!sheet_text(sheet, row, column, TEXT_TITLE, &text, err)) return false;
  if (!*text || word_known(vocabulary, text, meaning)) return true;
  fail(err, ERROR_BAD_DATA, _("“%s” is not a status; write %s"), text_quoted(text).text, which);
  return sheet_name_cell(sheet, row->line, column, err);
}

static bool add_subgroup(Sheet *sheet, const char *code, size_t line, size_t *number, Error *err) {
  bool added;
  if (!names_add(&sheet->subgroup_codes, code, number, &added, err)) return false;
  if (!added) return true;
  if (!ARRAY_RESERVE(sheet->subgroups, sheet->subgroup_capacity, *number + 1))
    return fail_memory(err);
  sheet->subgroups[*number] =
      (AgendaSubgroup){.code = code, .title = "", .status = NOT_SAID, .line = line};
  return true;
}

static bool refuse_second_saying(const Sheet *sheet, const AgendaSubgroup *subgroup, size_t line,
                                 Column column, Error *err) {
  fail(err, ERROR_BAD_DATA,
       _("subgroup “%s” is described differently from line %zu on: make them agree"),
       subgroup->code, subgroup->line);
  return sheet_name_cell(sheet, line, column, err);
}

static bool describe_subgroup(Sheet *sheet, const CsvRow *row, AgendaSubgroup *subgroup,
                              Error *err) {
  const char *title;
  int status;
  if (!sheet_text(sheet, row, HEADING_SUBGROUP_TITLE, TEXT_TITLE, &title, err) ||
      !read_word(sheet, row, HEADING_SUBGROUP_STATUS, WORDS_FOR_SUBGROUP_STATUS,
                 _("held or not held"), &status, err))
    return false;
  if (*title && *subgroup->title && strcmp(title, subgroup->title) != 0)
    return refuse_second_saying(sheet, subgroup, row->line, HEADING_SUBGROUP_TITLE, err);
  if (status != NOT_SAID && subgroup->status != NOT_SAID && status != subgroup->status)
    return refuse_second_saying(sheet, subgroup, row->line, HEADING_SUBGROUP_STATUS, err);
  if (*title) subgroup->title = title;
  if (status != NOT_SAID) subgroup->status = status;
  return true;
}

static bool read_texts(Sheet *sheet, const CsvRow *row, AgendaRow *agenda, Error *err) {
  static const struct {
    Column column;
    RecommendationText property;
    TextUse use;
  } TEXTS[] = {
      {HEADING_TITLE, RECOMMENDATION_TITLE, TEXT_TITLE},
      {HEADING_SHORT_TITLE, RECOMMENDATION_SHORT_TITLE, TEXT_TITLE},
      {HEADING_DETAIL, RECOMMENDATION_DETAIL, TEXT_NOTE},
      {HEADING_NOTE, RECOMMENDATION_NOTE, TEXT_NOTE},
      {HEADING_KEY, RECOMMENDATION_KEY, TEXT_TITLE},
  };
  for (size_t i = 0; i < RECOMMENDATION_TEXTS; ++i)
    agenda->text[i] = "";
  for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; ++i)
    if (!sheet_text(sheet, row, TEXTS[i].column, TEXTS[i].use, &agenda->text[TEXTS[i].property],
                    err))
      return false;
  return sheet_text(sheet, row, HEADING_CODE, TEXT_CODE, &agenda->code, err) &&
         sheet_text(sheet, row, HEADING_PARENT, TEXT_CODE, &agenda->parent, err) &&
         read_word(sheet, row, HEADING_STATUS, WORDS_FOR_STATUS,
                   _("votable, heading or not for the vote"), &agenda->status, err);
}

/* An empty cell is *said = false. */
static bool read_count(Sheet *sheet, const CsvRow *row, Column column, int64_t most, bool *said,
                       int64_t *count, Error *err) {
  const char *text;
  if (!sheet_text(sheet, row, column, TEXT_TITLE, &text, err)) return false;
  *said = *text != '\0';
  if (!*said || sheet_number(text, most, count, err)) return true;
  return sheet_name_cell(sheet, row->line, column, err);
}

static bool check_cumulative(Sheet *sheet, const CsvRow *row, const AgendaRow *agenda, Error *err) {
  bool said;
  int64_t cumulative;
  if (!read_count(sheet, row, HEADING_CUMULATIVE, COLOUR_COUNT * COUNT_MAX, &said, &cumulative,
                  err))
    return false;
  if (!said || cumulative == tally_cumulative(agenda->counts)) return true;
  fail(err, ERROR_BAD_DATA, _("it says %s, but the counts add up to %s: correct one of them"),
       number_shown(cumulative).text, number_shown(tally_cumulative(agenda->counts)).text);
  return sheet_name_cell(sheet, row->line, HEADING_CUMULATIVE, err);
}

static bool read_counts(Sheet *sheet, const CsvRow *row, AgendaRow *agenda, Error *err) {
  int missing = 0;
  Column first_missing = HEADING_GREEN;
  for (int colour = RED; colour >= GREEN; --colour) {
    Column column = (Column)((int)HEADING_GREEN + colour);
    bool said;
    if (!read_count(sheet, row, column, COUNT_MAX, &said, &agenda->counts.dots[colour], err))
      return false;
    if (!said) {
      ++missing;
      first_missing = column;
    }
  }
  agenda->counted = missing == 0;
  if (missing == 0 || missing == COLOUR_COUNT) return check_cumulative(sheet, row, agenda, err);
  fail(err, ERROR_BAD_DATA, "%s", _("the count is missing: write 0 if there are no such votes"));
  return sheet_name_cell(sheet, row->line, first_missing, err);
}

/* The minutes number their recommendations without a column for it. */
static bool number_row(Sheet *sheet, AgendaRow *agenda, Error *err) {
  char code[32];
  size_t number = ++sheet->subgroups[agenda->subgroup].numbered;
  snprintf(code, sizeof code, "%zu", number);
  if (!store_reserve(&sheet->texts, sizeof code)) return fail_memory(err);
  agenda->code = store_text(&sheet->texts, code);
  return true;
}

static bool check_subgroup_only(const Sheet *sheet, const AgendaRow *agenda, Error *err) {
  bool more = agenda->counted || *agenda->parent || agenda->status != NOT_SAID;
  for (size_t i = 0; i < RECOMMENDATION_TEXTS; ++i)
    more = more || *agenda->text[i];
  if (!more) return true;
  fail(err, ERROR_BAD_DATA, "%s", _("the recommendation has no code: give it one, such as 5.2"));
  return sheet_name_line(sheet, agenda->line, err);
}

static bool note_item(Sheet *sheet, const AgendaRow *agenda, Error *err) {
  size_t item;
  bool added;
  if (!sheet_item(sheet, sheet->subgroups[agenda->subgroup].code, agenda->code, sheet->agenda_count,
                  &item, &added, err))
    return false;
  if (added) return true;
  fail(err, ERROR_BAD_DATA, _("“%s” is already on line %zu: give it another code"), agenda->code,
       sheet->agenda[sheet->item_firsts[item]].line);
  return sheet_name_cell(sheet, agenda->line, HEADING_CODE, err);
}

static bool keep_row(Sheet *sheet, const AgendaRow *agenda, Error *err) {
  if (!ARRAY_RESERVE(sheet->agenda, sheet->agenda_capacity, sheet->agenda_count + 1))
    return fail_memory(err);
  if (*agenda->code) {
    size_t item;
    const char *subgroup_code = sheet->subgroups[agenda->subgroup].code;
    if (*agenda->parent && sheet_find_item(sheet, subgroup_code, agenda->parent, &item))
      sheet->agenda[sheet->item_firsts[item]].has_children = true;
    if (!note_item(sheet, agenda, err)) return false;
  }
  sheet->agenda[sheet->agenda_count++] = *agenda;
  return true;
}

bool agenda_take_row(Sheet *sheet, const CsvRow *row, Error *err) {
  AgendaRow agenda = {.line = row->line};
  const char *subgroup_code;
  if (!sheet_text(sheet, row, HEADING_SUBGROUP_CODE, TEXT_SUBGROUP_CODE, &subgroup_code, err) ||
      !sheet_note_subgroup(sheet, row->line, subgroup_code, err) ||
      !add_subgroup(sheet, subgroup_code, row->line, &agenda.subgroup, err) ||
      !describe_subgroup(sheet, row, &sheet->subgroups[agenda.subgroup], err) ||
      !read_texts(sheet, row, &agenda, err))
    return false;
  bool counts = sheet->header.contents == IMPORTED_COUNTS;
  if (counts && !read_counts(sheet, row, &agenda, err)) return false;
  bool unnumbered = !header_has(&sheet->header, HEADING_CODE) && *agenda.text[RECOMMENDATION_TITLE];
  if (unnumbered && !number_row(sheet, &agenda, err)) return false;
  return (*agenda.code || check_subgroup_only(sheet, &agenda, err)) &&
         keep_row(sheet, &agenda, err);
}

/* Lines of ballots and logs, as stored in a sheet. */

static bool take_voter(Sheet *sheet, const char *text, size_t line, int64_t *voter, Error *err) {
  if (!*text) {
    fail(err, ERROR_BAD_DATA, "%s", _("the voter is missing: write a number or a name"));
    return sheet_name_cell(sheet, line, HEADING_VOTER, err);
  }
  if (!sheet_is_number(text)) {
    size_t number;
    bool added;
    if (!names_add(&sheet->voters, text, &number, &added, err)) return false;
    *voter = ~(int64_t)number;
    return true;
  }
  if (!sheet_number(text, BALLOT_NUMBER_MAX, voter, err))
    return sheet_name_cell(sheet, line, HEADING_VOTER, err);
  if (*voter > sheet->largest_voter) sheet->largest_voter = *voter;
  return true;
}

static bool read_voter(Sheet *sheet, const CsvRow *row, int64_t *voter, Error *err) {
  char *text;
  if (!sheet_clean(sheet, row, HEADING_VOTER, TEXT_TITLE, &text, err)) return false;
  bool done = take_voter(sheet, text, row->line, voter, err);
  free(text);
  return done;
}

static bool take_item(Sheet *sheet, const char *subgroup_code, const char *code, size_t line,
                      uint32_t *item, Error *err) {
  if (!*code) {
    fail(err, ERROR_BAD_DATA, "%s", _("the code is missing: say which recommendation it is"));
    return sheet_name_cell(sheet, line, HEADING_CODE, err);
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
      sheet_clean(sheet, row, HEADING_SUBGROUP_CODE, TEXT_SUBGROUP_CODE, &subgroup_code, err) &&
      sheet_clean(sheet, row, HEADING_CODE, TEXT_CODE, &code, err) &&
      take_item(sheet, subgroup_code, code, row->line, item, err);
  free(subgroup_code);
  free(code);
  return done;
}

static bool read_colour(Sheet *sheet, const CsvRow *row, Colour *colour, Error *err) {
  const char *cell = header_cell(&sheet->header, row, HEADING_COLOUR);
  int meaning = (int)label_known(sheet->source.labels, cell);
  if (meaning < COLOUR_COUNT || word_known(WORDS_FOR_COLOURS, cell, &meaning)) {
    *colour = (Colour)meaning;
    return true;
  }
  if (*cell) {
    fail(err, ERROR_BAD_DATA, _("“%s” is not a colour; write green, yellow or red"),
         text_quoted(cell).text);
  } else {
    fail(err, ERROR_BAD_DATA, "%s", _("the colour is missing; write green, yellow or red"));
  }
  return sheet_name_line(sheet, row->line, err);
}

/* Lines of a log happen in file order, whatever their times. */
static bool read_timestamp(const Sheet *sheet, const CsvRow *row, int64_t *logged_ms, Error *err) {
  if (!header_has(&sheet->header, HEADING_TIMESTAMP)) return true;
  const char *cell = header_cell(&sheet->header, row, HEADING_TIMESTAMP);
  return sheet_number(cell, INT64_MAX, logged_ms, err) ||
         sheet_name_cell(sheet, row->line, HEADING_TIMESTAMP, err);
}

static bool read_dots(const Sheet *sheet, const CsvRow *row, uint8_t *dots, Error *err) {
  const char *cell = header_cell(&sheet->header, row, HEADING_DOTS);
  int64_t number = 1;
  if (*cell && !sheet_number(cell, BALLOT_DOTS_MAX, &number, err))
    return sheet_name_cell(sheet, row->line, HEADING_DOTS, err);
  *dots = (uint8_t)number;
  return true;
}

bool ballots_take_row(Sheet *sheet, const CsvRow *row, Error *err) {
  Dot dot = {.line = (uint32_t)row->line, .item = NO_ITEM};
  /* A voter without an item and a colour: cast, and blank. A log sets one dot per line. */
  if (!read_timestamp(sheet, row, &dot.logged_ms, err) ||
      !read_voter(sheet, row, &dot.voter, err) ||
      (!(sheet->header.contents == IMPORTED_BALLOTS &&
         !*header_cell(&sheet->header, row, HEADING_CODE) &&
         !*header_cell(&sheet->header, row, HEADING_COLOUR)) &&
       !(read_item(sheet, row, &dot.item, err) && read_colour(sheet, row, &dot.colour, err) &&
         read_dots(sheet, row, &dot.dots, err))))
    return false;
  if (!ARRAY_RESERVE(sheet->dots, sheet->dot_capacity, sheet->dot_count + 1))
    return fail_memory(err);
  sheet->dots[sheet->dot_count++] = dot;
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
    fail(err, ERROR_BAD_DATA,
         _("this line says that the ballot is blank, and line %lu has the same voter: keep one of "
           "them"),
         (unsigned long)first->line);
  else
    fail(err, ERROR_BAD_DATA,
         _("the same voter already has a dot on “%s” on line %lu: keep one of them, or let a voter "
           "place several dots on a recommendation"),
         sheet_reference(sheet, second->item), (unsigned long)first->line);
  return sheet_name_line(sheet, second->line, err);
}

void ballots_put_together(Dot *dots, size_t count) {
  if (count > 0) qsort(dots, count, sizeof *dots, by_voter_and_item);
}

/* Ballots are grouped by voter; a log keeps its order. */
void ballots_finish(Sheet *sheet) {
  if (sheet->header.contents == IMPORTED_BALLOTS)
    ballots_put_together(sheet->dots, sheet->dot_count);
}
