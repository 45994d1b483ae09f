/* Every statement that a journal runs, in one table, prepared once and owned here. */
#ifndef SESSIONS_SQLITE_STATEMENTS_H
#define SESSIONS_SQLITE_STATEMENTS_H

#include "sessions/sqlite/connection.h"

typedef enum StatementName {
  CLAIM,
  COMMIT,
  ABANDON,
  HOLD,
  DATA_VERSION,
  CHECK_STORAGE,
  END,
  ONE_EVENT,
  EVENTS,
  APPEND,
  SET_TALLY,
  DROP_TALLY,
  TALLIES,
  SET_CHECKPOINT,
  CHECKPOINT,
  NEXT_CHECKPOINT,
  FORGET_TALLIES,
  FORGET_CHECKPOINTS,
  FIND_VOTER,
  KEEP_VOTER,
  FIND_NAME,
  VOTERS,
  FORMAT,
  FIND_KIOSK,
  COUNT_KIOSKS,
  KEEP_KIOSK,
  SET_RESULT,
  RESULTS,
  COUNT_RESULTS,
  FORGET_RESULTS,
  STATEMENTS
} StatementName;

typedef struct Statements {
  sqlite3_stmt *of[STATEMENTS];
} Statements;

/* Those that fit every format of the file; and one that fits only the later ones, when it is first
 * needed. */
bool statements_prepare(const Connection *connection, Statements *statements, Error *err);
bool statement_prepare(const Connection *connection, Statements *statements, StatementName name,
                       Error *err);
void statements_finalize(Statements *statements);

/* One step: *row says whether there is a row to read. Without one, the statement is reset. */
bool statement_step(const Connection *connection, sqlite3_stmt *statement, bool *row, Error *err);

/* All of a statement that has no rows. */
bool statement_run(const Connection *connection, sqlite3_stmt *statement, Error *err);

/* Binds whole numbers to the first parameters. A value that SQLite has no room for becomes the
 * largest that it has. */
void statement_bind(sqlite3_stmt *statement, int parameter, uint64_t value);

/* The tables of a session's file: the journal, which the database itself keeps append-only, what is
 * derived from it, and the names of voters, which it never holds. */

/* Makes them in an empty database, all or none. */
bool schema_create(const Connection *connection, Error *err);

/* Within a transaction: adds what a later format has more than this one, and says so in the header.
 */
bool schema_raise(const Connection *connection, int from, int to, Error *err);

/* Whether the database holds exactly those of its format, to the letter. schema_compare within a
 * transaction, schema_check without. */
bool schema_compare(const Connection *connection, Error *err);
bool schema_check(const Connection *connection, Error *err);

#endif
