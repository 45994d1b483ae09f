/* A folder of old count tables: each becomes a session. */
#ifndef SESSIONS_LIBRARY_BULK_IMPORT_H
#define SESSIONS_LIBRARY_BULK_IMPORT_H

#include "sessions/import/import.h"

typedef enum TableFate {
  TABLE_IMPORTED,
  TABLE_KNOWN, /* a session was made of the same bytes before, and was not changed */
  TABLE_REFUSED
} TableFate;

typedef struct TableOutcome {
  TableFate fate;
  const char *table;   /* the file */
  const char *session; /* the session's file that was made, or that is known; NULL where refused */
  const ImportOutcome *import; /* of one that was imported */
  const Error *trouble;        /* of one that was refused */
} TableOutcome;

/* False ends the import: tables before stay imported. */
typedef bool TableTaker(void *context, const TableOutcome *outcome, Error *err);

/* Makes a session in the folder `to` of each table of counts in the folder `from` (*.csv and *.tsv,
 * in the order of their names, not those in folders within), titled after its file, all of it or
 * nothing. One that cannot be imported, an agenda or ballots among them, does not stop the others.
 * Known is what a session of `to` or of its archive was made from. Each session that is made is
 * `described` so, but for the title. */
bool import_tables(const char *from, const char *to, const ImportDescription *described,
                   TableTaker *take, void *context, Error *err);

#endif
