#include "sessions/sqlite/journal_parts.h"

#include <errno.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/platform.h"
#include "sessions/journal/journal.h"

/* The kernel gives a freed lock to the first to ask, possibly the one who just freed it. So a
 * writer must hold the door to ask for the turn, and the holder of the door is the next. */
enum { DOOR, TURN, PROBE = 3, FIRST_PLACE = 16 /* after a draft's, in temp_file.c */ };

/* An open file description lock, since a process's own locks would be dropped when any descriptor
 * of the file is closed; on a byte beyond any database, clear of those that SQLite locks; not
 * flock, which a network file system turns into a lock on the whole file. */
static int64_t byte_of(int64_t what) {
  return (INT64_C(1) << 62) + what;
}

static bool lock(int file, int64_t what, short type) {
  return platform_lock(file, byte_of(what), 1, type);
}

static bool still_patient(void *patience) {
  return patience_lasts(patience);
}

static bool wait_for(int file, int64_t what, Patience *patience) {
  return platform_lock_wait(file, byte_of(what), 1, PATIENCE_TICK_MS, still_patient, patience);
}

/* Network file systems without locks report it in several ways. */
static bool fail_lock(int error_number, const char *path, Error *err) {
  bool unknown = error_number == ENOLCK || error_number == ENOSYS || error_number == EINVAL ||
                 error_number == EOPNOTSUPP;
  return fail_file(unknown ? ENOLCK : error_number, path, err);
}

/* A shared lock, which works on a read-only file too. */
bool queue_probe(int file, const char *path, Error *err) {
  if (lock(file, PROBE, F_RDLCK))
    lock(file, PROBE, F_UNLCK);
  else if (errno != EAGAIN && errno != EACCES)
    return fail_lock(errno, path, err);
  return true;
}

static bool leave_door(int file, bool turn) {
  int error_number = errno;
  lock(file, DOOR, F_UNLCK);
  errno = error_number;
  return turn;
}

static bool fail_waiting(int error_number, bool was_left, const char *path, Error *err) {
  if (error_number != EINTR) return fail_lock(error_number, path, err);
  if (was_left)
    return fail(err, ERROR_FAILED,
                _("%s: nothing was recorded: another program is still writing, and you did not "
                  "wait for it"),
                path);
  return fail(err, ERROR_FAILED,
              _("%s: another terminal has been writing for too long, nothing was recorded: see "
                "what it is doing and try again"),
              path);
}

bool queue_enter(int file, Patience *patience, const char *path, Error *err) {
  if (lock(file, DOOR, F_WRLCK) && leave_door(file, lock(file, TURN, F_WRLCK))) return true;
  if (errno != EAGAIN && errno != EACCES) return fail_lock(errno, path, err);
  if (!patience_lasts(patience)) return fail_waiting(EINTR, patience->was_left, path, err);
  return (wait_for(file, DOOR, patience) && leave_door(file, wait_for(file, TURN, patience))) ||
         fail_waiting(errno, patience->was_left, path, err);
}

bool queue_enter_within(int file, int patience_ms, const char *path, Error *err) {
  const WaitWatcher nobody = {.goes_on = NULL};
  Patience patience = patience_begin(&nobody, patience_ms);
  return queue_enter(file, &patience, path, err);
}

void queue_leave(int file) {
  lock(file, TURN, F_UNLCK);
}

bool place_hold(int file, uint32_t place, bool *held, const char *path, Error *err) {
  *held = lock(file, FIRST_PLACE + (int64_t)place, F_WRLCK);
  return *held || errno == EAGAIN || errno == EACCES || fail_lock(errno, path, err);
}

void place_leave(int file, uint32_t place) {
  lock(file, FIRST_PLACE + (int64_t)place, F_UNLCK);
}

bool place_is_held(int file, uint32_t place, bool *held, const char *path, Error *err) {
  return platform_lock_is_held(file, byte_of(FIRST_PLACE + (int64_t)place), 1, held) ||
         fail_lock(errno, path, err);
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

static bool begin(Journal *journal, Error *err) {
  connection_forget_pages(&journal->connection);
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

/* An error after the commit point, in the last fsync or in unlocking, loses nothing. */
static bool settle_doubt(Journal *journal, const Error *why, Error *err) {
  bool ours;
  Error unread = {0};
  if (!end_is_ours(journal, &ours, &unread))
    return fail(err, ERROR_MACHINE,
                _("%s; it is unclear whether it was recorded: reopen the session and look"),
                why->text);
  if (!ours) return fail_unrecorded(why, err);
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
