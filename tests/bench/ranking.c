/* Both rankings, and all rank intervals.
 *
 * Of 6 June and of 10,000 recommendations: from the session to both rankings, against qsort of as
 * many (score, index) pairs. Of a million: from the scores to all ranks, against a plain radix sort
 * of the same scores; the time from the session, which is mostly that of reaching a million
 * recommendations and filling in as many standings, stands beside it.
 *
 *   ranking SCRATCH-FOLDER */
#include "core/rank/rank.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/rank/intervals.h"
#include "tests/bench/fixture.h"
#include "tests/bench/measure.h"

enum { RECOMMENDATIONS_EACH = 100, DOTS = 60, TEN_THOUSAND = 10 * 1000, MILLION = 1000 * 1000 };

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

static Roundtable *make_large(uint32_t recommendations) {
  Error err;
  Roundtable *roundtable;
  uint64_t random = 1;
  require(roundtable_open(&roundtable, &err), &err);
  happen(roundtable, event_make(EVENT_SESSION_BEGUN));
  for (uint32_t n = 0; n < recommendations / RECOMMENDATIONS_EACH; ++n)
    add_subgroup(roundtable, n, &random);
  return roundtable;
}

static int64_t rank_ns(const Roundtable *roundtable, int repeats, size_t *count) {
  Error err;
  Ranking ranking;
  int64_t before = clock_ns();
  for (int n = 0; n < repeats; ++n) {
    require(ranking_compute(roundtable, NULL, weights_default(), &ranking, &err), &err);
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

/* The two scores of as many recommendations, the pairs that are sorted in their stead, and room. */
typedef struct Yard {
  size_t count;
  int64_t *scores[MAIN_RANKINGS]; /* in points */
  uint32_t *groups;
  Rank *ranks;
  Pair *pairs, *spare;
} Yard;

static void *room_for(size_t count, size_t size) {
  void *room = calloc(count, size);
  if (!room) give_up("no memory for scores");
  return room;
}

static Yard yard_make(size_t count, uint32_t dots) {
  Yard yard = {.count = count,
               .groups = room_for(count, sizeof *yard.groups),
               .ranks = room_for(count, sizeof *yard.ranks),
               .pairs = room_for(count, sizeof *yard.pairs),
               .spare = room_for(count, sizeof *yard.spare)};
  uint64_t random = 1;
  for (int method = 0; method < MAIN_RANKINGS; ++method)
    yard.scores[method] = room_for(count, sizeof *yard.scores[method]);
  for (size_t i = 0; i < count; ++i) {
    const int64_t green = next_random(&random) % dots, yellow = next_random(&random) % dots,
                  red = next_random(&random) % dots;
    yard.groups[i] = (uint32_t)(i / RECOMMENDATIONS_EACH);
    yard.scores[BY_CUMULATIVE][i] = green + yellow + red;
    yard.scores[BY_WEIGHTED][i] = 3 * green + 2 * yellow + red;
  }
  return yard;
}

static void yard_free(Yard *yard) {
  for (int method = 0; method < MAIN_RANKINGS; ++method)
    free(yard->scores[method]);
  free(yard->groups);
  free(yard->ranks);
  free(yard->pairs);
  free(yard->spare);
}

static void take_pairs(Yard *yard, int method) {
  for (size_t i = 0; i < yard->count; ++i)
    yard->pairs[i] = (Pair){yard->scores[method][i], (uint32_t)i};
}

static int64_t qsort_ns(Yard *yard) {
  take_pairs(yard, BY_WEIGHTED);
  int64_t before = clock_ns();
  qsort(yard->pairs, yard->count, sizeof *yard->pairs, compare_pairs);
  return clock_ns() - before;
}

enum { DIGIT_BITS = 8, DIGIT_VALUES = 1 << DIGIT_BITS };

static void sort_by_digit(Yard *yard, unsigned shift) {
  size_t begins[DIGIT_VALUES] = {0}, next = 0;
  for (size_t i = 0; i < yard->count; ++i)
    ++begins[(size_t)(yard->pairs[i].score >> shift) % DIGIT_VALUES];
  for (size_t digit = 0; digit < DIGIT_VALUES; ++digit) {
    size_t here = begins[digit];
    begins[digit] = next;
    next += here;
  }
  for (size_t i = 0; i < yard->count; ++i)
    yard->spare[begins[(size_t)(yard->pairs[i].score >> shift) % DIGIT_VALUES]++] = yard->pairs[i];
  Pair *sorted = yard->spare;
  yard->spare = yard->pairs;
  yard->pairs = sorted;
}

/* As many digits as the largest score has. */
static int64_t radix_ns(Yard *yard) {
  int64_t before = clock_ns();
  for (int method = 0; method < MAIN_RANKINGS; ++method) {
    int64_t largest = 0;
    take_pairs(yard, method);
    for (size_t i = 0; i < yard->count; ++i)
      if (yard->pairs[i].score > largest) largest = yard->pairs[i].score;
    for (unsigned shift = 0; largest >> shift != 0; shift += DIGIT_BITS)
      sort_by_digit(yard, shift);
  }
  return clock_ns() - before;
}

/* From the scores to all ranks, overall and within. */
static int64_t ranks_ns(Yard *yard) {
  Error err;
  int64_t before = clock_ns();
  for (int method = 0; method < MAIN_RANKINGS; ++method) {
    RankSheet sheet = {yard->scores[method], yard->groups, yard->ranks, yard->count};
    require(rank_sheet_rank(&sheet, yard->count / RECOMMENDATIONS_EACH, &err), &err);
  }
  return clock_ns() - before;
}

static void measure_ranking(const char *title, const Roundtable *roundtable, int repeats,
                            const char *aim) {
  enum { ROUNDS = 100 };
  Measure ours = {.name = "gommette: both rankings, overall and within", .unit = MICROSECONDS};
  Measure bare = {.name = "qsort of as many (score, index) pairs, once", .unit = MICROSECONDS};
  size_t count;
  rank_ns(roundtable, 1, &count);
  Yard yard = yard_make(count, DOTS);
  for (int round = 0; round < ROUNDS; ++round) {
    measure_add(&ours, rank_ns(roundtable, repeats, &count));
    measure_add(&bare, qsort_ns(&yard));
  }
  yard_free(&yard);
  measure_print_title(title);
  measure_print(&ours);
  measure_print(&bare);
  measure_print_ratio("rankings / qsort", &ours, &bare, aim);
  measure_free(&ours);
  measure_free(&bare);
}

/* Both get the scores of as many recommendations. */
static void measure_ranks(const char *title, uint32_t dots, const char *aim) {
  enum { ROUNDS = 10 };
  Measure ours = {.name = "gommette: ranks of both scores, overall and within",
                  .unit = MILLISECONDS};
  Measure bare = {.name = "radix sort of both, digits of 8 bits", .unit = MILLISECONDS};
  Yard yard = yard_make(MILLION, dots);
  for (int round = 0; round < ROUNDS; ++round) {
    measure_add(&ours, ranks_ns(&yard));
    measure_add(&bare, radix_ns(&yard));
  }
  yard_free(&yard);
  measure_print_title(title);
  measure_print(&ours);
  measure_print(&bare);
  measure_print_ratio("ranks / radix sort", &ours, &bare, aim);
  measure_free(&ours);
  measure_free(&bare);
}

static void measure_whole(const Roundtable *roundtable) {
  enum { ROUNDS = 10 };
  size_t count;
  Measure whole = {.name = "from the session: gathered, scored, ranked", .unit = MILLISECONDS};
  for (int round = 0; round < ROUNDS; ++round)
    measure_add(&whole, rank_ns(roundtable, 1, &count));
  measure_print(&whole);
  measure_free(&whole);
}

static int64_t intervals_ns(const Tally *tallies, size_t count, Interval *intervals) {
  Error err;
  int64_t before = clock_ns();
  require(intervals_compute(tallies, count, NULL, NULL, intervals, &err), &err);
  return clock_ns() - before;
}

static void measure_intervals(size_t count, int rounds, const char *name) {
  Measure measure = {.name = name, .unit = MILLISECONDS};
  Tally *tallies = calloc(count, sizeof *tallies);
  Interval *intervals = calloc(count, sizeof *intervals);
  uint64_t random = 1;
  if (!tallies || !intervals) give_up("no memory for intervals");
  for (size_t i = 0; i < count; ++i)
    for (int colour = GREEN; colour < COLOUR_COUNT; ++colour)
      tallies[i].dots[colour] = next_random(&random) % DOTS;
  for (int round = 0; round < rounds; ++round)
    measure_add(&measure, intervals_ns(tallies, count, intervals));
  measure_print(&measure);
  measure_free(&measure);
  free(tallies);
  free(intervals);
}

static void measure_all_intervals(void) {
  measure_print_title("All rank intervals, 0 to 59 dots of each colour");
  measure_intervals(30, 50, "30 recommendations (aim: 2 ms)");
  measure_intervals(200, 5, "200 recommendations (aim: 500 ms)");
  measure_intervals(1000, 1, "1,000 recommendations (aim: 60 s)");
}

static void measure_large(void) {
  Roundtable *large = make_large(TEN_THOUSAND);
  measure_ranking("Ranking: 10,000 recommendations", large, 1, "3 or less");
  roundtable_close(large);
  measure_ranks("Ranking: 1,000,000 recommendations, 0 to 59 dots of a colour", DOTS,
                "1.5 or less");
  large = make_large(MILLION);
  measure_whole(large);
  roundtable_close(large);
  measure_ranks("… of up to a million dots", MILLION, NULL);
}

int main(int count, char **arguments) {
  if (count != 2) give_up("usage: ranking SCRATCH-FOLDER");
  char path[PATH_SIZE];
  Session *session = fixture_6_june(path_in(arguments[1], "ranking.gommette", path));
  measure_ranking("Ranking: 6 June", session_state(session), 1000, NULL);
  session_close(session);
  measure_large();
  measure_all_intervals();
}
