#include "core/rank/ranks.h"

#include <stdlib.h>
#include <string.h>

enum { DIGIT_BITS = 8, DIGIT_VALUES = 1 << DIGIT_BITS };

/* A score, the best having key 0, and whose it is. */
typedef struct Scored {
  uint64_t key;
  uint32_t index;
} Scored;

/* The last one met within a group, from the best to the worst. */
typedef struct Latest {
  uint64_t key;
  uint32_t index, rank, met;
} Latest;

typedef struct Worksheet {
  Scored *sorted, *spare;
  Latest *groups;
} Worksheet;

static int64_t best_of(const int64_t *scores, size_t count) {
  int64_t best = INT64_MIN;
  for (size_t i = 0; i < count; ++i)
    if (scores[i] > best) best = scores[i];
  return best;
}

/* Returns the largest key. */
static uint64_t take_keys(const int64_t *scores, size_t count, Scored *list) {
  int64_t best = best_of(scores, count);
  uint64_t largest = 0;
  for (size_t i = 0; i < count; ++i) {
    list[i] = (Scored){.key = (uint64_t)best - (uint64_t)scores[i], .index = (uint32_t)i};
    if (list[i].key > largest) largest = list[i].key;
  }
  return largest;
}

static size_t digit_of(uint64_t key, unsigned shift) {
  return (size_t)(key >> shift) % DIGIT_VALUES;
}

static void sort_by_digit(const Scored *from, Scored *to, size_t count, unsigned shift) {
  size_t begins[DIGIT_VALUES] = {0}, next = 0;
  for (size_t i = 0; i < count; ++i)
    ++begins[digit_of(from[i].key, shift)];
  for (size_t digit = 0; digit < DIGIT_VALUES; ++digit) {
    size_t here = begins[digit];
    begins[digit] = next;
    next += here;
  }
  for (size_t i = 0; i < count; ++i)
    to[begins[digit_of(from[i].key, shift)]++] = from[i];
}

/* Digit by digit from the last (radix sort), each pass keeping the order of the one before. */
static void sort_scores(const int64_t *scores, size_t count, Worksheet *sheet) {
  uint64_t largest = take_keys(scores, count, sheet->sorted);
  for (unsigned shift = 0; shift < 64 && largest >> shift != 0; shift += DIGIT_BITS) {
    sort_by_digit(sheet->sorted, sheet->spare, count, shift);
    Scored *sorted = sheet->spare;
    sheet->spare = sheet->sorted;
    sheet->sorted = sorted;
  }
}

/* The next one of a group, from the best to the worst. */
static void rank_in_group(const Scored *scored, Latest *latest, Rank *ranks, Rank *rank) {
  rank->tied_in_subgroup = latest->met > 0 && latest->key == scored->key;
  ++latest->met;
  if (rank->tied_in_subgroup)
    ranks[latest->index].tied_in_subgroup = true;
  else
    latest->rank = latest->met;
  rank->in_subgroup = latest->rank;
  latest->key = scored->key;
  latest->index = scored->index;
}

/* Everyone's place in `ranks` is reached once: that is what takes the time. */
static void rank_sorted(const Worksheet *sheet, const uint32_t *groups, size_t count, Rank *ranks) {
  const Scored *sorted = sheet->sorted;
  uint32_t overall = 1;
  for (size_t i = 0; i < count; ++i) {
    bool levels = i > 0 && sorted[i].key == sorted[i - 1].key;
    bool levelled = i + 1 < count && sorted[i].key == sorted[i + 1].key;
    if (!levels) overall = (uint32_t)i + 1;
    Rank rank = {.overall = overall, .tied = levels || levelled};
    rank_in_group(&sorted[i], &sheet->groups[groups[sorted[i].index]], ranks, &rank);
    ranks[sorted[i].index] = rank;
  }
}

static bool open_sheet(Worksheet *sheet, size_t count, size_t group_count, Error *err) {
  *sheet = (Worksheet){.sorted = calloc(count + 1, sizeof *sheet->sorted),
                       .spare = calloc(count + 1, sizeof *sheet->spare),
                       .groups = calloc(group_count + 1, sizeof *sheet->groups)};
  return (sheet->sorted && sheet->spare && sheet->groups) || fail_memory(err);
}

static void close_sheet(Worksheet *sheet) {
  free(sheet->sorted);
  free(sheet->spare);
  free(sheet->groups);
}

static bool rank_by_sorting(const int64_t *scores, const uint32_t *groups, size_t count,
                            size_t group_count, Rank *ranks, Error *err) {
  Worksheet sheet;
  bool opened = open_sheet(&sheet, count, group_count, err);
  if (opened) {
    sort_scores(scores, count, &sheet);
    rank_sorted(&sheet, groups, count, ranks);
  }
  close_sheet(&sheet);
  return opened;
}

/* How many have each score, the best one's first, and then how many are better. */
typedef struct Places {
  uint32_t *here, *before;
  size_t values;
  int64_t best;
} Places;

static size_t value_of(const Places *places, int64_t score) {
  return (size_t)((uint64_t)places->best - (uint64_t)score);
}

static void count_scores(Places *places, const int64_t *scores, size_t count) {
  uint32_t before = 0;
  memset(places->here, 0, places->values * sizeof *places->here);
  for (size_t i = 0; i < count; ++i)
    ++places->here[value_of(places, scores[i])];
  for (size_t value = 0; value < places->values; ++value) {
    places->before[value] = before;
    before += places->here[value];
  }
}

static void rank_counted_overall(Places *places, const int64_t *scores, size_t count, Rank *ranks) {
  count_scores(places, scores, count);
  for (size_t i = 0; i < count; ++i) {
    const size_t value = value_of(places, scores[i]);
    ranks[i] = (Rank){.overall = 1 + places->before[value], .tied = places->here[value] > 1};
  }
}

static void rank_counted_group(Places *places, const int64_t *scores, size_t count, Rank *ranks) {
  count_scores(places, scores, count);
  for (size_t i = 0; i < count; ++i) {
    const size_t value = value_of(places, scores[i]);
    ranks[i].in_subgroup = 1 + places->before[value];
    ranks[i].tied_in_subgroup = places->here[value] > 1;
  }
}

static void rank_counted(Places *places, const int64_t *scores, const uint32_t *groups,
                         size_t count, Rank *ranks) {
  size_t end;
  rank_counted_overall(places, scores, count, ranks);
  for (size_t start = 0; start < count; start = end) {
    for (end = start; end < count && groups[end] == groups[start]; ++end)
      ;
    rank_counted_group(places, scores + start, end - start, ranks + start);
  }
}

static bool rank_by_counting(const int64_t *scores, const uint32_t *groups, size_t count,
                             Places places, Rank *ranks, Error *err) {
  places.here = calloc(places.values, sizeof *places.here);
  places.before = calloc(places.values, sizeof *places.before);
  const bool ready = (places.here && places.before) || fail_memory(err);
  if (ready) rank_counted(&places, scores, groups, count, ranks);
  free(places.here);
  free(places.before);
  return ready;
}

/* How many values lie from the best to the worst; 0 where there are none, or 2⁶⁴. */
static uint64_t range_of(const int64_t *scores, size_t count, int64_t best) {
  int64_t worst = best;
  for (size_t i = 0; i < count; ++i)
    if (scores[i] < worst) worst = scores[i];
  return count == 0 ? 0 : (uint64_t)best - (uint64_t)worst + 1;
}

/* In how many groups they are, where these come one after the other and rise; else 0. */
static size_t count_rising(const uint32_t *groups, size_t count) {
  size_t found = count > 0;
  for (size_t i = 1; i < count; ++i) {
    if (groups[i] < groups[i - 1]) return 0;
    found += groups[i] != groups[i - 1];
  }
  return found;
}

/* Counting goes through all values once for each group: worth it where that is little work. */
enum { VALUES_FOR_EACH = 16 };

bool ranks_of_scores(const int64_t *scores, const uint32_t *groups, size_t count,
                     size_t group_count, Rank *ranks, Error *err) {
  const int64_t best = best_of(scores, count);
  const uint64_t range = range_of(scores, count, best);
  const size_t together = count_rising(groups, count);
  if (together == 0 || range == 0 || range > VALUES_FOR_EACH * (uint64_t)count / (together + 1))
    return rank_by_sorting(scores, groups, count, group_count, ranks, err);
  return rank_by_counting(scores, groups, count, (Places){.values = (size_t)range, .best = best},
                          ranks, err);
}
