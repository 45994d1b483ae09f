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

/* How many events two journals begin with alike, of so many each. Both must have been verified: a
 * hash then stands for all that is before it. */
static bool find_shared(Journal *a, uint64_t a_events, Journal *b, uint64_t b_events,
                        uint64_t *shared, Error *err) {
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
      !journal_loader_open(grown->journal, path, &grown->loader, err) ||
      !journal_loader_take(&grown->loader, found.events, err))
    return false;
  grown->events = roundtable_seq(grown->loader.state);
  return true;
}

static void grown_close(Grown *grown) {
  journal_loader_close(&grown->loader);
  journal_close(grown->journal);
}

void merge_inputs_close(MergeInputs *inputs) {
  journal_loader_close(&inputs->base);
  grown_close(&inputs->ours);
  grown_close(&inputs->theirs);
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

static bool check_kiosks(const MergeInputs *inputs, Error *err) {
  const Grown *const both[] = {&inputs->ours, &inputs->theirs};
  for (size_t n = 0; n < 2; ++n)
    if (kiosk_is_used(both[n]->loader.state))
      return fail(err, ERROR_FAILED,
                  _("%s: a kiosk is on, or its ballots wait to be counted: take the keyboard back "
                    "and close that vote before you merge"),
                  both[n]->path);
  if (!kiosk_is_used(inputs->base.state)) return true;
  return fail(
      err, ERROR_FAILED,
      _("%s and %s parted while the kiosk had ballots in it, which both have counted since: "
        "they cannot be merged"),
      inputs->ours.path, inputs->theirs.path);
}

static bool same_session(const MergeInputs *inputs) {
  return memcmp(roundtable_session_id(inputs->ours.loader.state),
                roundtable_session_id(inputs->theirs.loader.state), SESSION_ID_SIZE) == 0;
}

/* An act belongs together: a file that was cut within one did not grow from the other. */
static bool parts_within_an_act(const Grown *grown, uint64_t shared) {
  return history_at(grown->loader.state, shared + 1)->act <= shared;
}

static bool check_parted(const MergeInputs *inputs, Error *err) {
  const Grown *ours = &inputs->ours, *theirs = &inputs->theirs;
  const uint64_t shared = inputs->shared;
  if (!same_session(inputs) || shared == 0)
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

static bool read_base(MergeInputs *inputs, Error *err) {
  return journal_loader_open(inputs->ours.journal, inputs->ours.path, &inputs->base, err) &&
         journal_loader_take(&inputs->base, inputs->shared, err);
}

bool merge_inputs_open(const char *ours, const char *theirs, MergeInputs *inputs, Error *err) {
  *inputs = (MergeInputs){.shared = 0};
  return grown_open(ours, &inputs->ours, err) && grown_open(theirs, &inputs->theirs, err) &&
         find_shared(inputs->ours.journal, inputs->ours.events, inputs->theirs.journal,
                     inputs->theirs.events, &inputs->shared, err) &&
         check_parted(inputs, err) && read_base(inputs, err) && check_kiosks(inputs, err);
}
