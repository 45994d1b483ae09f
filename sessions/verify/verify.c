#include "sessions/verify/verify.h"

#include <string.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/journal/checkpoint_codec.h"
#include "sessions/session/kept_results.h"
#include "sessions/verify/kiosk_check.h"
#include "sessions/verify/recount_check.h"
#include "sessions/verify/sources.h"

static bool take_up(const Bytes *data, Stamp last, Bytes *told_again, Error *err) {
  Roundtable *state;
  if (!roundtable_open(&state, err)) return false;
  bool same =
      checkpoint_decode(data, last, state, err) && checkpoint_encode(state, 0, told_again, err);
  roundtable_close(state);
  return same;
}

/* The history is told in one way: byte by byte. */
static bool same_history(const Reading *reading, const Bytes *data, Bytes *told, Error *err) {
  const uint64_t from = checkpoint_history_from(data);
  if (from == 0) return true;
  if (from > roundtable_seq(reading->state)) return false;
  if (!checkpoint_encode(reading->state, from, told, err)) return false;
  const size_t size = 4 + (size_t)number_at(told->data, 4);
  return data->size >= size && memcmp(data->data, told->data, size) == 0;
}

/* Compared is what both tell, not the bytes that were kept: another version may have told the same
 * state in other words. */
static bool same_checkpoint(const Reading *reading, const Bytes *data, Error *err) {
  Bytes kept = {0}, folded = {0};
  Error reason = {0};
  bool same = take_up(data, roundtable_last_stamp(reading->state), &kept, &reason) &&
              checkpoint_encode(reading->state, 0, &folded, &reason) && kept.size == folded.size &&
              memcmp(kept.data, folded.data, kept.size) == 0 &&
              same_history(reading, data, &folded, &reason);
  bytes_free(&kept);
  bytes_free(&folded);
  if (!same && is_of_machine(&reason)) return fail_again(&reason, err);
  return same || fail(err, ERROR_BAD_DATA,
                      _("%s: the checkpoint after event %llu is not what the journal says: see "
                        "`gommette verify --help`"),
                      reading->path, (unsigned long long)roundtable_seq(reading->state));
}

static bool check_checkpoint(Reading *reading, uint64_t at, Error *err) {
  Bytes data = {0};
  uint64_t found;
  bool good = journal_checkpoint(reading->journal, at, &found, &data, err) &&
              same_checkpoint(reading, &data, err);
  bytes_free(&data);
  return good;
}

/* Folds all events, stopping at each checkpoint to compare it. */
static bool fold_all(Reading *reading, Verification *found, Error *err) {
  uint64_t at = 0;
  do {
    if (!journal_next_checkpoint(reading->journal, at, &at, err) ||
        !reading_take(reading, at > 0 ? at : UINT64_MAX, err))
      return false;
    if (at > 0 && roundtable_seq(reading->state) != at)
      return fail(
          err, ERROR_BAD_DATA,
          _("%s: there is a checkpoint after event %llu, but the journal ends at event %llu"),
          reading->path, (unsigned long long)at,
          (unsigned long long)roundtable_seq(reading->state));
    if (at > 0 && !check_checkpoint(reading, at, err)) return false;
    if (at > 0) ++found->checkpoints;
  } while (at > 0);
  return true;
}

static bool check_begun(const Reading *reading, Error *err) {
  return roundtable_seq(reading->state) > 0 || fail_trouble(NEVER_BEGUN, reading->path, err);
}

/* What kept rankings have been found, and in how many rows; and what recounts. */
typedef struct RecordCheck {
  size_t rankings, rows;
  RecountCheck recounts;
} RecordCheck;

static bool check_record(Reading *reading, const Event *event, Error *err) {
  RecordCheck *check = reading->watcher;
  if (event->origin.recorded != 0) return true;
  if (event->kind != EVENT_RANKING_KEPT)
    return recount_check_event(&check->recounts, reading, event, err);
  ++check->rankings;
  return kept_results_check(reading, event, &check->rows, err);
}

static bool verify_journal(Reading *reading, Verification *found, Error *err) {
  RecordCheck check = {0};
  reading->watch = check_record;
  reading->watcher = &check;
  bool sound = fold_all(reading, found, err) && check_begun(reading, err) &&
               reading_check_tallies(reading, &found->tallies, err) &&
               kept_results_check_count(reading, &check.rows, err) &&
               kiosk_check(reading, &found->kiosks, err) &&
               sources_read(reading, NULL, NULL, &found->merges, err) &&
               journal_check_storage(reading->journal, err);
  reading->watch = NULL;
  reading->watcher = NULL;
  recount_check_end(&check.recounts);
  found->rankings = check.rankings;
  found->recounts = check.recounts.recounts;
  found->events = roundtable_seq(reading->state);
  found->hash = reading->hash;
  found->bad_event = reading->bad_event;
  return sound;
}

bool verify_file(const char *path, Verification *found, Error *err) {
  Journal *journal;
  Reading reading;
  *found = (Verification){0};
  if (!journal_view(path, &journal, err)) return false;
  bool sound = false;
  if (reading_open(journal, path, &reading, err)) {
    sound = verify_journal(&reading, found, err);
    reading_close(&reading);
  }
  journal_close(journal);
  return sound;
}

/* What the rows of kept rankings say; the rest of a recording is not for the file to hold together.
 */
static bool check_results(Reading *reading, const Event *event, Error *err) {
  if (event->kind != EVENT_RANKING_KEPT || event->origin.recorded != 0) return true;
  return kept_results_check(reading, event, reading->watcher, err);
}

static bool check_derived(Reading *reading, Error *err) {
  Verification counted = {0};
  size_t rows = 0, tallies;
  reading->watch = check_results;
  reading->watcher = &rows;
  bool same = fold_all(reading, &counted, err) && reading_check_tallies(reading, &tallies, err) &&
              kept_results_check_count(reading, &rows, err);
  reading->watch = NULL;
  reading->watcher = NULL;
  return same;
}

/* Only what the file says may count against it: where memory or a disk failed, nothing is known. */
static bool is_judged(bool good, const Error *trouble, Error *err) {
  return good || trouble->kind == ERROR_BAD_DATA || fail(err, trouble->kind, "%s", trouble->text);
}

static bool check_chain(Reading *reading, Error *err) {
  return reading_take(reading, UINT64_MAX, err) && check_begun(reading, err);
}

static bool look_at(Reading *reading, Integrity *found, Error *err) {
  Error storage = {0}, derived = {0}, chain = {0};
  found->storage = journal_check_storage(reading->journal, &storage);
  found->derived = check_derived(reading, &derived);
  found->chain = check_chain(reading, &chain);
  found->events = roundtable_seq(reading->state);
  found->act = roundtable_last_stamp(reading->state).act;
  found->hash = reading->hash;
  if (found->events > 0) memcpy(found->id, roundtable_session_id(reading->state), sizeof found->id);
  return is_judged(found->storage, &storage, err) && is_judged(found->derived, &derived, err) &&
         is_judged(found->chain, &chain, err);
}

bool verify_integrity(const char *path, Integrity *found, Error *err) {
  Journal *journal;
  Reading reading;
  Integrity looked = {0};
  Error trouble = {0};
  *found = looked;
  if (!journal_view(path, &journal, &trouble)) return is_judged(false, &trouble, err);
  bool judged = reading_open(journal, path, &reading, err);
  if (judged) {
    judged = look_at(&reading, &looked, err);
    reading_close(&reading);
  }
  journal_close(journal);
  if (judged) *found = looked;
  return judged;
}

bool integrity_is_whole(const Integrity *found) {
  return found->storage && found->chain && found->derived;
}
