#include "sessions/csv/writer.h"

#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

static bool begins_a_formula(const char *text) {
  static const char *const BEGINNINGS[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
  for (size_t i = 0; i < sizeof BEGINNINGS / sizeof *BEGINNINGS; ++i)
    if (strncmp(text, BEGINNINGS[i], strlen(BEGINNINGS[i])) == 0) return true;
  return false;
}

static bool is_formula_behind_apostrophes(const char *text) {
  return begins_a_formula(text + strspn(text, "'"));
}

const char *csv_spare(const char *cell) {
  return cell[0] == '\'' && is_formula_behind_apostrophes(cell) ? cell + 1 : cell;
}

static void begin_cell(CsvWriter *writer) {
  if (writer->cells++ > 0) fputc(',', writer->out);
}

/* Blanks at an end would be lost in reading. */
static bool needs_quotes(const char *text) {
  size_t size = strlen(text);
  return strpbrk(text, ",;\t\"\r\n") || (size > 0 && (text[0] == ' ' || text[size - 1] == ' '));
}

void csv_write_text(CsvWriter *writer, const char *text) {
  begin_cell(writer);
  bool quoted = needs_quotes(text);
  if (quoted) fputc('"', writer->out);
  if (is_formula_behind_apostrophes(text)) fputc('\'', writer->out);
  for (const char *at = text; *at; ++at) {
    if (*at == '"') fputc('"', writer->out);
    fputc(*at, writer->out);
  }
  if (quoted) fputc('"', writer->out);
}

void csv_write_number(CsvWriter *writer, int64_t number) {
  begin_cell(writer);
  fprintf(writer->out, "%" PRId64, number);
}

void csv_write_word(CsvWriter *writer, const char *word) {
  begin_cell(writer);
  fputs(word, writer->out);
}

void csv_end_row(CsvWriter *writer) {
  fputc('\n', writer->out);
  writer->cells = 0;
}
