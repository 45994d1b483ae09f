#include "core/vote/turnout.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "core/vote/roundtable_parts.h"

static bool one_subgroup(const Roundtable *roundtable) {
  return roundtable_subgroup_count(roundtable) == 1;
}

static bool for_the_session(const Roundtable *roundtable) {
  return roundtable_voting_rule(roundtable, RULE_SCOPE) == SCOPE_SESSION;
}

static int64_t ballots_in(Kiosk kiosk) {
  return kiosk.waiting + kiosk.counted;
}

bool turnout_is_limited(const Roundtable *roundtable, const Subgroup *subgroup) {
  if (!subgroup)
    return !one_subgroup(roundtable) &&
           (for_the_session(roundtable) || roundtable_subgroup_count(roundtable) == 0);
  return one_subgroup(roundtable) || !for_the_session(roundtable) ||
         subgroup->voters != RULE_UNKNOWN || subgroup->kiosk.handed_over ||
         ballots_in(subgroup->kiosk) > 0;
}

/* Returns the fewest people who could have placed these dots on one recommendation; 0 if it is
 * unknown how many dots one may place there. */
static int64_t turnout_by_dots(const Roundtable *roundtable, Tally counted) {
  int64_t people = 0;
  for (int colour = 0; colour <= COLOUR_COUNT; ++colour) {
    const int64_t each = guard_per_item(roundtable, (Colour)colour);
    const int64_t dots = colour == COLOUR_COUNT ? tally_cumulative(counted) : counted.dots[colour];
    const int64_t least = each > 0 ? dots / each + (dots % each > 0) : 0;
    if (least > people) people = least;
  }
  return people;
}

static void count_dots(const Roundtable *roundtable, const Subgroup *subgroup, Turnout *turnout) {
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
static void count_dots_of_session(const Roundtable *roundtable, Turnout *turnout) {
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(roundtable, place);
    Turnout here = *turnout;
    if (subgroup->voters != RULE_UNKNOWN) continue;
    count_dots(roundtable, subgroup, &here);
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
    if (ballots + session_kiosk > 0) count_dots_of_session(roundtable, &turnout);
    return turnout;
  }
  const bool all_may_vote = subgroup->voters == RULE_UNKNOWN || one_subgroup(roundtable);
  turnout.kiosk = ballots_in(subgroup->kiosk) + (all_may_vote ? session_kiosk : 0);
  turnout.voters = guard_voters(roundtable, subgroup);
  count_dots(roundtable, subgroup, &turnout);
  return turnout;
}

Turnout turnout_of(const Roundtable *roundtable, const Subgroup *subgroup) {
  const bool all = !subgroup || one_subgroup(roundtable);
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
