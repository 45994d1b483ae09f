#include "sessions/text/csv_writer.h"

#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

#include "sessions/text/text.h"

static bool is_formula_behind_apostrophes(const char *text) {
  static const char *const BEGINNINGS[] = {"=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"};
  for (size_t i = 0; i < sizeof BEGINNINGS / sizeof *BEGINNINGS; ++i)
    if (strncmp((text + strspn(text, "'")), BEGINNINGS[i], strlen(BEGINNINGS[i])) == 0) return true;
  return false;
}

const char *csv_spare(const char *cell) {
  return cell[0] == '\'' && is_formula_behind_apostrophes(cell) ? cell + 1 : cell;
}

/* Where a spreadsheet that splits cells there would start another one. */
static bool parts_a_cell(char byte) {
  return byte == ';' || byte == '\t';
}

void csv_spare_within(char *text) {
  for (char *at = text; *at; ++at)
    if (parts_a_cell(*at) && at[1] == '\'' && is_formula_behind_apostrophes(at + 1))
      memmove(at + 1, at + 2, strlen(at + 2) + 1);
}

static void begin_cell(CsvWriter *writer) {
  if (writer->cells++ > 0) fputc(',', writer->out);
}

/* Blanks at either end would be lost when read. */
static bool needs_quotes(const char *text) {
  size_t size = strlen(text);
  return strpbrk(text, ",;\t\"\r\n") || (size > 0 && (text[0] == ' ' || text[size - 1] == ' '));
}

static void write_spared(FILE *out, const char *text) {
  const size_t size = strlen(text);
  int32_t before = TEXT_NO_SIGN;
  for (size_t at = 0; at < size;) {
    const TextSign sign = text_sign(text, size, at, before);
    const bool begins = at == 0 || parts_a_cell(text[at - 1]);
    if (begins && is_formula_behind_apostrophes(text + at)) fputc('\'', out);
    const char *raw = text + at;
    if (*raw == '"') fputc('"', out);
    if (sign.hidden)
      text_write_line(out, raw, sign.length);
    else
      fwrite(raw, 1, sign.length, out);
    before = sign.point;
    at += sign.length;
  }
}

void csv_write_text(CsvWriter *writer, const char *text) {
  begin_cell(writer);
  const bool quoted = needs_quotes(text);
  if (quoted) fputc('"', writer->out);
  write_spared(writer->out, text);
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
