/* The kiosk's ballots beside the journal, and who has its keyboard.
 *
 * SQLite keeps the first bytes of a row, at most 1,002 of one in such a table, where it may move
 * them about and leave a copy behind; all that follow lie on pages of their own, which it
 * overwrites with zeros when they are freed (secure_delete). The gap of 1,024 zero bytes in front
 * puts the ballots there whole: no former value of theirs, which would say in which order they
 * came, stays in the file (sqlite.org/fileformat2.html#ovflpgs). */
#include "sessions/files/file_error.h"
#include "sessions/journal/journal.h"
#include "sessions/sqlite/journal_parts.h"
#include "sessions/sqlite/queue.h"

static void bind_vote(sqlite3_stmt *statement, uint32_t subgroup, int64_t first) {
  sqlite3_bind_int64(statement, 1, subgroup);
  sqlite3_bind_int64(statement, 2, first);
}

bool journal_keep_kiosk(Journal *journal, uint32_t subgroup, int64_t first, const Bytes *value,
                        Error *err) {
  sqlite3_stmt *statement;
  if (!journal_later_statement(journal, KEEP_KIOSK, &statement, err)) return false;
  if (!statement) return fail_file_error(DAMAGED, journal->connection.path, err);
  bind_vote(statement, subgroup, first);
  sqlite3_bind_blob64(statement, 3, value->data, value->size, SQLITE_STATIC);
  bool kept = statement_run(&journal->connection, statement, err);
  sqlite3_clear_bindings(statement);
  if (kept) journal->ballot_unkept = false;
  return kept;
}

void journal_lack_kiosk(Journal *journal) {
  journal->ballot_unkept = false;
}

bool journal_find_kiosk(Journal *journal, uint32_t subgroup, int64_t first, Bytes *value,
                        bool *found, Error *err) {
  sqlite3_stmt *statement;
  *found = false;
  value->size = 0;
  if (!journal_later_statement(journal, FIND_KIOSK, &statement, err)) return false;
  if (!statement) return true;
  bind_vote(statement, subgroup, first);
  if (!statement_step(&journal->connection, statement, found, err)) return false;
  /* SQLite gives no address of what is empty, nor of what it had no memory for. */
  const size_t size = *found ? (size_t)sqlite3_column_bytes(statement, 0) : 0;
  const void *blob = size > 0 ? sqlite3_column_blob(statement, 0) : NULL;
  bool read = size == 0 || (blob ? bytes_append(value, blob, size, err)
                                 : connection_fail_row(&journal->connection, err));
  sqlite3_reset(statement);
  return read;
}

bool journal_count_kiosks(Journal *journal, size_t *count, Error *err) {
  sqlite3_stmt *statement;
  bool row;
  if (!journal_later_statement(journal, COUNT_KIOSKS, &statement, err)) return false;
  if (!statement) {
    *count = 0;
    return true;
  }
  if (!statement_step(&journal->connection, statement, &row, err)) return false;
  *count = row ? (size_t)sqlite3_column_int64(statement, 0) : 0;
  sqlite3_reset(statement);
  return true;
}

bool journal_hold_keyboard(Journal *journal, uint32_t subgroup, bool *held, Error *err) {
  const Connection *connection = &journal->connection;
  *held = false;
  if (journal->has_keyboard) return true;
  if (!journal_check_access(journal, err)) return false;
  if (!place_hold(connection->file, subgroup, held, connection->path, err)) return false;
  if (!*held) return true;
  journal->has_keyboard = true;
  journal->keyboard = subgroup;
  return true;
}

void journal_leave_keyboard(Journal *journal) {
  if (!journal->has_keyboard) return;
  place_leave(journal->connection.file, journal->keyboard);
  journal->has_keyboard = false;
}

bool journal_has_keyboard(const Journal *journal, uint32_t subgroup) {
  return journal->has_keyboard && journal->keyboard == subgroup;
}

bool journal_keyboard_is_held(const Journal *journal, uint32_t subgroup, bool *held, Error *err) {
  const Connection *connection = &journal->connection;
  *held = journal_has_keyboard(journal, subgroup);
  return *held || place_is_held(connection->file, subgroup, held, connection->path, err);
}
