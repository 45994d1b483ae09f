/* CSV as we write it: comma, LF, quotation marks where needed, formulas made harmless.
 *
 * A spreadsheet runs a cell that begins with = + - @, a tab or their full-width forms; one that
 * parts cells at semicolons or tabs runs what follows those as well. In front of each such text,
 * and of one that has apostrophes before such a beginning, stands an apostrophe, so that taking one
 * off again (csv_spare, then csv_spare_within) always gives the text back. What nobody can see or
 * what steers a terminal (sessions/text/text.h) is shown by its name, as <U+202E>; that stays so.
 */
#ifndef SESSIONS_TEXT_CSV_WRITER_H
#define SESSIONS_TEXT_CSV_WRITER_H

#include <stdint.h>
#include <stdio.h>

/* Begins as {.out = …}. Whoever owns the stream checks it (ferror). */
typedef struct CsvWriter {
  FILE *out;
  size_t cells; /* in the present row */
} CsvWriter;

/* A cell with somebody's text. */
void csv_write_text(CsvWriter *writer, const char *text);

/* A cell with a number, and one with a word or a decimal number of ours, as it is. */
void csv_write_number(CsvWriter *writer, int64_t number);
void csv_write_word(CsvWriter *writer, const char *word);
void csv_end_row(CsvWriter *writer);

/* The text in a cell that csv_write_text wrote: a part of `cell`. */
const char *csv_spare(const char *cell);

/* Then takes the apostrophes off that stand behind a semicolon or a tab. Once for each text. */
void csv_spare_within(char *text);

#endif
