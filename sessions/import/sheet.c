#include "sessions/import/sheet.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/text/csv_writer.h"

enum { FIRST_SLOTS = 64 };

void names_open(Names *names) {
  *names = (Names){0};
  crypto_shorthash_keygen(names->key);
}

void names_close(Names *names) {
  store_free(&names->store);
  free(names->texts);
  free(names->slots);
}

/* Returns the slot of the text, or the empty one where it would go. */
static size_t slot_of(const Names *names, const char *text) {
  uint64_t hash;
  crypto_shorthash((unsigned char *)&hash, (const unsigned char *)text, strlen(text), names->key);
  size_t slot = (size_t)hash & (names->slot_count - 1);
  while (names->slots[slot] && strcmp(names->texts[names->slots[slot] - 1], text) != 0)
    slot = (slot + 1) & (names->slot_count - 1);
  return slot;
}

static bool widen(Names *names) {
  if (names->count * 2 < names->slot_count) return true;
  size_t *before = names->slots;
  size_t slot_count = names->slot_count ? names->slot_count * 2 : FIRST_SLOTS;
  size_t *slots = calloc(slot_count, sizeof *slots);
  if (!slots) return false;
  names->slots = slots;
  names->slot_count = slot_count;
  for (size_t i = 0; i < names->count; ++i)
    slots[slot_of(names, names->texts[i])] = i + 1;
  free(before);
  return true;
}

bool names_add(Names *names, const char *text, size_t *number, bool *added, Error *err) {
  if (names_find(names, text, number)) {
    *added = false;
    return true;
  }
  if (!ARRAY_RESERVE(names->texts, names->capacity, names->count + 1) || !widen(names) ||
      !store_reserve(&names->store, strlen(text) + 1))
    return fail_memory(err);
  size_t slot = slot_of(names, text);
  names->texts[names->count] = store_text(&names->store, text);
  *number = names->count++;
  names->slots[slot] = names->count;
  *added = true;
  return true;
}

bool names_find(const Names *names, const char *text, size_t *number) {
  if (names->slot_count == 0) return false;
  size_t slot = slot_of(names, text);
  if (!names->slots[slot]) return false;
  *number = names->slots[slot] - 1;
  return true;
}

const char *names_text(const Names *names, size_t number) {
  return names->texts[number];
}

bool sheet_name_line(const Sheet *sheet, size_t line, Error *err) {
  return csv_name_line(&sheet->source, line, err);
}

bool sheet_name_cell(const Sheet *sheet, size_t line, Column column, Error *err) {
  return err && fail(err, err->kind, _("%s line %zu, “%s”: %s"), sheet->source.name, line,
                     sheet->header.name[column], err->text);
}

static bool clean_cell(const Sheet *sheet, TextUse use, const char *cell, char **clean,
                       Error *err) {
  const bool is_code = use == TEXT_CODE || use == TEXT_SUBGROUP_CODE;
  if (!strpbrk(cell, is_code ? ";\t" : ";\t\r\n"))
    return text_clean(use, cell, strlen(cell), clean, err);
  char *copy = strdup(cell);
  if (!copy) return fail_memory(err);
  if (sheet->header.ours) csv_spare_within(copy);
  if (!is_code) {
    for (char *at = copy; (at = strpbrk(at, "\r\n"));)
      *at = ' ';
  }
  bool done = text_clean(use, copy, strlen(copy), clean, err);
  free(copy);
  return done;
}

bool sheet_clean(const Sheet *sheet, const CsvRow *row, Column column, TextUse use, char **clean,
                 Error *err) {
  const char *cell = header_cell(&sheet->header, row, column);
  if (!*cell) {
    char *empty = strdup("");
    if (empty) *clean = empty;
    return empty || fail_memory(err);
  }
  return clean_cell(sheet, use, cell, clean, err) || sheet_name_cell(sheet, row->line, column, err);
}

bool sheet_text(Sheet *sheet, const CsvRow *row, Column column, TextUse use, const char **text,
                Error *err) {
  char *clean;
  if (!*header_cell(&sheet->header, row, column)) {
    *text = "";
    return true;
  }
  if (!sheet_clean(sheet, row, column, use, &clean, err)) return false;
  bool kept = store_reserve(&sheet->texts, strlen(clean) + 1);
  if (kept) *text = store_text(&sheet->texts, clean);
  free(clean);
  return kept || fail_memory(err);
}

/* If only some rows name one, where the others belong would be a guess. */
bool sheet_note_subgroup(Sheet *sheet, size_t line, const char *code, Error *err) {
  size_t *first = *code ? &sheet->named_line : &sheet->unnamed_line;
  if (*first == 0) *first = line;
  if (sheet->named_line == 0 || sheet->unnamed_line == 0) return true;
  fail(err, ERROR_BAD_DATA, _("it has no subgroup code, but line %zu has one: fill it in"),
       sheet->named_line);
  return sheet_name_line(sheet, sheet->unnamed_line, err);
}

enum { ITEM_TEXT_SIZE = 2 * (CODE_CHARACTERS_MAX * 4 + 1) };

static const char *item_text(const char *subgroup_code, const char *code,
                             char text[ITEM_TEXT_SIZE]) {
  snprintf(text, ITEM_TEXT_SIZE, "%s/%s", subgroup_code, code);
  return text;
}

bool sheet_find_item(const Sheet *sheet, const char *subgroup_code, const char *code,
                     size_t *item) {
  char text[ITEM_TEXT_SIZE];
  return names_find(&sheet->items, item_text(subgroup_code, code, text), item);
}

const char *sheet_reference(const Sheet *sheet, size_t item) {
  const char *text = names_text(&sheet->items, item);
  return text[0] == '/' ? text + 1 : text;
}

bool sheet_item(Sheet *sheet, const char *subgroup_code, const char *code, size_t first,
                size_t *item, bool *added, Error *err) {
  char text[ITEM_TEXT_SIZE];
  if (!names_add(&sheet->items, item_text(subgroup_code, code, text), item, added, err))
    return false;
  if (!*added) return true;
  if (!ARRAY_RESERVE(sheet->item_firsts, sheet->item_first_capacity, *item + 1))
    return fail_memory(err);
  sheet->item_firsts[*item] = first;
  return true;
}

bool sheet_is_number(const char *text) {
  return *text && text[strspn(text, "0123456789")] == '\0';
}

bool sheet_number(const char *text, int64_t most, int64_t *number, Error *err) {
  if (text[0] == '-' && sheet_is_number(text + 1)) {
    return fail(err, ERROR_BAD_DATA, _("“%s” is negative: write a number from 0 up"),
                text_quoted(text).text);
  }
  if (!sheet_is_number(text)) {
    return fail(err, ERROR_BAD_DATA, _("“%s” is not a whole number: write it in digits only"),
                text_quoted(text).text);
  }
  int64_t read = 0;
  for (; *text; ++text) {
    int digit = *text - '0';
    if (read > (most - digit) / 10) {
      return fail(err, ERROR_BAD_DATA, _("the number is too large: at most %s is possible"),
                  number_shown(most).text);
    }
    read = read * 10 + digit;
  }
  *number = read;
  return true;
}

/* A truncated file ends in a row with too few cells. */
static bool check_width(const Sheet *sheet, const CsvRow *row, Error *err) {
  size_t used = row->count;
  while (used > sheet->header.cells && !*row->cells[used - 1])
    --used;
  if (used == sheet->header.cells) return true;
  if (used < sheet->header.cells) {
    fail(err, ERROR_BAD_DATA,
         ngettext("the row has %zu cell and the header %zu: is the file cut off?",
                  "the row has %zu cells and the header %zu: is the file cut off?", used),
         used, sheet->header.cells);
  } else {
    fail(err, ERROR_BAD_DATA,
         ngettext("the row has %zu cell and the header %zu: put any text that contains the "
                  "separator in quotation marks",
                  "the row has %zu cells and the header %zu: put any text that contains the "
                  "separator in quotation marks",
                  used),
         used, sheet->header.cells);
  }
  return sheet_name_line(sheet, row->line, err);
}

static bool take_row(void *context, const CsvRow *row, Error *err) {
  Sheet *sheet = context;
  if (!sheet->begun) {
    sheet->begun = true;
    return header_read(row, sheet->source.labels, &sheet->header, err) ||
           sheet_name_line(sheet, row->line, err);
  }
  if (!check_width(sheet, row, err)) return false;
  ++sheet->rows;
  bool voting =
      sheet->header.contents == IMPORTED_BALLOTS || sheet->header.contents == IMPORTED_LOG;
  return voting ? ballots_take_row(sheet, row, err) : agenda_take_row(sheet, row, err);
}

static bool check_not_empty(const Sheet *sheet, Error *err) {
  if (!sheet->begun) {
    return fail(err, ERROR_BAD_DATA, _("“%s” is empty: a first line must name the columns"),
                sheet->source.name);
  }
  return sheet->rows > 0 ||
         fail(err, ERROR_BAD_DATA, _("“%s” has no row under its header"), sheet->source.name);
}

bool sheet_open(const ImportSource *source, Sheet *sheet, Error *err) {
  *sheet = (Sheet){.source = *source};
  names_open(&sheet->items);
  names_open(&sheet->subgroup_codes);
  names_open(&sheet->voters);
  if (!csv_read(&sheet->source, take_row, sheet, err) || !check_not_empty(sheet, err)) return false;
  ballots_finish(sheet);
  return true;
}

void sheet_close(Sheet *sheet) {
  source_close(&sheet->source);
  names_close(&sheet->items);
  names_close(&sheet->subgroup_codes);
  names_close(&sheet->voters);
  store_free(&sheet->texts);
  free(sheet->subgroups);
  free(sheet->agenda);
  free(sheet->item_firsts);
  free(sheet->dots);
}
