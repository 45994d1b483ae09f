/* Writes CSV: comma, LF, quotation marks where needed, formulas made harmless.
 *
 * A spreadsheet runs a cell that begins with = + - @, a tab or their full-width forms; one that
 * splits cells at semicolons or tabs also runs what follows those. Each such text, and one that has
 * apostrophes before such a beginning, is prefixed with an apostrophe, so that removing one again
 * (csv_spare, then csv_spare_within) always restores the text. Invisible characters and those that
 * control a terminal (sessions/text/text.h) are written by name, as <U+202E>; this is not reversed.
 */
#ifndef SESSIONS_TEXT_CSV_WRITER_H
#define SESSIONS_TEXT_CSV_WRITER_H

#include <stdint.h>
#include <stdio.h>

/* Initialize as {.out = …}. The owner of the stream checks it (ferror). */
typedef struct CsvWriter {
  FILE *out;
  size_t cells; /* in the current row */
} CsvWriter;

/* Writes a cell with text that somebody typed. */
void csv_write_text(CsvWriter *writer, const char *text);

/* Write a cell with a number, and one with a word or decimal number of ours, verbatim. */
void csv_write_number(CsvWriter *writer, int64_t number);
void csv_write_word(CsvWriter *writer, const char *word);
void csv_end_row(CsvWriter *writer);

/* Returns the text of a cell that csv_write_text wrote: a part of `cell`. */
const char *csv_spare(const char *cell);

/* Then removes the apostrophes after semicolons and tabs. Call once per text. */
void csv_spare_within(char *text);

#endif
