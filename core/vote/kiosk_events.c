/* Events about the kiosk: that ballots came in, and at the end what they add up to. */
#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "core/vote/state.h"

/* Of a subgroup that is there, or of the whole session. */
static bool check_kiosk(Roundtable *roundtable, const Event *event, Error *err) {
  int64_t subgroup = event->kiosk.subgroup;
  return subgroup == WHOLE_SESSION || subgroup_to_change(roundtable, subgroup) ||
         fail_unknown_subgroup(err, subgroup);
}

static Kiosk *kiosk_of(Roundtable *roundtable, int64_t subgroup) {
  return subgroup == WHOLE_SESSION ? &roundtable->kiosk
                                   : &roundtable->subgroups[subgroup - 1].kiosk;
}

bool check_kiosk_begun(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)to;
  if (!check_kiosk(roundtable, event, err)) return false;
  if (kiosk_of(roundtable, event->kiosk.subgroup)->handed_over)
    return fail(err, ERROR_FAILED, "%s", _("the keyboard is already handed over"));
  const Subgroup *subgroup = subgroup_to_change(roundtable, event->kiosk.subgroup);
  if (subgroup && subgroup->vote != VOTE_OPEN && !is_settled(roundtable, event))
    return fail(err, ERROR_FAILED, _("the vote of subgroup « %s » is not open"),
                subgroup->text[SUBGROUP_CODE]);
  return true;
}

void apply_kiosk_begun(Roundtable *roundtable, const Event *event, Side to) {
  (void)to;
  kiosk_of(roundtable, event->kiosk.subgroup)->handed_over = true;
}

bool check_kiosk_stopped(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)to;
  if (!check_kiosk(roundtable, event, err)) return false;
  return kiosk_of(roundtable, event->kiosk.subgroup)->handed_over ||
         fail(err, ERROR_FAILED, "%s", _("the keyboard is not handed over"));
}

void apply_kiosk_stopped(Roundtable *roundtable, const Event *event, Side to) {
  (void)to;
  kiosk_of(roundtable, event->kiosk.subgroup)->handed_over = false;
}

/* Whoever may vote in a kiosk; RULE_UNKNOWN where nobody said. */
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

void apply_kiosk_received(Roundtable *roundtable, const Event *event, Side to) {
  (void)to;
  ++kiosk_of(roundtable, event->kiosk.subgroup)->waiting;
}

bool check_kiosk_counted(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)to;
  if (!check_kiosk(roundtable, event, err)) return false;
  const Kiosk *kiosk = kiosk_of(roundtable, event->kiosk.subgroup);
  if (kiosk->handed_over)
    return fail(err, ERROR_FAILED, "%s",
                _("the keyboard is still handed over: take it back before the vote is closed"));
  return (kiosk->waiting == event->kiosk.ballots && kiosk->waiting > 0) ||
         fail_out_of_range(err, _("the number of ballots"));
}

void apply_kiosk_counted(Roundtable *roundtable, const Event *event, Side to) {
  (void)to;
  Kiosk *kiosk = kiosk_of(roundtable, event->kiosk.subgroup);
  kiosk->counted += kiosk->waiting;
  kiosk->waiting = 0;
}

/* Sums without the ballots being counted in the same act come from nowhere. */
static bool follows_the_count(const Roundtable *roundtable, const Event *event) {
  const HistoryEntry *before = history_at(roundtable, event->stamp.seq - 1);
  return before && event->stamp.act == before->act &&
         (before->kind == EVENT_KIOSK_COUNTED || before->kind == EVENT_KIOSK_TALLIED);
}

/* What is on a ballot that came in counts, whatever befell the recommendation since. */
bool check_kiosk_tallied(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)to;
  const KioskStep *step = &event->kiosk;
  const Recommendation *recommendation = recommendation_to_change(roundtable, step->recommendation);
  if (!recommendation) return fail_unknown_recommendation(err, step->recommendation);
  if (!follows_the_count(roundtable, event))
    return fail_out_of_range(err, _("the sums of the kiosk's ballots"));
  if (!check_tally(&step->tally, err)) return false;
  Tally sum = tally_add(recommendation->ballots, step->tally);
  return check_tally(&sum, err) && check_bears_dots(roundtable, recommendation, err);
}

void apply_kiosk_tallied(Roundtable *roundtable, const Event *event, Side to) {
  (void)to;
  Recommendation *recommendation =
      recommendation_to_change(roundtable, event->kiosk.recommendation);
  recommendation->ballots = tally_add(recommendation->ballots, event->kiosk.tally);
}

bool check_kiosk_taken_up(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)to;
  const KioskStep *step = &event->kiosk;
  if (!roundtable->taking_up) return fail_out_of_range(err, _("a checkpoint's event in a journal"));
  if (!check_kiosk(roundtable, event, err)) return false;
  bool possible = step->ballots >= 0 && step->ballots <= COUNT_MAX && step->counted >= 0 &&
                  step->counted <= COUNT_MAX - step->ballots;
  return possible || fail_out_of_range(err, _("the number of ballots"));
}

void apply_kiosk_taken_up(Roundtable *roundtable, const Event *event, Side to) {
  (void)to;
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
