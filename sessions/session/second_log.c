#include "sessions/session/second_log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/platform.h"
#include "sessions/session/second_log_parts.h"
#include "sessions/session/session_parts.h"

enum {
  HELD_MAX = 1024 * 1024, /* an act that is longer is read back from the journal */
  FILLED_AT_ONCE = 4096,  /* events */
  LOCK_TRIES = 25,
};

bool second_log_lock(const SecondLog *log) {
  if (log->path == NULL) return true;
  for (int tries = 0; tries < LOCK_TRIES; ++tries) {
    if (platform_lock(log->log.file, 0, 0, F_WRLCK)) return true;
    if (errno != EAGAIN && errno != EACCES) return true; /* nobody can lock here */
    platform_sleep_us(200);
  }
  return false;
}

void second_log_unlock(const SecondLog *log) {
  if (log->path != NULL) platform_lock(log->log.file, 0, 0, F_UNLCK);
}

const char *second_log_name(const SecondLog *log) {
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

/* What other processes wrote since is looked at first. */
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

void session_fill_second_log(Session *session, bool *more) {
  SecondLog *log = session->second_log;
  const uint64_t end = roundtable_seq(session->loader.state);
  Error why = {0};
  *more = false;
  if (!log || log->stopped || log->log.seq >= end || session->is_lost || !second_log_lock(log))
    return;
  if (!catch_up(log, &why) ||
      (log->log.seq < end && !fill(log, session->journal, FILLED_AT_ONCE, &why)))
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

SecondLogState session_second_log_state(const Session *session, Error *why) {
  const SecondLog *log = session->second_log;
  if (log && log->stopped) {
    *why = log->why;
    return SECOND_LOG_STOPPED;
  }
  return log && log->path ? SECOND_LOG_KEPT : SECOND_LOG_SAME_DISK;
}
