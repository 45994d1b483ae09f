#include "sessions/merge/merge_inputs.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/history.h"
#include "sessions/verify/verify.h"

static bool same_at(Journal *a, Journal *b, uint64_t seq, bool *same, Error *err) {
  JournalEntry one, other;
  bool found_one, found_other;
  if (!journal_read(a, seq, &one, &found_one, err) ||
      !journal_read(b, seq, &other, &found_other, err))
    return false;
  *same = found_one && found_other && chain_same(one.hash, other.hash);
  return true;
}

bool find_shared(Journal *a, uint64_t a_events, Journal *b, uint64_t b_events, uint64_t *shared,
                 Error *err) {
  uint64_t same = 0, other = (a_events < b_events ? a_events : b_events) + 1;
  while (other - same > 1) {
    const uint64_t middle = same + (other - same) / 2;
    bool here;
    if (!same_at(a, b, middle, &here, err)) return false;
    if (here)
      same = middle;
    else
      other = middle;
  }
  *shared = same;
  return true;
}

static bool grown_open(const char *path, Grown *grown, Error *err) {
  Verification found;
  grown->path = path;
  if (!verify_file(path, &found, err) || !journal_view(path, &grown->journal, err) ||
      !reading_open(grown->journal, path, &grown->reading, err) ||
      !reading_take(&grown->reading, found.events, err))
    return false;
  grown->events = roundtable_seq(grown->reading.state);
  return true;
}

static void grown_close(Grown *grown) {
  reading_close(&grown->reading);
  journal_close(grown->journal);
}

void gathering_close(Gathering *gathering) {
  reading_close(&gathering->base);
  grown_close(&gathering->ours);
  grown_close(&gathering->theirs);
}

static bool is_used(Kiosk kiosk) {
  return kiosk.handed_over || kiosk.waiting > 0;
}

static bool kiosk_is_used(const Roundtable *state) {
  bool used = is_used(roundtable_kiosk(state));
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place)
    used = used || is_used(roundtable_subgroup_at(state, place)->kiosk);
  return used;
}

static bool check_kiosks(const Gathering *gathering, Error *err) {
  const Grown *const both[] = {&gathering->ours, &gathering->theirs};
  for (size_t n = 0; n < 2; ++n)
    if (kiosk_is_used(both[n]->reading.state))
      return fail(err, ERROR_FAILED,
                  _("%s: a kiosk is on, or its ballots wait to be counted: take the keyboard back "
                    "and close that vote before you merge"),
                  both[n]->path);
  if (!kiosk_is_used(gathering->base.state)) return true;
  return fail(
      err, ERROR_FAILED,
      _("%s and %s parted while the kiosk had ballots in it, which both have counted since: "
        "they cannot be merged"),
      gathering->ours.path, gathering->theirs.path);
}

static bool same_session(const Gathering *gathering) {
  return memcmp(roundtable_session_id(gathering->ours.reading.state),
                roundtable_session_id(gathering->theirs.reading.state), SESSION_ID_SIZE) == 0;
}

/* An act belongs together: a file that was cut within one did not grow from the other. */
static bool parts_within_an_act(const Grown *grown, uint64_t shared) {
  return history_at(grown->reading.state, shared + 1)->act <= shared;
}

static bool check_parted(const Gathering *gathering, Error *err) {
  const Grown *ours = &gathering->ours, *theirs = &gathering->theirs;
  const uint64_t shared = gathering->shared;
  if (!same_session(gathering) || shared == 0)
    return fail(
        err, ERROR_BAD_DATA,
        _("%s and %s are two sessions: only files that grew from one session can be merged"),
        ours->path, theirs->path);
  if (shared == ours->events && shared == theirs->events)
    return fail(err, ERROR_FAILED, _("%s and %s hold the same events: there is nothing to merge"),
                ours->path, theirs->path);
  if (shared == theirs->events)
    return fail(err, ERROR_FAILED,
                _("%s holds all of %s already and goes on after it: there is nothing to merge"),
                ours->path, theirs->path);
  if (shared == ours->events)
    return fail(err, ERROR_FAILED,
                _("%s holds all of %s already and goes on after it: there is nothing to merge"),
                theirs->path, ours->path);
  if (parts_within_an_act(ours, shared) || parts_within_an_act(theirs, shared))
    return fail(
        err, ERROR_BAD_DATA,
        _("%s and %s part in the middle of an act (after event %llu): the end of one was cut "
          "off"),
        ours->path, theirs->path, (unsigned long long)shared);
  return true;
}

static bool read_base(Gathering *gathering, Error *err) {
  return reading_open(gathering->ours.journal, gathering->ours.path, &gathering->base, err) &&
         reading_take(&gathering->base, gathering->shared, err);
}

bool gathering_open(const char *ours, const char *theirs, Gathering *gathering, Error *err) {
  *gathering = (Gathering){.shared = 0};
  return grown_open(ours, &gathering->ours, err) && grown_open(theirs, &gathering->theirs, err) &&
         find_shared(gathering->ours.journal, gathering->ours.events, gathering->theirs.journal,
                     gathering->theirs.events, &gathering->shared, err) &&
         check_parted(gathering, err) && read_base(gathering, err) && check_kiosks(gathering, err);
}
