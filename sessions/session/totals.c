#include "sessions/session/totals.h"

Tally tally_in_sums(const Recommendation *recommendation) {
  const Tally none = {{0}};
  return recommendation->status == STATUS_WITHDRAWN ? none : recommendation_tally(recommendation);
}

Tally subgroup_tally(const Roundtable *state, const Subgroup *subgroup) {
  Tally sum = {{0}};
  for (size_t i = 0; i < subgroup->recommendation_count; i++)
    sum = tally_add(sum, tally_in_sums(roundtable_recommendation_at(state, subgroup, i)));
  return sum;
}

Tally session_tally(const Roundtable *state) {
  Tally sum = {{0}};
  for (size_t i = 0; i < roundtable_subgroup_count(state); i++)
    sum = tally_add(sum, subgroup_tally(state, roundtable_subgroup_at(state, i)));
  return sum;
}

int64_t subgroup_dots(const Roundtable *state, const Subgroup *subgroup) {
  return tally_cumulative(subgroup_tally(state, subgroup));
}

int64_t subgroup_withdrawn_dots(const Roundtable *state, const Subgroup *subgroup) {
  int64_t dots = 0;
  for (size_t i = 0; i < subgroup->recommendation_count; i++) {
    const Recommendation *one = roundtable_recommendation_at(state, subgroup, i);
    if (one->status == STATUS_WITHDRAWN) dots += tally_cumulative(recommendation_tally(one));
  }
  return dots;
}

int64_t session_dots(const Roundtable *state) {
  return tally_cumulative(session_tally(state));
}

bool recommendation_has_figures(const Roundtable *state, const Recommendation *recommendation) {
  return recommendation_put_to_the_vote(state, recommendation) ||
         tally_cumulative(recommendation_tally(recommendation)) > 0;
}

bool subgroup_has_figures(const Roundtable *state, const Subgroup *subgroup) {
  for (size_t i = 0; i < subgroup->recommendation_count; i++)
    if (recommendation_has_figures(state, roundtable_recommendation_at(state, subgroup, i)))
      return true;
  return false;
}

size_t session_recommendations(const Roundtable *state) {
  size_t count = 0;
  for (size_t i = 0; i < roundtable_subgroup_count(state); i++)
    count += roundtable_subgroup_at(state, i)->recommendation_count;
  return count;
}

size_t session_ranked(const Roundtable *state) {
  size_t count = 0;
  for (size_t i = 0; i < roundtable_subgroup_count(state); i++) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, i);
    for (size_t j = 0; j < subgroup->recommendation_count; j++)
      count +=
          recommendation_put_to_the_vote(state, roundtable_recommendation_at(state, subgroup, j));
  }
  return count;
}

bool results_hidden(const Roundtable *state) {
  Board board = roundtable_board(state);
  return board.curtain || (board.reveal == REVEAL_RANKING && board.steps < session_ranked(state));
}
