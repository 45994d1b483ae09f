#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "core/vote/history.h"
#include "core/vote/number.h"
#include "core/vote/roundtable_parts.h"

/* Events about ballots: the second part of a tally. */

/* Whether the ballot's dots match one side of the change. Both are sorted. */
static bool same_dots(const Ballot *ballot, const BallotChange *change, Side side) {
  static const uint8_t none[COLOUR_COUNT] = {0};
  const BallotEntry *entries = ballot->entries;
  size_t at = 0;
  for (size_t n = 0; n < change->line_count; ++n) {
    const BallotLine *line = &change->lines[n];
    while (at < ballot->entry_count && entries[at].recommendation < line->recommendation)
      ++at;
    bool found = at < ballot->entry_count && entries[at].recommendation == line->recommendation;
    if (memcmp(found ? entries[at].dots : none, line->dots[side], COLOUR_COUNT) != 0) return false;
  }
  return true;
}

static bool check_ballot_as_it_was(Roundtable *roundtable, const Event *event, Side to,
                                   Error *err) {
  const BallotChange *change = &event->ballot;
  Side from = opposite(to);
  Ballot now;
  ballot_box_find(&roundtable->box, change->ballot, &now);
  if (now.cast != (change->cast[from] == 1) || !same_dots(&now, change, from))
    return fail_changed_since(roundtable, event, err);
  return ballot_box_reserve(&roundtable->box, now.entry_count + change->line_count) ||
         fail_memory(err);
}

/* A ballot that is not in the box has no dots: withdrawing one removes them all. */
static bool check_withdrawn_whole(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const BallotChange *change = &event->ballot;
  if (change->cast[to]) return true;
  Ballot now;
  ballot_box_find(&roundtable->box, change->ballot, &now);
  bool whole = now.entry_count == change->line_count;
  for (size_t line = 0; whole && line < change->line_count; ++line)
    whole = !holds_dots(change->lines[line].dots[to]);
  if (whole) return true;
  return is_past(roundtable, event) ? fail_changed_since(roundtable, event, err)
                                    : fail_out_of_range(err, _("the dots of a withdrawn ballot"));
}

/* Of ballots before its checkpoint a state knows only the number. */
static bool check_ballot_among_unknown(const Roundtable *roundtable, const Event *event, Side to,
                                       Error *err) {
  bool leaves = event->ballot.cast[opposite(to)] && !event->ballot.cast[to];
  return !leaves || roundtable->box.cast > 0 || fail_changed_since(roundtable, event, err);
}

static bool check_ballot_line(Roundtable *roundtable, const Event *event, const BallotLine *line,
                              Side to, Error *err) {
  const Recommendation *recommendation = recommendation_to_change(roundtable, line->recommendation);
  if (!recommendation) return fail_unknown_recommendation(err, line->recommendation);
  if (memcmp(line->dots[BEFORE], line->dots[AFTER], COLOUR_COUNT) == 0)
    return fail_out_of_range(err, _("a line of the ballot that changes nothing"));
  for (int colour = 0; colour < COLOUR_COUNT; ++colour) {
    int64_t sum = recommendation->ballots.dots[colour] + line->dots[to][colour] -
                  line->dots[opposite(to)][colour];
    if (sum < 0 || sum > COUNT_MAX) return fail_out_of_range(err, _("the number of dots"));
  }
  return check_votable(roundtable, event, recommendation, err);
}

static bool check_line_guard(const Roundtable *roundtable, const BallotLine *line, Error *err) {
  Tally more;
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    more.dots[colour] = line->dots[AFTER][colour] - line->dots[BEFORE][colour];
  Error cause = {0};
  if (guard_check_item(roundtable, roundtable_recommendation(roundtable, line->recommendation),
                       more, &cause))
    return true;
  return fail(err, cause.kind, _("%s: no reason can allow this; correct the ballot or the rule"),
              cause.text);
}

/* A past event was within the rules of its time. */
static bool check_ballot_guard(Roundtable *roundtable, const Event *event, Error *err) {
  if (is_settled(roundtable, event) || !guards_limit_dots(roundtable)) return true;
  const BallotChange *change = &event->ballot;
  for (size_t line = 0; line < change->line_count; ++line)
    if (!check_line_guard(roundtable, &change->lines[line], err)) return false;
  Ballot then = ballot_box_foresee(&roundtable->box, change, AFTER);
  return guard_check_ballot(roundtable, &then, err);
}

bool check_ballot_changed(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const BallotChange *change = &event->ballot;
  if (change->ballot < 0 || change->ballot > BALLOT_NUMBER_MAX)
    return fail_out_of_range(err, _("the number of the ballot"));
  if (change->logged_ms < 0) return fail_out_of_range(err, _("the time of a logged vote"));
  const int64_t *cast = event->ballot.cast;
  bool casts = event->kind == EVENT_BALLOT_CAST && cast[AFTER] == 1;
  bool withdraws = event->kind == EVENT_BALLOT_WITHDRAWN && cast[BEFORE] == 1 && cast[AFTER] == 0;
  bool was = cast[BEFORE] == 0 || cast[BEFORE] == 1;
  if (!was || !(casts || withdraws)) return fail_out_of_range(err, _("whether the ballot is cast"));
  for (size_t line = 1; line < change->line_count; ++line)
    if (change->lines[line].recommendation <= change->lines[line - 1].recommendation)
      return fail_out_of_range(err, _("the order of the ballot"));
  bool known = !roundtable->taken_up;
  bool stands = known ? check_ballot_as_it_was(roundtable, event, to, err)
                      : check_ballot_among_unknown(roundtable, event, to, err);
  if (!stands) return false;
  for (size_t line = 0; line < change->line_count; ++line)
    if (!check_ballot_line(roundtable, event, &change->lines[line], to, err)) return false;
  return !known || (check_withdrawn_whole(roundtable, event, to, err) &&
                    check_ballot_guard(roundtable, event, err));
}

/* Counts each subgroup once. */
static void count_in_subgroups(Roundtable *roundtable, const BallotEntry *entries, size_t count,
                               int more) {
  ++roundtable->visits;
  for (size_t n = 0; n < count; ++n) {
    const Recommendation *one = &roundtable->recommendations[entries[n].recommendation - 1];
    Subgroup *subgroup = &roundtable->subgroups[one->subgroup - 1];
    if (subgroup->visited == roundtable->visits) continue;
    subgroup->visited = roundtable->visits;
    subgroup->ballots += more;
  }
}

static void count_ballot_again(Roundtable *roundtable, int64_t number, int more) {
  Ballot now;
  if (ballot_box_find(&roundtable->box, number, &now))
    count_in_subgroups(roundtable, now.entries, now.entry_count, more);
}

void count_ballots_again(Roundtable *roundtable) {
  const BallotBox *box = &roundtable->box;
  for (size_t place = 0; place < roundtable->subgroup_count; ++place)
    roundtable->subgroups[place].ballots = 0;
  for (size_t n = 0; n < box->capacity; ++n)
    if (box->slots[n].cast)
      count_in_subgroups(roundtable, box->slots[n].entries, box->slots[n].entry_count, 1);
}

void apply_ballot_changed(Roundtable *roundtable, const Event *event, Side to) {
  const BallotChange *change = &event->ballot;
  for (size_t line = 0; line < change->line_count; ++line) {
    Recommendation *recommendation =
        recommendation_to_change(roundtable, change->lines[line].recommendation);
    for (int colour = 0; colour < COLOUR_COUNT; ++colour)
      recommendation->ballots.dots[colour] +=
          change->lines[line].dots[to][colour] - change->lines[line].dots[opposite(to)][colour];
  }
  if (roundtable->taken_up) {
    ballot_box_count(&roundtable->box, change, to);
    return;
  }
  count_ballot_again(roundtable, change->ballot, -1);
  ballot_box_change(&roundtable->box, change, to);
  count_ballot_again(roundtable, change->ballot, 1);
}

/* Ballots are numbered from 0, everything else from 1. */
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

bool check_ballots_summed(Roundtable *roundtable, const Event *event, Side to UNUSED, Error *err) {
  const BallotsSummed *summed = &event->summed;
  if (!roundtable->taking_up) return fail_out_of_range(err, _("a checkpoint's event in a journal"));
  if (summed->recommendation == 0) return check_numbers_used(roundtable, summed, err);
  const Recommendation *recommendation =
      recommendation_to_change(roundtable, summed->recommendation);
  if (!recommendation) return fail_unknown_recommendation(err, summed->recommendation);
  return check_votable(roundtable, event, recommendation, err) && check_tally(&summed->tally, err);
}

void apply_ballots_summed(Roundtable *roundtable, const Event *event, Side to UNUSED) {
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

/* Kiosk events: ballots received, and their sums at the end. */

/* Either a present subgroup's, or the whole session's. */
static bool check_kiosk(Roundtable *roundtable, const Event *event, Error *err) {
  int64_t subgroup = event->kiosk.subgroup;
  return subgroup == WHOLE_SESSION || subgroup_to_change(roundtable, subgroup) ||
         fail_unknown_subgroup(err, subgroup);
}

static Kiosk *kiosk_of(Roundtable *roundtable, int64_t subgroup) {
  return subgroup == WHOLE_SESSION ? &roundtable->kiosk
                                   : &roundtable->subgroups[subgroup - 1].kiosk;
}

bool check_kiosk_begun(Roundtable *roundtable, const Event *event, Side to UNUSED, Error *err) {
  if (!check_kiosk(roundtable, event, err)) return false;
  if (kiosk_of(roundtable, event->kiosk.subgroup)->handed_over)
    return fail(err, ERROR_FAILED, "%s", _("the keyboard is already handed over"));
  const Subgroup *subgroup = subgroup_to_change(roundtable, event->kiosk.subgroup);
  if (subgroup && subgroup->vote != VOTE_OPEN && !is_settled(roundtable, event))
    return fail(err, ERROR_FAILED, _("the vote of subgroup “%s” is not open"),
                subgroup->text[SUBGROUP_CODE]);
  return true;
}

void apply_kiosk_begun(Roundtable *roundtable, const Event *event, Side to UNUSED) {
  kiosk_of(roundtable, event->kiosk.subgroup)->handed_over = true;
}

bool check_kiosk_stopped(Roundtable *roundtable, const Event *event, Side to UNUSED, Error *err) {
  if (!check_kiosk(roundtable, event, err)) return false;
  return kiosk_of(roundtable, event->kiosk.subgroup)->handed_over ||
         fail(err, ERROR_FAILED, "%s", _("the keyboard is not handed over"));
}

void apply_kiosk_stopped(Roundtable *roundtable, const Event *event, Side to UNUSED) {
  kiosk_of(roundtable, event->kiosk.subgroup)->handed_over = false;
}

/* Returns how many may vote in a kiosk; RULE_UNKNOWN if unknown. */
static int64_t voters_of(const Roundtable *roundtable, int64_t subgroup) {
  const Subgroup *found = roundtable_subgroup(roundtable, (uint32_t)subgroup);
  return found ? guard_voters(roundtable, found) : roundtable_voting_rule(roundtable, RULE_VOTERS);
}

bool check_kiosk_received(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  if (!check_kiosk_stopped(roundtable, event, to, err)) return false;
  const Kiosk *kiosk = kiosk_of(roundtable, event->kiosk.subgroup);
  int64_t voters = voters_of(roundtable, event->kiosk.subgroup);
  int64_t most = voters == RULE_UNKNOWN ? COUNT_MAX : voters;
  if (kiosk->waiting + kiosk->counted < most || is_settled(roundtable, event)) return true;
  return fail(err, ERROR_FAILED,
              ngettext("the kiosk already has the ballot of the %s voter",
                       "the kiosk already has the ballots of all %s voters", (unsigned long)most),
              number_shown(most).text);
}

void apply_kiosk_received(Roundtable *roundtable, const Event *event, Side to UNUSED) {
  ++kiosk_of(roundtable, event->kiosk.subgroup)->waiting;
}

bool check_kiosk_counted(Roundtable *roundtable, const Event *event, Side to UNUSED, Error *err) {
  if (!check_kiosk(roundtable, event, err)) return false;
  const Kiosk *kiosk = kiosk_of(roundtable, event->kiosk.subgroup);
  if (kiosk->handed_over)
    return fail(err, ERROR_FAILED, "%s",
                _("the keyboard is still handed over: take it back before the vote is closed"));
  return (kiosk->waiting == event->kiosk.ballots && kiosk->waiting > 0) ||
         fail_out_of_range(err, _("the number of ballots"));
}

void apply_kiosk_counted(Roundtable *roundtable, const Event *event, Side to UNUSED) {
  Kiosk *kiosk = kiosk_of(roundtable, event->kiosk.subgroup);
  kiosk->counted += kiosk->waiting;
  kiosk->waiting = 0;
}

/* Dots on a received ballot count, whatever happened to the recommendation since. */
bool check_kiosk_tallied(Roundtable *roundtable, const Event *event, Side to UNUSED, Error *err) {
  const KioskStep *step = &event->kiosk;
  const Recommendation *recommendation = recommendation_to_change(roundtable, step->recommendation);
  if (!recommendation) return fail_unknown_recommendation(err, step->recommendation);
  /* Sums must follow the counting of the ballots in the same act. */
  const HistoryEntry *before = history_at(roundtable, event->stamp.seq - 1);
  if (!(before && event->stamp.act == before->act &&
        (before->kind == EVENT_KIOSK_COUNTED || before->kind == EVENT_KIOSK_TALLIED)))
    return fail_out_of_range(err, _("the sums of the kiosk ballots"));
  if (!check_tally(&step->tally, err)) return false;
  Tally sum = tally_add(recommendation->ballots, step->tally);
  return check_tally(&sum, err) && check_bears_dots(roundtable, recommendation, err);
}

void apply_kiosk_tallied(Roundtable *roundtable, const Event *event, Side to UNUSED) {
  Recommendation *recommendation =
      recommendation_to_change(roundtable, event->kiosk.recommendation);
  recommendation->ballots = tally_add(recommendation->ballots, event->kiosk.tally);
}

bool check_kiosk_taken_up(Roundtable *roundtable, const Event *event, Side to UNUSED, Error *err) {
  const KioskStep *step = &event->kiosk;
  if (!roundtable->taking_up) return fail_out_of_range(err, _("a checkpoint's event in a journal"));
  if (!check_kiosk(roundtable, event, err)) return false;
  bool possible = step->ballots >= 0 && step->ballots <= COUNT_MAX && step->counted >= 0 &&
                  step->counted <= COUNT_MAX - step->ballots;
  return possible || fail_out_of_range(err, _("the number of ballots"));
}

void apply_kiosk_taken_up(Roundtable *roundtable, const Event *event, Side to UNUSED) {
  *kiosk_of(roundtable, event->kiosk.subgroup) =
      (Kiosk){.handed_over = event->kiosk.handed_over != 0,
              .waiting = event->kiosk.ballots,
              .counted = event->kiosk.counted};
}

static bool is_idle(const Kiosk *kiosk) {
  return !kiosk->handed_over && kiosk->waiting == 0;
}

bool check_no_ballots_wait(const Roundtable *roundtable, uint32_t subgroup, Error *err) {
  const Subgroup *found = roundtable_subgroup(roundtable, subgroup);
  if (is_idle(&roundtable->kiosk) && is_idle(&found->kiosk)) return true;
  return fail(err, ERROR_FAILED, "%s",
              _("the kiosk may hold ballots on this: take the keyboard back and count them first"));
}

Kiosk roundtable_kiosk(const Roundtable *roundtable) {
  return roundtable->kiosk;
}

Kiosk roundtable_kiosk_of(const Roundtable *roundtable, uint32_t subgroup) {
  const Subgroup *found = roundtable_subgroup(roundtable, subgroup);
  if (subgroup == WHOLE_SESSION) return roundtable->kiosk;
  return found ? found->kiosk : (Kiosk){0};
}
