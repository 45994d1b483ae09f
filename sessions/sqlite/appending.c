#include "sessions/sqlite/journal_parts.h"

#include "core/base/i18n.h"
#include "core/vote/event_fields.h"
#include "sessions/files/file_error.h"
#include "sessions/journal/journal.h"

/* The format of a journal's file, raised by the first event that older readers do not know. */

static bool read_format(Journal *journal, int *format, Error *err) {
  int64_t number;
  bool found;
  if (!statement_number(&journal->connection, journal->statements.of[FORMAT], &number, &found, err))
    return false;
  *format = (int)number;
  return true;
}

/* A file that had the first format when it was opened may have been upgraded since. */
static bool compare_once(Journal *journal, Error *err) {
  const Connection *connection = &journal->connection;
  if (journal->second_known) return true;
  bool alone = sqlite3_get_autocommit(connection->database) != 0;
  journal->second_known = alone ? schema_check(connection, err) : schema_compare(connection, err);
  return journal->second_known;
}

/* A reader of an earlier format would not know the event. */
static int format_of(const Event *event) {
  const bool is_logged = event->kind == EVENT_BALLOT_CAST && event->ballot.logged_ms != 0;
  if (event->kind == EVENT_SESSION_DESCRIBED && event->text.property > SESSION_THEME)
    return SESSION_FORMAT_FOURTH;
  if (kind_has(event->kind, KIND_OF_THIRD_FORMAT)) return SESSION_FORMAT_THIRD;
  return is_logged || kind_has(event->kind, KIND_OF_SECOND_FORMAT) ? SESSION_FORMAT_SECOND
                                                                   : SESSION_FORMAT_FIRST;
}

bool journal_raise_format(Journal *journal, const Event *event, Error *err) {
  const int needed = format_of(event);
  int format;
  if (needed == SESSION_FORMAT_FIRST) return true;
  return read_format(journal, &format, err) &&
         (format >= needed || schema_raise(&journal->connection, format, needed, err));
}

bool journal_later_statement(Journal *journal, StatementName name, sqlite3_stmt **statement,
                             Error *err) {
  int format;
  if (!read_format(journal, &format, err)) return false;
  if (format < SESSION_FORMAT_SECOND) {
    *statement = NULL;
    return true;
  }
  if (!compare_once(journal, err) ||
      !statement_prepare(&journal->connection, &journal->statements, name, err))
    return false;
  *statement = journal->statements.of[name];
  return true;
}

/* The journal's writing half: claim, append, derive, commit. */

bool journal_check_access(const Journal *journal, Error *err) {
  return journal->access == ACCESS_RECORD ||
         fail(err, ERROR_FAILED,
              _("%s: it is open read-only, nothing was recorded: if it cannot be written here, "
                "copy it to a folder of yours and open that"),
              journal->connection.path);
}

static void end_claim(Journal *journal) {
  journal->claimed = journal->connection.in_turn = journal->ballot_unkept = false;
  queue_leave(journal->connection.file);
}

void journal_forget_pages(const Journal *journal) {
  sqlite3_db_release_memory(journal->connection.database);
}

static bool begin(Journal *journal, Error *err) {
  journal_forget_pages(journal);
  return statement_run(&journal->connection, journal->statements.of[CLAIM], err) &&
         journal_end(journal, &journal->end, &journal->hash, err);
}

bool journal_claim(Journal *journal, int patience_ms, Error *err) {
  const Connection *connection = &journal->connection;
  if (!journal_check_access(journal, err)) return false;
  Patience patience = patience_begin(&connection->watcher, patience_ms);
  if (!queue_enter(connection->file, &patience, connection->path, err)) return false;
  journal->connection.in_turn = true;
  bool begun = connection_check_place(connection, err) && begin(journal, err);
  journal->claimed = true;
  if (!begun) journal_abandon(journal);
  return begun;
}

static bool insert(Journal *journal, uint64_t seq, ChainHash hash, Error *err) {
  sqlite3_stmt *statement = journal->statements.of[APPEND];
  const Bytes *bytes = &journal->encoded;
  statement_bind(statement, 1, seq);
  sqlite3_bind_blob64(statement, 2, bytes->data, bytes->size, SQLITE_STATIC);
  sqlite3_bind_blob(statement, 3, hash.bytes, CHAIN_HASH_SIZE, SQLITE_STATIC);
  return statement_run(&journal->connection, statement, err);
}

bool journal_append(Journal *journal, const Event *event, Error *err) {
  if (!event_encode(event, &journal->encoded, err) || !journal_raise_format(journal, event, err))
    return false;
  ChainHash hash = chain_next(journal->hash, journal->encoded.data, journal->encoded.size);
  if (!insert(journal, event->stamp.seq, hash, err)) return false;
  journal->end = event->stamp.seq;
  journal->hash = hash;
  if (event->kind == EVENT_KIOSK_BALLOT_RECEIVED) journal->ballot_unkept = true;
  return true;
}

JournalEntry journal_appended(const Journal *journal) {
  return (JournalEntry){.seq = journal->end,
                        .bytes = journal->encoded.data,
                        .size = journal->encoded.size,
                        .hash = journal->hash};
}

/* While we still have the turn, nobody else can have appended after it. */
static bool end_is_ours(Journal *journal, bool *ours, Error *err) {
  const uint64_t end = journal->end;
  const ChainHash hash = journal->hash;
  uint64_t seq;
  ChainHash found;
  if (!sqlite3_get_autocommit(journal->connection.database))
    statement_run(&journal->connection, journal->statements.of[ABANDON], NULL);
  journal->claimed = false;
  bool read = journal_end(journal, &seq, &found, err);
  journal->claimed = true;
  if (read) *ours = seq == end && chain_same(found, hash);
  return read;
}

/* An error after the commit point, in the last fsync or in unlocking, loses nothing. But in a draft
 * the end may be there and the rest not, such as the tallies. */
static bool settle_doubt(Journal *journal, const Error *why, Error *err) {
  bool ours;
  Error unread = {0};
  if (!end_is_ours(journal, &ours, &unread))
    return fail(err, ERROR_MACHINE,
                _("%s; it is unclear whether it was recorded: reopen the session and look"),
                why->text);
  if (!ours || journal->connection.is_draft) return fail_unrecorded(why, err);
  fail(&journal->warning, ERROR_MACHINE,
       _("it is recorded (do not do it again), but copy the session to another disk: %s"),
       why->text);
  return true;
}

bool journal_commit(Journal *journal, Error *err) {
  Error why = {0};
  if (journal->ballot_unkept) {
    fail(err, ERROR_FAILED, _("%s: the content of a kiosk ballot was not recorded"),
         journal->connection.path);
    journal_abandon(journal);
    return false;
  }
  bool kept = statement_run(&journal->connection, journal->statements.of[COMMIT], &why) ||
              settle_doubt(journal, &why, err);
  end_claim(journal);
  return kept;
}

bool journal_take_warning(Journal *journal, Error *warning) {
  if (journal->warning.kind == ERROR_NONE) return false;
  *warning = journal->warning;
  journal->warning = (Error){0};
  return true;
}

void journal_abandon(Journal *journal) {
  if (!journal->claimed) return;
  if (!sqlite3_get_autocommit(journal->connection.database))
    statement_run(&journal->connection, journal->statements.of[ABANDON], NULL);
  end_claim(journal);
}
