#include "sessions/sqlite/hot_journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/child.h"
#include "sessions/files/file_error.h"
#include "sessions/files/folder.h"
#include "sessions/files/output_file.h"
#include "sessions/files/platform.h"

enum { NAMES_MAX = 1000 };

/* Only a file with one name: through another link somebody else may use it. Some file systems have
 * no modes. */
static void make_private(const char *path) {
  struct stat status;
  int file = platform_open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);
  if (file < 0) return;
  if (platform_fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink == 1)
    platform_set_mode(file, S_IRUSR | S_IWUSR);
  close(file);
}

static char *name_aside(const char *path, int number) {
  char *name = NULL;
  int made = number == 1 ? asprintf(&name, "%s.aside", path)
                         : asprintf(&name, "%s.aside-%d", path, number);
  return made >= 0 ? name : NULL;
}

/* Takes ownership of the name. */
static bool tell(char **aside, char *name, Error *err) {
  char *both = NULL;
  if (!aside || !*aside) {
    if (aside)
      *aside = name;
    else
      free(name);
    return true;
  }
  bool made = asprintf(&both, "%s, %s", *aside, name) >= 0;
  free(name);
  if (!made) return fail_memory(err);
  free(*aside);
  *aside = both;
  return true;
}

static bool give_free_name(const char *path, char **name, Error *err) {
  for (int number = 1; number <= NAMES_MAX; ++number) {
    char *tried = name_aside(path, number);
    if (!tried) return fail_memory(err);
    if (file_rename(path, tried)) {
      *name = tried;
      return true;
    }
    int why = errno;
    free(tried);
    errno = why;
    if (why != EEXIST) break;
  }
  int why = errno;
  fail_file(why, path, err);
  errno = why;
  return false;
}

bool set_aside(const char *path, Companion companion, char **aside, Error *err) {
  char *whole = NULL, *name = NULL;
  if (!companion_path(path, companion, &whole, err)) return false;
  make_private(whole);
  bool done = give_free_name(whole, &name, err);
  int why = errno;
  free(whole);
  errno = why;
  return done && tell(aside, name, err);
}

enum { PATIENCE_MS = 10000 };

static const char *const suffixes[COMPANIONS] = {"-journal", "-wal"};

bool companion_path(const char *path, Companion companion, char **whole, Error *err) {
  char *made = NULL;
  if (asprintf(&made, "%s%s", path, suffixes[companion]) < 0) return fail_memory(err);
  *whole = made;
  return true;
}

/* https://sqlite.org/fileformat2.html#the_rollback_journal: the magic also ends a journal that
 * names a super-journal. */
static bool names_super_journal(int file, off_t size) {
  static const uint8_t magic[8] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
  uint8_t end[sizeof magic];
  return size >= (off_t)sizeof end &&
         (platform_read_at(file, end, sizeof end, size - (off_t)sizeof end) !=
              (ssize_t)sizeof end ||
          memcmp(end, magic, sizeof magic) == 0);
}

static bool is_plain(const struct stat *status, uid_t owner) {
  return S_ISREG(status->st_mode) && status->st_nlink == 1 &&
         (status->st_uid == geteuid() || status->st_uid == owner);
}

/* Examines the opened file again: the name may have been reused. */
static bool open_full(const char *whole, uid_t owner, CompanionState *state, int *file,
                      Error *err) {
  struct stat status;
  int opened = platform_open(whole, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);
  *state = COMPANION_NOT_OURS;
  if (opened < 0) return errno == ELOOP || errno == ENXIO || fail_file(errno, whole, err);
  if (platform_fstat(opened, &status) == 0 && is_plain(&status, owner) &&
      !names_super_journal(opened, status.st_size)) {
    *state = COMPANION_FULL;
    *file = opened;
    return true;
  }
  close(opened);
  return true;
}

static bool look(const char *whole, Companion companion, uid_t owner, CompanionState *state,
                 int *file, Error *err) {
  struct stat status;
  *file = -1;
  *state = COMPANION_ABSENT;
  if (platform_lstat(whole, &status) != 0)
    return errno == ENOENT || errno == ENAMETOOLONG || fail_file(errno, whole, err);
  bool is_empty = S_ISREG(status.st_mode) && status.st_size == 0;
  if (is_empty && (companion == COMPANION_WAL || is_plain(&status, owner))) return true;
  *state = COMPANION_NOT_OURS;
  if (companion == COMPANION_WAL || !is_plain(&status, owner)) return true;
  return open_full(whole, owner, state, file, err);
}

bool companion_look(const char *path, Companion companion, uid_t owner, CompanionState *state,
                    int *file, Error *err) {
  char *whole = NULL;
  if (!companion_path(path, companion, &whole, err)) return false;
  bool looked = look(whole, companion, owner, state, file, err);
  free(whole);
  return looked;
}

typedef struct Beside {
  CompanionState of[COMPANIONS];
  int journal; /* open if COMPANION_FULL, else -1 */
} Beside;

static bool look_beside(const char *path, uid_t owner, Beside *beside, Error *err) {
  int none;
  beside->journal = -1;
  return companion_look(path, COMPANION_JOURNAL, owner, &beside->of[COMPANION_JOURNAL],
                        &beside->journal, err) &&
         companion_look(path, COMPANION_WAL, owner, &beside->of[COMPANION_WAL], &none, err);
}

static void leave_beside(Beside *beside) {
  if (beside->journal >= 0) close(beside->journal);
  beside->journal = -1;
}

static bool is_quiet(const Beside *beside) {
  return beside->of[COMPANION_JOURNAL] == COMPANION_ABSENT &&
         beside->of[COMPANION_WAL] == COMPANION_ABSENT;
}

/* https://sqlite.org/src/file/src/os.h: the bytes that SQLite locks. */
enum { PENDING_BYTE = 0x40000000, RESERVED_BYTE, LOCKED_BYTES = 512 };

/* A transaction is in progress: what is beside the file is its journal, which SQLite recognizes by
 * the same lock. A reader need not wait for it. */
static bool has_live_writer(int file) {
  bool held;
  return platform_lock_is_held(file, RESERVED_BYTE, 1, &held) && held;
}

static bool lock_all(int file, short type) {
  return platform_lock(file, PENDING_BYTE, LOCKED_BYTES, type);
}

/* Excludes readers too: one that looked now would itself roll back what it takes for hot. */
static bool shut(int file, const char *path, Error *err) {
  for (int left_ms = PATIENCE_MS; left_ms > 0; --left_ms) {
    if (lock_all(file, F_WRLCK)) return true;
    if (errno != EAGAIN && errno != EACCES) return fail_file(errno, path, err);
    platform_sleep_us(1000);
  }
  return fail_file_error(IN_USE, path, err);
}

static void unshut(int file) {
  lock_all(file, F_UNLCK);
}

static bool fail_unsettled(const char *path, const Beside *beside, Error *err) {
  const char *suffix = suffixes[COMPANION_JOURNAL];
  if (beside->of[COMPANION_JOURNAL] == COMPANION_FULL)
    return fail(err, ERROR_BAD_DATA,
                _("%s: the file is damaged, and %s%s beside it does not repair it; both were left "
                  "as they are; use an undamaged copy"),
                path, path, suffix);
  return fail(err, ERROR_BAD_DATA,
              _("%s: the file is damaged, and %s%s beside it is not a journal of yours that could "
                "repair it; both were left as they are; use an undamaged copy"),
              path, path, suffix);
}

/* Whether files in the folder may be renamed. */
static bool may_change(const char *path) {
  char *folder = strndup(path, path_folder_length(path));
  bool may = folder && platform_may(*folder ? folder : ".", W_OK | X_OK);
  free(folder);
  return may;
}

/* *forbidden: renaming is not allowed here. What was already set aside stays so. */
static bool set_all_aside(const char *path, const Beside *beside, bool journal, bool *forbidden,
                          char **aside, Error *err) {
  for (int companion = 0; companion < COMPANIONS; ++companion) {
    if (beside->of[companion] == COMPANION_ABSENT) continue;
    if (companion == COMPANION_JOURNAL && !journal) continue;
    if (!set_aside(path, (Companion)companion, aside, err)) {
      *forbidden = errno == EACCES || errno == EPERM || errno == EROFS;
      return false;
    }
  }
  return true;
}

/* A file used as it is must be synced before what could repair it goes. */
static bool carry_out(const char *path, int file, const Beside *beside, RecoveryVerdict verdict,
                      bool *forbidden, char **aside, Error *err) {
  if (verdict == KEEP_AS_IT_LIES)
    return (platform_sync(file) == 0 || fail_file(errno, path, err)) &&
           set_all_aside(path, beside, true, forbidden, aside, err);
  if (!set_all_aside(path, beside, false, forbidden, aside, err)) return false;
  unshut(file);
  return roll_back_file(path, path, err);
}

/* During a transaction, only its journal can be beside the file. */
static bool check_live(const char *path, const Beside *beside, Error *err) {
  bool is_its_own = beside->of[COMPANION_JOURNAL] != COMPANION_NOT_OURS &&
                    beside->of[COMPANION_WAL] == COMPANION_ABSENT;
  return is_its_own || fail_file_error(IN_USE, path, err);
}

/* With the file locked. A -wal alone needs no trial: by its header the file has none. */
static bool settle(const char *path, int file, Access access, const Beside *beside,
                   RecoveryTrial *trial, char **aside, Error *err) {
  RecoveryTrial tried = {.verdict = KEEP_AS_IT_LIES};
  bool forbidden = !may_change(path);
  bool needs_trial = forbidden || beside->of[COMPANION_JOURNAL] != COMPANION_ABSENT;
  if (forbidden && access == ACCESS_RECORD) return fail_file_error(NOT_WRITABLE, path, err);
  if (needs_trial && !recovery_trial_run(path, file, beside->journal, &tried, err)) return false;
  Error trouble = {0};
  bool settled = tried.verdict != KEEP_NEITHER || fail_unsettled(path, beside, &trouble);
  if (settled && !forbidden)
    settled = carry_out(path, file, beside, tried.verdict, &forbidden, aside, &trouble);
  if (forbidden && access == ACCESS_VIEW && recovery_trial_readable(&tried)) {
    *trial = tried;
    return true;
  }
  recovery_trial_end(&tried);
  return settled || fail(err, trouble.kind, "%s", trouble.text);
}

static bool settle_alone(const char *path, int file, Access access, uid_t owner,
                         RecoveryTrial *trial, char **aside, Error *err) {
  Beside beside;
  if (!look_beside(path, owner, &beside, err)) return false;
  bool settled = is_quiet(&beside);
  if (!settled && has_live_writer(file)) {
    settled = check_live(path, &beside, err);
  } else if (!settled && shut(file, path, err)) {
    settled = settle(path, file, access, &beside, trial, aside, err);
    unshut(file);
  }
  leave_beside(&beside);
  return settled;
}

/* A read-only file has no turn to wait for. */
static bool settle_to_read(const char *path, int file, uid_t owner, RecoveryTrial *trial,
                           Error *err) {
  Beside beside;
  RecoveryTrial tried;
  if (!look_beside(path, owner, &beside, err)) return false;
  bool settled = is_quiet(&beside);
  if (!settled && has_live_writer(file)) {
    settled = check_live(path, &beside, err);
  } else if (!settled && recovery_trial_run(path, file, beside.journal, &tried, err)) {
    settled = recovery_trial_readable(&tried) || fail_unsettled(path, &beside, err);
    if (settled)
      *trial = tried;
    else
      recovery_trial_end(&tried);
  }
  leave_beside(&beside);
  return settled;
}

static bool settle_in_turn(const char *path, int file, Access access, uid_t owner,
                           RecoveryTrial *trial, char **aside, Error *err) {
  sigset_t before;
  signal_block_hold(&before);
  bool settled = false;
  if (!platform_is_writable(file)) {
    settled = settle_to_read(path, file, owner, trial, err);
  } else if (queue_enter_within(file, PATIENCE_MS, path, err)) {
    settled = settle_alone(path, file, access, owner, trial, aside, err);
    queue_leave(file);
  }
  signal_block_release(&before);
  return settled;
}

bool hot_journal_settle(const char *path, int file, Access access, RecoveryTrial *trial,
                        char **aside, Error *err) {
  struct stat status;
  Beside beside;
  *trial = (RecoveryTrial){.folder = NULL};
  if (platform_fstat(file, &status) != 0) return fail_file(errno, path, err);
  if (!look_beside(path, status.st_uid, &beside, err)) return false;
  bool is_settled = is_quiet(&beside) || (has_live_writer(file) && check_live(path, &beside, NULL));
  leave_beside(&beside);
  return is_settled || settle_in_turn(path, file, access, status.st_uid, trial, aside, err);
}

static bool finds_quiet(const char *path, bool *may_be_live) {
  Beside beside;
  if (!look_beside(path, geteuid(), &beside, NULL)) return false;
  leave_beside(&beside);
  *may_be_live = check_live(path, &beside, NULL);
  return is_quiet(&beside);
}

/* If it gets the lock, no transaction is in progress. */
bool hot_journal_absent(const char *path, int file) {
  bool may_be_live = false;
  if (finds_quiet(path, &may_be_live)) return true;
  if (!may_be_live) return false;
  if (!lock_all(file, F_WRLCK)) return true;
  bool quiet = finds_quiet(path, &may_be_live);
  unshut(file);
  return quiet;
}
