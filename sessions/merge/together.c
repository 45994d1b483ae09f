/* What two files have beside and above what each event of theirs says: voters' names, and sums. */
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/merge/merge_writer.h"
#include "sessions/session/rule_breaches.h"
#include "sessions/text/text.h"

/* One of two passes over each file's pairs: first those whose ballot lies in the box. */
typedef struct VoterPass {
  const MergeInputs *inputs;
  Journal *journal; /* the new one */
  Sentences *conflicts;
  const Roundtable *state; /* of the file whose pairs are read */
  bool cast;
  Bytes name;
} VoterPass;

static void tell_number(const VoterPass *pass, const char *name, int64_t kept, int64_t number) {
  char shown[TEXT_SHOWN_SIZE];
  sentences_say_once(
      pass->conflicts,
      _("voter %s: ballot %lld in %s, ballot %lld in %s; undo the import in one of them and import "
        "those ballots there by number"),
      text_quote(name, shown), (long long)kept, pass->inputs->ours.path, (long long)number,
      pass->inputs->theirs.path);
}

static void tell_name(const VoterPass *pass, const char *name, int64_t number) {
  char ours[TEXT_SHOWN_SIZE], theirs[TEXT_SHOWN_SIZE];
  sentences_say_once(
      pass->conflicts,
      _("ballot %lld: of voter %s in %s, of voter %s in %s; undo the import in one of them and "
        "import those ballots there by number"),
      (long long)number, text_quote((const char *)pass->name.data, ours), pass->inputs->ours.path,
      text_quote(name, theirs), pass->inputs->theirs.path);
}

/* Of a pair that does not fit one that is kept already, only a ballot that counts is a conflict. */
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

/* A guard in both files and in what they come to together. */
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
                     _("%s: %s in %s and %s in %s come to %s, but there can be %s at most; "
                       "correct one of them, or the rule of the vote in both"),
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
  char reference[REFERENCE_TEXT_SIZE], what[TEXT_SHOWN_SIZE];
  const Recommendation *one = roundtable_recommendation(merged, number);
  if (!one) return;
  const Guards guards = {of_recommendation(inputs->ours.loader.state, number),
                         of_recommendation(inputs->theirs.loader.state, number),
                         guard_of_recommendation(merged, one)};
  snprintf(what, sizeof what, _("dots on %s"), reference_text(merged, one, reference));
  tell_guard(inputs, what, &guards, conflicts);
}

static Guard of_allowance(const Roundtable *state, uint32_t number) {
  const Subgroup *subgroup = roundtable_subgroup(state, number);
  if (!subgroup) return (Guard){.placed = 0, .most = 0};
  return guard_of_allowance(state, subgroup, COLOUR_COUNT);
}

static void check_allowance(const MergeInputs *inputs, const Roundtable *merged, uint32_t number,
                            Sentences *conflicts) {
  char code[TEXT_SHOWN_SIZE], what[2 * TEXT_SHOWN_SIZE];
  const Subgroup *subgroup = roundtable_subgroup(merged, number);
  if (!subgroup) return;
  const Guards guards = {of_allowance(inputs->ours.loader.state, number),
                         of_allowance(inputs->theirs.loader.state, number),
                         guard_of_allowance(merged, subgroup, COLOUR_COUNT)};
  const bool own = roundtable_voting_rule(merged, RULE_SCOPE) == SCOPE_SUBGROUP;
  snprintf(what, sizeof what, own ? _("dots of subgroup %s") : _("dots of the session"),
           text_quote(subgroup->text[SUBGROUP_CODE], code));
  tell_guard(inputs, what, &guards, conflicts);
}

static Guards ballots_of(const MergeInputs *inputs, const Roundtable *merged) {
  return (Guards){guard_of_ballots(inputs->ours.loader.state, NULL),
                  guard_of_ballots(inputs->theirs.loader.state, NULL),
                  guard_of_ballots(merged, NULL)};
}

/* What both files share has the same numbers in both. */
static bool is_shared(const MergeInputs *inputs, const Breach *breach) {
  const Roundtable *base = inputs->base.state;
  return breach->subgroup < roundtable_next_subgroup(base) &&
         breach->recommendation < roundtable_next_recommendation(base);
}

/* Of sums, and of all ballots, more is told above: what each file has of them. */
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
    if (!is_shared(inputs, breach) || is_told(inputs, merged, breach) ||
        breaches_like(&broken->ours, breach) || breaches_like(&broken->theirs, breach))
      continue;
    sentences_say_once(conflicts,
                       _("together the two break a rule of the vote: %s; correct one of them, or "
                         "the rule in both"),
                       breach_text(merged, breach, false, text));
  }
}

/* The one file set a rule that what the other recorded breaks. */
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
