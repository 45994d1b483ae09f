/* Imports a folder of old count tables, making a session of each. */
#ifndef SESSIONS_LIBRARY_BULK_IMPORT_H
#define SESSIONS_LIBRARY_BULK_IMPORT_H

#include "sessions/import/import.h"

typedef enum TableFate {
  TABLE_IMPORTED,
  TABLE_KNOWN, /* a session made from the same bytes exists, unchanged */
  TABLE_REFUSED
} TableFate;

typedef struct TableOutcome {
  TableFate fate;
  const char *table;           /* its file */
  const char *session;         /* file of the session created or known; NULL if refused */
  const ImportOutcome *import; /* if imported */
  const Error *trouble;        /* if refused */
} TableOutcome;

/* Returning false ends the import: earlier tables stay imported. */
typedef bool TableTaker(void *context, const TableOutcome *outcome, Error *err);

/* Makes a session in the folder `to` from each table of counts in the folder `from` (*.csv and
 * *.tsv, sorted by name, without subfolders), titled after its file, as a whole or not at all. One
 * that cannot be imported, such as an agenda or ballots, does not stop the others. A table is known
 * if a session of `to` or of its archive was made from it. Each session created gets the
 * description in `described`, except for the title. */
bool import_tables(const char *from, const char *to, const ImportDescription *described,
                   TableTaker *take, void *context, Error *err);

#endif
