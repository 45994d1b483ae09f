#include "sessions/verify/verify.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/checkpoint.h"
#include "sessions/files/file_error.h"
#include "sessions/journal/checkpoint_codec.h"
#include "sessions/session/derived_tables.h"
#include "sessions/session/session_parts.h"
#include "sessions/verify/recount.h"
#include "sessions/verify/sources.h"

/* Reading what precedes the checkpoint at which a session was opened. */

static bool same_states(const JournalLoader *one, const JournalLoader *other, bool *same,
                        Error *err) {
  Bytes a = {0}, b = {0};
  const bool told =
      checkpoint_encode(one->state, 0, &a, err) && checkpoint_encode(other->state, 0, &b, err);
  if (told)
    *same = a.size == b.size && memcmp(a.data, b.data, a.size) == 0 &&
            checkpoint_same_history(one->state, other->state);
  bytes_free(&a);
  bytes_free(&b);
  return told;
}

/* The state stays at the same address, since an act in progress may have read it. */
static bool complete(Session *session, Error *err) {
  bool same;
  if (!same_states(&session->loader, &session->proof, &same, err)) return false;
  if (!same)
    return fail(err, ERROR_BAD_DATA,
                _("%s: its checkpoints are not what its journal says: see `gommette verify "
                  "--help`"),
                session->path);
  checkpoint_complete(session->loader.state, session->proof.state);
  journal_loader_close(&session->proof);
  return true;
}

static bool read_on(Session *session, uint64_t events, Error *err) {
  const uint64_t end = roundtable_seq(session->loader.state);
  if (!session->proof.state &&
      !journal_loader_open(session->journal, session->path, &session->proof, err))
    return false;
  const uint64_t at = roundtable_seq(session->proof.state);
  return journal_loader_take(&session->proof, events < end - at ? at + events : end, err) &&
         (roundtable_seq(session->proof.state) < end || complete(session, err));
}

bool session_is_proven(const Session *session) {
  return checkpoint_is_complete(session->loader.state);
}

void session_tell_progress(Session *session, ProgressTaker *take, void *context) {
  session->progress = take;
  session->progress_context = context;
}

void session_progress(const Session *session, uint64_t done, uint64_t of) {
  if (session->progress) session->progress(session->progress_context, done, of);
}

static bool prove_slices(Session *session, uint64_t events, Error *err) {
  const uint64_t end = roundtable_seq(session->loader.state);
  while (events > 0 && !session_is_proven(session)) {
    const uint64_t slice = events < PROGRESS_EVERY ? events : PROGRESS_EVERY;
    if (!read_on(session, slice, err)) return false;
    events -= slice;
    if (events > 0 && session->proof.state)
      session_progress(session, roundtable_seq(session->proof.state), end);
  }
  if (events > 0) session_progress(session, 0, 0);
  return true;
}

bool session_prove(Session *session, uint64_t events, bool *proven, Error *err) {
  if (!session_is_proven(session) && !prove_slices(session, events, err)) {
    session->is_lost = true;
    return false;
  }
  *proven = session_is_proven(session);
  return true;
}

bool session_need_ballots(Session *session, Error *err) {
  bool proven;
  return session_prove(session, UINT64_MAX, &proven, err);
}

static bool take_up(const Bytes *data, Stamp last, Bytes *told_again, Error *err) {
  Roundtable *state;
  if (!roundtable_open(&state, err)) return false;
  bool same =
      checkpoint_decode(data, last, state, err) && checkpoint_encode(state, 0, told_again, err);
  roundtable_close(state);
  return same;
}

/* History has only one encoding: compare byte by byte. */
static bool same_history(const JournalLoader *loader, const Bytes *data, Bytes *told, Error *err) {
  const uint64_t from = checkpoint_history_from(data);
  if (from == 0) return true;
  if (from > roundtable_seq(loader->state)) return false;
  if (!checkpoint_encode(loader->state, from, told, err)) return false;
  const size_t size = 4 + (size_t)bytes_number(told->data, 4);
  return data->size >= size && memcmp(data->data, told->data, size) == 0;
}

/* Compares what both mean, not the stored bytes: another version may have encoded the same state
 * differently. */
static bool same_checkpoint(const JournalLoader *loader, const Bytes *data, Error *err) {
  Bytes kept = {0}, folded = {0};
  Error reason = {0};
  bool same = take_up(data, roundtable_last_stamp(loader->state), &kept, &reason) &&
              checkpoint_encode(loader->state, 0, &folded, &reason) && kept.size == folded.size &&
              memcmp(kept.data, folded.data, kept.size) == 0 &&
              same_history(loader, data, &folded, &reason);
  bytes_free(&kept);
  bytes_free(&folded);
  if (!same && is_of_machine(&reason)) return fail_again(&reason, err);
  return same || fail(err, ERROR_BAD_DATA,
                      _("%s: the checkpoint after event %llu is not what the journal says: see "
                        "`gommette verify --help`"),
                      loader->path, (unsigned long long)roundtable_seq(loader->state));
}

static bool check_checkpoint(JournalLoader *loader, uint64_t at, Error *err) {
  Bytes data = {0};
  uint64_t found;
  bool good = journal_checkpoint(loader->journal, at, &found, &data, err) &&
              same_checkpoint(loader, &data, err);
  bytes_free(&data);
  return good;
}

/* Applies all events, stopping at each checkpoint to compare it. */
static bool fold_all(JournalLoader *loader, Verification *found, Error *err) {
  uint64_t at = 0;
  do {
    if (!journal_next_checkpoint(loader->journal, at, &at, err) ||
        !journal_loader_take(loader, at > 0 ? at : UINT64_MAX, err))
      return false;
    if (at > 0 && roundtable_seq(loader->state) != at)
      return fail(
          err, ERROR_BAD_DATA,
          _("%s: there is a checkpoint after event %llu, but the journal ends at event %llu"),
          loader->path, (unsigned long long)at, (unsigned long long)roundtable_seq(loader->state));
    if (at > 0 && !check_checkpoint(loader, at, err)) return false;
    if (at > 0) ++found->checkpoints;
  } while (at > 0);
  return true;
}

static bool check_begun(const JournalLoader *loader, Error *err) {
  return roundtable_seq(loader->state) > 0 || fail_file_error(NEVER_BEGUN, loader->path, err);
}

/* The saved rankings found, with their number of rows; and the recounts. */
typedef struct RecordCheck {
  size_t rankings, rows;
  RecountCheck recounts;
} RecordCheck;

static bool check_record(JournalLoader *loader, const Event *event, Error *err) {
  RecordCheck *check = loader->watcher;
  if (event->origin.recorded != 0) return true;
  if (event->kind != EVENT_RANKING_KEPT)
    return recount_check_event(&check->recounts, loader, event, err);
  ++check->rankings;
  return saved_results_check(loader, event, &check->rows, err);
}

static bool verify_journal(JournalLoader *loader, Verification *found, Error *err) {
  RecordCheck check = {0};
  loader->watch = check_record;
  loader->watcher = &check;
  bool sound = fold_all(loader, found, err) && check_begun(loader, err) &&
               journal_loader_check_tallies(loader, &found->tallies, err) &&
               saved_results_check_count(loader, &check.rows, err) &&
               kiosk_check(loader, &found->kiosks, err) &&
               sources_read(loader, NULL, NULL, &found->merges, err) &&
               journal_check_storage(loader->journal, err);
  loader->watch = NULL;
  loader->watcher = NULL;
  recount_check_end(&check.recounts);
  found->rankings = check.rankings;
  found->recounts = check.recounts.recounts;
  found->events = roundtable_seq(loader->state);
  found->hash = loader->hash;
  found->bad_event = loader->bad_event;
  return sound;
}

bool verify_file(const char *path, Verification *found, Error *err) {
  Journal *journal;
  JournalLoader loader;
  *found = (Verification){0};
  if (!journal_view(path, (WaitWatcher){0}, &journal, err)) return false;
  bool sound = false;
  if (journal_loader_open(journal, path, &loader, err)) {
    sound = verify_journal(&loader, found, err);
    journal_loader_close(&loader);
  }
  journal_close(journal);
  return sound;
}

/* Checks the rows of saved rankings; the rest of a record is not a matter of file integrity. */
static bool check_results(JournalLoader *loader, const Event *event, Error *err) {
  if (event->kind != EVENT_RANKING_KEPT || event->origin.recorded != 0) return true;
  return saved_results_check(loader, event, loader->watcher, err);
}

static bool check_derived(JournalLoader *loader, Error *err) {
  Verification counted = {0};
  size_t rows = 0, tallies;
  loader->watch = check_results;
  loader->watcher = &rows;
  bool same = fold_all(loader, &counted, err) &&
              journal_loader_check_tallies(loader, &tallies, err) &&
              saved_results_check_count(loader, &rows, err);
  loader->watch = NULL;
  loader->watcher = NULL;
  return same;
}

/* Only the file's content may count against it: if memory or a disk failed, nothing is known. */
static bool is_judged(bool good, const Error *trouble, Error *err) {
  return good || trouble->kind == ERROR_BAD_DATA || fail(err, trouble->kind, "%s", trouble->text);
}

static bool look_at(JournalLoader *loader, Integrity *found, Error *err) {
  Error storage = {0}, derived = {0}, chain = {0};
  found->storage = journal_check_storage(loader->journal, &storage);
  found->derived = check_derived(loader, &derived);
  found->chain = journal_loader_take(loader, UINT64_MAX, &chain) && check_begun(loader, &chain);
  found->events = roundtable_seq(loader->state);
  found->act = roundtable_last_stamp(loader->state).act;
  found->hash = loader->hash;
  if (found->events > 0) memcpy(found->id, roundtable_session_id(loader->state), sizeof found->id);
  return is_judged(found->storage, &storage, err) && is_judged(found->derived, &derived, err) &&
         is_judged(found->chain, &chain, err);
}

bool verify_integrity(const char *path, Integrity *found, Error *err) {
  Journal *journal;
  JournalLoader loader;
  Integrity looked = {0};
  Error trouble = {0};
  *found = looked;
  if (!journal_view(path, (WaitWatcher){0}, &journal, &trouble))
    return is_judged(false, &trouble, err);
  bool judged = journal_loader_open(journal, path, &loader, err);
  if (judged) {
    judged = look_at(&loader, &looked, err);
    journal_loader_close(&loader);
  }
  journal_close(journal);
  if (judged) *found = looked;
  return judged;
}

bool integrity_is_whole(const Integrity *found) {
  return found->storage && found->chain && found->derived;
}
