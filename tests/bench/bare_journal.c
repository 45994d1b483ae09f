#include "tests/bench/bare_journal.h"

#include <sodium.h>
#include <stdint.h>
#include <string.h>

#include "tests/bench/measure.h"

enum { ROW_SIZE_MAX = 4096, HASH_SIZE = crypto_hash_sha256_BYTES, BUSY_TIMEOUT_MS = 60 * 1000 };

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

static void hash_row(sqlite3_stmt *row, uint8_t hash[HASH_SIZE]) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  crypto_hash_sha256_update(&state, hash, HASH_SIZE);
  crypto_hash_sha256_update(&state, sqlite3_column_blob(row, 0),
                            (unsigned long long)sqlite3_column_bytes(row, 0));
  crypto_hash_sha256_final(&state, hash);
  if (sqlite3_column_bytes(row, 1) != HASH_SIZE ||
      memcmp(hash, sqlite3_column_blob(row, 1), HASH_SIZE) != 0)
    give_up("the chain is broken");
}

static uint64_t hash_rows(sqlite3 *database) {
  uint8_t hash[HASH_SIZE] = {0};
  uint64_t rows = 0;
  sqlite3_stmt *row;
  if (sqlite3_prepare_v2(database, "SELECT event, hash FROM journal ORDER BY seq", -1, &row,
                         NULL) != SQLITE_OK)
    give_up("bare SQLite: %s", sqlite3_errmsg(database));
  for (; sqlite3_step(row) == SQLITE_ROW; ++rows)
    hash_row(row, hash);
  sqlite3_finalize(row);
  return rows;
}

int64_t bare_journal_hash_ns(const char *path, uint64_t rows) {
  sqlite3 *database;
  int64_t before = clock_ns();
  if (sqlite3_open(path, &database) != SQLITE_OK) give_up("%s: cannot be read", path);
  if (hash_rows(database) != rows) give_up("%s: rows are missing", path);
  int64_t took = clock_ns() - before;
  sqlite3_close(database);
  return took;
}
