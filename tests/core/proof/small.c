#include "tests/core/proof/small.h"

#include <string.h>

bool happens(Roundtable *roundtable, Event event) {
  Error err;
  const uint64_t seq = roundtable_seq(roundtable) + 1;
  event.stamp = (Stamp){
      .seq = seq, .act = seq, .wall_ms = (int64_t)seq * 1000, .boot_ms = (int64_t)seq * 1000};
  if (!roundtable_check(roundtable, &event, &err)) return false;
  roundtable_apply(roundtable, &event);
  return true;
}

static Event subgroup_added(int64_t number, const char *code) {
  Event event = event_make(EVENT_SUBGROUP_ADDED);
  event.subgroup =
      (SubgroupAdded){.number = number, .place = number - 1, .code = code, .title = "Title"};
  return event;
}

static Event recommendation_added(int64_t number, int64_t subgroup, int64_t place,
                                  const char *code) {
  Event event = event_make(EVENT_RECOMMENDATION_ADDED);
  event.recommendation = (RecommendationAdded){
      .number = number, .subgroup = subgroup, .place = place, .code = code, .title = "Title"};
  return event;
}

bool small_session(Roundtable **roundtable) {
  Error err;
  if (!roundtable_open(roundtable, &err)) return false;
  Event begun = event_make(EVENT_SESSION_BEGUN);
  memcpy(begun.begun.id, "a session's id!", SESSION_ID_SIZE);
  if (happens(*roundtable, begun) && happens(*roundtable, subgroup_added(1, "A")) &&
      happens(*roundtable, subgroup_added(2, "B")) &&
      happens(*roundtable, recommendation_added(1, 1, 0, "1")) &&
      happens(*roundtable, recommendation_added(2, 1, 1, "2")) &&
      happens(*roundtable, recommendation_added(3, 2, 0, "1")) &&
      happens(*roundtable,
              event_of_number(EVENT_SUBGROUP_VOTE_SET, 1, 0, VOTE_NEVER_OPENED, VOTE_OPEN)))
    return true;
  roundtable_close(*roundtable);
  return false;
}
