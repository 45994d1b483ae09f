#include "sessions/session/second_log.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/folder.h"
#include "sessions/files/output_file.h"
#include "sessions/files/platform.h"
#include "sessions/files/syncer.h"

struct SecondLog {
  EventLog log;
  char *path;     /* NULL: in memory */
  Syncer *syncer; /* NULL in memory */
  Bytes held;     /* records of the act in progress … */
  uint64_t held_first, held_last;
  ChainHash held_hash;
  bool held_all; /* … unless there were too many to hold */
  bool stopped;
  Error why;
};

enum {
  HELD_MAX = 1024 * 1024, /* a longer act is read back from the journal */
  FILLED_AT_ONCE = 4096,  /* events */
  LOCK_TRIES = 25,
};

static bool second_log_lock(const SecondLog *log) {
  if (log->path == NULL) return true;
  for (int tries = 0; tries < LOCK_TRIES; ++tries) {
    if (platform_lock(log->log.file, 0, 0, F_WRLCK)) return true;
    if (errno != EAGAIN && errno != EACCES) return true; /* locks do not work here */
    platform_sleep_us(200);
  }
  return false;
}

/* Waits briefly for another process that is writing the same log: what is not written now is
 * written the next time. */
static void second_log_unlock(const SecondLog *log) {
  if (log->path != NULL) platform_lock(log->log.file, 0, 0, F_UNLCK);
}

/* Returns its name in errors. */
static const char *second_log_name(const SecondLog *log) {
  return log->path != NULL ? log->path : _("the second log");
}

static void stop(SecondLog *log, const Error *why) {
  log->stopped = true;
  log->why = *why;
}

void second_log_forget(SecondLog *log) {
  if (!log) return;
  log->held.size = 0;
  log->held_first = log->held_last = 0;
  log->held_all = true;
}

void second_log_hold(SecondLog *log, const JournalEntry *entry) {
  if (!log || log->stopped || !log->held_all) return;
  if (log->held.size == 0) log->held_first = entry->seq;
  log->held_all =
      log->held.size + entry->size <= HELD_MAX && event_log_add(&log->held, entry, NULL);
  log->held_last = entry->seq;
  log->held_hash = entry->hash;
}

/* Events copied from the journal. */
typedef struct Filling {
  SecondLog *log;
  Bytes records;
  uint64_t last;
  ChainHash hash;
} Filling;

static bool write_records(SecondLog *log, const Bytes *records, uint64_t seq, ChainHash hash,
                          Error *err) {
  if (records->size == 0) return true;
  if (!event_log_write(&log->log, records, seq, hash))
    return fail_file(errno, second_log_name(log), err);
  if (log->syncer != NULL) syncer_note(log->syncer);
  return true;
}

static bool fill_event(void *context, const JournalEntry *entry, Error *err) {
  Filling *filling = context;
  if (!event_log_add(&filling->records, entry, err)) return false;
  filling->last = entry->seq;
  filling->hash = entry->hash;
  if (filling->records.size < HELD_MAX) return true;
  bool written = write_records(filling->log, &filling->records, entry->seq, entry->hash, err);
  filling->records.size = 0;
  return written;
}

static bool fill(SecondLog *log, Journal *journal, uint64_t events, Error *err) {
  Filling filling = {.log = log};
  const uint64_t from = log->log.seq + 1;
  bool filled = journal_read_range(journal, from, from + events - 1, fill_event, &filling, err) &&
                write_records(log, &filling.records, filling.last, filling.hash, err);
  bytes_free(&filling.records);
  return filled;
}

/* First reads what other processes wrote since. */
static bool catch_up(SecondLog *log, Error *err) {
  struct stat status;
  if (platform_fstat(log->log.file, &status) != 0)
    return fail_file(errno, second_log_name(log), err);
  return status.st_size == log->log.size ||
         event_log_find_end(&log->log, second_log_name(log), err);
}

static bool write_held(SecondLog *log, Journal *journal, Error *err) {
  const uint64_t next = log->log.seq + 1;
  if (!catch_up(log, err)) return false;
  if (log->held_all && log->held_first == log->log.seq + 1)
    return write_records(log, &log->held, log->held_last, log->held_hash, err);
  if (log->held_all && log->held_last <= log->log.seq) return true;
  return log->held_last - next > FILLED_AT_ONCE || fill(log, journal, FILLED_AT_ONCE, err);
}

void second_log_write(SecondLog *log, Journal *journal) {
  Error why = {0};
  if (!log || log->stopped || log->held_last == 0) return;
  if (second_log_lock(log)) {
    if (!write_held(log, journal, &why)) stop(log, &why);
    second_log_unlock(log);
  }
  second_log_forget(log);
}

void second_log_fill(SecondLog *log, Journal *journal, uint64_t end, bool *more) {
  Error why = {0};
  *more = false;
  if (!log || log->stopped || log->log.seq >= end || !second_log_lock(log)) return;
  if (!catch_up(log, &why) || (log->log.seq < end && !fill(log, journal, FILLED_AT_ONCE, &why)))
    stop(log, &why);
  second_log_unlock(log);
  *more = !log->stopped && log->log.seq < end;
}

void second_log_close(SecondLog *log) {
  if (!log) return;
  syncer_close(log->syncer);
  if (log->log.file >= 0) close(log->log.file);
  bytes_free(&log->held);
  free(log->path);
  free(log);
}

const EventLog *second_log_events(const SecondLog *log, const char **path) {
  if (!log || log->log.file < 0) return NULL;
  *path = second_log_name(log);
  return &log->log;
}

SecondLogState second_log_state(const SecondLog *log, Error *why) {
  if (log && log->stopped) {
    *why = log->why;
    return SECOND_LOG_STOPPED;
  }
  return log && log->path ? SECOND_LOG_KEPT : SECOND_LOG_SAME_DISK;
}

/* Where second logs are, how one starts and when it is removed. */

enum {
  ID_DIGITS = 2 * SESSION_ID_SIZE,
  ASIDE_MAX = 1000,
};

bool second_log_folder(char **path, Error *err) {
  const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
  const bool chosen = state && state[0] == '/';
  if (!chosen && (!home || home[0] != '/'))
    return fail(err, ERROR_FAILED, "%s",
                _("there is no home folder for second logs: set XDG_STATE_HOME to one"));
  const char *rest = chosen ? "gommette/log" : ".local/state/gommette/log";
  char *joined = path_join(chosen ? state : home, rest, err);
  if (joined != NULL) *path = joined;
  return joined != NULL;
}

bool second_log_is_name(const char *name) {
  const char *rest = name + strspn(name, "0123456789abcdef");
  if (rest - name != ID_DIGITS) return false;
  return *rest == '\0' ||
         (*rest == '-' && rest[1] != '\0' && strspn(rest + 1, "0123456789") == strlen(rest + 1));
}

/* The mtime of such a file is the time of its last event. */
static bool is_over(int folder, const char *name) {
  const time_t days = SECOND_LOG_DAYS * 24 * 60 * 60;
  struct stat status;
  return second_log_is_name(name) && platform_lstat_in(folder, name, &status) == 0 &&
         S_ISREG(status.st_mode) &&
         (time_t)(platform_clock_ms(WALL_CLOCK) / 1000) - status.st_mtime > days;
}

void second_log_sweep(const char *folder) {
  DIR *entries = platform_folder_open(folder);
  for (struct dirent *entry; entries && (entry = platform_folder_next(entries));)
    if (is_over(dirfd(entries), entry->d_name)) platform_unlink_in(dirfd(entries), entry->d_name);
  if (entries) platform_folder_close(entries);
}

/* A folder yet to be created is on the disk of its nearest existing ancestor. */
static bool find_disk(const char *path, dev_t *disk) {
  struct stat status;
  char *above = strdup(path), *slash = NULL;
  bool found = false;
  while (above && !found) {
    found = platform_stat(above, &status) == 0;
    slash = found ? NULL : strrchr(above, '/');
    if (!slash || slash == above) break;
    *slash = '\0';
  }
  free(above);
  if (found) *disk = status.st_dev;
  return found;
}

bool second_log_has_own_disk(const char *session, const char *folder) {
  dev_t of_session, of_log;
  return find_disk(session, &of_session) && find_disk(folder, &of_log) && of_session != of_log;
}

/* Renames to PATH-1, or the first free name. */
static bool put_aside(const char *path, char **aside, Error *err) {
  for (int n = 1; n < ASIDE_MAX; ++n) {
    char *other;
    if (asprintf(&other, "%s-%d", path, n) < 0) return fail_memory(err);
    if (file_rename(path, other)) {
      *aside = other;
      return true;
    }
    free(other);
    if (errno != EEXIST) break;
  }
  return fail_file(errno, path, err);
}

/* Whether the file continues from the log's last event. */
static bool goes_together(const EventLog *log, Journal *journal, bool *together, Error *err) {
  JournalEntry entry;
  bool found = true;
  *together = log->seq == 0;
  if (*together) return true;
  if (!journal_read(journal, log->seq, &entry, &found, err)) return false;
  *together = found && chain_same(entry.hash, log->hash);
  return true;
}

static bool open_at(SecondLog *log, Journal *journal, bool *together, Error *err) {
  const int flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
  const int opened = platform_open(log->path, flags, S_IRUSR | S_IWUSR);
  if (opened < 0) return fail_file(errno, log->path, err);
  log->log.file = opened;
  if (!second_log_lock(log)) return fail_file_error(IN_USE, log->path, err);
  /* Under the log's lock. */
  bool looked = event_log_find_end(&log->log, second_log_name(log), err) &&
                goes_together(&log->log, journal, together, err);
  second_log_unlock(log);
  return looked;
}

static bool open_named(SecondLog *log, Journal *journal, char **aside, Error *err) {
  bool together = true;
  if (!open_at(log, journal, &together, err)) return false;
  if (!together) {
    close(log->log.file);
    log->log = (EventLog){.file = -1};
    if (!put_aside(log->path, aside, err) || !open_at(log, journal, &together, err)) return false;
  }
  return syncer_open(log->log.file, &log->syncer, err);
}

static bool open_in_memory(SecondLog *log, Error *err) {
  free(log->path);
  log->path = NULL;
  log->log.file = platform_memory_file();
  if (log->log.file < 0) return fail_file(errno, second_log_name(log), err);
  return event_log_find_end(&log->log, second_log_name(log), err);
}

static bool open_log(SecondLog *log, const char *session, const uint8_t id[SESSION_ID_SIZE],
                     Journal *journal, const char *folder, char **aside, Error *err) {
  if (folder == NULL || !second_log_has_own_disk(session, folder)) return open_in_memory(log, err);
  if (!folder_make(folder, err)) return false;
  second_log_sweep(folder);
  char name[ID_DIGITS + 1];
  sodium_bin2hex(name, sizeof name, id, SESSION_ID_SIZE);
  log->path = path_join(folder, name, err);
  return log->path && open_named(log, journal, aside, err);
}

bool second_log_open(const char *session, const uint8_t id[SESSION_ID_SIZE], Journal *journal,
                     const char *folder, SecondLog **log, char **aside, Error *err) {
  SecondLog *opened = calloc(1, sizeof *opened);
  *aside = NULL;
  if (!opened) return fail_memory(err);
  opened->log.file = -1;
  second_log_forget(opened);
  if (!open_log(opened, session, id, journal, folder, aside, &opened->why)) opened->stopped = true;
  *log = opened;
  return true;
}
