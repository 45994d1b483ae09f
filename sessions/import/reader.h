/* The rows of a CSV file, with the number of the line on which each begins.
 *
 * The separator is what a first line « sep=; » says, else whichever of , ; and tab the first line
 * holds most of outside quotation marks. Quotation marks must pair up as RFC 4180 has it. Empty
 * lines and rows of nothing but separators are passed over. Blanks around an unquoted cell are not
 * part of it. */
#ifndef SESSIONS_IMPORT_READER_H
#define SESSIONS_IMPORT_READER_H

#include "core/vote/event.h"
#include "sessions/import/source.h"
#include "sessions/import/words.h"

enum {
  CSV_CELLS_MAX = 256,           /* in a row */
  CSV_CELL_SIZE_MAX = 64 * 1024, /* bytes: more than any text may have */
  CSV_ROWS_MAX = 50 * 1000 * 1000,
};

typedef struct CsvRow {
  size_t line;              /* of the file, 1 the first */
  const char *const *cells; /* NUL-terminated UTF-8, not yet cleaned; borrowed during the call */
  size_t count;
} CsvRow;

/* Hands each row to `take` until it returns false, which is then what this returns. The first row
 * is the header. */
typedef bool RowTaker(void *context, const CsvRow *row, Error *err);
bool csv_read(ImportSource *source, RowTaker *take, void *context, Error *err);

/* Puts the place in front of what *err says: "dots.csv line 12: …". Returns false, so that it can
 * follow what failed: `return take(…, err) || csv_name_line(source, line, err)`. */
bool csv_name_line(const ImportSource *source, size_t line, Error *err);

/* The header of a CSV file: which columns it has, in which places, and so what the file holds. */

enum { COLUMN_NAME_SIZE = 64, IGNORED_NAMES_SIZE = 512 };

typedef struct Header {
  ImportedContents contents;
  bool ours; /* exactly a line that we write: formulas were made harmless and are taken back */
  size_t cells;
  int place[HEADINGS];                   /* -1: there is no such column */
  char name[HEADINGS][COLUMN_NAME_SIZE]; /* as the file has it, safe to show */
  char ignored[IGNORED_NAMES_SIZE]; /* columns that mean nothing to us, « a », « b »; or "" */
} Header;

/* Reads the first row. Refused is one that names a column twice, or from which nobody can tell what
 * the file holds; the error lacks the place (csv_name_line). */
bool header_read(const CsvRow *row, Header *header, Error *err);

bool header_has(const Header *header, Column column);

/* The cell of a column in a row; "" where the file has no such column. Borrowed from the row. */
const char *header_cell(const Header *header, const CsvRow *row, Column column);

#endif
