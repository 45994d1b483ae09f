/* The header of a CSV file: which columns it has, in which places, and so what the file holds. */
#ifndef SESSIONS_CSV_HEADER_H
#define SESSIONS_CSV_HEADER_H

#include "core/event.h"
#include "sessions/csv/reader.h"
#include "sessions/csv/words.h"

enum { RANKING_COLUMNS = 11, COLUMN_NAME_SIZE = 64, IGNORED_NAMES_SIZE = 512 };

/* The header line of a ranking as we write it. */
extern const char *const RANKING_HEADER[RANKING_COLUMNS];

/* What may follow in it, in this order. Each method that is not main has three columns. */
enum {
  EXTRA_INTERVAL,
  EXTRA_INTERVAL_WITHIN = EXTRA_INTERVAL + 2,
  EXTRA_MARGINS = EXTRA_INTERVAL_WITHIN + 2,
  EXTRA_METHODS = EXTRA_MARGINS + MAIN_RANKINGS,
  COLUMNS_OF_METHOD = 3,
  RANKING_EXTRAS_COUNT = EXTRA_METHODS + (RANKING_METHODS - MAIN_RANKINGS) * COLUMNS_OF_METHOD
};
extern const char *const RANKING_EXTRAS[RANKING_EXTRAS_COUNT];

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
