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

/* Prepare the statements for every format of the file; and one for later formats only, on first
 * use. */
bool statements_prepare(const Connection *connection, Statements *statements, Error *err);
bool statement_prepare(const Connection *connection, Statements *statements, StatementName name,
                       Error *err);
void statements_finalize(Statements *statements);

/* Steps a statement: *row says whether there is a row to read. If not, the statement is reset. */
bool statement_step(const Connection *connection, sqlite3_stmt *statement, bool *row, Error *err);

/* Runs a statement that returns no rows, and clears its parameters. */
bool statement_run(const Connection *connection, sqlite3_stmt *statement, Error *err);

/* Runs a statement for the number in the first column of its one row, and clears its parameters.
 * *found is false if there is no row; *number is then 0. */
bool statement_number(const Connection *connection, sqlite3_stmt *statement, int64_t *number,
                      bool *found, Error *err);

/* Passes each row to `take`, until it returns false. */
typedef bool RowTaker(void *context, sqlite3_stmt *row, Error *err);
bool statement_rows(const Connection *connection, sqlite3_stmt *statement, RowTaker *take,
                    void *context, Error *err);

/* Bind integers to the first parameters. A value that is too large for SQLite becomes its maximum.
 */
void statement_bind(sqlite3_stmt *statement, int parameter, uint64_t value);

/* The tables of a session's file: the journal, which the database itself makes append-only, what is
 * derived from it, and the names of voters, which the journal never holds. */

/* Creates them in an empty database, all or none. */
bool schema_create(const Connection *connection, Error *err);

/* Within a transaction: adds what a later format has beyond this one, and updates the header. */
bool schema_raise(const Connection *connection, int from, int to, Error *err);

/* Check that the database has exactly the tables of its format, to the letter. schema_compare
 * within a transaction, schema_check outside. */
bool schema_compare(const Connection *connection, Error *err);
bool schema_check(const Connection *connection, Error *err);

#endif
