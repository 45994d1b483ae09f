/* The header of a CSV file: which columns it has, in which places, and so what the file holds. */
#ifndef SESSIONS_IMPORT_HEADER_H
#define SESSIONS_IMPORT_HEADER_H

#include "core/vote/event.h"
#include "sessions/import/reader.h"
#include "sessions/import/words.h"

enum { COLUMN_NAME_SIZE = 64, IGNORED_NAMES_SIZE = 512 };

typedef struct Header {
  ImportedContents contents;
  bool ours; /* exactly a line that we write: formulas were made harmless and are taken back */
  size_t cells;
  int place[COLUMNS];                   /* -1: there is no such column */
  char name[COLUMNS][COLUMN_NAME_SIZE]; /* as the file has it, safe to show */
  char ignored[IGNORED_NAMES_SIZE]; /* columns that mean nothing to us, « a », « b »; or "" */
} Header;

/* Reads the first row. Refused is one that names a column twice, or from which nobody can tell what
 * the file holds; the error lacks the place (csv_name_line). */
bool header_read(const CsvRow *row, Header *header, Error *err);

bool header_has(const Header *header, Column column);

/* The cell of a column in a row; "" where the file has no such column. Borrowed from the row. */
const char *header_cell(const Header *header, const CsvRow *row, Column column);

#endif
