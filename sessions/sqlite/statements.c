#include "sessions/sqlite/statements.h"

#include <stddef.h>

static const char *const texts[STATEMENTS] = {
    [CLAIM] = "BEGIN IMMEDIATE",
    [COMMIT] = "COMMIT",
    [ABANDON] = "ROLLBACK",
    [HOLD] = "BEGIN",
    [DATA_VERSION] = "PRAGMA data_version",
    [CHECK_STORAGE] = "PRAGMA integrity_check(1)",
    [END] = "SELECT seq, event, hash FROM journal ORDER BY seq DESC LIMIT 1",
    [ONE_EVENT] = "SELECT seq, event, hash FROM journal WHERE seq = ?",
    [EVENTS] = "SELECT seq, event, hash FROM journal WHERE seq BETWEEN ? AND ? ORDER BY seq",
    [APPEND] = "INSERT INTO journal(seq, event, hash) VALUES(?, ?, ?)",
    [SET_TALLY] = "REPLACE INTO tally VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [DROP_TALLY] = "DELETE FROM tally WHERE recommendation = ?",
    [TALLIES] = "SELECT * FROM tally ORDER BY recommendation",
    [SET_CHECKPOINT] = "INSERT INTO checkpoint(seq, state) VALUES(?, ?)",
    [CHECKPOINT] =
        "SELECT seq, state FROM checkpoint WHERE seq BETWEEN 1 AND ? ORDER BY seq DESC LIMIT 1",
    [NEXT_CHECKPOINT] = "SELECT seq FROM checkpoint WHERE seq > ? ORDER BY seq LIMIT 1",
    [FORGET_TALLIES] = "DELETE FROM tally",
    [FORGET_CHECKPOINTS] = "DELETE FROM checkpoint",
    [FIND_VOTER] = "SELECT number FROM voter WHERE name = ?",
    [KEEP_VOTER] = "INSERT INTO voter(name, number) VALUES(?, ?)",
    [FIND_NAME] = "SELECT name FROM voter WHERE number = ?",
    [VOTERS] = "SELECT name, number FROM voter ORDER BY name",
    [FORMAT] = "PRAGMA user_version",
    [FIND_KIOSK] = "SELECT ballots FROM kiosk WHERE subgroup = ? AND first = ?",
    [COUNT_KIOSKS] = "SELECT count(*) FROM kiosk",
    [KEEP_KIOSK] = "REPLACE INTO kiosk VALUES(?, ?, zeroblob(1024), ?)",
    [SET_RESULT] = "INSERT INTO kept VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [RESULTS] = "SELECT * FROM kept WHERE seq = ? ORDER BY recommendation",
    [COUNT_RESULTS] = "SELECT count(*) FROM kept",
    [FORGET_RESULTS] = "DELETE FROM kept",
};
enum { FIRST_OF_SECOND = FIND_KIOSK };

bool statement_prepare(const Connection *connection, Statements *statements, StatementName name,
                       Error *err) {
  if (statements->of[name]) return true;
  return sqlite3_prepare_v3(connection->database, texts[name], -1, SQLITE_PREPARE_PERSISTENT,
                            &statements->of[name], NULL) == SQLITE_OK ||
         connection_fail(connection, err);
}

bool statements_prepare(const Connection *connection, Statements *statements, Error *err) {
  for (int name = 0; name < FIRST_OF_SECOND; ++name)
    if (!statement_prepare(connection, statements, (StatementName)name, err)) return false;
  return true;
}

void statements_finalize(Statements *statements) {
  for (int name = 0; name < STATEMENTS; ++name)
    sqlite3_finalize(statements->of[name]);
  *statements = (Statements){0};
}

bool statement_step(const Connection *connection, sqlite3_stmt *statement, bool *row, Error *err) {
  int code = sqlite3_step(statement);
  *row = code == SQLITE_ROW;
  if (*row) return true;
  bool done = code == SQLITE_DONE || connection_fail(connection, err);
  sqlite3_reset(statement);
  return done;
}

bool statement_run(const Connection *connection, sqlite3_stmt *statement, Error *err) {
  bool row;
  bool done = statement_step(connection, statement, &row, err);
  sqlite3_reset(statement);
  return done;
}

void statement_bind(sqlite3_stmt *statement, int parameter, uint64_t value) {
  sqlite3_bind_int64(statement, parameter, value > INT64_MAX ? INT64_MAX : (sqlite3_int64)value);
}
