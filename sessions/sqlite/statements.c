#include "sessions/sqlite/statements.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/sqlite/file.h"

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
  sqlite3_clear_bindings(statement);
  return done;
}

bool statement_number(const Connection *connection, sqlite3_stmt *statement, int64_t *number,
                      bool *found, Error *err) {
  const bool done = statement_step(connection, statement, found, err);
  if (done) *number = *found ? sqlite3_column_int64(statement, 0) : 0;
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  return done;
}

bool statement_rows(const Connection *connection, sqlite3_stmt *statement, RowTaker *take,
                    void *context, Error *err) {
  bool row = true, read = true;
  while (read && row)
    read =
        statement_step(connection, statement, &row, err) && (!row || take(context, statement, err));
  sqlite3_reset(statement);
  return read;
}

void statement_bind(sqlite3_stmt *statement, int parameter, uint64_t value) {
  sqlite3_bind_int64(statement, parameter, value > INT64_MAX ? INT64_MAX : (sqlite3_int64)value);
}

/* In order of creation. REPLACE fires no delete trigger, so only the insert trigger prevents it
 * from rewriting history. */
static const char *const objects[] = {
    "CREATE TABLE journal(\n"
    "  seq INTEGER PRIMARY KEY,\n"
    "  event BLOB NOT NULL,\n"
    "  hash BLOB NOT NULL\n"
    ") STRICT",

    "CREATE TABLE tally(\n"
    "  recommendation INTEGER PRIMARY KEY,\n"
    "  subgroup_code TEXT NOT NULL,\n"
    "  code TEXT NOT NULL,\n"
    "  counted_green INTEGER NOT NULL,\n"
    "  counted_yellow INTEGER NOT NULL,\n"
    "  counted_red INTEGER NOT NULL,\n"
    "  ballots_green INTEGER NOT NULL,\n"
    "  ballots_yellow INTEGER NOT NULL,\n"
    "  ballots_red INTEGER NOT NULL\n"
    ") STRICT",

    "CREATE TABLE checkpoint(\n"
    "  seq INTEGER PRIMARY KEY,\n"
    "  state BLOB NOT NULL\n"
    ") STRICT",

    "CREATE TABLE voter(\n"
    "  name TEXT PRIMARY KEY,\n"
    "  number INTEGER NOT NULL\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE UNIQUE INDEX voter_by_number ON voter(number)",

    "CREATE TRIGGER journal_only_grows BEFORE INSERT ON journal\n"
    "WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal)\n"
    "BEGIN SELECT RAISE(ABORT, 'the journal takes only the next event'); END",

    "CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal\n"
    "BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END",

    "CREATE TRIGGER journal_is_never_cut BEFORE DELETE ON journal\n"
    "BEGIN SELECT RAISE(ABORT, 'the journal is never cut'); END",

    "CREATE TABLE kiosk(\n"
    "  subgroup INTEGER NOT NULL,\n"
    "  first INTEGER NOT NULL,\n"
    "  gap BLOB NOT NULL,\n"
    "  ballots BLOB NOT NULL,\n"
    "  PRIMARY KEY(subgroup, first)\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE kept(\n"
    "  seq INTEGER NOT NULL,\n"
    "  recommendation INTEGER NOT NULL,\n"
    "  subgroup_code TEXT NOT NULL,\n"
    "  code TEXT NOT NULL,\n"
    "  green INTEGER NOT NULL,\n"
    "  yellow INTEGER NOT NULL,\n"
    "  red INTEGER NOT NULL,\n"
    "  value_over INTEGER,\n"
    "  value_under INTEGER,\n"
    "  rank INTEGER,\n"
    "  rank_in_subgroup INTEGER,\n"
    "  PRIMARY KEY(seq, recommendation)\n"
    ") STRICT, WITHOUT ROWID",
};

enum { OBJECTS = sizeof objects / sizeof *objects, OBJECTS_OF_FIRST = OBJECTS - 2 };

/* Returns how many of them a file of this format has. */
static size_t objects_of(int format) {
  return format < SESSION_FORMAT_SECOND ? OBJECTS_OF_FIRST : OBJECTS;
}

static bool create_all(const Connection *connection, Error *err) {
  char header[96];
  snprintf(header, sizeof header, "PRAGMA application_id = %d; PRAGMA user_version = %d",
           SESSION_APPLICATION_ID, SESSION_FORMAT_FIRST);
  if (!connection_run(connection, header, err)) return false;
  for (size_t n = 0; n < objects_of(SESSION_FORMAT_FIRST); ++n)
    if (!connection_run(connection, objects[n], err)) return false;
  return connection_run(connection, "COMMIT", err);
}

bool schema_create(const Connection *connection, Error *err) {
  if (!connection_run(connection, "BEGIN IMMEDIATE", err)) return false;
  if (create_all(connection, err)) return true;
  connection_run(connection, "ROLLBACK", NULL);
  return false;
}

static bool fail_schema(const Connection *connection, Error *err) {
  return fail(err, ERROR_BAD_DATA,
              _("%s: its tables are not those that gommette makes: use an unaltered copy"),
              connection->path);
}

bool schema_raise(const Connection *connection, int from, int to, Error *err) {
  char header[64];
  snprintf(header, sizeof header, "PRAGMA user_version = %d", to);
  for (size_t n = objects_of(from); n < objects_of(to); ++n)
    if (!connection_run(connection, objects[n], err)) return false;
  return connection_run(connection, header, err);
}

/* In any order: VACUUM writes tables first. */
static bool take_object(const char *sql, size_t expected, bool taken[OBJECTS]) {
  for (size_t n = 0; sql && n < expected; ++n)
    if (!taken[n] && strcmp(sql, objects[n]) == 0) return taken[n] = true;
  return false;
}

static bool compare_all(const Connection *connection, sqlite3_stmt *rows, size_t expected,
                        Error *err) {
  bool taken[OBJECTS] = {false};
  size_t count = 0;
  int code;
  while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
    const char *sql = (const char *)sqlite3_column_text(rows, 0);
    if (!sql && sqlite3_errcode(connection->database) == SQLITE_NOMEM) return fail_memory(err);
    if (!take_object(sql, expected, taken)) return fail_schema(connection, err);
    ++count;
  }
  if (code != SQLITE_DONE) return connection_fail(connection, err);
  return count == expected || fail_schema(connection, err);
}

static bool read_format(const Connection *connection, int *format, Error *err) {
  sqlite3_stmt *row = NULL;
  bool read = sqlite3_prepare_v2(connection->database, "PRAGMA user_version", -1, &row, NULL) ==
                  SQLITE_OK &&
              sqlite3_step(row) == SQLITE_ROW;
  *format = read ? sqlite3_column_int(row, 0) : 0;
  sqlite3_finalize(row);
  return read || connection_fail(connection, err);
}

bool schema_compare(const Connection *connection, Error *err) {
  sqlite3_stmt *rows = NULL;
  int format;
  if (!read_format(connection, &format, err)) return false;
  if (sqlite3_prepare_v2(connection->database, "SELECT sql FROM sqlite_schema", -1, &rows, NULL) !=
      SQLITE_OK)
    return connection_fail(connection, err);
  bool same = compare_all(connection, rows, objects_of(format), err);
  sqlite3_finalize(rows);
  return same;
}

/* In one snapshot: another terminal may be adding to them. */
bool schema_check(const Connection *connection, Error *err) {
  if (!connection_run(connection, "BEGIN", err)) return false;
  bool same = schema_compare(connection, err);
  return connection_run(connection, "ROLLBACK", same ? err : NULL) && same;
}
