/* Opening, closing and reading a journal. */
#include "sessions/journal/journal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sessions/files/file_error.h"
#include "sessions/files/platform.h"
#include "sessions/sqlite/journal_parts.h"

static bool read_data_version(Journal *journal, int64_t *version, Error *err) {
  bool found;
  return statement_number(&journal->connection, journal->statements.of[DATA_VERSION], version,
                          &found, err);
}

static bool journal_start(Journal *journal, Error *err) {
  return statements_prepare(&journal->connection, &journal->statements, err) &&
         read_data_version(journal, &journal->data_version, err);
}

static bool allocate(Access access, Journal **journal, Error *err) {
  Journal *allocated = calloc(1, sizeof *allocated);
  if (!allocated) return fail_memory(err);
  allocated->access = access;
  allocated->connection.file = -1;
  *journal = allocated;
  return true;
}

static bool journal_open_to(const char *path, Access access, WaitWatcher watcher, Journal **journal,
                            Error *err) {
  Journal *opened = NULL;
  if (!allocate(access, &opened, err)) return false;
  if (!connection_open(path, access, watcher, &opened->connection, err) ||
      !schema_check(&opened->connection, err) || !journal_start(opened, err)) {
    journal_close(opened);
    return false;
  }
  *journal = opened;
  return true;
}

bool journal_open(const char *path, WaitWatcher watcher, Journal **journal, Error *err) {
  return journal_open_to(path, ACCESS_RECORD, watcher, journal, err);
}

bool journal_view(const char *path, WaitWatcher watcher, Journal **journal, Error *err) {
  return journal_open_to(path, ACCESS_VIEW, watcher, journal, err);
}

bool journal_create(const char *path, const char *shown, Journal **journal, Error *err) {
  Journal *created = NULL;
  if (!allocate(ACCESS_RECORD, &created, err)) return false;
  if (!connection_create(path, shown, &created->connection, err)) {
    free(created);
    return false;
  }
  if (!schema_create(&created->connection, err) || !journal_start(created, err)) {
    journal_close(created);
    platform_unlink(path);
    return false;
  }
  *journal = created;
  return true;
}

bool journal_settle(Journal *journal, Error *err) {
  return connection_settle(&journal->connection, err);
}

void journal_close(Journal *journal) {
  if (!journal) return;
  journal_abandon(journal);
  statements_finalize(&journal->statements);
  connection_close(&journal->connection);
  bytes_free(&journal->encoded);
  bytes_free(&journal->entry);
  free(journal);
}

/* Reading the values directly, which only this thread has, halves the time per row. */
static bool journal_row(const Journal *journal, sqlite3_stmt *row, JournalEntry *entry,
                        Error *err) {
  sqlite3_value *event = sqlite3_column_value(row, 1), *sum = sqlite3_column_value(row, 2);
  const bool blobs = sqlite3_value_type(event) == SQLITE_BLOB &&
                     sqlite3_value_type(sum) == SQLITE_BLOB &&
                     sqlite3_value_bytes(sum) == CHAIN_HASH_SIZE;
  const void *bytes = blobs ? sqlite3_value_blob(event) : NULL;
  const void *hash = blobs ? sqlite3_value_blob(sum) : NULL;
  if (!bytes || !hash) return connection_fail_row(&journal->connection, err);
  entry->seq = (uint64_t)sqlite3_column_int64(row, 0);
  entry->bytes = bytes;
  entry->size = (size_t)sqlite3_value_bytes(event);
  memcpy(entry->hash.bytes, hash, CHAIN_HASH_SIZE);
  return true;
}

static bool read_end(Journal *journal, uint64_t *seq, ChainHash *hash, Error *err) {
  sqlite3_stmt *statement = journal->statements.of[END];
  JournalEntry entry = {.hash = chain_start()};
  bool row;
  if (!statement_step(&journal->connection, statement, &row, err)) return false;
  bool read = !row || journal_row(journal, statement, &entry, err);
  sqlite3_reset(statement);
  if (!read) return false;
  *seq = entry.seq;
  *hash = entry.hash;
  return true;
}

bool journal_end(Journal *journal, uint64_t *seq, ChainHash *hash, Error *err) {
  if (!journal->claimed) return read_end(journal, seq, hash, err);
  *seq = journal->end;
  *hash = journal->hash;
  return true;
}

static bool keep_entry(Bytes *kept, JournalEntry *entry, Error *err) {
  kept->size = 0;
  if (!bytes_append(kept, entry->bytes, entry->size, err)) return false;
  entry->bytes = kept->data;
  return true;
}

bool journal_read(Journal *journal, uint64_t seq, JournalEntry *entry, bool *found, Error *err) {
  sqlite3_stmt *statement = journal->statements.of[ONE_EVENT];
  statement_bind(statement, 1, seq);
  if (!statement_step(&journal->connection, statement, found, err)) return false;
  bool read = !*found || (journal_row(journal, statement, entry, err) &&
                          keep_entry(&journal->entry, entry, err));
  sqlite3_reset(statement);
  return read;
}

/* Events are copied out in batches, so that the read lock is never held while a callback runs: a
 * paused pager must not stop a vote. */
enum { BATCH_EVENTS = 512, BATCH_BYTES = 1024 * 1024 };

typedef struct Batch {
  Bytes bytes;
  size_t count;
  JournalEntry entries[BATCH_EVENTS]; /* without their bytes, which may still move */
} Batch;

/* In a damaged file rows may be out of order: taking them as they come might never end. */
static bool batch_row(const Journal *journal, sqlite3_stmt *row, uint64_t *from, Batch *batch,
                      Error *err) {
  JournalEntry *entry = &batch->entries[batch->count];
  if (!journal_row(journal, row, entry, err)) return false;
  if (entry->seq < *from) return fail_file_error(DAMAGED, journal->connection.path, err);
  if (!bytes_append(&batch->bytes, entry->bytes, entry->size, err)) return false;
  *from = entry->seq + 1;
  ++batch->count;
  return true;
}

/* Rows before an unreadable one are passed on first. */
static bool batch_fill(Journal *journal, uint64_t *from, uint64_t to, Batch *batch, Error *err) {
  sqlite3_stmt *statement = journal->statements.of[EVENTS];
  Error trouble = {0};
  bool row = true, read = true;
  batch->count = batch->bytes.size = 0;
  statement_bind(statement, 1, *from);
  statement_bind(statement, 2, to);
  while (read && row && batch->count < BATCH_EVENTS && batch->bytes.size < BATCH_BYTES) {
    read = statement_step(&journal->connection, statement, &row, &trouble) &&
           (!row || batch_row(journal, statement, from, batch, &trouble));
  }
  sqlite3_reset(statement);
  return read || batch->count > 0 || fail_again(&trouble, err);
}

static bool batch_hand_on(Batch *batch, JournalTaker *take, void *context, Error *err) {
  const uint8_t *bytes = batch->bytes.data;
  for (size_t n = 0; n < batch->count; ++n) {
    batch->entries[n].bytes = bytes;
    bytes += batch->entries[n].size;
    if (!take(context, &batch->entries[n], err)) return false;
  }
  return true;
}

bool journal_read_range(Journal *journal, uint64_t from, uint64_t to, JournalTaker *take,
                        void *context, Error *err) {
  Batch *batch = calloc(1, sizeof *batch);
  if (!batch) return fail_memory(err);
  bool read;
  do {
    read = batch_fill(journal, &from, to, batch, err) && batch_hand_on(batch, take, context, err);
  } while (read && batch->count > 0 && from <= to);
  bytes_free(&batch->bytes);
  free(batch);
  return read;
}

bool journal_hold(Journal *journal, Error *err) {
  return statement_run(&journal->connection, journal->statements.of[HOLD], err);
}

void journal_release(Journal *journal) {
  statement_run(&journal->connection, journal->statements.of[ABANDON], NULL);
}

/* A page that could not be read, for lack of memory or a disk error, is reported like a bad one,
 * with the result code (sqlite3BtreeIntegrityCheck). */
static int code_in(const char *verdict) {
  static const char WORDS[] = "error code=";
  const char *at = strstr(verdict, WORDS);
  return at ? (int)strtol(at + strlen(WORDS), NULL, 10) & 0xFF : SQLITE_CORRUPT;
}

bool journal_check_storage(Journal *journal, Error *err) {
  sqlite3_stmt *statement = journal->statements.of[CHECK_STORAGE];
  bool row;
  if (!statement_step(&journal->connection, statement, &row, err)) return false;
  const char *verdict = row ? (const char *)sqlite3_column_text(statement, 0) : NULL;
  bool sound = verdict && strcmp(verdict, "ok") == 0;
  const int code = verdict ? code_in(verdict) : SQLITE_NOMEM;
  sqlite3_reset(statement);
  if (sound) return true;
  if (code == SQLITE_NOMEM) return fail_memory(err);
  return fail_file_error(code == SQLITE_IOERR ? DISK_FAILS : DAMAGED, journal->connection.path,
                         err);
}

static bool same_time(struct timespec a, struct timespec b) {
  return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

bool journal_check_place(Journal *journal, bool *dirty, Error *err) {
  struct stat status = {0};
  platform_fstat(journal->connection.file, &status);
  const FileTimes times = {
      .changed = status.st_ctim, .written = status.st_mtim, .size = status.st_size};
  const FileTimes before = journal->times;
  if (!connection_check_place(&journal->connection, err)) return false;
  *dirty = times.size != before.size || !same_time(times.changed, before.changed) ||
           !same_time(times.written, before.written);
  if (*dirty) journal_forget_pages(journal);
  journal->times = times;
  return true;
}

bool journal_was_locked(const Journal *journal) {
  return (sqlite3_errcode(journal->connection.database) & 0xFF) == SQLITE_BUSY;
}

bool journal_has_news(Journal *journal, bool *news, Error *err) {
  int64_t version;
  if (!read_data_version(journal, &version, err)) return false;
  *news = version != journal->data_version;
  journal->data_version = version;
  return true;
}

/* Copying the database file byte for byte. */

enum { PIECE_SIZE = 64 * 1024 };

/* Through the existing descriptor: closing another one would drop the locks of this process. */
static bool copy_bytes(const Connection *connection, FILE *out, Error *err) {
  char piece[PIECE_SIZE];
  off_t at = 0;
  ssize_t size;
  while ((size = platform_read_at(connection->file, piece, sizeof piece, at)) > 0) {
    if (fwrite(piece, 1, (size_t)size, out) != (size_t)size)
      return fail_file(errno, connection->path, err);
    at += size;
  }
  return size == 0 || fail_file(errno, connection->path, err);
}

/* Reading its end takes the lock, which keeps writers away from the file; what a crashed one left
 * is rolled back first. */
bool journal_copy(Journal *journal, FILE *out, uint64_t *seq, ChainHash *hash, Error *err) {
  if (!journal_hold(journal, err)) return false;
  bool copied = journal_end(journal, seq, hash, err) && copy_bytes(&journal->connection, out, err);
  journal_release(journal);
  return copied;
}
