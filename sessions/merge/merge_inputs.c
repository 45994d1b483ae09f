#include "sessions/merge/merge_inputs.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "core/vote/history.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/merge/three_way.h"
#include "sessions/session/rule_breaches.h"
#include "sessions/text/text.h"
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

/* Counts how many events two journals have in common at the start, given their lengths. Both must
 * have been verified: a hash then covers everything before it. */
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
  if (!verify_file(path, &found, err) ||
      !journal_view(path, (WaitWatcher){0}, &grown->journal, err) ||
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
                  _("%s: a kiosk is active, or its ballots wait to be counted: take the keyboard "
                    "back and close that vote before you merge"),
                  both[n]->path);
  if (!kiosk_is_used(inputs->base.state)) return true;
  return fail(err, ERROR_FAILED,
              _("%s and %s diverged while the kiosk had ballots in it, which both have since "
                "counted: they cannot be merged"),
              inputs->ours.path, inputs->theirs.path);
}

/* Acts are indivisible: a file cut within one did not grow from the other. */
static bool parts_within_an_act(const Grown *grown, uint64_t shared) {
  return history_at(grown->loader.state, shared + 1)->act <= shared;
}

static bool check_parted(const MergeInputs *inputs, Error *err) {
  const Grown *ours = &inputs->ours, *theirs = &inputs->theirs;
  const uint64_t shared = inputs->shared;
  if (memcmp(roundtable_session_id(inputs->ours.loader.state),
             roundtable_session_id(inputs->theirs.loader.state), SESSION_ID_SIZE) != 0 ||
      shared == 0)
    return fail(
        err, ERROR_BAD_DATA,
        _("%s and %s are two sessions: only files that come from one session can be merged"),
        ours->path, theirs->path);
  if (shared == ours->events && shared == theirs->events)
    return fail(err, ERROR_FAILED,
                _("%s and %s contain the same events: there is nothing to merge"), ours->path,
                theirs->path);
  if (shared == theirs->events)
    return fail(
        err, ERROR_FAILED,
        _("%s already contains all of %s and continues after it: there is nothing to merge"),
        ours->path, theirs->path);
  if (shared == ours->events)
    return fail(
        err, ERROR_FAILED,
        _("%s already contains all of %s and continues after it: there is nothing to merge"),
        theirs->path, ours->path);
  if (parts_within_an_act(ours, shared) || parts_within_an_act(theirs, shared))
    return fail(err, ERROR_BAD_DATA,
                _("%s and %s diverge in the middle of an action (after event %llu): the end of one "
                  "was cut off"),
                ours->path, theirs->path, (unsigned long long)shared);
  return true;
}

bool merge_inputs_open(const char *ours, const char *theirs, MergeInputs *inputs, Error *err) {
  *inputs = (MergeInputs){.shared = 0};
  return grown_open(ours, &inputs->ours, err) && grown_open(theirs, &inputs->theirs, err) &&
         find_shared(inputs->ours.journal, inputs->ours.events, inputs->theirs.journal,
                     inputs->theirs.events, &inputs->shared, err) &&
         check_parted(inputs, err) &&
         journal_loader_open(inputs->ours.journal, inputs->ours.path, &inputs->base, err) &&
         journal_loader_take(&inputs->base, inputs->shared, err) && check_kiosks(inputs, err);
}

/* What two files have besides and beyond the single events of theirs: voters' names, and sums. */

/* One of two passes over each file's pairs: first those whose ballot is in the box. */
typedef struct VoterPass {
  const MergeInputs *inputs;
  Journal *journal; /* the new one */
  Sentences *conflicts;
  const Roundtable *state; /* of the file whose pairs are read */
  bool cast;
  Bytes name;
} VoterPass;

static void tell_number(const VoterPass *pass, const char *name, int64_t kept, int64_t number) {
  sentences_say_once(
      pass->conflicts,
      _("voter %s: ballot %lld in %s, ballot %lld in %s; undo the import in one of them and import "
        "those ballots there by number"),
      text_quoted(name).text, (long long)kept, pass->inputs->ours.path, (long long)number,
      pass->inputs->theirs.path);
}

static void tell_name(const VoterPass *pass, const char *name, int64_t number) {
  sentences_say_once(
      pass->conflicts,
      _("ballot %lld: of voter %s in %s, of voter %s in %s; undo the import in one of them and "
        "import those ballots there by number"),
      (long long)number, text_quoted((const char *)pass->name.data).text, pass->inputs->ours.path,
      text_quoted(name).text, pass->inputs->theirs.path);
}

/* If a pair contradicts one already written, it is a conflict only if its ballot counts. */
static bool take_voter(void *context, const char *name, int64_t number, Error *err) {
  VoterPass *pass = context;
  int64_t kept;
  bool has_number, has_name;
  if (ballot_is_cast(pass->state, number) != pass->cast) return true;
  if (!journal_find_voter(pass->journal, name, &kept, &has_number, err) ||
      !journal_find_name(pass->journal, number, &pass->name, &has_name, err))
    return false;
  if (!has_number && !has_name) return journal_keep_voter(pass->journal, name, number, err);
  if (!pass->cast || (has_number && kept == number)) return true;
  if (has_number)
    tell_number(pass, name, kept, number);
  else
    tell_name(pass, name, number);
  return true;
}

bool write_voters(MergeInputs *inputs, Journal *journal, Sentences *conflicts, Error *err) {
  Grown *const both[] = {&inputs->ours, &inputs->theirs};
  VoterPass pass = {.inputs = inputs, .journal = journal, .conflicts = conflicts};
  bool written = true;
  for (int n = 0; written && n < 4; ++n) {
    pass.state = both[n % 2]->loader.state;
    pass.cast = n < 2;
    written = journal_read_voters(both[n % 2]->journal, take_voter, &pass, err);
  }
  bytes_free(&pass.name);
  return written;
}

/* A guard in both files and in their sum. */
typedef struct Guards {
  Guard ours, theirs, together;
} Guards;

static bool passes_together(const Guards *guards) {
  return guard_is_exceeded(guards->together) && !guard_is_exceeded(guards->ours) &&
         !guard_is_exceeded(guards->theirs);
}

static void tell_guard(const MergeInputs *inputs, const char *what, const Guards *guards,
                       Sentences *conflicts) {
  if (!passes_together(guards)) return;
  sentences_say_once(conflicts,
                     _("%s: %s in %s and %s in %s come to %s, but there can be %s at most; correct "
                       "one of them, or the voting rule in both"),
                     what, number_shown(guards->ours.placed).text, inputs->ours.path,
                     number_shown(guards->theirs.placed).text, inputs->theirs.path,
                     number_shown(guards->together.placed).text,
                     number_shown(guards->together.most).text);
}

static Guard of_recommendation(const Roundtable *state, uint32_t number) {
  const Recommendation *one = roundtable_recommendation(state, number);
  if (!one) return (Guard){.placed = 0, .most = 0};
  return guard_of_recommendation(state, one);
}

/* What only one file knows cannot have been voted on in both. */
static void check_recommendation(const MergeInputs *inputs, const Roundtable *merged,
                                 uint32_t number, Sentences *conflicts) {
  char what[TEXT_SHOWN_SIZE];
  const Recommendation *one = roundtable_recommendation(merged, number);
  if (!one) return;
  const Guards guards = {of_recommendation(inputs->ours.loader.state, number),
                         of_recommendation(inputs->theirs.loader.state, number),
                         guard_of_recommendation(merged, one)};
  snprintf(what, sizeof what, _("dots on %s"), reference_shown(merged, one).text);
  tell_guard(inputs, what, &guards, conflicts);
}

static Guard of_allowance(const Roundtable *state, uint32_t number) {
  const Subgroup *subgroup = roundtable_subgroup(state, number);
  if (!subgroup) return (Guard){.placed = 0, .most = 0};
  return guard_of_allowance(state, subgroup, COLOUR_COUNT);
}

static void check_allowance(const MergeInputs *inputs, const Roundtable *merged, uint32_t number,
                            Sentences *conflicts) {
  char what[2 * TEXT_SHOWN_SIZE];
  const Subgroup *subgroup = roundtable_subgroup(merged, number);
  if (!subgroup) return;
  const Guards guards = {of_allowance(inputs->ours.loader.state, number),
                         of_allowance(inputs->theirs.loader.state, number),
                         guard_of_allowance(merged, subgroup, COLOUR_COUNT)};
  const bool own = roundtable_voting_rule(merged, RULE_SCOPE) == SCOPE_SUBGROUP;
  snprintf(what, sizeof what, own ? _("dots of subgroup %s") : _("dots of the session"),
           text_quoted(subgroup->text[SUBGROUP_CODE]).text);
  tell_guard(inputs, what, &guards, conflicts);
}

static Guards ballots_of(const MergeInputs *inputs, const Roundtable *merged) {
  return (Guards){guard_of_ballots(inputs->ours.loader.state, NULL),
                  guard_of_ballots(inputs->theirs.loader.state, NULL),
                  guard_of_ballots(merged, NULL)};
}

/* Excess sums, and ballots in total, are already reported above, with what each file has of them.
 */
static bool is_told(const MergeInputs *inputs, const Roundtable *merged, const Breach *breach) {
  if (breach->kind == BREACH_RECOMMENDATION || breach->kind == BREACH_DOTS) return true;
  const Guards ballots = ballots_of(inputs, merged);
  return breach->kind == BREACH_TURNOUT && passes_together(&ballots);
}

typedef struct Broken {
  Breaches ours, theirs, together;
} Broken;

static void tell_broken(const MergeInputs *inputs, const Roundtable *merged, const Broken *broken,
                        Sentences *conflicts) {
  char text[BREACH_TEXT_SIZE];
  for (size_t n = 0; n < broken->together.count; ++n) {
    const Breach *breach = &broken->together.list[n];
    /* What both files share has the same numbers in both. */
    const Roundtable *base = inputs->base.state;
    if (!(breach->subgroup < roundtable_next_subgroup(base) &&
          breach->recommendation < roundtable_next_recommendation(base)) ||
        is_told(inputs, merged, breach) || breaches_like(&broken->ours, breach) ||
        breaches_like(&broken->theirs, breach))
      continue;
    sentences_say_once(
        conflicts,
        _("together the two break a voting rule: %s; correct one of them, or the rule in both"),
        breach_text(merged, breach, false, text));
  }
}

/* One file set a rule that the other's records break. */
static bool check_rules(const MergeInputs *inputs, const Roundtable *merged, Sentences *conflicts,
                        Error *err) {
  Broken broken = {.ours = {.count = 0}};
  const bool found = breaches_find(inputs->ours.loader.state, &broken.ours, err) &&
                     breaches_find(inputs->theirs.loader.state, &broken.theirs, err) &&
                     breaches_find(merged, &broken.together, err);
  if (found) tell_broken(inputs, merged, &broken, conflicts);
  breaches_free(&broken.ours);
  breaches_free(&broken.theirs);
  breaches_free(&broken.together);
  return found;
}

bool check_together(const MergeInputs *inputs, const Roundtable *merged, Sentences *conflicts,
                    Error *err) {
  const Roundtable *base = inputs->base.state;
  for (uint32_t number = 1; number < roundtable_next_recommendation(base); ++number)
    check_recommendation(inputs, merged, number, conflicts);
  for (uint32_t number = 1; number < roundtable_next_subgroup(base); ++number)
    check_allowance(inputs, merged, number, conflicts);
  const Guards ballots = ballots_of(inputs, merged);
  tell_guard(inputs, _("ballots"), &ballots, conflicts);
  return check_rules(inputs, merged, conflicts, err);
}
