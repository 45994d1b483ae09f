/* Both rankings of the 6 June session and of 10,000 recommendations, against qsort of as many
 * scores.
 *
 *   ranking SCRATCH-FOLDER */
#include "core/ranking.h"

#include <stdio.h>
#include <stdlib.h>

#include "tests/bench/fixture.h"
#include "tests/bench/measure.h"

enum { SUBGROUPS = 100, RECOMMENDATIONS_EACH = 100, DOTS = 60 };

typedef struct Pair {
  int64_t score;
  uint32_t index;
} Pair;

static void happen(Roundtable *roundtable, Event event) {
  Error err;
  event.stamp.seq = roundtable_seq(roundtable) + 1;
  event.stamp.act = event.stamp.seq;
  require(roundtable_check(roundtable, &event, &err), &err);
  roundtable_apply(roundtable, &event);
}

static void add_recommendation(Roundtable *roundtable, uint32_t subgroup, uint32_t place,
                               uint64_t *random) {
  char code[16];
  snprintf(code, sizeof code, "%u", place + 1);
  Event event = event_make(EVENT_RECOMMENDATION_ADDED);
  event.recommendation = (RecommendationAdded){.number = roundtable_next_recommendation(roundtable),
                                               .subgroup = subgroup,
                                               .place = place,
                                               .code = code,
                                               .title = "One of many",
                                               .status = STATUS_VOTABLE};
  happen(roundtable, event);
  Event counts = event_make(EVENT_COUNTS_SET);
  counts.counts = (CountsSet){.recommendation = event.recommendation.number, .known = {0, 1}};
  for (int colour = GREEN; colour < COLOUR_COUNT; ++colour)
    counts.counts.tally[AFTER].dots[colour] = next_random(random) % DOTS;
  happen(roundtable, counts);
}

static void add_subgroup(Roundtable *roundtable, uint32_t place, uint64_t *random) {
  char code[16];
  snprintf(code, sizeof code, "%u", place + 1);
  Event event = event_make(EVENT_SUBGROUP_ADDED);
  event.subgroup = (SubgroupAdded){.number = roundtable_next_subgroup(roundtable),
                                   .place = place,
                                   .code = code,
                                   .title = "",
                                   .status = SUBGROUP_HELD};
  uint32_t number = roundtable_next_subgroup(roundtable);
  happen(roundtable, event);
  Event vote = event_make(EVENT_SUBGROUP_VOTE_SET);
  vote.number = (NumberChange){.subject = number, .value = {VOTE_NEVER_OPENED, VOTE_OPEN}};
  happen(roundtable, vote);
  for (uint32_t n = 0; n < RECOMMENDATIONS_EACH; ++n)
    add_recommendation(roundtable, number, n, random);
}

static Roundtable *make_large(void) {
  Error err;
  Roundtable *roundtable;
  uint64_t random = 1;
  require(roundtable_open(&roundtable, &err), &err);
  happen(roundtable, event_make(EVENT_SESSION_BEGUN));
  for (uint32_t n = 0; n < SUBGROUPS; ++n)
    add_subgroup(roundtable, n, &random);
  return roundtable;
}

static int64_t rank_ns(const Roundtable *roundtable, int repeats, size_t *count) {
  Error err;
  Ranking ranking;
  int64_t before = clock_ns();
  for (int n = 0; n < repeats; ++n) {
    require(ranking_compute(roundtable, weights_default(), &ranking, &err), &err);
    *count = ranking.count;
    ranking_free(&ranking);
  }
  return (clock_ns() - before) / repeats;
}

static int compare_pairs(const void *a, const void *b) {
  const Pair *one = a, *other = b;
  if (one->score != other->score) return one->score < other->score ? 1 : -1;
  return (one->index > other->index) - (one->index < other->index);
}

static int64_t sort_ns(Pair *pairs, size_t count, int repeats) {
  uint64_t random = 1;
  int64_t took = 0;
  for (int n = 0; n < repeats; ++n) {
    for (size_t index = 0; index < count; ++index)
      pairs[index] = (Pair){next_random(&random) % (DOTS * 6), (uint32_t)index};
    int64_t before = clock_ns();
    qsort(pairs, count, sizeof *pairs, compare_pairs);
    took += clock_ns() - before;
  }
  return took / repeats;
}

static void measure_ranking(const char *title, const Roundtable *roundtable, int rounds,
                            int repeats) {
  Measure ours = {.name = "gommette: both rankings, overall and within", .unit = MICROSECONDS};
  Measure bare = {.name = "qsort of as many scores, once", .unit = MICROSECONDS};
  size_t count;
  rank_ns(roundtable, 1, &count);
  Pair *pairs = malloc(count * sizeof *pairs);
  if (!pairs) give_up("no memory for scores");
  for (int round = 0; round < rounds; ++round) {
    measure_add(&ours, rank_ns(roundtable, repeats, &count));
    measure_add(&bare, sort_ns(pairs, count, repeats));
  }
  free(pairs);
  measure_print_title(title);
  measure_print(&ours);
  measure_print(&bare);
  measure_print_ratio("ranking / qsort", &ours, &bare, NULL);
  measure_free(&ours);
  measure_free(&bare);
}

int main(int count, char **arguments) {
  if (count != 2) give_up("usage: ranking SCRATCH-FOLDER");
  char path[PATH_SIZE];
  Session *session = fixture_6_june(path_in(arguments[1], "ranking.gommette", path));
  measure_ranking("Ranking: 6 June", session_state(session), 100, 1000);
  session_close(session);
  Roundtable *large = make_large();
  measure_ranking("Ranking: 10,000 recommendations", large, 100, 1);
  roundtable_close(large);
}
