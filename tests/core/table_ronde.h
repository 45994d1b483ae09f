/* The round table of 6 June 2023, as events made from the counts file in sessions/samples. */
#ifndef TESTS_CORE_TABLE_RONDE_H
#define TESTS_CORE_TABLE_RONDE_H

#include <stdio.h>

#include "tests/core/make.h"

enum { ROW_CELLS = 16, ROW_SIZE = 1024 };

/* One line of a CSV file, cut into cells. Enough for the files of the tests: no line breaks in a
 * cell. */
typedef struct Row {
  char text[ROW_SIZE];
  const char *cells[ROW_CELLS];
  size_t count;
} Row;

/* The path of a file under the root of the sources, in a text that stays until the next call with
 * the same room. */
const char *source_path(const char *name, char room[ROW_SIZE]);

/* The next row of an open file, false at its end. */
bool read_row(FILE *file, Row *row);

/* Ends the test where the sample cannot be read. */
Record record_table_ronde(void);

#endif
