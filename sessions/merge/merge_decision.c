#include "sessions/merge/merge_decision.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/event_fields.h"
#include "core/vote/history.h"
#include "sessions/event_text/event_text.h"
#include "sessions/text/text.h"

enum { VALUE_SHOWN_SIZE = 400 };

static const char *shorten(const Roundtable *state, const Event *event,
                           char shown[VALUE_SHOWN_SIZE]) {
  char sentence[EVENT_TEXT_SIZE];
  Event plain = *event;
  plain.origin = (Origin){0};
  event_text_sentence(state, &plain, sentence);
  return text_show(sentence, strlen(sentence), shown, VALUE_SHOWN_SIZE);
}

/* Both files set it, to two values. */
static Verdict tell_two_values(MergeDecision *decision, const ThreeWay *found) {
  const Sides *sides = &decision->sides;
  char name[EVENT_TEXT_SIZE], ours[VALUE_SHOWN_SIZE], theirs[VALUE_SHOWN_SIZE];
  sentences_say_once(decision->conflicts,
                     _("%s: %s says “%s”, %s says “%s”; change or undo it in one of them, so that "
                       "only one changes it or both say the same"),
                     event_text_name(sides->theirs, &found->theirs, name), sides->our_name,
                     shorten(sides->ours, &found->ours, ours), sides->their_name,
                     shorten(sides->theirs, &found->theirs, theirs));
  return CONFLICTS;
}

/* Counts include what was counted in their own file, not the other's. */
static Verdict tell_two_counts(MergeDecision *decision, const ThreeWay *found) {
  const Sides *sides = &decision->sides;
  char name[EVENT_TEXT_SIZE], ours[VALUE_SHOWN_SIZE], theirs[VALUE_SHOWN_SIZE];
  sentences_say_once(decision->conflicts,
                     _("%s: %s says “%s”, %s says “%s”, and nothing shows whether one includes the "
                       "other; undo one of them, merge, then add what is missing"),
                     event_text_name(sides->theirs, &found->theirs, name), sides->our_name,
                     shorten(sides->ours, &found->ours, ours), sides->their_name,
                     shorten(sides->theirs, &found->theirs, theirs));
  return CONFLICTS;
}

/* One file removed what the other goes on using. */
static Verdict tell_taken_away(MergeDecision *decision, const Event *event) {
  const Sides *sides = &decision->sides;
  char name[EVENT_TEXT_SIZE], theirs[VALUE_SHOWN_SIZE];
  sentences_say_once(decision->conflicts,
                     _("%s: %s removed what it is about, %s has “%s”; undo one of the two"),
                     event_text_name(sides->theirs, event, name), sides->our_name,
                     sides->their_name, shorten(sides->theirs, event, theirs));
  return CONFLICTS;
}

/* What one file set and the other did not has that file's value. */
static Verdict weigh_value(MergeDecision *decision, const Event *event) {
  const ThreeWay found = compare_value(&decision->sides, event);
  if (!found.in_base || !found.ours_changed) return HAPPENS;
  if (found.same || !found.theirs_changed) return RECORDED;
  if (!found.in_ours) return tell_taken_away(decision, event);
  if (!found.in_theirs) return HAPPENS;
  return tell_two_values(decision, &found);
}

/* Whether counts of a recommendation were set since the files diverged, or are no longer as set. */
static bool sets_counts(const Roundtable *state, const Roundtable *base, uint32_t number) {
  return history_last_setting(state, number, 0) != history_last_setting(base, number, 0);
}

/* Dots add up; counts do not combine with anything. */
static Verdict weigh_counting(MergeDecision *decision, const Event *event) {
  const Sides *sides = &decision->sides;
  Event counts = event_make(EVENT_COUNTS_SET);
  counts.counts.recommendation =
      event->kind == EVENT_COUNTS_SET ? event->counts.recommendation : event->dots.recommendation;
  const uint32_t number = (uint32_t)counts.counts.recommendation;
  const ThreeWay found = compare_value(sides, &counts);
  if (found.in_base && !found.in_ours)
    return roundtable_recommendation(sides->theirs, number) ? tell_taken_away(decision, event)
                                                            : RECORDED;
  if (!found.in_base || !found.ours_changed) return HAPPENS;
  const bool theirs_set = sets_counts(sides->theirs, sides->base, number);
  const bool set = theirs_set || sets_counts(sides->ours, sides->base, number);
  if (found.theirs_changed && set) return tell_two_counts(decision, &found);
  const bool adds = event->kind == EVENT_DOTS_COUNTED && !theirs_set;
  return adds ? HAPPENS : RECORDED;
}

static Verdict weigh_ballot(MergeDecision *decision, const Event *event) {
  const Sides *sides = &decision->sides;
  const int64_t number = event->ballot.ballot;
  if (same_ballot(sides->ours, sides->base, number)) return HAPPENS;
  if (same_ballot(sides->theirs, sides->base, number) ||
      (!ballot_is_cast(sides->ours, number) && !ballot_is_cast(sides->theirs, number)))
    return RECORDED;
  sentences_say_once(
      decision->conflicts,
      _("ballot %lld: %s and %s both cast or changed it, and it may belong to two voters; withdraw "
        "or undo it in one of them and cast it there under another number"),
      (long long)number, sides->our_name, sides->their_name);
  return CONFLICTS;
}

/* If ours only added at the end, their moves lead to the same places. */
static bool leaves_places(const Sides *sides, int64_t subgroup) {
  return subgroup >= roundtable_next_subgroup(sides->base) ||
         list_only_grew(sides->base, sides->ours, (uint32_t)subgroup);
}

/* Numbers that only one file knows are two different things. */
static bool goes_to_new(const Sides *sides, const Event *event) {
  const Place *to = &event->moved.at[AFTER];
  return event->kind == EVENT_RECOMMENDATION_MOVED &&
         (to->subgroup >= roundtable_next_subgroup(sides->base) ||
          to->parent >= roundtable_next_recommendation(sides->base));
}

static Verdict weigh_move(MergeDecision *decision, const Event *event) {
  const Sides *sides = &decision->sides;
  const bool of_subgroups = event->kind == EVENT_SUBGROUP_MOVED;
  const ThreeWay found = compare_value(sides, event);
  const bool leaves = of_subgroups ? list_only_grew(sides->base, sides->ours, 0)
                                   : leaves_places(sides, event->moved.at[BEFORE].subgroup) &&
                                         leaves_places(sides, event->moved.at[AFTER].subgroup);
  if (!found.in_base || (leaves && !found.ours_changed)) return HAPPENS;
  if (!found.theirs_changed || (found.same && !goes_to_new(sides, &found.theirs))) return RECORDED;
  if (!found.in_ours) return tell_taken_away(decision, event);
  if (!found.in_theirs) return HAPPENS;
  return tell_two_values(decision, &found);
}

static Verdict tell_same_code(MergeDecision *decision, const char *name, const char *our_title,
                              const char *their_title) {
  const Sides *sides = &decision->sides;
  sentences_say_once(decision->conflicts,
                     _("%s: %s has “%s”, %s has “%s”; give one of them another code, or undo it"),
                     name, sides->our_name, text_quoted(our_title).text, sides->their_name,
                     text_quoted(their_title).text);
  return CONFLICTS;
}

/* Whether two numbers mean one thing, which both files share. */
static bool is_one(uint32_t ours, uint32_t theirs, uint32_t next) {
  return ours == theirs && ours < next;
}

static Verdict weigh_subgroup(MergeDecision *decision, const Event *event) {
  const Sides *sides = &decision->sides;
  char name[EVENT_TEXT_SIZE];
  const Subgroup *theirs = roundtable_subgroup(sides->theirs, (uint32_t)event->subgroup.number);
  const Subgroup *ours =
      theirs ? roundtable_find_subgroup(sides->ours, theirs->text[SUBGROUP_CODE]) : NULL;
  if (!ours || is_one(ours->number, theirs->number, roundtable_next_subgroup(sides->base)))
    return HAPPENS;
  return tell_same_code(decision, event_text_name(sides->theirs, event, name),
                        ours->text[SUBGROUP_TITLE], theirs->text[SUBGROUP_TITLE]);
}

static Verdict weigh_addition(MergeDecision *decision, const Event *event) {
  const Sides *sides = &decision->sides;
  char name[EVENT_TEXT_SIZE];
  const Recommendation *theirs =
      roundtable_recommendation(sides->theirs, (uint32_t)event->recommendation.number);
  const bool shared = theirs && theirs->subgroup < roundtable_next_subgroup(sides->base);
  const Recommendation *ours =
      shared ? roundtable_find_recommendation(sides->ours, theirs->subgroup, theirs->code) : NULL;
  if (!ours || is_one(ours->number, theirs->number, roundtable_next_recommendation(sides->base)))
    return HAPPENS;
  return tell_same_code(decision, event_text_name(sides->theirs, event, name),
                        ours->text[RECOMMENDATION_TITLE], theirs->text[RECOMMENDATION_TITLE]);
}

/* A remark about something that no longer exists was still made. */
static Verdict weigh_remark(const MergeDecision *decision, const Event *event) {
  const Sides *sides = &decision->sides;
  const Remark *remark = &event->remark;
  const bool shares_subgroup = remark->subgroup < roundtable_next_subgroup(sides->base);
  const bool shares = remark->recommendation < roundtable_next_recommendation(sides->base);
  const bool stands = (remark->subgroup == 0 || !shares_subgroup ||
                       roundtable_subgroup(sides->ours, (uint32_t)remark->subgroup)) &&
                      (remark->recommendation == 0 || !shares ||
                       roundtable_recommendation(sides->ours, (uint32_t)remark->recommendation));
  return stands ? HAPPENS : RECORDED;
}

static Verdict weigh_plain(MergeDecision *decision, const Event *event) {
  switch ((int)event->kind) {
  case EVENT_SUBGROUP_ADDED: return weigh_subgroup(decision, event);
  case EVENT_RECOMMENDATION_ADDED: return weigh_addition(decision, event);
  case EVENT_BALLOT_CAST:
  case EVENT_BALLOT_WITHDRAWN: return weigh_ballot(decision, event);
  case EVENT_NOTE_TAKEN:
  case EVENT_REASON_GIVEN: return weigh_remark(decision, event);
  case EVENT_FILE_IMPORTED: return HAPPENS;
  default: break;
  }
  if (kind_has(event->kind, KIND_OF_KIOSK) || names_only_theirs(&decision->sides, event))
    return HAPPENS;
  switch ((int)event->kind) {
  case EVENT_DOTS_COUNTED:
  case EVENT_COUNTS_SET: return weigh_counting(decision, event);
  case EVENT_SUBGROUP_MOVED:
  case EVENT_RECOMMENDATION_MOVED: return weigh_move(decision, event);
  default: return weigh_value(decision, event);
  }
}

static bool in_force(const Roundtable *state, uint64_t seq) {
  return history_at(state, seq)->in_force;
}

/* A correction is treated like its target; one whose target both files share is already done if
 * ours undid, or redid, the same. */
static Verdict weigh_correction(MergeDecision *decision, const Event *event) {
  const Sides *sides = &decision->sides;
  const uint64_t seq = (uint64_t)event->correction.corrects;
  const Event *target = event->correction.target;
  if (seq > sides->shared) return decision->recorded[seq - sides->shared - 1] ? RECORDED : HAPPENS;
  if (in_force(sides->ours, seq) != in_force(sides->base, seq)) return RECORDED;
  while (target->kind == EVENT_CORRECTION)
    target = target->correction.target;
  return weigh_plain(decision, target);
}

Verdict weigh_event(MergeDecision *decision, const Event *event) {
  /* It describes what was recorded in its own file. */
  const bool stays_there = event->kind == EVENT_RECOUNT_DRAWN ||
                           event->kind == EVENT_RECOUNT_CELL ||
                           (history_lasts(history_at(decision->sides.theirs, event->stamp.seq)) &&
                            !kind_has(event->kind, KIND_OF_KIOSK));
  const Verdict verdict = stays_there || event->origin.recorded > 0 ? RECORDED
                          : event->kind == EVENT_CORRECTION ? weigh_correction(decision, event)
                                                            : weigh_plain(decision, event);
  decision->recorded[event->stamp.seq - decision->sides.shared - 1] = verdict != HAPPENS;
  return verdict;
}
