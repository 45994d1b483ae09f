#include "tui/state/next_step.h"

#include <string.h>

#include "core/vote/guards.h"
#include "sessions/acts/open_votes.h"
#include "sessions/session/totals.h"

/* Where the vote stands, as seen from the subgroup in focus. */
typedef struct VoteStanding {
  bool has_recommendations, has_subgroups, has_begun, is_open, is_closed, any_open, some_open,
      hidden, is_complete, others_incomplete;
} VoteStanding;

/* Whether all of its votes are there, as far as the board tells the room too: every flip chart is
 * counted, or every voter's ballot is in. */
static bool is_complete(const Roundtable *state, const Subgroup *subgroup) {
  const Guard ballots = guard_of_ballots(state, subgroup);
  if (guard_is_known(ballots) && ballots.placed > 0 && guard_left(ballots) == 0) return true;
  size_t counted = 0;
  for (size_t i = 0; i < subgroup->recommendation_count; i++) {
    const Recommendation *one = roundtable_recommendation_at(state, subgroup, i);
    if (one->status == STATUS_VOTABLE && !one->counts_known) return false;
    counted += one->counts_known;
  }
  return counted > 0;
}

static VoteStanding standing_of(const Model *model, const ViewData *data) {
  const Roundtable *state = data->state;
  const Subgroup *subgroup = model_subgroup(model, state);
  VoteStanding standing = {.hidden = view_data_hides(data), .has_begun = vote_has_begun(state)};
  size_t open = 0;
  for (size_t i = 0; i < roundtable_subgroup_count(state); i++) {
    const Subgroup *one = roundtable_subgroup_at(state, i);
    if (one->recommendation_count > 0) standing.has_recommendations = true;
    if (!subgroup_is_open(one)) continue;
    open++;
    if (one != subgroup && !is_complete(state, one)) standing.others_incomplete = true;
  }
  standing.has_subgroups = roundtable_subgroup_count(state) > 1;
  standing.any_open = open > 0;
  standing.some_open = open > 1;
  if (subgroup == NULL) return standing;
  standing.is_open = subgroup_is_open(subgroup);
  standing.is_closed = subgroup->vote == VOTE_CLOSED;
  standing.is_complete = standing.is_open && is_complete(state, subgroup);
  return standing;
}

static bool is_one_of(const char *name, const char *const *names, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(names[i], name) == 0) return true;
  return false;
}

/* A vote that was never opened opens with its first dot. */
static bool is_due_in_vote(const VoteStanding *vote, const char *name) {
  static const char *const records[] = {"green",  "yellow",  "red",  "take-back",
                                        "counts", "ballots", "kiosk"};
  static const char *const reads[] = {"ranking", "report"};
  if (is_one_of(name, records, sizeof records / sizeof records[0]))
    return vote->has_recommendations && !vote->is_closed;
  if (is_one_of(name, reads, sizeof reads / sizeof reads[0]))
    return vote->has_begun && !vote->hidden;
  if (strcmp(name, "start-vote") == 0) return vote->has_recommendations && !vote->is_open;
  if (strcmp(name, "close-vote") == 0) return vote->is_open;
  if (strcmp(name, "close-all") == 0) return vote->some_open;
  if (strcmp(name, "next-subgroup") == 0) return vote->has_subgroups;
  if (strcmp(name, "peek") == 0) return vote->hidden && vote->has_recommendations;
  return true;
}

static bool is_due_on_board(const Model *model, const Roundtable *state, const char *name) {
  const Board board = roundtable_board(state);
  if (strcmp(name, "reveal") == 0) return model->armed != ARMED_NOTHING;
  if (strcmp(name, "draw-curtain") == 0) return !board.curtain;
  if (strcmp(name, "arm-ranking") == 0) return board.curtain && model->armed == ARMED_NOTHING;
  return true;
}

bool hint_is_due(const Model *model, const ViewData *data, const char *name) {
  const Situation situation = model_situation(model);
  if (data->state == NULL || data->replay != NULL) return true;
  if (situation == IN_BOARD) return is_due_on_board(model, data->state, name);
  if (situation != IN_VOTE) return true;
  const VoteStanding vote = standing_of(model, data);
  return is_due_in_vote(&vote, name);
}

static const char *step_in_vote(const VoteStanding *vote) {
  if (!vote->has_recommendations) return "add";
  if (vote->is_complete && vote->others_incomplete) return "next-subgroup";
  if (vote->is_complete) return vote->some_open ? "close-all" : "close-vote";
  if (vote->is_open) return "green";
  if (!vote->has_begun) return "start-vote";
  if (vote->any_open) return "next-subgroup";
  if (!vote->is_closed) return "start-vote";
  return vote->hidden ? "board" : "ranking";
}

/* Results are revealed once no vote is open. */
static const char *step_on_board(const Model *model, const ViewData *data) {
  const Board board = roundtable_board(data->state);
  if (model->armed != ARMED_NOTHING) return "reveal";
  if (board.curtain) return vote_is_open(data->state) ? "show-next" : "arm-totals";
  const bool goes_on =
      (board.reveal == REVEAL_TOP && board.steps > 0) ||
      (board.reveal == REVEAL_RANKING && board.steps <= session_ranked(data->state));
  return goes_on ? "show-next" : "board";
}

const char *next_step(const Model *model, const ViewData *data) {
  const Situation situation = model_situation(model);
  if (data->state == NULL || data->replay != NULL) return NULL;
  const VoteStanding vote = standing_of(model, data);
  switch ((unsigned)situation) {
  case IN_VOTE: return step_in_vote(&vote);
  case IN_BOARD: return step_on_board(model, data);
  case IN_PREPARE: return vote.has_recommendations ? "edit" : "add";
  case IN_BALLOT:
    return tally_cumulative(paper_sum(&model->ballot.paper, data->state, NULL)) > 0
               ? "hand-in"
               : "ballot-green";
  case IN_RANKING: return "report";
  case IN_REPORT: return "print";
  default: return NULL;
  }
}
