#include "sessions/merge/three_way.h"

#include <string.h>

#include "core/vote/event_fields.h"

static bool subgroup_value(const Roundtable *state, Event *event) {
  const Subgroup *subgroup = roundtable_subgroup(state, (uint32_t)event->number.subject);
  if (!subgroup) return false;
  int64_t *after = &event->number.value[AFTER];
  if (event->kind == EVENT_SUBGROUP_STATUS_SET) *after = subgroup->status;
  if (event->kind == EVENT_SUBGROUP_VOTE_SET) *after = subgroup->vote;
  if (event->kind == EVENT_SUBGROUP_VOTERS_SET) *after = subgroup->voters;
  return true;
}

static bool subgroup_place(const Roundtable *state, Event *event) {
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place) {
    if (roundtable_subgroup_at(state, place)->number != event->number.subject) continue;
    event->number.value[AFTER] = (int64_t)place;
    return true;
  }
  return false;
}

static bool recommendation_place(const Roundtable *state, Event *event) {
  const Recommendation *one =
      roundtable_recommendation(state, (uint32_t)event->moved.recommendation);
  if (!one) return false;
  const Subgroup *subgroup = roundtable_subgroup(state, one->subgroup);
  size_t place = 0;
  while (subgroup->recommendations[place] != one->number)
    ++place;
  event->moved.at[AFTER] = (Place){
      .subgroup = one->subgroup, .parent = one->parent, .place = (int64_t)place, .code = one->code};
  return true;
}

static bool recommendation_value(const Roundtable *state, Event *event) {
  const int64_t number =
      event->kind == EVENT_COUNTS_SET ? event->counts.recommendation : event->text.subject;
  const Recommendation *one = roundtable_recommendation(state, (uint32_t)number);
  if (!one) return false;
  if (event->kind == EVENT_COUNTS_SET) {
    event->counts.known[AFTER] = one->counts_known;
    event->counts.tally[AFTER] = one->counted;
  } else if (event->kind == EVENT_RECOMMENDATION_STATUS_SET) {
    event->number.value[AFTER] = one->status;
  } else {
    event->text.text[AFTER] = one->text[event->text.property];
  }
  return true;
}

/* Sets the event's AFTER to the state's value of what the event sets. False if that does not exist,
 * or the event sets nothing. */
static bool value_in(const Roundtable *state, Event *event) {
  switch ((int)event->kind) {
  case EVENT_SESSION_DESCRIBED:
    event->text.text[AFTER] = roundtable_text(state, (SessionText)event->text.property);
    return true;
  case EVENT_RANKING_RULE_SET:
    event->ranking_rule.rule[AFTER] = roundtable_ranking_rule(state);
    return true;
  case EVENT_VOTING_RULE_SET:
    event->number.value[AFTER] = roundtable_voting_rule(state, (VotingRule)event->number.property);
    return true;
  case EVENT_PHASE_PLANNED: {
    Phase phase = roundtable_phase(state, (uint32_t)event->planned.phase);
    event->planned.name[AFTER] = phase.name;
    event->planned.minutes[AFTER] = phase.minutes;
    return true;
  }
  case EVENT_SUBGROUP_EDITED: {
    const Subgroup *subgroup = roundtable_subgroup(state, (uint32_t)event->text.subject);
    if (subgroup) event->text.text[AFTER] = subgroup->text[event->text.property];
    return subgroup != NULL;
  }
  case EVENT_SUBGROUP_STATUS_SET:
  case EVENT_SUBGROUP_VOTE_SET:
  case EVENT_SUBGROUP_VOTERS_SET: return subgroup_value(state, event);
  case EVENT_SUBGROUP_MOVED: return subgroup_place(state, event);
  case EVENT_RECOMMENDATION_EDITED:
  case EVENT_RECOMMENDATION_STATUS_SET:
  case EVENT_COUNTS_SET: return recommendation_value(state, event);
  case EVENT_RECOMMENDATION_MOVED: return recommendation_place(state, event);
  default: return false;
  }
}

/* Whether the AFTER values of two events of one kind are the same. */
static bool same_value(const Event *a, const Event *b) {
  switch ((int)a->kind) {
  case EVENT_SESSION_DESCRIBED:
  case EVENT_SUBGROUP_EDITED:
  case EVENT_RECOMMENDATION_EDITED: return strcmp(a->text.text[AFTER], b->text.text[AFTER]) == 0;
  case EVENT_RANKING_RULE_SET:
    return a->ranking_rule.rule[AFTER].method == b->ranking_rule.rule[AFTER].method &&
           weights_same(a->ranking_rule.rule[AFTER].weights, b->ranking_rule.rule[AFTER].weights);
  case EVENT_PHASE_PLANNED:
    return strcmp(a->planned.name[AFTER], b->planned.name[AFTER]) == 0 &&
           a->planned.minutes[AFTER] == b->planned.minutes[AFTER];
  case EVENT_COUNTS_SET:
    return a->counts.known[AFTER] == b->counts.known[AFTER] &&
           tally_same(a->counts.tally[AFTER], b->counts.tally[AFTER]);
  case EVENT_RECOMMENDATION_MOVED:
    return a->moved.at[AFTER].subgroup == b->moved.at[AFTER].subgroup &&
           a->moved.at[AFTER].parent == b->moved.at[AFTER].parent &&
           a->moved.at[AFTER].place == b->moved.at[AFTER].place &&
           strcmp(a->moved.at[AFTER].code, b->moved.at[AFTER].code) == 0;
  default: return a->number.value[AFTER] == b->number.value[AFTER];
  }
}

ThreeWay compare_value(const Sides *sides, const Event *event) {
  Event base = *event;
  ThreeWay found = {.ours = *event, .theirs = *event};
  found.in_base = value_in(sides->base, &base);
  found.in_ours = value_in(sides->ours, &found.ours);
  found.in_theirs = value_in(sides->theirs, &found.theirs);
  found.ours_changed =
      found.in_ours != found.in_base || (found.in_ours && !same_value(&base, &found.ours));
  found.theirs_changed =
      found.in_theirs != found.in_base || (found.in_theirs && !same_value(&base, &found.theirs));
  found.same = found.in_ours == found.in_theirs &&
               (!found.in_ours || same_value(&found.ours, &found.theirs));
  return found;
}

bool ballot_is_cast(const Roundtable *state, int64_t number) {
  Ballot ballot;
  return roundtable_ballot(state, number, &ballot) && ballot.cast;
}

bool same_ballot(const Roundtable *a, const Roundtable *b, int64_t number) {
  Ballot one = {0}, other = {0};
  roundtable_ballot(a, number, &one);
  roundtable_ballot(b, number, &other);
  if (one.cast != other.cast || one.entry_count != other.entry_count) return false;
  for (size_t n = 0; n < one.entry_count; ++n)
    if (one.entries[n].recommendation != other.entries[n].recommendation ||
        memcmp(one.entries[n].dots, other.entries[n].dots, COLOUR_COUNT) != 0)
      return false;
  return true;
}

static size_t list_length(const Roundtable *state, const Subgroup *subgroup) {
  return subgroup ? subgroup->recommendation_count : roundtable_subgroup_count(state);
}

static uint32_t list_number(const Roundtable *state, const Subgroup *subgroup, size_t place) {
  return subgroup ? subgroup->recommendations[place] : roundtable_subgroup_at(state, place)->number;
}

bool list_only_grew(const Roundtable *base, const Roundtable *now, uint32_t subgroup) {
  const Subgroup *then = roundtable_subgroup(base, subgroup);
  const Subgroup *present = roundtable_subgroup(now, subgroup);
  if (!then != !present || list_length(now, present) < list_length(base, then)) return false;
  for (size_t place = 0; place < list_length(base, then); ++place)
    if (list_number(base, then, place) != list_number(now, present, place)) return false;
  return true;
}

bool names_only_theirs(const Sides *sides, const Event *event) {
  const EventField *field = event_description((uint64_t)event->kind)->fields;
  const int64_t number = field->type == FIELD_NUMBER ? event_number(event, field) : 0;
  switch ((FieldNames)field->names) {
  case NAMES_SUBGROUP: return number >= roundtable_next_subgroup(sides->base);
  case NAMES_RECOMMENDATION: return number >= roundtable_next_recommendation(sides->base);
  case NAMES_EVENT:
  case NAMES_SHOWN:
  case NAMES_BALLOT:
  case NAMES_PROPERTY:
  case NAMES_NOTHING: break;
  }
  return false;
}
