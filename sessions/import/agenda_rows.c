/* The rows of agendas and counts, as a sheet keeps them. */
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/import/sheet.h"

static bool read_word(Sheet *sheet, const CsvRow *row, Column column, Vocabulary vocabulary,
                      const char *which, int *meaning, Error *err) {
  const char *text;
  *meaning = NOT_SAID;
  if (!sheet_text(sheet, row, column, TEXT_TITLE, &text, err)) return false;
  if (!*text || word_known(vocabulary, text, meaning)) return true;
  char shown[TEXT_SHOWN_SIZE];
  fail(err, ERROR_BAD_DATA, _("« %s » is not a status; write %s"), text_quote(text, shown), which);
  return sheet_name_cell(sheet, row->line, column, err);
}

static bool add_subgroup(Sheet *sheet, const char *code, size_t line, size_t *number, Error *err) {
  bool added;
  if (!names_add(&sheet->subgroup_codes, code, number, &added, err)) return false;
  if (!added) return true;
  AgendaSubgroup *subgroups =
      array_reserve(sheet->subgroups, &sheet->subgroup_capacity, *number + 1, sizeof *subgroups);
  if (!subgroups) return fail_memory(err);
  sheet->subgroups = subgroups;
  subgroups[*number] =
      (AgendaSubgroup){.code = code, .title = "", .status = NOT_SAID, .line = line};
  return true;
}

static bool refuse_second_saying(const Sheet *sheet, const AgendaSubgroup *subgroup, size_t line,
                                 Column column, Error *err) {
  fail(err, ERROR_BAD_DATA,
       _("subgroup « %s » is described otherwise from line %zu on: make them agree"),
       subgroup->code, subgroup->line);
  return sheet_name_cell(sheet, line, column, err);
}

static bool describe_subgroup(Sheet *sheet, const CsvRow *row, AgendaSubgroup *subgroup,
                              Error *err) {
  const char *title;
  int status;
  if (!sheet_text(sheet, row, COLUMN_SUBGROUP_TITLE, TEXT_TITLE, &title, err) ||
      !read_word(sheet, row, COLUMN_SUBGROUP_STATUS, WORDS_FOR_SUBGROUP_STATUS,
                 _("held or not held"), &status, err))
    return false;
  if (*title && *subgroup->title && strcmp(title, subgroup->title) != 0)
    return refuse_second_saying(sheet, subgroup, row->line, COLUMN_SUBGROUP_TITLE, err);
  if (status != NOT_SAID && subgroup->status != NOT_SAID && status != subgroup->status)
    return refuse_second_saying(sheet, subgroup, row->line, COLUMN_SUBGROUP_STATUS, err);
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
      {COLUMN_TITLE, RECOMMENDATION_TITLE, TEXT_TITLE},
      {COLUMN_SHORT_TITLE, RECOMMENDATION_SHORT_TITLE, TEXT_TITLE},
      {COLUMN_DETAIL, RECOMMENDATION_DETAIL, TEXT_NOTE},
      {COLUMN_NOTE, RECOMMENDATION_NOTE, TEXT_NOTE},
      {COLUMN_KEY, RECOMMENDATION_KEY, TEXT_TITLE},
  };
  for (size_t i = 0; i < RECOMMENDATION_TEXTS; ++i)
    agenda->text[i] = "";
  for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; ++i)
    if (!sheet_text(sheet, row, TEXTS[i].column, TEXTS[i].use, &agenda->text[TEXTS[i].property],
                    err))
      return false;
  return sheet_text(sheet, row, COLUMN_CODE, TEXT_CODE, &agenda->code, err) &&
         sheet_text(sheet, row, COLUMN_PARENT, TEXT_CODE, &agenda->parent, err) &&
         read_word(sheet, row, COLUMN_STATUS, WORDS_FOR_STATUS,
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
  if (!read_count(sheet, row, COLUMN_CUMULATIVE, COLOUR_COUNT * COUNT_MAX, &said, &cumulative, err))
    return false;
  if (!said || cumulative == tally_cumulative(agenda->counts)) return true;
  fail(err, ERROR_BAD_DATA, _("it says %s, but the counts add up to %s: correct one of them"),
       number_shown(cumulative).text, number_shown(tally_cumulative(agenda->counts)).text);
  return sheet_name_cell(sheet, row->line, COLUMN_CUMULATIVE, err);
}

static bool read_counts(Sheet *sheet, const CsvRow *row, AgendaRow *agenda, Error *err) {
  int missing = 0;
  Column first_missing = COLUMN_GREEN;
  for (int colour = RED; colour >= GREEN; --colour) {
    Column column = (Column)((int)COLUMN_GREEN + colour);
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
  fail(err, ERROR_BAD_DATA, "%s", _("the count is missing: write 0 where nobody voted so"));
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

static void note_parent(Sheet *sheet, const AgendaRow *agenda) {
  size_t item;
  const char *subgroup_code = sheet->subgroups[agenda->subgroup].code;
  if (*agenda->parent && sheet_find_item(sheet, subgroup_code, agenda->parent, &item))
    sheet->agenda[sheet->item_firsts[item]].has_children = true;
}

static bool note_item(Sheet *sheet, const AgendaRow *agenda, Error *err) {
  size_t item;
  bool added;
  if (!sheet_item(sheet, sheet->subgroups[agenda->subgroup].code, agenda->code, sheet->agenda_count,
                  &item, &added, err))
    return false;
  if (added) return true;
  fail(err, ERROR_BAD_DATA, _("« %s » stands on line %zu already: give it another code"),
       agenda->code, sheet->agenda[sheet->item_firsts[item]].line);
  return sheet_name_cell(sheet, agenda->line, COLUMN_CODE, err);
}

static bool keep_row(Sheet *sheet, const AgendaRow *agenda, Error *err) {
  AgendaRow *rows =
      array_reserve(sheet->agenda, &sheet->agenda_capacity, sheet->agenda_count + 1, sizeof *rows);
  if (!rows) return fail_memory(err);
  sheet->agenda = rows;
  if (*agenda->code) {
    note_parent(sheet, agenda);
    if (!note_item(sheet, agenda, err)) return false;
  }
  rows[sheet->agenda_count++] = *agenda;
  return true;
}

bool agenda_take_row(Sheet *sheet, const CsvRow *row, Error *err) {
  AgendaRow agenda = {.line = row->line};
  const char *subgroup_code;
  if (!sheet_text(sheet, row, COLUMN_SUBGROUP_CODE, TEXT_SUBGROUP_CODE, &subgroup_code, err) ||
      !sheet_note_subgroup(sheet, row->line, subgroup_code, err) ||
      !add_subgroup(sheet, subgroup_code, row->line, &agenda.subgroup, err) ||
      !describe_subgroup(sheet, row, &sheet->subgroups[agenda.subgroup], err) ||
      !read_texts(sheet, row, &agenda, err))
    return false;
  bool counts = sheet->header.contents == IMPORTED_COUNTS;
  if (counts && !read_counts(sheet, row, &agenda, err)) return false;
  bool unnumbered = !header_has(&sheet->header, COLUMN_CODE) && *agenda.text[RECOMMENDATION_TITLE];
  if (unnumbered && !number_row(sheet, &agenda, err)) return false;
  return (*agenda.code || check_subgroup_only(sheet, &agenda, err)) &&
         keep_row(sheet, &agenda, err);
}
