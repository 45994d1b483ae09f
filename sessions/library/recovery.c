#include "sessions/library/recovery.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/folder.h"
#include "sessions/files/output_file.h"
#include "sessions/files/platform.h"
#include "sessions/journal/journal.h"
#include "sessions/session/derived_tables.h"
#include "sessions/session/session_parts.h"
#include "sessions/verify/verify.h"

enum { PATIENCE_MS = 10000 };

/* Events from a log, recorded anew. */
typedef struct Recovering {
  Journal *journal;
  Roundtable *state;
  EventReader reader;
} Recovering;

static bool record(void *context, const JournalEntry *entry, Error *err) {
  Recovering *recovering = context;
  Journal *journal = recovering->journal;
  const Event *event;
  if (!event_read(&recovering->reader, journal, entry, &event, err) ||
      !roundtable_check(recovering->state, event, err))
    return false;
  roundtable_apply(recovering->state, event);
  if (!journal_append(journal, event, err)) return false;
  if (!chain_same(journal_appended(journal).hash, entry->hash))
    return fail(err, ERROR_BAD_DATA, _("event %llu of the log is not as recorded"),
                (unsigned long long)entry->seq);
  return derive_after(journal, recovering->state, event, err);
}

static int64_t waiting_ballots(const Roundtable *state) {
  int64_t waiting = roundtable_kiosk(state).waiting;
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place)
    waiting += roundtable_subgroup_at(state, place)->kiosk.waiting;
  return waiting;
}

static void note_end(const Recovering *recovering, const EventLog *read, bool torn,
                     Recovery *made) {
  *made = (Recovery){.events = read->seq,
                     .hash = read->hash,
                     .last = roundtable_last_stamp(recovering->state),
                     .torn = torn,
                     .ballots = waiting_ballots(recovering->state)};
}

static bool record_all(Recovering *recovering, int file, const char *path, Recovery *made,
                       Error *err) {
  EventLog read;
  bool torn;
  if (!journal_claim(recovering->journal, PATIENCE_MS, err)) return false;
  bool done = event_log_read(file, path, record, recovering, &read, &torn, err) &&
              (read.seq > 0 || fail_file_error(NEVER_BEGUN, path, err)) &&
              derive_tallies(recovering->journal, recovering->state, err);
  journal_lack_kiosk(recovering->journal);
  if (!done || !journal_commit(recovering->journal, err)) {
    journal_abandon(recovering->journal);
    return false;
  }
  note_end(recovering, &read, torn, made);
  return journal_settle(recovering->journal, err);
}

/* Writes the temporary file of a new session. */
typedef bool DraftWriter(void *context, const char *draft, const char *to, Error *err);

static bool make_file(const char *to, DraftWriter *write, void *context, Error *err) {
  char *draft;
  sigset_t before;
  if (!path_check_free(to, err) || !temp_file_name(to, &draft, err)) return false;
  temp_file_sweep(to);
  signal_block_hold(&before);
  bool made = write(context, draft, to, err);
  made = made && session_temp_file_place(draft, to, err);
  if (!made) platform_unlink(draft);
  signal_block_release(&before);
  free(draft);
  return made;
}

/* A log to recover a session from. */
typedef struct FromLog {
  int file;
  const char *path;
  Recovery *made;
} FromLog;

static bool write_from_log(void *context, const char *draft, const char *to, Error *err) {
  const FromLog *from = context;
  Recovering recovering = {0};
  if (!journal_create(draft, to, &recovering.journal, err)) return false;
  bool written = roundtable_open(&recovering.state, err) &&
                 record_all(&recovering, from->file, from->path, from->made, err);
  journal_close(recovering.journal);
  roundtable_close(recovering.state);
  event_reader_free(&recovering.reader);
  return written;
}

static bool open_log(const char *path, int *file, Error *err) {
  const int opened = platform_open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);
  if (opened < 0) return fail_file(errno, path, err);
  *file = opened;
  return true;
}

bool recover_log(const char *log, const char *to, Recovery *made, Error *err) {
  FromLog from = {.path = log, .made = made};
  if (!open_log(log, &from.file, err)) return false;
  bool done = make_file(to, write_from_log, &from, err);
  close(from.file);
  return done;
}

/* The title as last set: corrections are ignored, since nothing else needs the events they are
 * about. */
typedef struct Attributes {
  Bytes store;
  char *title;
  Stamp last;
} Attributes;

static bool look_at(void *context, const JournalEntry *entry, Error *err) {
  Attributes *look = context;
  Event event;
  if (!event_decode(entry->bytes, entry->size, &look->store, &event, err)) return false;
  look->last = event.stamp;
  if (event.kind != EVENT_SESSION_DESCRIBED || event.text.property != SESSION_TITLE) return true;
  free(look->title);
  look->title = strdup(event.text.text[AFTER]);
  return look->title || fail_memory(err);
}

bool recover_look(const char *log, char **title, Recovery *held, Error *err) {
  Attributes look = {0};
  EventLog read = {0};
  int file = -1;
  bool torn = false;
  if (!open_log(log, &file, err)) return false;
  bool looked = event_log_read(file, log, look_at, &look, &read, &torn, err);
  close(file);
  bytes_free(&look.store);
  if (looked && !look.title && !(look.title = strdup(""))) looked = fail_memory(err);
  if (!looked) {
    free(look.title);
    return false;
  }
  *held = (Recovery){.events = read.seq, .hash = read.hash, .last = look.last, .torn = torn};
  *title = look.title;
  return true;
}

static bool is_recorded(const Session *session, uint64_t seq, ChainHash hash) {
  return seq == session->kept && chain_same(hash, session->kept_hash);
}

/* The file is gone from its folder, but this process still has it open. */
static bool write_whole(void *context, const char *draft, const char *to, Error *err) {
  Session *session = context;
  uint64_t seq;
  ChainHash hash;
  int file =
      platform_open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0)
    return errno == ENOENT ? fail_file_error(FOLDER_IS_MISSING, to, err)
                           : fail_file(errno, to, err);
  temp_file_claim(file);
  FILE *out = fdopen(file, "wb");
  if (!out) {
    close(file);
    return fail_memory(err);
  }
  bool copied = journal_copy(session->journal, out, &seq, &hash, err);
  if (copied && (fflush(out) != 0 || platform_sync(file) != 0)) copied = fail_file(errno, to, err);
  if (fclose(out) != 0 && copied) copied = fail_file(errno, to, err);
  return copied &&
         (is_recorded(session, seq, hash) || fail_file_error(DAMAGED, session->path, err));
}

/* Verified as a stranger would. */
static bool is_sound(const char *path) {
  Verification found;
  return verify_file(path, &found, NULL);
}

static bool write_whole_and_sound(void *context, const char *draft, const char *to, Error *err) {
  return write_whole(context, draft, to, err) &&
         (is_sound(draft) || fail_file_error(DAMAGED, to, err));
}

bool session_rescue(Session *session, const char *to, Recovery *made, Error *err) {
  Error why = {0};
  if (!path_check_free(to, err)) return false;
  if (make_file(to, write_whole_and_sound, session, &why)) {
    *made = (Recovery){.events = session->kept,
                       .hash = session->kept_hash,
                       .last = roundtable_last_stamp(session->loader.state),
                       .whole = true};
    return true;
  }
  const char *path = NULL;
  const EventLog *log = second_log_events(session->second_log, &path);
  if (log == NULL || !is_recorded(session, log->seq, log->hash))
    return fail(err, ERROR_FAILED,
                _("%s: not everything recorded is still there: see what “gommette recover” finds"),
                session->path);
  FromLog from = {.file = log->file, .path = path, .made = made};
  return make_file(to, write_from_log, &from, err);
}
