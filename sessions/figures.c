#include "sessions/figures.h"

int64_t subgroup_dots(const Roundtable *state, const Subgroup *subgroup) {
  int64_t dots = 0;
  for (size_t i = 0; i < subgroup->recommendation_count; i++) {
    const Recommendation *recommendation = roundtable_recommendation_at(state, subgroup, i);
    dots += tally_cumulative(recommendation_tally(recommendation));
  }
  return dots;
}

int64_t session_dots(const Roundtable *state) {
  int64_t dots = 0;
  for (size_t i = 0; i < roundtable_subgroup_count(state); i++)
    dots += subgroup_dots(state, roundtable_subgroup_at(state, i));
  return dots;
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
