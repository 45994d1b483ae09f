/* Reads the rows of a CSV file, with the line number on which each begins.
 *
 * The separator is given by a first line « sep=; », else it is whichever of , ; and tab occurs most
 * in the first line outside quotation marks. Quotation marks must be balanced as in RFC 4180. Empty
 * lines and rows of only separators are skipped. Blanks around an unquoted cell are not part of it.
 */
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
  size_t line;              /* of the file, from 1 */
  const char *const *cells; /* NUL-terminated UTF-8, not yet cleaned; borrowed during the call */
  size_t count;
} CsvRow;

/* Calls `take` for each row until it returns false, which this then returns. The first row is the
 * header. */
typedef bool RowTaker(void *context, const CsvRow *row, Error *err);
bool csv_read(ImportSource *source, RowTaker *take, void *context, Error *err);

/* Prefixes *err with the place: "dots.csv line 12: …". Returns false, so that it can follow what
 * failed: `return take(…, err) || csv_name_line(source, line, err)`. */
bool csv_name_line(const ImportSource *source, size_t line, Error *err);

/* The header of a CSV file: which columns it has and where, and so what the file contains. */

enum { COLUMN_NAME_SIZE = 64, IGNORED_NAMES_SIZE = 512 };

typedef struct Header {
  ImportedContents contents;
  bool ours; /* exactly a header line that we write: undo the escaping of formulas */
  size_t cells;
  int place[HEADINGS];                   /* -1: no such column */
  char name[HEADINGS][COLUMN_NAME_SIZE]; /* as in the file, safe to show */
  char ignored[IGNORED_NAMES_SIZE];      /* unknown columns, « a », « b »; or "" */
} Header;

/* Reads the first row. Refused if it names a column twice, or if it does not show what the file
 * contains; the error lacks the place (csv_name_line). */
bool header_read(const CsvRow *row, const char *const labels[COLOUR_COUNT], Header *header,
                 Error *err);

/* Returns the colour of which a text is the session's own word; COLOUR_COUNT if none. */
Colour label_known(const char *const labels[COLOUR_COUNT], const char *text);

bool header_has(const Header *header, Column column);

/* Returns the cell of a column in a row; "" if the file has no such column. Borrowed from the row.
 */
const char *header_cell(const Header *header, const CsvRow *row, Column column);

#endif
