/* Whose ballots are whose: kept beside the journal, which never tells. */
#include "sessions/journal/journal.h"

#include "sessions/files/file_error.h"
#include "sessions/sqlite/journal_parts.h"

bool journal_find_voter(Journal *journal, const char *name, int64_t *ballot, bool *found,
                        Error *err) {
  sqlite3_stmt *statement = journal->statements.of[FIND_VOTER];
  sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
  bool read = statement_step(&journal->connection, statement, found, err);
  if (read && *found) {
    *ballot = sqlite3_column_int64(statement, 0);
    bool possible = *ballot >= 0 && *ballot <= BALLOT_NUMBER_MAX;
    read = possible || fail_file_error(DAMAGED, journal->connection.path, err);
  }
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  return read;
}

bool journal_keep_voter(Journal *journal, const char *name, int64_t ballot, Error *err) {
  sqlite3_stmt *statement = journal->statements.of[KEEP_VOTER];
  sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
  sqlite3_bind_int64(statement, 2, ballot);
  bool kept = statement_run(&journal->connection, statement, err);
  sqlite3_clear_bindings(statement);
  return kept;
}

bool journal_find_name(Journal *journal, int64_t ballot, Bytes *name, bool *found, Error *err) {
  sqlite3_stmt *statement = journal->statements.of[FIND_NAME];
  sqlite3_bind_int64(statement, 1, ballot);
  name->size = 0;
  if (!statement_step(&journal->connection, statement, found, err)) return false;
  const unsigned char *text = *found ? sqlite3_column_text(statement, 0) : NULL;
  const size_t size = text ? (size_t)sqlite3_column_bytes(statement, 0) : 0;
  bool read = !*found || (text || connection_fail_row(&journal->connection, err));
  read =
      read && (!*found || (bytes_append(name, text, size, err) && bytes_append(name, "", 1, err)));
  sqlite3_reset(statement);
  return read;
}

bool journal_read_voters(Journal *journal, VoterTaker *take, void *context, Error *err) {
  sqlite3_stmt *statement = journal->statements.of[VOTERS];
  bool row = true, read = true;
  while (read && row) {
    read = statement_step(&journal->connection, statement, &row, err);
    const char *name = read && row ? (const char *)sqlite3_column_text(statement, 0) : NULL;
    if (read && row)
      read = name ? take(context, name, sqlite3_column_int64(statement, 1), err)
                  : connection_fail_row(&journal->connection, err);
  }
  sqlite3_reset(statement);
  return read;
}
