#include "sessions/acts/open_votes.h"

#include "core/vote/history.h"

bool vote_has_begun(const Roundtable *roundtable) {
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(roundtable, place);
    if (subgroup->vote != VOTE_NEVER_OPENED || subgroup_has_votes(roundtable, subgroup))
      return true;
  }
  return false;
}

bool subgroup_is_open(const Subgroup *subgroup) {
  return subgroup->status == SUBGROUP_HELD && subgroup->vote == VOTE_OPEN;
}

bool vote_is_open(const Roundtable *state) {
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place)
    if (subgroup_is_open(roundtable_subgroup_at(state, place))) return true;
  return false;
}

bool vote_is_the_last_open(const Roundtable *state, uint32_t subgroup) {
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place) {
    const Subgroup *one = roundtable_subgroup_at(state, place);
    if (subgroup_is_open(one) && one->number != subgroup) return false;
  }
  return true;
}

bool set_votes(Transaction *tx, uint32_t subgroup, SubgroupVote from, SubgroupVote to,
               size_t *count, Error *err) {
  for (size_t place = 0; place < roundtable_subgroup_count(transaction_state(tx)); ++place) {
    const Subgroup *one = roundtable_subgroup_at(transaction_state(tx), place);
    bool wanted = subgroup == WHOLE_SESSION || one->number == subgroup;
    if (!wanted || one->status != SUBGROUP_HELD || one->vote != from) continue;
    if (!transaction_add(tx, event_of_number(EVENT_SUBGROUP_VOTE_SET, one->number, 0, from, to),
                         err))
      return false;
    ++*count;
  }
  return true;
}

bool open_votes_of(Transaction *tx, uint32_t subgroup, Error *err) {
  size_t opened = 0;
  return set_votes(tx, subgroup, VOTE_NEVER_OPENED, VOTE_OPEN, &opened, err);
}
