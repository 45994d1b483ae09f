#include "core/vote/guards.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "core/vote/roundtable_parts.h"

bool guard_is_known(Guard guard) {
  return guard.most != RULE_UNKNOWN && guard.placed != RULE_UNKNOWN;
}

bool guard_is_exceeded(Guard guard) {
  return guard_is_known(guard) && guard.placed > guard.most;
}

int64_t guard_left(Guard guard) {
  return guard.placed < guard.most ? guard.most - guard.placed : 0;
}

int64_t guard_voters(const Roundtable *roundtable, const Subgroup *subgroup) {
  return subgroup->voters != RULE_UNKNOWN ? subgroup->voters
                                          : roundtable_voting_rule(roundtable, RULE_VOTERS);
}

static int64_t times(int64_t voters, int64_t each) {
  if (voters == RULE_UNKNOWN || each == RULE_UNKNOWN) return RULE_UNKNOWN;
  int64_t product;
  return __builtin_mul_overflow(voters, each, &product) ? INT64_MAX : product;
}

static int64_t smaller(int64_t a, int64_t b) {
  if (a == RULE_UNKNOWN || b == RULE_UNKNOWN) return a == RULE_UNKNOWN ? b : a;
  return a < b ? a : b;
}

/* What one voter has, of a colour (COLOUR_COUNT: in total). */
static int64_t allowance(const Roundtable *roundtable, int colour) {
  static const VotingRule rules[COLOUR_COUNT + 1] = {
      [GREEN] = RULE_ALLOWANCE_GREEN,
      [YELLOW] = RULE_ALLOWANCE_YELLOW,
      [RED] = RULE_ALLOWANCE_RED,
      [COLOUR_COUNT] = RULE_ALLOWANCE,
  };
  return roundtable_voting_rule(roundtable, rules[colour]);
}

/* In total: the rule's value, and the three colours together, if all are known. */
static int64_t allowance_in_all(const Roundtable *roundtable) {
  int64_t sum = 0;
  for (int colour = 0; colour < COLOUR_COUNT; ++colour) {
    int64_t each = allowance(roundtable, colour);
    if (each == RULE_UNKNOWN) return allowance(roundtable, COLOUR_COUNT);
    sum += each;
  }
  return smaller(sum, allowance(roundtable, COLOUR_COUNT));
}

int64_t guard_allowance(const Roundtable *roundtable, int colour) {
  return colour == COLOUR_COUNT ? allowance_in_all(roundtable) : allowance(roundtable, colour);
}

static bool one_dot_an_item(const Roundtable *roundtable) {
  return roundtable_voting_rule(roundtable, RULE_DOTS_PER_ITEM) == ONE_DOT_AN_ITEM;
}

int64_t guard_per_item(const Roundtable *roundtable, Colour colour) {
  int64_t colours = smaller(allowance(roundtable, (int)colour), allowance_in_all(roundtable));
  return one_dot_an_item(roundtable) ? smaller(1, colours) : colours;
}

static const Subgroup *subgroup_of(const Roundtable *roundtable,
                                   const Recommendation *recommendation) {
  return roundtable_subgroup(roundtable, recommendation->subgroup);
}

Guard guard_of_colour(const Roundtable *roundtable, const Recommendation *recommendation,
                      Colour colour) {
  int64_t voters = guard_voters(roundtable, subgroup_of(roundtable, recommendation));
  return (Guard){.placed = recommendation_tally(recommendation).dots[colour],
                 .most = times(voters, guard_per_item(roundtable, colour))};
}

Guard guard_of_recommendation(const Roundtable *roundtable, const Recommendation *recommendation) {
  int64_t voters = guard_voters(roundtable, subgroup_of(roundtable, recommendation));
  int64_t each = allowance_in_all(roundtable);
  if (one_dot_an_item(roundtable)) each = smaller(1, each);
  return (Guard){.placed = tally_cumulative(recommendation_tally(recommendation)),
                 .most = times(voters, each)};
}

static int64_t placed_in_subgroup(const Roundtable *roundtable, const Subgroup *subgroup,
                                  int colour) {
  int64_t sum = 0;
  for (size_t place = 0; place < subgroup->recommendation_count; ++place)
    sum += tally_dots(
        recommendation_tally(roundtable_recommendation_at(roundtable, subgroup, place)), colour);
  return sum;
}

static int64_t placed_in_session(const Roundtable *roundtable, int colour) {
  int64_t sum = 0;
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place)
    sum += placed_in_subgroup(roundtable, roundtable_subgroup_at(roundtable, place), colour);
  return sum;
}

static int64_t most_of_allowance(const Roundtable *roundtable, const Subgroup *subgroup,
                                 int colour) {
  int64_t each = guard_allowance(roundtable, colour);
  switch (roundtable_voting_rule(roundtable, RULE_SCOPE)) {
  case SCOPE_SESSION: return times(roundtable_voting_rule(roundtable, RULE_VOTERS), each);
  case SCOPE_SUBGROUP: return times(guard_voters(roundtable, subgroup), each);
  default: return RULE_UNKNOWN;
  }
}

Guard guard_of_allowance(const Roundtable *roundtable, const Subgroup *subgroup, int colour) {
  bool own = roundtable_voting_rule(roundtable, RULE_SCOPE) == SCOPE_SUBGROUP;
  return (Guard){.placed = own ? placed_in_subgroup(roundtable, subgroup, colour)
                               : placed_in_session(roundtable, colour),
                 .most = most_of_allowance(roundtable, subgroup, colour)};
}

int64_t guard_ballots_with_dots_in(const Roundtable *roundtable, const Subgroup *subgroup) {
  if (!roundtable_knows_ballots(roundtable)) return RULE_UNKNOWN;
  return subgroup->ballots;
}

static int64_t ballots_in(Kiosk kiosk) {
  return kiosk.waiting + kiosk.counted;
}

/* If ballots are for the whole session, by rule or because there is only that, each counts
 * everywhere, except for a subgroup that votes in its own kiosk. */
static bool has_ballots_of_its_own(const Roundtable *roundtable, const Subgroup *subgroup) {
  bool kiosk = subgroup->kiosk.handed_over || ballots_in(subgroup->kiosk) > 0;
  bool session = roundtable_voting_rule(roundtable, RULE_SCOPE) == SCOPE_SESSION;
  return roundtable_subgroup_count(roundtable) > 1 && (kiosk || !session);
}

Guard guard_of_ballots(const Roundtable *roundtable, const Subgroup *subgroup) {
  bool own = subgroup && has_ballots_of_its_own(roundtable, subgroup);
  int64_t cast = own ? guard_ballots_with_dots_in(roundtable, subgroup)
                     : (int64_t)roundtable_ballots_cast(roundtable);
  int64_t kiosks = ballots_in(roundtable->kiosk) + (subgroup ? ballots_in(subgroup->kiosk) : 0);
  return (Guard){.placed = cast == RULE_UNKNOWN ? RULE_UNKNOWN : cast + kiosks,
                 .most = subgroup ? guard_voters(roundtable, subgroup)
                                  : roundtable_voting_rule(roundtable, RULE_VOTERS)};
}

int64_t guard_ballots_in(const Roundtable *roundtable, const Subgroup *subgroup) {
  const int64_t cast = guard_ballots_with_dots_in(roundtable, subgroup);
  return cast == RULE_UNKNOWN ? RULE_UNKNOWN : cast + ballots_in(subgroup->kiosk);
}

bool guard_flags(const Roundtable *roundtable, const Recommendation *recommendation) {
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    if (guard_is_exceeded(guard_of_colour(roundtable, recommendation, (Colour)colour))) return true;
  return guard_is_exceeded(guard_of_recommendation(roundtable, recommendation));
}

/* Taking dots back always fits, even if too many remain. */
static bool fits(Guard guard, int64_t dots) {
  guard.placed += dots;
  return dots <= 0 || !guard_is_exceeded(guard);
}

bool guard_check_item(const Roundtable *roundtable, const Recommendation *recommendation,
                      Tally more, Error *err) {
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    if (!fits(guard_of_colour(roundtable, recommendation, (Colour)colour), more.dots[colour]))
      return fail(err, ERROR_FAILED,
                  _("recommendation “%s” can have no more dots of this colour: there are not that "
                    "many voters"),
                  recommendation->code);
  if (!fits(guard_of_recommendation(roundtable, recommendation), tally_cumulative(more)))
    return fail(err, ERROR_FAILED,
                _("recommendation “%s” can have no more dots: there are not that many voters"),
                recommendation->code);
  return true;
}

/* Adds up what is placed only if there is a limit to it. */
static bool allowance_fits(const Roundtable *roundtable, const Recommendation *recommendation,
                           int colour, int64_t dots) {
  const Subgroup *subgroup = subgroup_of(roundtable, recommendation);
  return most_of_allowance(roundtable, subgroup, colour) == RULE_UNKNOWN ||
         fits(guard_of_allowance(roundtable, subgroup, colour), dots);
}

bool guard_check_dots(const Roundtable *roundtable, const Recommendation *recommendation,
                      Colour colour, int64_t dots, Error *err) {
  Tally more = {{0}};
  more.dots[colour] = dots;
  if (!guard_check_item(roundtable, recommendation, more, err)) return false;
  if (!allowance_fits(roundtable, recommendation, (int)colour, dots))
    return fail(err, ERROR_FAILED, "%s", _("all dots of this colour are placed"));
  if (!allowance_fits(roundtable, recommendation, COLOUR_COUNT, dots))
    return fail(err, ERROR_FAILED, "%s", _("all dots are placed"));
  return true;
}

bool guard_flags_allowance(const Roundtable *roundtable, const Subgroup *subgroup) {
  for (int colour = 0; colour <= COLOUR_COUNT; ++colour)
    if (most_of_allowance(roundtable, subgroup, colour) != RULE_UNKNOWN &&
        guard_is_exceeded(guard_of_allowance(roundtable, subgroup, colour)))
      return true;
  return false;
}

static Tally entry_tally(const BallotEntry *entry) {
  return (Tally){.dots = {entry->dots[GREEN], entry->dots[YELLOW], entry->dots[RED]}};
}

/* A ballot's dots in one subgroup, or (NULL) in total. While it is filled in, somebody else may
 * remove what it is about, which is then in no subgroup. */
static Tally ballot_sum(const Roundtable *roundtable, const Ballot *ballot,
                        const Subgroup *subgroup) {
  Tally sum = {{0}};
  for (size_t entry = 0; entry < ballot->entry_count; ++entry) {
    const Recommendation *recommendation =
        roundtable_recommendation(roundtable, ballot->entries[entry].recommendation);
    if (!subgroup || (recommendation && recommendation->subgroup == subgroup->number))
      sum = tally_add(sum, entry_tally(&ballot->entries[entry]));
  }
  return sum;
}

static bool check_allowance(const Roundtable *roundtable, Tally placed, Error *err) {
  for (int colour = 0; colour <= COLOUR_COUNT; ++colour) {
    int64_t most = guard_allowance(roundtable, colour);
    if (most != RULE_UNKNOWN && tally_dots(placed, colour) > most)
      return fail(err, ERROR_FAILED,
                  colour == COLOUR_COUNT
                      ? ngettext("a ballot holds at most %s dot", "a ballot holds at most %s dots",
                                 (unsigned long)most)
                      : ngettext("a ballot holds at most %s dot of one colour here",
                                 "a ballot holds at most %s dots of one colour here",
                                 (unsigned long)most),
                  number_shown(most).text);
  }
  return true;
}

static bool check_items(const Roundtable *roundtable, const Ballot *ballot, Error *err) {
  if (!one_dot_an_item(roundtable)) return true;
  for (size_t entry = 0; entry < ballot->entry_count; ++entry)
    if (tally_cumulative(entry_tally(&ballot->entries[entry])) > 1)
      return fail(err, ERROR_FAILED, "%s", _("a ballot holds at most one dot on a recommendation"));
  return true;
}

bool guards_limit_dots(const Roundtable *roundtable) {
  bool known = one_dot_an_item(roundtable);
  for (int colour = 0; colour <= COLOUR_COUNT; ++colour)
    known = known || allowance(roundtable, colour) != RULE_UNKNOWN;
  return known;
}

bool guards_limit_votes(const Roundtable *roundtable) {
  bool limited = guards_limit_dots(roundtable) ||
                 roundtable_voting_rule(roundtable, RULE_VOTERS) != RULE_UNKNOWN;
  for (size_t place = 0; !limited && place < roundtable_subgroup_count(roundtable); ++place)
    limited = roundtable_subgroup_at(roundtable, place)->voters != RULE_UNKNOWN;
  return limited;
}

bool guard_check_ballot(const Roundtable *roundtable, const Ballot *ballot, Error *err) {
  if (!check_items(roundtable, ballot, err)) return false;
  if (roundtable_voting_rule(roundtable, RULE_SCOPE) != SCOPE_SUBGROUP)
    return check_allowance(roundtable, ballot_sum(roundtable, ballot, NULL), err);
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(roundtable, place);
    if (!check_allowance(roundtable, ballot_sum(roundtable, ballot, subgroup), err)) return false;
  }
  return true;
}

bool turnout_is_limited(const Roundtable *roundtable, const Subgroup *subgroup) {
  const bool for_session = roundtable_voting_rule(roundtable, RULE_SCOPE) == SCOPE_SESSION;
  const size_t subgroups = roundtable_subgroup_count(roundtable);
  if (!subgroup) return subgroups == 0 || (subgroups > 1 && for_session);
  return subgroups == 1 || !for_session || subgroup->voters != RULE_UNKNOWN ||
         subgroup->kiosk.handed_over || ballots_in(subgroup->kiosk) > 0;
}

/* Returns the fewest people who could have placed these dots on one recommendation; 0 if it is
 * unknown how many dots one may place there. */
static int64_t turnout_by_dots(const Roundtable *roundtable, Tally counted) {
  int64_t people = 0;
  for (int colour = 0; colour <= COLOUR_COUNT; ++colour) {
    const int64_t each = guard_per_item(roundtable, (Colour)colour);
    const int64_t dots = tally_dots(counted, colour);
    const int64_t least = each > 0 ? dots / each + (dots % each > 0) : 0;
    if (least > people) people = least;
  }
  return people;
}

static void count_people(const Roundtable *roundtable, const Subgroup *subgroup, Turnout *turnout) {
  for (size_t place = 0; place < subgroup->recommendation_count; ++place) {
    const Recommendation *one = roundtable_recommendation_at(roundtable, subgroup, place);
    const int64_t people = turnout_by_dots(roundtable, one->counted);
    if (people <= turnout->by_dots) continue;
    turnout->by_dots = people;
    turnout->recommendation = one->number;
  }
}

/* People who called dots out in one subgroup may have handed in ballots with dots in another: add
 * them up only if a subgroup has both, or may have, since a kiosk's ballots are for the whole
 * session. Voters of a subgroup with its own voters do not count for the session. */
static void count_people_of_session(const Roundtable *roundtable, Turnout *turnout) {
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(roundtable, place);
    Turnout here = *turnout;
    if (subgroup->voters != RULE_UNKNOWN) continue;
    count_people(roundtable, subgroup, &here);
    if (here.by_dots > turnout->by_dots &&
        (turnout->kiosk > 0 || guard_ballots_with_dots_in(roundtable, subgroup) > 0))
      *turnout = here;
  }
}

/* Returns the turnout of such a subgroup or session (NULL), with this many ballots in the box for
 * it. */
static Turnout turnout_with(const Roundtable *roundtable, const Subgroup *subgroup,
                            int64_t ballots) {
  Turnout turnout = {.ballots = ballots};
  const int64_t session_kiosk = ballots_in(roundtable->kiosk);
  if (!subgroup) {
    turnout.kiosk = session_kiosk;
    turnout.voters = roundtable_voting_rule(roundtable, RULE_VOTERS);
    if (ballots + session_kiosk > 0) count_people_of_session(roundtable, &turnout);
    return turnout;
  }
  const bool all_may_vote =
      subgroup->voters == RULE_UNKNOWN || roundtable_subgroup_count(roundtable) == 1;
  turnout.kiosk = ballots_in(subgroup->kiosk) + (all_may_vote ? session_kiosk : 0);
  turnout.voters = guard_voters(roundtable, subgroup);
  count_people(roundtable, subgroup, &turnout);
  return turnout;
}

Turnout turnout_of(const Roundtable *roundtable, const Subgroup *subgroup) {
  const bool all = !subgroup || roundtable_subgroup_count(roundtable) == 1;
  const int64_t ballots = all ? (int64_t)roundtable_ballots_cast(roundtable)
                              : guard_ballots_with_dots_in(roundtable, subgroup);
  return turnout_with(roundtable, subgroup, ballots);
}

Guard turnout_guard(Turnout turnout) {
  if (turnout.ballots == RULE_UNKNOWN)
    return (Guard){.placed = RULE_UNKNOWN, .most = turnout.voters};
  const int64_t ballots = turnout.ballots + turnout.kiosk;
  return (Guard){.placed = ballots + (ballots > 0 ? turnout.by_dots : 0), .most = turnout.voters};
}

static bool check_counts_in(const Roundtable *roundtable, const Subgroup *subgroup, int64_t people,
                            const char *code, Error *err) {
  const int64_t voters = subgroup ? guard_voters(roundtable, subgroup)
                                  : roundtable_voting_rule(roundtable, RULE_VOTERS);
  if (voters == RULE_UNKNOWN || !turnout_is_limited(roundtable, subgroup)) return true;
  const Turnout turnout = turnout_of(roundtable, subgroup);
  if (turnout.ballots == RULE_UNKNOWN) return true;
  const int64_t ballots = turnout.ballots + turnout.kiosk;
  if (ballots == 0 || ballots + people <= voters) return true;
  char all[ERROR_TEXT_SIZE], limit[ERROR_TEXT_SIZE / 4];
  snprintf(all, sizeof all,
           ngettext("with %s ballot the dots counted on “%s” make %s people",
                    "with %s ballots the dots counted on “%s” make %s people",
                    (unsigned long)ballots),
           number_shown(ballots).text, code, number_shown(ballots + people).text);
  snprintf(limit, sizeof limit,
           ngettext("there is %s voter", "there are %s voters", (unsigned long)voters),
           number_shown(voters).text);
  return fail(err, ERROR_FAILED, _("%s, but %s"), all, limit);
}

bool turnout_check_counts(const Roundtable *roundtable, const Recommendation *recommendation,
                          Tally counted, Error *err) {
  const int64_t people = turnout_by_dots(roundtable, counted);
  if (people <= turnout_by_dots(roundtable, recommendation->counted)) return true;
  const Subgroup *subgroup = roundtable_subgroup(roundtable, recommendation->subgroup);
  const char *code = recommendation->code;
  const bool of_session =
      subgroup->voters == RULE_UNKNOWN &&
      (ballots_in(roundtable->kiosk) > 0 || guard_ballots_with_dots_in(roundtable, subgroup) > 0);
  return check_counts_in(roundtable, subgroup, people, code, err) &&
         (!of_session || check_counts_in(roundtable, NULL, people, code, err));
}
