/* Sessions at random, some of whose groups are small. */
#include <inttypes.h>
#include <stdio.h>

#include "sessions/acts/acts.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/ballots.h"
#include "sessions/acts/counts.h"
#include "sessions/acts/vote.h"
#include "tests/core/random_acts.h"
#include "tests/sessions/reports.h"

enum { SUBGROUPS = 5, RECOMMENDATIONS = 3, DOTS = 14, BALLOTS = 9, ENOUGH = 9 };

typedef enum Way { BY_COUNTS, BY_DOTS, BY_BALLOTS, WAYS } Way;

typedef struct Making {
  Session *session;
  const Groups *groups;
  Random shape, votes[SUBGROUPS]; /* what is built; what is voted in each subgroup */
  uint32_t subgroups;
  Way way;
  int64_t voters[SUBGROUPS]; /* of its own */
  unsigned ballots[SUBGROUPS];
} Making;

/* So many events as there are take no time that a report would tell. */
static Moment still(void *context) {
  (void)context;
  return (Moment){
      .wall_ms = INT64_C(1686051000000), .utc_offset = 120, .boot_ms = 1, .awake_ms = 1};
}

static void seed(Making *making) {
  const Groups *groups = making->groups;
  making->shape.state = groups->seed;
  for (uint32_t n = 0; n < SUBGROUPS; ++n)
    making->votes[n].state =
        1000003 * (n + 1 + ((groups->secret_in >> n & 1U) != 0 ? groups->secret * SUBGROUPS : 0)) +
        groups->seed;
}

static int64_t some_voters(Random *random) {
  switch (random_below(random, 4)) {
  case 0: return RULE_UNKNOWN;
  case 1: return 1 + random_below(random, 4);
  default: return 5 + random_below(random, 9);
  }
}

static bool add_agenda(Making *making, Error *err) {
  static const char *const TITLES[RECOMMENDATIONS] = {"One", "Other", "Third"};
  char code[16];
  uint32_t number, last;
  for (uint32_t n = 0; n < making->subgroups; ++n) {
    const uint32_t count = 1 + random_below(&making->shape, RECOMMENDATIONS);
    snprintf(code, sizeof code, "%" PRIu32, n + 1);
    if (!add_subgroup(making->session, code, "Group", &number, err) ||
        !add_recommendations(making->session, number, 0, TITLES, count, &last, err))
      return false;
  }
  return true;
}

/* They are set after the vote, and it may be against them. */
static const char REASON[] = "latecomers";

static bool set_rules(Making *making, Error *err) {
  const int64_t scope = (int64_t)random_below(&making->shape, 3) - 1;
  const int64_t voters = some_voters(&making->shape);
  for (uint32_t n = 0; n < making->subgroups; ++n) {
    making->voters[n] = some_voters(&making->shape);
    if (!set_subgroup_voters(making->session, n + 1, making->voters[n], REASON, NULL, err))
      return false;
  }
  return set_voting_rule(making->session, RULE_VOTERS, voters, REASON, NULL, err) &&
         (scope < 0 || set_voting_rule(making->session, RULE_SCOPE, scope, REASON, NULL, err));
}

static const Recommendation *recommendation_of(const Making *making, uint32_t subgroup,
                                               uint32_t place) {
  const Roundtable *state = session_state(making->session);
  return roundtable_recommendation_at(state, roundtable_subgroup(state, subgroup + 1), place);
}

static uint32_t recommendations_of(const Making *making, uint32_t subgroup) {
  const Roundtable *state = session_state(making->session);
  return (uint32_t)roundtable_subgroup(state, subgroup + 1)->recommendation_count;
}

static bool vote_by_counts(Making *making, uint32_t subgroup, Error *err) {
  Random *random = &making->votes[subgroup];
  for (uint32_t place = 0; place < recommendations_of(making, subgroup); ++place) {
    CountRow row = {.recommendation = recommendation_of(making, subgroup, place)->number,
                    .reason = ""};
    bool opened;
    for (int colour = 0; colour < COLOUR_COUNT; ++colour)
      row.typed.dots[colour] = random_below(random, 8);
    if (!record_counts(making->session, &row, &opened, err)) return false;
  }
  return true;
}

static bool vote_by_dots(Making *making, uint32_t subgroup, Error *err) {
  Random *random = &making->votes[subgroup];
  uint64_t taken;
  for (uint32_t dots = random_below(random, DOTS); dots > 0; --dots) {
    const uint32_t place = random_below(random, recommendations_of(making, subgroup));
    const Colour colour = (Colour)random_below(random, COLOUR_COUNT);
    if (!count_dots(making->session, recommendation_of(making, subgroup, place)->number, colour, 1,
                    NULL, err) ||
        (random_below(random, 4) == 0 && !undo_act(making->session, WHOLE_SESSION, 0, &taken, err)))
      return false;
  }
  return true;
}

/* One that has a dot in every subgroup that it votes in. */
static bool cast_ballot(Making *making, uint32_t first, uint32_t end, Error *err) {
  BallotEntry entries[SUBGROUPS] = {{0}};
  int64_t number = NEXT_BALLOT;
  for (uint32_t n = first; n < end; ++n) {
    Random *random = &making->votes[n];
    const uint32_t place = random_below(random, recommendations_of(making, n));
    entries[n - first].recommendation = recommendation_of(making, n, place)->number;
    entries[n - first].dots[random_below(random, COLOUR_COUNT)] = 1;
    ++making->ballots[n];
  }
  return record_ballot(making->session, &number, entries, end - first, NULL, "", NULL, NULL, err);
}

static bool vote_by_ballots(Making *making, Error *err) {
  const bool whole = random_below(&making->shape, 2) == 0;
  for (uint32_t n = 0; n < (whole ? 1 : making->subgroups); ++n)
    for (uint32_t count = random_below(&making->shape, BALLOTS); count > 0; --count)
      if (!cast_ballot(making, whole ? 0 : n, whole ? making->subgroups : n + 1, err)) return false;
  return true;
}

static bool vote(Making *making, Error *err) {
  if (making->way == BY_BALLOTS) return vote_by_ballots(making, err);
  for (uint32_t n = 0; n < making->subgroups; ++n)
    if (!(making->way == BY_COUNTS ? vote_by_counts : vote_by_dots)(making, n, err)) return false;
  return true;
}

static bool add_voters(Making *making, Error *err) {
  for (uint32_t n = 0; n < making->subgroups && making->groups->later; ++n)
    if (making->voters[n] != RULE_UNKNOWN && making->voters[n] < ENOUGH - 4)
      return set_subgroup_voters(making->session, n + 1, ENOUGH, "", NULL, err);
  return true;
}

static bool fill(Making *making, Error *err) {
  size_t opened, closed;
  return add_agenda(making, err) && start_vote(making->session, WHOLE_SESSION, &opened, err) &&
         vote(making, err) && close_vote(making->session, WHOLE_SESSION, &closed, err) &&
         curtain_lift(making->session, REVEAL_TOTALS, 0, err) && set_rules(making, err) &&
         add_voters(making, err) && session_keep(making->session, err);
}

bool make_groups(const char *path, const Groups *groups, Error *err) {
  const Clock clock = {.now = still};
  Making making = {.groups = groups};
  seed(&making);
  making.subgroups = 2 + random_below(&making.shape, SUBGROUPS - 1);
  making.way = (Way)random_below(&making.shape, WAYS);
  const bool made =
      session_create(path, "At random", clock, &making.session, err) && fill(&making, err);
  session_close(making.session);
  for (uint32_t n = 0; n < making.subgroups && made; ++n)
    printf("%u\n", making.ballots[n]);
  return made;
}
