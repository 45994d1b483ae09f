#include "tests/bench/bare_journal.h"

#include <stdint.h>

#include "tests/bench/measure.h"

enum { ROW_SIZE_MAX = 4096, HASH_SIZE = 32, BUSY_TIMEOUT_MS = 60 * 1000 };

static const char settings[] =
    "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;"
    "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA foreign_keys = ON;"
    "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;"
    "CREATE TABLE IF NOT EXISTS journal(seq INTEGER PRIMARY KEY, event BLOB NOT NULL,"
    "  hash BLOB NOT NULL) STRICT;";

static void need(const BareJournal *journal, int code) {
  if (code != SQLITE_OK && code != SQLITE_DONE)
    give_up("bare SQLite: %s", sqlite3_errmsg(journal->database));
}

static sqlite3_stmt *prepare(const BareJournal *journal, const char *sql) {
  sqlite3_stmt *statement = NULL;
  need(journal, sqlite3_prepare_v2(journal->database, sql, -1, &statement, NULL));
  return statement;
}

BareJournal bare_journal_open(const char *path) {
  BareJournal journal = {NULL, NULL, NULL, NULL};
  need(&journal, sqlite3_open(path, &journal.database));
  need(&journal, sqlite3_busy_timeout(journal.database, BUSY_TIMEOUT_MS));
  need(&journal, sqlite3_exec(journal.database, settings, NULL, NULL, NULL));
  journal.begin = prepare(&journal, "BEGIN IMMEDIATE");
  journal.insert = prepare(&journal, "INSERT INTO journal(event, hash) VALUES(?1, ?2)");
  journal.commit = prepare(&journal, "COMMIT");
  return journal;
}

void bare_journal_close(BareJournal *journal) {
  sqlite3_finalize(journal->begin);
  sqlite3_finalize(journal->insert);
  sqlite3_finalize(journal->commit);
  sqlite3_close(journal->database);
}

static void run(const BareJournal *journal, sqlite3_stmt *statement) {
  int code = sqlite3_step(statement);
  sqlite3_reset(statement);
  need(journal, code);
}

void bare_journal_append_rows(BareJournal *journal, size_t row_size, size_t rows) {
  static const uint8_t row[ROW_SIZE_MAX];
  if (row_size > sizeof row) give_up("a row of %zu bytes is too large", row_size);
  run(journal, journal->begin);
  for (size_t n = 0; n < rows; ++n) {
    sqlite3_bind_blob(journal->insert, 1, row, (int)row_size, SQLITE_STATIC);
    sqlite3_bind_blob(journal->insert, 2, row, HASH_SIZE, SQLITE_STATIC);
    run(journal, journal->insert);
  }
  run(journal, journal->commit);
}

void bare_journal_append(BareJournal *journal, size_t row_size) {
  bare_journal_append_rows(journal, row_size, 1);
}
