/* Events about dots called out and counts: the first part of a tally. */
#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "core/vote/history.h"
#include "core/vote/number.h"
#include "core/vote/roundtable_parts.h"

bool check_bears_dots(Roundtable *roundtable, const Recommendation *recommendation, Error *err) {
  const Subgroup *subgroup = subgroup_to_change(roundtable, recommendation->subgroup);
  if (recommendation->status == STATUS_HEADING)
    return fail(err, ERROR_FAILED,
                _("recommendation “%s” is a heading: vote on the recommendations under it"),
                recommendation->code);
  if (recommendation->status == STATUS_NOT_FOR_THE_VOTE)
    return fail(err, ERROR_FAILED, _("recommendation “%s” is not for the vote"),
                recommendation->code);
  if (subgroup->status == SUBGROUP_NOT_HELD)
    return fail(err, ERROR_FAILED, _("subgroup “%s” was not held: it takes no votes"),
                subgroup->text[SUBGROUP_CODE]);
  return true;
}

static bool check_votable_now(Roundtable *roundtable, const Recommendation *recommendation,
                              Error *err) {
  const Subgroup *subgroup = subgroup_to_change(roundtable, recommendation->subgroup);
  if (recommendation->status == STATUS_WITHDRAWN)
    return fail(err, ERROR_FAILED, _("recommendation “%s” was withdrawn: it takes no votes"),
                recommendation->code);
  if (subgroup->vote == VOTE_CLOSED && !*subgroup->text[SUBGROUP_CODE])
    return fail(err, ERROR_FAILED, "%s", _("the vote is closed: reopen it first"));
  if (subgroup->vote == VOTE_CLOSED)
    return fail(err, ERROR_FAILED, _("the vote of subgroup “%s” is closed: reopen it first"),
                subgroup->text[SUBGROUP_CODE]);
  return true;
}

bool check_votable(Roundtable *roundtable, const Event *event, const Recommendation *recommendation,
                   Error *err) {
  if (!check_bears_dots(roundtable, recommendation, err)) return false;
  bool kept_already = is_settled(roundtable, event) || roundtable->taking_up;
  return kept_already || check_votable_now(roundtable, recommendation, err);
}

/* Counts set after a dot was called out include that dot. */
static bool check_not_counted_since(Roundtable *roundtable, const Event *event, Error *err) {
  if (!is_past(roundtable, event)) return true;
  uint64_t seq =
      history_last_setting(roundtable, (uint32_t)event->dots.recommendation, event->stamp.seq);
  if (seq == 0) return true;
  return fail(err, ERROR_FAILED,
              _("event %llu has set the counts of this recommendation since: revert that first"),
              (unsigned long long)seq);
}

static bool fail_too_few(const Recommendation *recommendation, Colour colour, int64_t dots,
                         Error *err) {
  const char *code = recommendation->code;
  long long now = recommendation->counted.dots[colour];
  unsigned long plural = (unsigned long)now;
  if (colour == GREEN)
    return fail(err, ERROR_FAILED,
                ngettext("recommendation “%s” has %s green dot to remove, not %s",
                         "recommendation “%s” has %s green dots to remove, not %s", plural),
                code, number_shown(now).text, number_shown(dots).text);
  if (colour == YELLOW)
    return fail(err, ERROR_FAILED,
                ngettext("recommendation “%s” has %s yellow dot to remove, not %s",
                         "recommendation “%s” has %s yellow dots to remove, not %s", plural),
                code, number_shown(now).text, number_shown(dots).text);
  return fail(err, ERROR_FAILED,
              ngettext("recommendation “%s” has %s red dot to remove, not %s",
                       "recommendation “%s” has %s red dots to remove, not %s", plural),
              code, number_shown(now).text, number_shown(dots).text);
}

static bool check_sum(Roundtable *roundtable, const Event *event, int64_t dots, Error *err) {
  const Recommendation *recommendation =
      recommendation_to_change(roundtable, event->dots.recommendation);
  Colour colour = (Colour)event->dots.colour;
  int64_t sum = recommendation->counted.dots[colour] + dots;
  if (sum > COUNT_MAX)
    return fail(err, ERROR_FAILED, _("a count may be at most %s"), number_shown(COUNT_MAX).text);
  if (sum >= 0) return true;
  return is_past(roundtable, event) ? fail_changed_since(roundtable, event, err)
                                    : fail_too_few(recommendation, colour, -dots, err);
}

bool check_dots_counted(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const DotsCounted *counted = &event->dots;
  const Recommendation *recommendation =
      recommendation_to_change(roundtable, counted->recommendation);
  if (!recommendation) return fail_unknown_recommendation(err, counted->recommendation);
  if (counted->colour < 0 || counted->colour >= COLOUR_COUNT)
    return fail_out_of_range(err, _("the colour of the dot"));
  if (counted->dots == 0 || counted->dots > COUNT_MAX || counted->dots < -COUNT_MAX)
    return fail_out_of_range(err, _("the number of dots"));
  if (!check_votable(roundtable, event, recommendation, err)) return false;
  const Subgroup *subgroup = subgroup_to_change(roundtable, recommendation->subgroup);
  if (!is_settled(roundtable, event) && subgroup->vote == VOTE_NEVER_OPENED)
    return fail(err, ERROR_FAILED, _("the vote of subgroup “%s” has not been opened"),
                subgroup->text[SUBGROUP_CODE]);
  return check_not_counted_since(roundtable, event, err) &&
         (is_settled(roundtable, event) || !guards_limit_dots(roundtable) ||
          guard_check_dots(roundtable, recommendation, (Colour)counted->colour, counted->dots,
                           err)) &&
         check_sum(roundtable, event, to == AFTER ? counted->dots : -counted->dots, err);
}

void apply_dots_counted(Roundtable *roundtable, const Event *event, Side to) {
  const DotsCounted *counted = &event->dots;
  Recommendation *recommendation = recommendation_to_change(roundtable, counted->recommendation);
  recommendation->counted.dots[counted->colour] += to == AFTER ? counted->dots : -counted->dots;
}

bool check_tally(const Tally *tally, Error *err) {
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    if (tally->dots[colour] < 0 || tally->dots[colour] > COUNT_MAX)
      return fail(err, ERROR_BAD_DATA, _("a count must be from 0 to %s"),
                  number_shown(COUNT_MAX).text);
  return true;
}

static bool is_flag(int64_t number) {
  return number == 0 || number == 1;
}

bool check_counts_set(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const CountsSet *set = &event->counts;
  const Recommendation *recommendation = recommendation_to_change(roundtable, set->recommendation);
  if (!recommendation) return fail_unknown_recommendation(err, set->recommendation);
  if (!is_flag(set->known[BEFORE]) || !is_flag(set->known[AFTER]))
    return fail_out_of_range(err, _("whether the counts are known"));
  if (!check_votable(roundtable, event, recommendation, err)) return false;
  Side from = opposite(to);
  if (recommendation->counts_known != (set->known[from] == 1) ||
      !tally_same(recommendation->counted, set->tally[from]))
    return fail_changed_since(roundtable, event, err);
  return check_tally(&set->tally[to], err);
}

void apply_counts_set(Roundtable *roundtable, const Event *event, Side to) {
  Recommendation *recommendation =
      recommendation_to_change(roundtable, event->counts.recommendation);
  recommendation->counts_known = event->counts.known[to] != 0;
  recommendation->counted = event->counts.tally[to];
}
