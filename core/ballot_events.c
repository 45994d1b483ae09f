/* Events about ballots: the second part of a tally. */
#include <string.h>

#include "core/state.h"
#include "core/words.h"

static const uint8_t *dots_on(const Ballot *ballot, uint32_t recommendation) {
  static const uint8_t none[COLOUR_COUNT] = {0};
  for (size_t entry = 0; entry < ballot->entry_count; ++entry)
    if (ballot->entries[entry].recommendation == recommendation) return ballot->entries[entry].dots;
  return none;
}

static bool check_ballot_line(Roundtable *roundtable, const Event *event, size_t number, Side to,
                              Error *err) {
  const BallotLine *line = &event->ballot.lines[number];
  const Recommendation *recommendation = recommendation_to_change(roundtable, line->recommendation);
  if (!recommendation) return fail_unknown_recommendation(err, line->recommendation);
  if (number > 0 && line->recommendation <= line[-1].recommendation)
    return fail_out_of_range(err, _("the order of the ballot"));
  if (memcmp(line->dots[BEFORE], line->dots[AFTER], COLOUR_COUNT) == 0)
    return fail_out_of_range(err, _("a line of the ballot that changes nothing"));
  for (int colour = 0; colour < COLOUR_COUNT; ++colour) {
    int64_t sum = recommendation->ballots.dots[colour] + line->dots[to][colour] -
                  line->dots[opposite(to)][colour];
    if (sum < 0 || sum > COUNT_MAX) return fail_out_of_range(err, _("the number of dots"));
  }
  return check_votable(roundtable, event, recommendation, err);
}

/* A state taken up from a checkpoint does not know the ballots cast before. */
static bool check_ballot_as_it_was(Roundtable *roundtable, const Event *event, Side to,
                                   Error *err) {
  if (roundtable->history_start > 0) return true;
  const BallotChange *change = &event->ballot;
  Side from = opposite(to);
  Ballot now = ballot_box_find(&roundtable->box, change->ballot);
  bool same = now.cast == (change->cast[from] != 0);
  for (size_t line = 0; same && line < change->line_count; ++line)
    same = memcmp(dots_on(&now, change->lines[line].recommendation), change->lines[line].dots[from],
                  COLOUR_COUNT) == 0;
  if (!same) return fail_changed_since(roundtable, event, err);
  return ballot_box_reserve(&roundtable->box, now.entry_count + change->line_count) ||
         fail_memory(err);
}

/* A ballot that does not lie in the box has no dots: withdrawing one takes them all. */
static bool check_withdrawn_whole(const Roundtable *roundtable, const BallotChange *change, Side to,
                                  Error *err) {
  if (change->cast[to] || roundtable->history_start > 0) return true;
  Ballot now = ballot_box_find(&roundtable->box, change->ballot);
  bool whole = now.entry_count == change->line_count;
  for (size_t line = 0; whole && line < change->line_count; ++line)
    whole = memcmp(change->lines[line].dots[to], (uint8_t[COLOUR_COUNT]){0}, COLOUR_COUNT) == 0;
  return whole || fail_out_of_range(err, _("the dots of a withdrawn ballot"));
}

bool check_ballot_changed(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const BallotChange *change = &event->ballot;
  if (change->ballot < 0 || change->ballot > BALLOT_NUMBER_MAX)
    return fail_out_of_range(err, _("the number of the ballot"));
  if ((change->cast[AFTER] != 0) != (event->kind == EVENT_BALLOT_CAST))
    return fail_out_of_range(err, _("whether the ballot is cast"));
  if (!check_ballot_as_it_was(roundtable, event, to, err)) return false;
  for (size_t line = 0; line < change->line_count; ++line)
    if (!check_ballot_line(roundtable, event, line, to, err)) return false;
  return check_withdrawn_whole(roundtable, change, to, err);
}

static void apply_ballot_line(Roundtable *roundtable, const BallotLine *line, Side to) {
  Recommendation *recommendation = recommendation_to_change(roundtable, line->recommendation);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    recommendation->ballots.dots[colour] +=
        line->dots[to][colour] - line->dots[opposite(to)][colour];
}

void apply_ballot_changed(Roundtable *roundtable, const Event *event, Side to) {
  const BallotChange *change = &event->ballot;
  for (size_t line = 0; line < change->line_count; ++line)
    apply_ballot_line(roundtable, &change->lines[line], to);
  if (roundtable->history_start > 0)
    ballot_box_count(&roundtable->box, change, to);
  else
    ballot_box_change(&roundtable->box, change, to);
}

/* Numbers count from 0 for ballots and from 1 for the rest. */
static bool check_numbers_used(Roundtable *roundtable, const BallotsSummed *summed, Error *err) {
  if (summed->next_ballot < 0 || summed->next_ballot > BALLOT_NUMBER_MAX + 1 || summed->cast < 0 ||
      summed->cast > summed->next_ballot)
    return fail_out_of_range(err, _("the number of the ballot"));
  if (summed->subgroups < 0 || summed->subgroups > SUBGROUPS_MAX)
    return fail_out_of_range(err, _("the number of the subgroup"));
  if (summed->recommendations < 0 || summed->recommendations > RECOMMENDATIONS_MAX)
    return fail_out_of_range(err, _("the number of the recommendation"));
  return reserve_subgroups(roundtable, (size_t)summed->subgroups, err) &&
         reserve_recommendations(roundtable, (size_t)summed->recommendations, err);
}

bool check_ballots_summed(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const BallotsSummed *summed = &event->summed;
  if (!roundtable->taking_up || to == BEFORE)
    return fail_out_of_range(err, _("a checkpoint's event in a journal"));
  if (summed->recommendation == 0) return check_numbers_used(roundtable, summed, err);
  if (!recommendation_to_change(roundtable, summed->recommendation))
    return fail_unknown_recommendation(err, summed->recommendation);
  return check_tally(&summed->tally, err);
}

void apply_ballots_summed(Roundtable *roundtable, const Event *event, Side to) {
  (void)to;
  const BallotsSummed *summed = &event->summed;
  if (summed->recommendation != 0) {
    recommendation_to_change(roundtable, summed->recommendation)->ballots = summed->tally;
    return;
  }
  roundtable->box.cast = (size_t)summed->cast;
  roundtable->box.next = summed->next_ballot;
  make_subgroups_up_to(roundtable, (size_t)summed->subgroups);
  make_recommendations_up_to(roundtable, (size_t)summed->recommendations);
}
