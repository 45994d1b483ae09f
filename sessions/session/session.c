#include "sessions/session/session.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/folder.h"
#include "sessions/files/platform.h"
#include "sessions/journal/journal.h"
#include "sessions/session/session_parts.h"

bool session_allocate(const char *path, Clock clock, Session **session, Error *err) {
  Session *allocated = calloc(1, sizeof *allocated);
  if (!allocated) return fail_memory(err);
  allocated->clock = clock;
  allocated->path = strdup(path);
  if (!allocated->path || !roundtable_open(&allocated->spare, err)) {
    free(allocated->path);
    free(allocated);
    return fail_memory(err);
  }
  *session = allocated;
  return true;
}

/* Starts at the last checkpoint, if allowed and possible. */
static bool start_reading(Session *session, JournalLoader *loader, bool at_end, Error *err) {
  bool started = false;
  return journal_loader_open(session->journal, session->path, loader, err) &&
         (!at_end || journal_loader_start_at_end(loader, &started, err)) &&
         journal_loader_take(loader, UINT64_MAX, err);
}

static bool read_first(Session *session, bool at_end, Error *err) {
  if (!start_reading(session, &session->loader, at_end, err)) return false;
  if (roundtable_seq(session->loader.state) == 0)
    return fail_file_error(NEVER_BEGUN, session->path, err);
  clock_boot_mark(roundtable_session_id(session->loader.state), session->boot_mark);
  session_note_kept(session);
  session->opened_at = session->kept;
  return true;
}

bool session_open_watched(const char *path, Clock clock, WaitWatcher watcher, Session **session,
                          Error *err) {
  Session *opened = NULL;
  size_t tallies;
  if (session_allocate(path, clock, &opened, err) &&
      journal_open(path, watcher, &opened->journal, err) && read_first(opened, true, err) &&
      journal_loader_check_tallies(&opened->loader, &tallies, err)) {
    opened->covered = opened->loader.covered;
    *session = opened;
    return true;
  }
  session_close(opened);
  return false;
}

bool session_open(const char *path, Clock clock, Session **session, Error *err) {
  return session_open_watched(path, clock, (WaitWatcher){0}, session, err);
}

bool session_view_watched(const char *path, WaitWatcher watcher, Session **session, Error *err) {
  Session *opened = NULL;
  if (session_allocate(path, clock_of_machine(), &opened, err) &&
      journal_view(path, watcher, &opened->journal, err) && read_first(opened, false, err)) {
    *session = opened;
    return true;
  }
  session_close(opened);
  return false;
}

bool session_view(const char *path, Session **session, Error *err) {
  return session_view_watched(path, (WaitWatcher){0}, session, err);
}

bool session_may_be_written(const char *path) {
  const size_t length = path_folder_length(path);
  char *folder = length > 0 ? strndup(path, length) : strdup(".");
  const bool may = folder && platform_may(path, W_OK) && platform_may(folder, W_OK | X_OK);
  const bool is_known = folder && (may || errno == EACCES || errno == EROFS || errno == EPERM);
  free(folder);
  return may || !is_known;
}

void session_close(Session *session) {
  if (!session) return;
  journal_close(session->journal);
  second_log_close(session->second_log);
  if (session->draft) {
    platform_unlink(session->draft);
    signal_block_release(&session->signals_before);
  }
  journal_loader_close(&session->loader);
  journal_loader_close(&session->proof);
  event_reader_free(&session->reader);
  event_reader_free(&session->targets);
  roundtable_close(session->spare);
  free(session->own);
  free(session->draft);
  free(session->path);
  free(session);
}

bool session_begin_second_log(Session *session, const char *folder, char **aside, Error *err) {
  bool more;
  if (!second_log_open(session->path, roundtable_session_id(session->loader.state),
                       session->journal, folder, &session->second_log, aside, err))
    return false;
  session_fill_second_log(session, &more);
  return true;
}

SecondLogState session_second_log_state(const Session *session, Error *why) {
  return second_log_state(session->second_log, why);
}

void session_fill_second_log(Session *session, bool *more) {
  *more = false;
  if (!session->is_lost)
    second_log_fill(session->second_log, session->journal, roundtable_seq(session->loader.state),
                    more);
}

void session_saw(Session *session, uint64_t seq) {
  session->seen = seq;
}

const Roundtable *session_state(const Session *session) {
  return session->loader.state;
}

const char *session_path(const Session *session) {
  return session->path;
}

Stamp session_stamp(const Session *session) {
  return roundtable_last_stamp(session->loader.state);
}

ChainHash session_hash(const Session *session) {
  return session->loader.hash;
}

Stamp session_now(const Session *session) {
  Moment now = session->clock.now(session->clock.context);
  Stamp stamp = {.wall_ms = now.wall_ms, .utc_offset = now.utc_offset, .boot_ms = now.boot_ms};
  memcpy(stamp.boot_mark, session->boot_mark, BOOT_MARK_SIZE);
  return stamp;
}

bool session_read_again(Session *session, Error *err) {
  JournalLoader again = {0};
  const bool read = start_reading(session, &again, true, err);
  if (!again.state) {
    again.state = session->spare;
    session->spare = NULL;
  }
  journal_loader_close(&session->proof);
  journal_loader_close(&session->loader);
  session->loader = again;
  return read;
}

void session_note_kept(Session *session) {
  session->kept = roundtable_seq(session->loader.state);
  session->kept_hash = session->loader.hash;
}

bool session_check_kept(Session *session, Error *err) {
  JournalEntry entry;
  bool found;
  if (!journal_read(session->journal, session->kept, &entry, &found, err)) return false;
  return (found && chain_same(entry.hash, session->kept_hash)) ||
         fail_file_error(WAS_OVERWRITTEN, session->path, err);
}

bool session_has_lost_file(Session *session) {
  bool dirty;
  if (session->kept == 0 || journal_was_locked(session->journal)) return false;
  return (!journal_check_place(session->journal, &dirty, NULL) ||
          !session_check_kept(session, NULL));
}

bool session_refresh(Session *session, bool *changed, Error *err) {
  const uint64_t before = roundtable_seq(session->loader.state);
  bool news, dirty;
  uint64_t seq;
  ChainHash hash;
  if (!journal_check_place(session->journal, &dirty, err) ||
      !journal_has_news(session->journal, &news, err))
    return false;
  session->has_news = session->has_news || news || dirty;
  if (session->has_news) {
    if (!journal_end(session->journal, &seq, &hash, err)) return false;
    /* What this session wrote looks like news too: then the end is what is known to be durable. */
    if (seq != session->kept || !chain_same(hash, session->kept_hash)) {
      if (!session_check_kept(session, err) ||
          !journal_loader_take(&session->loader, UINT64_MAX, err))
        return false;
      session_note_kept(session);
    }
    session->has_news = false;
  }
  *changed = roundtable_seq(session->loader.state) != before;
  return true;
}

bool session_event(Session *session, uint64_t seq, const Event **event, Error *err) {
  JournalEntry entry;
  bool found;
  if (!journal_read(session->journal, seq, &entry, &found, err)) return false;
  if (!found)
    return fail(err, ERROR_FAILED, _("%s: there is no event %llu"), session->path,
                (unsigned long long)seq);
  return event_read(&session->reader, session->journal, &entry, event, err);
}

typedef struct EventWalk {
  Session *session;
  EventReader reader;
  EventTaker *take;
  void *context;
} EventWalk;

static bool take_entry(void *context, const JournalEntry *entry, Error *err) {
  EventWalk *walk = context;
  const Event *event;
  return event_read(&walk->reader, walk->session->journal, entry, &event, err) &&
         walk->take(walk->context, event, entry->hash, err);
}

bool session_events(Session *session, uint64_t from, EventTaker *take, void *context, Error *err) {
  EventWalk walk = {.session = session, .take = take, .context = context};
  const uint64_t last = roundtable_seq(session->loader.state);
  bool walked = journal_read_range(session->journal, from, last, take_entry, &walk, err);
  event_reader_free(&walk.reader);
  return walked;
}

static bool read_up_to(JournalLoader *loader, uint64_t seq, Error *err) {
  if (!journal_loader_start_at_checkpoint(loader, seq, err) ||
      !journal_loader_take(loader, seq, err))
    return false;
  return roundtable_seq(loader->state) == seq ||
         fail(err, ERROR_FAILED, _("%s: there is no event %llu"), loader->path,
              (unsigned long long)seq);
}

bool session_state_at(Session *session, uint64_t seq, Roundtable **roundtable, Error *err) {
  JournalLoader loader;
  if (!journal_loader_open(session->journal, session->path, &loader, err)) return false;
  bool read = read_up_to(&loader, seq, err);
  if (read) {
    *roundtable = loader.state;
    loader.state = NULL;
  }
  journal_loader_close(&loader);
  return read;
}

bool session_take_warning(Session *session, Error *warning) {
  if (session->warning.kind == ERROR_NONE)
    return session->journal && journal_take_warning(session->journal, warning);
  *warning = session->warning;
  session->warning = (Error){0};
  return true;
}

void session_announce(Session *session, Presence *presence) {
  journal_announce(session->journal, presence);
}

size_t session_others(const Session *session, Presence others[TERMINALS_MAX]) {
  return journal_others(session->journal, others);
}
