/* Events about recommendations: what they are and where they are placed. Their dots are elsewhere.
 */
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "core/vote/roundtable_parts.h"

static bool check_code(const Roundtable *roundtable, int64_t subgroup, const char *code,
                       uint32_t own, Error *err) {
  if (!*code)
    return fail(err, ERROR_BAD_DATA, "%s", _("a recommendation needs a code, such as 5.2"));
  if (!check_length(code, CODE_CHARACTERS_MAX, _("the code of a recommendation"), err))
    return false;
  const Recommendation *other =
      roundtable_find_recommendation(roundtable, (uint32_t)subgroup, code);
  if (other && other->number != own)
    return fail(err, ERROR_BAD_DATA,
                _("this subgroup already has a recommendation “%s”: choose another code"), code);
  return true;
}

/* A parent must be a heading of the same subgroup, and not below its own child. */
static bool check_parent(Roundtable *roundtable, int64_t parent, int64_t subgroup, uint32_t own,
                         Error *err) {
  if (parent == 0) return true;
  const Recommendation *heading = recommendation_to_change(roundtable, parent);
  if (!heading) return fail_unknown_recommendation(err, parent);
  if (heading->subgroup != subgroup || heading->status != STATUS_HEADING)
    return fail(err, ERROR_BAD_DATA, _("“%s” is not a heading of this subgroup: make it one first"),
                heading->code);
  for (; heading; heading = recommendation_to_change(roundtable, heading->parent))
    if (heading->number == own)
      return fail(err, ERROR_BAD_DATA, _("“%s” cannot be under itself"), heading->code);
  return true;
}

static bool reserve_in_subgroup(Roundtable *roundtable, int64_t number, Error *err) {
  Subgroup *subgroup = subgroup_to_change(roundtable, number);
  if (!ARRAY_RESERVE(subgroup->recommendations, subgroup->recommendation_capacity,
                     subgroup->recommendation_count + 1))
    return fail_memory(err);
  return true;
}

bool reserve_recommendations(Roundtable *roundtable, size_t number, Error *err) {
  if (!ARRAY_RESERVE(roundtable->recommendations, roundtable->recommendation_capacity, number))
    return fail_memory(err);
  return true;
}

void make_recommendations_up_to(Roundtable *roundtable, size_t number) {
  while (roundtable->recommendation_count < number) {
    Recommendation *recommendation =
        &roundtable->recommendations[roundtable->recommendation_count++];
    *recommendation =
        (Recommendation){.number = (uint32_t)roundtable->recommendation_count, .code = ""};
    for (int property = 0; property < RECOMMENDATION_TEXTS; ++property)
      recommendation->text[property] = "";
  }
}

static bool check_number(Roundtable *roundtable, const Event *event, Error *err) {
  int64_t number = event->recommendation.number;
  if (number < 1 || number > RECOMMENDATIONS_MAX)
    return fail(err, ERROR_BAD_DATA, _("a session has at most %s recommendations"),
                number_shown(RECOMMENDATIONS_MAX).text);
  if (recommendation_to_change(roundtable, number))
    return fail_changed_since(roundtable, event, err);
  int64_t next = roundtable_next_recommendation(roundtable);
  bool again = number < next && (roundtable->taking_up || is_past(roundtable, event));
  if (number != next && !again)
    return fail_out_of_range(err, _("the number of the recommendation"));
  return true;
}

static bool stands_at(Roundtable *roundtable, const Event *event,
                      const Recommendation *recommendation, const Place *place) {
  const Subgroup *subgroup = subgroup_to_change(roundtable, recommendation->subgroup);
  size_t count = subgroup->recommendation_count;
  size_t now = list_place(subgroup->recommendations, count, recommendation->number);
  return recommendation->subgroup == place->subgroup && recommendation->parent == place->parent &&
         strcmp(recommendation->code, place->code) == 0 &&
         is_at_place(roundtable, event, place->place, count - 1, now);
}

static bool as_added(Roundtable *roundtable, const Event *event,
                     const Recommendation *recommendation) {
  const RecommendationAdded *added = &event->recommendation;
  const Place place = {.subgroup = added->subgroup,
                       .parent = added->parent,
                       .place = added->place,
                       .code = added->code};
  if (strcmp(recommendation->text[RECOMMENDATION_TITLE], added->title) != 0) return false;
  for (int property = RECOMMENDATION_TITLE + 1; property < RECOMMENDATION_TEXTS; ++property)
    if (*recommendation->text[property]) return false;
  return (int64_t)recommendation->status == added->status &&
         stands_at(roundtable, event, recommendation, &place);
}

static bool check_removal(Roundtable *roundtable, const Event *event, Error *err) {
  const RecommendationAdded *added = &event->recommendation;
  const Recommendation *recommendation = recommendation_to_change(roundtable, added->number);
  bool untouched = recommendation && recommendation->children == 0 &&
                   !recommendation_has_votes(recommendation) &&
                   as_added(roundtable, event, recommendation);
  if (!untouched) return fail_changed_since(roundtable, event, err);
  return check_no_ballots_wait(roundtable, recommendation->subgroup, err);
}

bool check_recommendation_added(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const RecommendationAdded *added = &event->recommendation;
  if (to == BEFORE) return check_removal(roundtable, event, err);
  if (!check_number(roundtable, event, err)) return false;
  const Subgroup *subgroup = subgroup_to_change(roundtable, added->subgroup);
  if (!subgroup) return fail_unknown_subgroup(err, added->subgroup);
  if (!is_place_among(roundtable, event, added->place, subgroup->recommendation_count))
    return fail_out_of_range(err, _("the place of the recommendation"));
  if (added->status < 0 || added->status >= STATUS_COUNT)
    return fail_out_of_range(err, _("the status of the recommendation"));
  if (!check_code(roundtable, added->subgroup, added->code, 0, err) ||
      !check_length(added->title, TITLE_CHARACTERS_MAX, _("the title of a recommendation"), err) ||
      !check_parent(roundtable, added->parent, added->subgroup, (uint32_t)added->number, err) ||
      !reserve_recommendations(roundtable, (size_t)added->number, err))
    return false;
  size_t texts = strlen(added->code) + strlen(added->title) + 2;
  if (!code_index_reserve(&roundtable->codes) || !store_reserve(&roundtable->texts, texts))
    return fail_memory(err);
  return reserve_in_subgroup(roundtable, added->subgroup, err);
}

static void count_child(Roundtable *roundtable, uint32_t parent, bool more) {
  if (parent == 0) return;
  uint32_t *children = &roundtable->recommendations[parent - 1].children;
  *children = more ? *children + 1 : *children - 1;
}

static void settle(Roundtable *roundtable, Recommendation *recommendation, size_t place) {
  Subgroup *subgroup = subgroup_to_change(roundtable, recommendation->subgroup);
  list_insert(subgroup->recommendations, &subgroup->recommendation_count, place,
              recommendation->number);
  code_index_add(&roundtable->codes, roundtable->recommendations, recommendation->number);
  count_child(roundtable, recommendation->parent, true);
}

static void unsettle(Roundtable *roundtable, Recommendation *recommendation) {
  Subgroup *subgroup = subgroup_to_change(roundtable, recommendation->subgroup);
  list_remove(subgroup->recommendations, &subgroup->recommendation_count, recommendation->number);
  code_index_remove(&roundtable->codes, roundtable->recommendations, recommendation->number);
  count_child(roundtable, recommendation->parent, false);
}

void apply_recommendation_added(Roundtable *roundtable, const Event *event, Side to) {
  const RecommendationAdded *added = &event->recommendation;
  make_recommendations_up_to(roundtable, (size_t)added->number);
  Recommendation *recommendation = &roundtable->recommendations[added->number - 1];
  recommendation->present = to == AFTER;
  if (to == BEFORE) {
    unsettle(roundtable, recommendation);
    return;
  }
  recommendation->subgroup = (uint32_t)added->subgroup;
  recommendation->parent = (uint32_t)added->parent;
  recommendation->status = (RecommendationStatus)added->status;
  recommendation->code = store_text(&roundtable->texts, added->code);
  recommendation->text[RECOMMENDATION_TITLE] = store_text(&roundtable->texts, added->title);
  settle(roundtable, recommendation, (size_t)added->place);
}

static size_t longest_text(int64_t property) {
  bool long_text = property == RECOMMENDATION_DETAIL || property == RECOMMENDATION_NOTE ||
                   property == RECOMMENDATION_REASON || property == RECOMMENDATION_COUNTS_REASON;
  return long_text ? NOTE_CHARACTERS_MAX : TITLE_CHARACTERS_MAX;
}

/* A number without zeros before it, then "=" if others share it. */
static bool is_rank(const char *text) {
  const size_t digits = strspn(text, "0123456789");
  return digits > 0 && *text != '0' && strcmp(text + digits, text[digits] == '=' ? "=" : "") == 0;
}

bool check_recommendation_edited(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const TextChange *change = &event->text;
  const Recommendation *recommendation = recommendation_to_change(roundtable, change->subject);
  if (!recommendation) return fail_unknown_recommendation(err, change->subject);
  if (change->property < 0 || change->property >= RECOMMENDATION_TEXTS)
    return fail_out_of_range(err, _("the property of the recommendation"));
  if (change->property == RECOMMENDATION_EARLIER_RANK && *change->text[to] &&
      !is_rank(change->text[to]))
    return fail_out_of_range(err, _("the rank in the round before"));
  return check_text_change(roundtable, event, to, recommendation->text[change->property],
                           longest_text(change->property), err);
}

void apply_recommendation_edited(Roundtable *roundtable, const Event *event, Side to) {
  Recommendation *recommendation = recommendation_to_change(roundtable, event->text.subject);
  recommendation->text[event->text.property] = store_text(&roundtable->texts, event->text.text[to]);
}

static bool check_new_status(const Roundtable *roundtable, const Recommendation *recommendation,
                             int64_t status, Error *err) {
  if (status == STATUS_VOTABLE || status == STATUS_WITHDRAWN) return true;
  if (recommendation_has_votes(recommendation))
    return fail(err, ERROR_FAILED,
                _("recommendation “%s” has votes: remove them first, or withdraw it"),
                recommendation->code);
  return check_no_ballots_wait(roundtable, recommendation->subgroup, err);
}

bool check_recommendation_status_set(Roundtable *roundtable, const Event *event, Side to,
                                     Error *err) {
  const NumberChange *change = &event->number;
  const Recommendation *recommendation = recommendation_to_change(roundtable, change->subject);
  if (!recommendation) return fail_unknown_recommendation(err, change->subject);
  if (change->property != 0) return fail_out_of_range(err, _("the property of the recommendation"));
  if (change->value[to] < 0 || change->value[to] >= STATUS_COUNT)
    return fail_out_of_range(err, _("the status of the recommendation"));
  if ((int64_t)recommendation->status != change->value[opposite(to)])
    return fail_changed_since(roundtable, event, err);
  if (recommendation->status == STATUS_HEADING && recommendation->children > 0)
    return fail(err, ERROR_FAILED, _("recommendation “%s” has others under it: move those first"),
                recommendation->code);
  return check_new_status(roundtable, recommendation, change->value[to], err);
}

void apply_recommendation_status_set(Roundtable *roundtable, const Event *event, Side to) {
  Recommendation *recommendation = recommendation_to_change(roundtable, event->number.subject);
  recommendation->status = (RecommendationStatus)event->number.value[to];
}

static bool check_destination(Roundtable *roundtable, const Event *event,
                              const Recommendation *recommendation, const Place *place,
                              Error *err) {
  const Subgroup *subgroup = subgroup_to_change(roundtable, place->subgroup);
  if (!subgroup) return fail_unknown_subgroup(err, place->subgroup);
  bool leaves = recommendation->subgroup != subgroup->number;
  size_t others = subgroup->recommendation_count - (leaves ? 0 : 1);
  if (!is_place_among(roundtable, event, place->place, others))
    return fail_out_of_range(err, _("the place of the recommendation"));
  if (leaves && recommendation->children > 0)
    return fail(err, ERROR_FAILED, _("recommendation “%s” has others under it: move those first"),
                recommendation->code);
  if (subgroup->status == SUBGROUP_NOT_HELD && recommendation_has_votes(recommendation))
    return fail(err, ERROR_FAILED, _("subgroup “%s” was not held: it takes no votes"),
                subgroup->text[SUBGROUP_CODE]);
  return (!leaves || check_no_ballots_wait(roundtable, recommendation->subgroup, err)) &&
         check_code(roundtable, place->subgroup, place->code, recommendation->number, err) &&
         check_parent(roundtable, place->parent, place->subgroup, recommendation->number, err);
}

bool check_recommendation_moved(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  const RecommendationMoved *moved = &event->moved;
  const Recommendation *recommendation =
      recommendation_to_change(roundtable, moved->recommendation);
  if (!recommendation) return fail_unknown_recommendation(err, moved->recommendation);
  if (!stands_at(roundtable, event, recommendation, &moved->at[opposite(to)]))
    return fail_changed_since(roundtable, event, err);
  if (!check_destination(roundtable, event, recommendation, &moved->at[to], err)) return false;
  if (!store_reserve(&roundtable->texts, strlen(moved->at[to].code) + 1)) return fail_memory(err);
  return reserve_in_subgroup(roundtable, moved->at[to].subgroup, err);
}

void apply_recommendation_moved(Roundtable *roundtable, const Event *event, Side to) {
  const Place *place = &event->moved.at[to];
  Recommendation *recommendation =
      recommendation_to_change(roundtable, event->moved.recommendation);
  const bool leaves = recommendation->subgroup != (uint32_t)place->subgroup;
  unsettle(roundtable, recommendation);
  recommendation->subgroup = (uint32_t)place->subgroup;
  recommendation->parent = (uint32_t)place->parent;
  recommendation->code = store_text(&roundtable->texts, place->code);
  settle(roundtable, recommendation, (size_t)place->place);
  if (leaves && tally_cumulative(recommendation->ballots) > 0) count_ballots_again(roundtable);
}
