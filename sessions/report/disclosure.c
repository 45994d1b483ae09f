#include "sessions/report/disclosure.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "sessions/session/totals.h"

bool disclosure_open(const Roundtable *state, Disclosure *disclosure, Error *err) {
  disclosure->left_out = calloc(roundtable_next_subgroup(state) + 1, sizeof *disclosure->left_out);
  disclosure->tells_voters = true;
  return disclosure->left_out || fail_memory(err);
}

void disclosure_close(Disclosure *disclosure) {
  free(disclosure->left_out);
  *disclosure = (Disclosure){0};
}

/* Whose voters are its own has their ballots alone; a ballot of the session is for all the others
 * too, even where it is blank. Ballots show that there are at least so many voters, where nobody
 * said how many. */
static bool is_small(const Roundtable *state, const Subgroup *subgroup) {
  const int64_t voters = guard_voters(state, subgroup);
  const int64_t ballots = subgroup->voters == RULE_UNKNOWN
                              ? guard_of_ballots(state, subgroup).placed
                              : guard_ballots_in(state, subgroup);
  if (ballots != 0 && ballots < FEW_PEOPLE) return true;
  return voters == RULE_UNKNOWN ? ballots == 0 : voters < FEW_PEOPLE;
}

/* Moved votes belong to the group that gave them, and to their present place. */
static void follow_moves(const Roundtable *state, const JournalSummary *journal,
                         Disclosure *disclosure) {
  for (size_t n = 0; n < journal->entry_count; ++n) {
    const JournalFact *entry = &journal->entries[n];
    if (entry->kind != FACT_FORMER || journal->first_vote.seq == 0 ||
        entry->stamp.seq < journal->first_vote.seq)
      continue;
    const Subgroup *from = roundtable_subgroup(state, entry->subgroup);
    const Recommendation *one = roundtable_recommendation(state, entry->recommendation);
    if (one && (!from || is_small(state, from))) disclosure->left_out[one->subgroup] = true;
  }
}

/* The session's number of voters is shown if something that is shown depends on it; otherwise, with
 * all the subgroups' own, it might reveal the one that is withheld. */
static void count_groups(const Roundtable *state, Disclosure *disclosure) {
  bool is_used = false;
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, place);
    if (!subgroup_has_figures(state, subgroup)) continue;
    const bool is_withheld = disclosure->left_out[subgroup->number];
    disclosure->withheld += is_withheld;
    disclosure->told += !is_withheld;
    is_used = is_used || (!is_withheld && subgroup->voters == RULE_UNKNOWN);
  }
  disclosure->tells_voters = disclosure->withheld == 0 || is_used;
}

bool disclosure_judge(const Roundtable *state, const JournalSummary *journal,
                      Disclosure *disclosure, Error *err) {
  if (!disclosure_open(state, disclosure, err)) return false;
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, place);
    disclosure->left_out[subgroup->number] = is_small(state, subgroup);
  }
  follow_moves(state, journal, disclosure);
  count_groups(state, disclosure);
  return true;
}

static bool refuse_unfinished(const Roundtable *state, const Finality *finality, Error *err) {
  char names[FINALITY_OPEN_SIZE];
  if (finality->open == 0)
    return fail(
        err, ERROR_FAILED, "%s",
        _("kiosk ballots wait to be counted: a public report can be made once its vote is closed"));
  finality_open_text(state, names);
  if (!*names)
    return fail(err, ERROR_FAILED, "%s",
                _("the vote is still open: a public report can be made once it is closed"));
  return fail(err, ERROR_FAILED,
              _("the vote is still open (%s): a public report can be made once it is closed"),
              names);
}

bool disclosure_check(const Roundtable *state, const Finality *finality,
                      const Disclosure *disclosure, uint32_t subgroup, Error *err) {
  if (finality->open > 0 || finality->waiting > 0) return refuse_unfinished(state, finality, err);
  if (subgroup != WHOLE_SESSION)
    return !disclosure->left_out[subgroup] ||
           fail(err, ERROR_FAILED, "%s",
                _("the votes on this subgroup cannot be made public: it has fewer than 5 voters or "
                  "ballots, or their number is not given"));
  return disclosure->withheld == 0 || disclosure->told > 0 ||
         fail(err, ERROR_FAILED, "%s",
              _("nothing of this session can be made public: each group has fewer than 5 voters or "
                "ballots, or their number is not given; enter the number of voters in the agenda, "
                "under the voting rules"));
}

const char *disclosure_names(const Roundtable *state, const Disclosure *disclosure,
                             char text[FINALITY_OPEN_SIZE]) {
  size_t count = 0;
  *text = '\0';
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, place);
    if (disclosure->left_out[subgroup->number] && subgroup_has_figures(state, subgroup))
      finality_add_name(subgroup, count++, text);
  }
  finality_add_rest(count, text);
  return text;
}
