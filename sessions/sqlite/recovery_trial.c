#include "sessions/sqlite/recovery_trial.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/folder.h"
#include "sessions/files/platform.h"
#include "sessions/journal/codec.h"
#include "sessions/sqlite/file.h"
#include "sessions/verify/verify.h"

enum { PIECE_SIZE = 64 * 1024, BUSY_MS = 10000 };

bool roll_back_file(const char *path, const char *shown, Error *err) {
  sqlite3 *database = NULL;
  char *real;
  if (!file_real_path(path, &real, err)) return false;
  int code = sqlite3_open_v2(real, &database,
                             SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE |
                                 SQLITE_OPEN_NOMUTEX,
                             NULL);
  free(real);
  if (!database) return fail_memory(err);
  sqlite3_busy_timeout(database, BUSY_MS);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  bool done = code == SQLITE_OK && sqlite3_exec(database,
                                                "PRAGMA trusted_schema = OFF; PRAGMA mmap_size = 0;"
                                                "PRAGMA user_version",
                                                NULL, NULL, NULL) == SQLITE_OK;
  if (!done) fail_database(database, shown, err);
  sqlite3_close(database);
  return done;
}

/* On failure errno says why. */
static bool write_all(int file, const char *bytes, size_t size) {
  while (size > 0) {
    ssize_t written = write(file, bytes, size);
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) bytes += written, size -= (size_t)written;
  }
  return true;
}

/* *read_failed: the failure is in the source, not in the place for the copy. */
static bool copy_bytes(int from, int to, bool *read_failed) {
  char piece[PIECE_SIZE];
  off_t at = 0;
  ssize_t size;
  while ((size = platform_read_at(from, piece, sizeof piece, at)) > 0) {
    if (!write_all(to, piece, (size_t)size)) return false;
    at += size;
  }
  *read_failed = size < 0;
  return size == 0;
}

typedef enum Copied { COPIED, NO_ROOM, CANNOT_COPY } Copied;

static Copied copy_to(int from, const char *to, const char *path, Error *err) {
  bool read_failed = false;
  int file =
      platform_open(to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return NO_ROOM;
  bool copied = copy_bytes(from, file, &read_failed);
  int why = errno;
  close(file);
  if (copied) return COPIED;
  if (!read_failed) return NO_ROOM;
  fail_file(why, path, err);
  return CANNOT_COPY;
}

static Copied copy_in(const RecoveryTrial *trial, int from, const char *name, const char *path,
                      char **copy, Error *err) {
  if (asprintf(copy, "%s/%s", trial->folder, name) < 0) {
    *copy = NULL;
    fail_memory(err);
    return CANNOT_COPY;
  }
  Copied copied = copy_to(from, *copy, path, err);
  if (copied == COPIED) return COPIED;
  platform_unlink(*copy);
  free(*copy);
  *copy = NULL;
  return copied;
}

static bool same_bytes(int file, const char *copy) {
  char ours[PIECE_SIZE], theirs[PIECE_SIZE];
  off_t at = 0;
  ssize_t size = 0, other = 0;
  int copied = platform_open(copy, O_RDONLY | O_NOFOLLOW | O_CLOEXEC, 0);
  if (copied < 0) return false;
  do {
    size = platform_read_at(file, ours, sizeof ours, at);
    other = platform_read_at(copied, theirs, sizeof theirs, at);
    at += size;
  } while (size > 0 && size == other && memcmp(ours, theirs, (size_t)size) == 0);
  close(copied);
  return size == 0 && other == 0;
}

/* The canonical bytes of event 1 are contiguous in one page, whatever else of a file is torn: seq
 * 1, act 1, kind 1, … and after the header the session's id (FORMAT.md). */
enum { FIRST_PREFIX = 18, FIRST_HEAD = 44, FIRST_SIZE = FIRST_HEAD + 5 + SESSION_ID_SIZE };

static bool tells_other_id(const uint8_t *bytes, size_t size, const uint8_t *id) {
  static const uint8_t prefix[FIRST_PREFIX] = {[7] = 1, [15] = 1, [17] = 1};
  static const uint8_t field[5] = {1, 0, 0, 0, SESSION_ID_SIZE};
  const uint8_t *end = bytes + size, *at = bytes;
  while ((at = memmem(at, (size_t)(end - at), prefix, sizeof prefix)) && end - at >= FIRST_SIZE) {
    if (memcmp(at + FIRST_HEAD, field, sizeof field) == 0 &&
        memcmp(at + FIRST_HEAD + sizeof field, id, SESSION_ID_SIZE) != 0)
      return true;
    ++at;
  }
  return false;
}

/* If a crash tore the page of event 1 itself, the file names no session: then it is not another's.
 */
static bool is_of_another(int file, const uint8_t *id) {
  uint8_t piece[PIECE_SIZE];
  off_t at = 0;
  ssize_t size;
  while ((size = platform_read_at(file, piece, sizeof piece, at)) > 0) {
    if (tells_other_id(piece, (size_t)size, id)) return true;
    if (size < (ssize_t)sizeof piece) break;
    at += size - FIRST_SIZE;
  }
  return false;
}

/* If both are intact and end alike, the journal only undoes what a transaction left after the end
 * of the file. If neither is, though both hold the same events, rebuilding the derived tables was
 * interrupted. */
static RecoveryVerdict judge(int file, const Integrity *lies, const Integrity *rolled) {
  bool whole = integrity_is_whole(lies);
  if (lies->chain && rolled->chain && lies->events == rolled->events &&
      chain_same(lies->hash, rolled->hash) && rolled->storage &&
      (integrity_is_whole(rolled) || !whole))
    return ROLL_BACK;
  if (whole) return KEEP_AS_IT_LIES;
  /* A transaction holds one act: if more would be undone, the journal is of an older state. */
  bool belongs = integrity_is_whole(rolled) && !(lies->chain && lies->act > rolled->events + 1) &&
                 !is_of_another(file, rolled->id);
  return belongs ? ROLL_BACK : KEEP_NEITHER;
}

/* The copy's own path would mean nothing to the user. */
static bool fail_trial(const char *path, const Error *trouble, Error *err) {
  return fail(err, trouble->kind,
              _("%s: there is a journal beside it, and trying it on copies failed: %s"), path,
              trouble->text);
}

/* If the file is intact as it is, that decides; else the error that kept SQLite from rolling back
 * counts. */
static bool weigh(const char *path, int file, RecoveryTrial *trial, const Error *rolling,
                  Error *err) {
  Integrity lies, rolled = {0};
  Error trouble = *rolling;
  if (!verify_integrity(trial->as_it_lies, &lies, &trouble)) return fail_trial(path, &trouble, err);
  bool known = trial->rolled_back ? verify_integrity(trial->rolled_back, &rolled, &trouble)
                                  : trouble.kind != ERROR_FAILED;
  if (!known && !integrity_is_whole(&lies)) return fail_trial(path, &trouble, err);
  trial->verdict = judge(file, &lies, &rolled);
  return true;
}

/* What makes a file longer than all of the journal's pages do comes from no crash: the journal says
 * how long the file was before, and SQLite believes it. */
static bool is_plausible(const char *rolled_back, int file, int journal) {
  struct stat rolled, lies, beside;
  return platform_lstat(rolled_back, &rolled) == 0 && platform_fstat(file, &lies) == 0 &&
         platform_fstat(journal, &beside) == 0 && rolled.st_size <= lies.st_size + beside.st_size;
}

/* Copies the journal too and runs SQLite on both copies; *rolling says what failed. */
static Copied roll_back_copy(const char *path, int file, int journal, RecoveryTrial *trial,
                             Error *rolling, Error *err) {
  char *beside = NULL;
  Copied copied = copy_in(trial, journal, "rolled-back.gommette-journal", path, &beside, err);
  if (copied != COPIED) return copied;
  if (!roll_back_file(trial->rolled_back, path, rolling) ||
      !is_plausible(trial->rolled_back, file, journal)) {
    platform_unlink(trial->rolled_back);
    free(trial->rolled_back);
    trial->rolled_back = NULL;
  }
  platform_unlink(beside);
  free(beside);
  return COPIED;
}

static Copied try_in(const char *path, int file, int journal, RecoveryTrial *trial, Error *err) {
  Copied copied = COPIED;
  Error rolling = {0};
  if (journal >= 0) {
    copied = copy_in(trial, file, "rolled-back.gommette", path, &trial->rolled_back, err);
    if (copied == COPIED) copied = roll_back_copy(path, file, journal, trial, &rolling, err);
    if (copied != COPIED) return copied;
    trial->verdict = ROLL_BACK;
    if (trial->rolled_back && same_bytes(file, trial->rolled_back)) return COPIED;
  }
  copied = copy_in(trial, file, "as-it-lies.gommette", path, &trial->as_it_lies, err);
  if (copied == COPIED && !weigh(path, file, trial, &rolling, err)) return CANNOT_COPY;
  return copied;
}

static bool is_private(const char *folder) {
  struct stat status;
  return platform_lstat(folder, &status) == 0 && S_ISDIR(status.st_mode) &&
         status.st_uid == geteuid() && (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

static const char folder_prefix[] = "gommette-recovery-";

static int lock_folder(const char *path) {
  int folder = platform_open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0);
  if (folder >= 0 && is_private(path) && platform_lock_folder(folder, false)) return folder;
  if (folder >= 0) close(folder);
  return -1;
}

/* Deletes the copies in it; returns whether there were any: an empty one may be about to be
 * locked. */
static bool empty_folder(const char *folder) {
  static const char *const made[] = {"as-it-lies.gommette", "rolled-back.gommette",
                                     "rolled-back.gommette-journal"};
  bool found = false;
  for (size_t n = 0; n < sizeof made / sizeof *made; ++n) {
    char *path = NULL;
    if (asprintf(&path, "%s/%s", folder, made[n]) < 0) return found;
    found = platform_unlink(path) == 0 || found;
    free(path);
  }
  return found;
}

static void remove_left(const char *where, const char *name) {
  char *folder = NULL;
  if (asprintf(&folder, "%s/%s", where, name) < 0) return;
  int lock = lock_folder(folder);
  if (lock >= 0 && empty_folder(folder)) platform_rmdir(folder);
  if (lock >= 0) close(lock);
  free(folder);
}

/* False: this place does not work. */
static bool make_folder(const char *where, RecoveryTrial *trial) {
  *trial = (RecoveryTrial){.folder = NULL};
  if (!where || where[0] != '/') return false;
  DIR *entries = platform_folder_open(where);
  for (struct dirent *entry; entries && (entry = platform_folder_next(entries));)
    if (strncmp(entry->d_name, folder_prefix, strlen(folder_prefix)) == 0)
      remove_left(where, entry->d_name);
  if (entries) platform_folder_close(entries);
  if (asprintf(&trial->folder, "%s/%sXXXXXX", where, folder_prefix) < 0) {
    trial->folder = NULL;
    return false;
  }
  if (platform_make_folder(trial->folder) && (trial->lock = lock_folder(trial->folder)) >= 0)
    return true;
  platform_rmdir(trial->folder);
  free(trial->folder);
  trial->folder = NULL;
  return false;
}

bool recovery_trial_run(const char *path, int file, int journal, RecoveryTrial *trial, Error *err) {
  char *real;
  if (!file_real_path(path, &real, err)) return false;
  real[path_folder_length(real)] = '\0';
  const char *const places[] = {getenv("TMPDIR"), "/tmp", "/var/tmp", real};
  Copied copied = NO_ROOM;
  for (size_t n = 0; n < sizeof places / sizeof *places && copied == NO_ROOM; ++n) {
    RecoveryTrial tried;
    if (!make_folder(places[n], &tried)) continue;
    copied = try_in(path, file, journal, &tried, err);
    if (copied == COPIED)
      *trial = tried;
    else
      recovery_trial_end(&tried);
  }
  free(real);
  if (copied == NO_ROOM)
    fail(err, ERROR_FAILED,
         _("%s: there is a journal beside it, which must be tried on copies first, and there is no "
           "space for them in /tmp or elsewhere: free some space, or set TMPDIR to a folder on "
           "another disk"),
         path);
  return copied == COPIED;
}

void recovery_trial_end(RecoveryTrial *trial) {
  if (trial->folder) {
    empty_folder(trial->folder);
    platform_rmdir(trial->folder);
    close(trial->lock);
  }
  free(trial->as_it_lies);
  free(trial->rolled_back);
  free(trial->folder);
  *trial = (RecoveryTrial){.folder = NULL};
}

const char *recovery_trial_readable(const RecoveryTrial *trial) {
  if (!trial->folder || trial->verdict == KEEP_NEITHER) return NULL;
  return trial->verdict == ROLL_BACK ? trial->rolled_back : trial->as_it_lies;
}
