#include "tui/state/ballot_paper.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"

static size_t place_of(const BallotPaper *paper, uint32_t recommendation) {
  size_t place = 0;
  while (place < paper->count && paper->entries[place].recommendation < recommendation)
    place++;
  return place;
}

static bool is_at(const BallotPaper *paper, size_t place, uint32_t recommendation) {
  return place < paper->count && paper->entries[place].recommendation == recommendation;
}

const uint8_t *paper_dots(const BallotPaper *paper, uint32_t recommendation) {
  static const uint8_t none[COLOUR_COUNT] = {0};
  size_t place = place_of(paper, recommendation);
  return is_at(paper, place, recommendation) ? paper->entries[place].dots : none;
}

Tally paper_sum(const BallotPaper *paper, const Roundtable *state, const Subgroup *subgroup) {
  Tally sum = {{0}};
  for (size_t i = 0; i < paper->count; i++) {
    const BallotEntry *entry = &paper->entries[i];
    const Recommendation *one = roundtable_recommendation(state, entry->recommendation);
    if (subgroup != NULL && (one == NULL || one->subgroup != subgroup->number)) continue;
    for (int colour = 0; colour < COLOUR_COUNT; colour++)
      sum.dots[colour] += entry->dots[colour];
  }
  return sum;
}

static bool paper_same(const BallotPaper *a, const BallotPaper *b) {
  if (a->count != b->count) return false;
  for (size_t i = 0; i < a->count; i++)
    if (a->entries[i].recommendation != b->entries[i].recommendation ||
        memcmp(a->entries[i].dots, b->entries[i].dots, COLOUR_COUNT) != 0)
      return false;
  return true;
}

bool paper_copy(BallotPaper *paper, const Ballot *ballot) {
  if (ballot->entry_count > PAPER_ENTRIES_MAX) return false;
  *paper = (BallotPaper){.count = ballot->entry_count};
  if (ballot->entry_count > 0)
    memcpy(paper->entries, ballot->entries, ballot->entry_count * sizeof *paper->entries);
  return true;
}

static bool make_row(BallotPaper *paper, size_t place, uint32_t recommendation) {
  if (is_at(paper, place, recommendation)) return true;
  if (paper->count == PAPER_ENTRIES_MAX) return false;
  memmove(&paper->entries[place + 1], &paper->entries[place],
          (paper->count - place) * sizeof *paper->entries);
  paper->entries[place] = (BallotEntry){.recommendation = recommendation};
  paper->count++;
  return true;
}

static void drop_empty_row(BallotPaper *paper, size_t place) {
  const BallotEntry *entry = &paper->entries[place];
  if (entry->dots[GREEN] + entry->dots[YELLOW] + entry->dots[RED] > 0) return;
  paper->count--;
  memmove(&paper->entries[place], &paper->entries[place + 1],
          (paper->count - place) * sizeof *paper->entries);
}

static bool one_dot_an_item(const Roundtable *state) {
  return roundtable_voting_rule(state, RULE_DOTS_PER_ITEM) == ONE_DOT_AN_ITEM;
}

static bool add_dot(BallotPaper *paper, const Roundtable *state, size_t place, Colour colour,
                    Error *err) {
  uint8_t *dots = paper->entries[place].dots;
  if (one_dot_an_item(state) && dots[colour] > 0)
    return fail(err, ERROR_FAILED, _("This recommendation already has its dot."));
  if (one_dot_an_item(state)) memset(dots, 0, COLOUR_COUNT);
  if (dots[colour] == UINT8_MAX)
    return fail(err, ERROR_FAILED, _("a ballot holds no more dots on one recommendation"));
  dots[colour]++;
  Ballot ballot = {.cast = true, .entries = paper->entries, .entry_count = paper->count};
  return guard_check_ballot(state, &ballot, err);
}

bool paper_place(BallotPaper *paper, const Roundtable *state, const Recommendation *recommendation,
                 Colour colour, Error *err) {
  size_t place = place_of(paper, recommendation->number);
  const Subgroup *subgroup = roundtable_subgroup(state, recommendation->subgroup);
  if (recommendation->status != STATUS_VOTABLE || subgroup->status != SUBGROUP_HELD)
    return fail(err, ERROR_FAILED, _("This one takes no votes: choose another recommendation."));
  if (subgroup->vote == VOTE_CLOSED)
    return fail(err, ERROR_FAILED, _("The vote of this subgroup is closed."));

  if (!make_row(paper, place, recommendation->number))
    return fail(err, ERROR_FAILED, _("a ballot holds at most %s recommendations"),
                number_shown(PAPER_ENTRIES_MAX).text);
  BallotEntry before = paper->entries[place];
  if (add_dot(paper, state, place, colour, err)) return true;
  paper->entries[place] = before;
  drop_empty_row(paper, place);
  return false;
}

bool paper_take_back(BallotPaper *paper, uint32_t recommendation) {
  size_t place = place_of(paper, recommendation);
  if (!is_at(paper, place, recommendation)) return false;
  int colour = RED;
  while (paper->entries[place].dots[colour] == 0)
    colour--;
  paper->entries[place].dots[colour]--;
  drop_empty_row(paper, place);
  return true;
}

int64_t paper_left(const BallotPaper *paper, const Roundtable *state, const Subgroup *subgroup,
                   int colour) {
  static const VotingRule rules[COLOUR_COUNT + 1] = {
      [GREEN] = RULE_ALLOWANCE_GREEN,
      [YELLOW] = RULE_ALLOWANCE_YELLOW,
      [RED] = RULE_ALLOWANCE_RED,
      [COLOUR_COUNT] = RULE_ALLOWANCE,
  };
  bool own = roundtable_voting_rule(state, RULE_SCOPE) == SCOPE_SUBGROUP;
  int64_t most = roundtable_voting_rule(state, rules[colour]);
  if (most == RULE_UNKNOWN) return RULE_UNKNOWN;
  Tally placed = paper_sum(paper, state, own ? subgroup : NULL);
  int64_t left = most - tally_dots(placed, colour);
  return left > 0 ? left : 0;
}

BallotWork ballot_work_new(void) {
  return (BallotWork){.number = NEXT_BALLOT};
}

bool ballot_work_is_begun(const BallotWork *work) {
  return !paper_same(&work->paper, &work->seen);
}

bool ballot_work_call(BallotWork *work, const Ballot *ballot) {
  BallotWork called = {.number = ballot->number};
  if (!paper_copy(&called.paper, ballot)) return false;
  called.seen = called.paper;
  *work = called;
  return true;
}

Ballot ballot_work_seen(const BallotWork *work) {
  return (Ballot){.number = work->number,
                  .cast = true,
                  .entries = work->seen.entries,
                  .entry_count = work->seen.count};
}
