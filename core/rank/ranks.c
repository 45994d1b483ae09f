#include "core/rank/ranks.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/ratio.h"

/* Removing the lower median repeatedly walks out from the middle, alternating one grade down and
 * one up. Two walks of the same length first differ where one of their halves does. */

/* Grades with their counts, walked out from the middle on one side. */
typedef struct Walk {
  Wide often[GRADES]; /* by grade */
  int grade, step;    /* where it is, and whether it goes to better grades (1) or worse (-1) */
} Walk;

Judgment judgment_of_voters(Tally tally, int64_t voters) {
  Judgment judgment = judgment_of_dots(tally);
  judgment.of[GRADE_NONE] = voters - tally_cumulative(tally);
  return judgment;
}

Judgment judgment_of_dots(Tally tally) {
  return (Judgment){.of = {[GRADE_RED] = tally.dots[RED],
                           [GRADE_YELLOW] = tally.dots[YELLOW],
                           [GRADE_GREEN] = tally.dots[GREEN]}};
}

static int64_t total(const Judgment *judgment) {
  int64_t sum = 0;
  for (int grade = 0; grade < GRADES; ++grade)
    sum += judgment->of[grade];
  return sum;
}

Grade judgment_median(const Judgment *judgment) {
  int64_t left = (total(judgment) - 1) / 2;
  int grade = 0;
  while (left >= judgment->of[grade])
    left -= judgment->of[grade++];
  return (Grade)grade;
}

/* The worse half of the grades, starting with the lower median; the better half likewise. */
static Walk walk_out(const Judgment *judgment, Wide times, Wide all, int step) {
  Walk walk = {.grade = step < 0 ? GRADES - 1 : 0, .step = step};
  Wide worse = (all + 1) / 2;
  Wide left_out = step < 0 ? all - worse : worse;
  for (int grade = walk.grade; grade >= 0 && grade < GRADES; grade += step) {
    Wide here = times * judgment->of[grade];
    Wide skipped = here < left_out ? here : left_out;
    walk.often[grade] = here - skipped;
    left_out -= skipped;
  }
  return walk;
}

static void skip_empty(Walk *walk) {
  while (walk->grade >= 0 && walk->grade < GRADES && walk->often[walk->grade] == 0)
    walk->grade += walk->step;
}

/* Counts the steps that two halves of the same length share (*steps), and returns which grade is
 * better after that: below 0 the first's, 0 if they never differ. */
static int compare_walks(Walk first, Walk second, Wide *steps) {
  for (*steps = 0;;) {
    skip_empty(&first);
    skip_empty(&second);
    if (first.grade != second.grade) return second.grade - first.grade;
    if (first.grade < 0 || first.grade >= GRADES) return 0;
    Wide *left = &first.often[first.grade], *right = &second.often[second.grade];
    Wide together = *left < *right ? *left : *right;
    *left -= together;
    *right -= together;
    *steps += together;
  }
}

int judgment_compare(const Judgment *first, const Judgment *second) {
  Wide divisor = wide_common_divisor(total(first), total(second));
  Wide times_first = total(second) / divisor, times_second = total(first) / divisor;
  Wide all = times_first * total(first), down_steps, up_steps;
  int down = compare_walks(walk_out(first, times_first, all, -1),
                           walk_out(second, times_second, all, -1), &down_steps);
  int up = compare_walks(walk_out(first, times_first, all, 1),
                         walk_out(second, times_second, all, 1), &up_steps);
  if (down == 0 || up == 0) return down != 0 ? down : up;
  /* Removed from an odd number: down, down, up, down, up …; from an even one: down, up, down … */
  return down_steps <= up_steps + all % 2 ? down : up;
}

enum { DIGIT_BITS = 8, DIGIT_VALUES = 1 << DIGIT_BITS };

/* A score, as a key (0 for the best), and whose it is. */
typedef struct Scored {
  uint64_t key;
  uint32_t index;
} Scored;

/* The last one visited within a group, from best to worst. */
typedef struct Latest {
  uint64_t key;
  uint32_t index, rank, met;
} Latest;

bool rank_sheet_open(RankSheet *sheet, size_t count, Error *err) {
  *sheet = (RankSheet){.scores = calloc(count + 1, sizeof *sheet->scores),
                       .groups = calloc(count + 1, sizeof *sheet->groups),
                       .ranks = calloc(count + 1, sizeof *sheet->ranks),
                       .count = count};
  return (sheet->scores && sheet->groups && sheet->ranks) || fail_memory(err);
}

void rank_sheet_close(RankSheet *sheet) {
  free(sheet->scores);
  free(sheet->groups);
  free(sheet->ranks);
}

/* How far a score is behind the best. */
static uint64_t key_of(int64_t best, int64_t score) {
  return (uint64_t)best - (uint64_t)score;
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

/* Least significant digit first (radix sort), each pass stable. Returns whichever of the two lists
 * holds the result. */
static const Scored *sort_scores(const RankSheet *sheet, int64_t best, uint64_t largest,
                                 Scored *list, Scored *spare) {
  for (size_t i = 0; i < sheet->count; ++i)
    list[i] = (Scored){.key = key_of(best, sheet->scores[i]), .index = (uint32_t)i};
  for (unsigned shift = 0; shift < 64 && largest >> shift != 0; shift += DIGIT_BITS) {
    sort_by_digit(list, spare, sheet->count, shift);
    Scored *sorted = spare;
    spare = list;
    list = sorted;
  }
  return list;
}

/* Ranks the next one of a group, from best to worst. */
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

/* Writes each rank once: these scattered writes take most of the time. */
static void rank_sorted(const Scored *sorted, RankSheet *sheet, Latest *latest) {
  const size_t count = sheet->count;
  uint32_t overall = 1;
  for (size_t i = 0; i < count; ++i) {
    const uint32_t index = sorted[i].index;
    bool levels = i > 0 && sorted[i].key == sorted[i - 1].key;
    bool levelled = i + 1 < count && sorted[i].key == sorted[i + 1].key;
    if (!levels) overall = (uint32_t)i + 1;
    Rank rank = {.overall = overall, .tied = levels || levelled};
    rank_in_group(&sorted[i], &latest[sheet->groups[index]], sheet->ranks, &rank);
    sheet->ranks[index] = rank;
  }
}

static bool rank_by_sorting(RankSheet *sheet, size_t group_count, int64_t best, uint64_t largest,
                            Error *err) {
  Scored *list = calloc(sheet->count + 1, sizeof *list);
  Scored *spare = calloc(sheet->count + 1, sizeof *spare);
  Latest *latest = calloc(group_count + 1, sizeof *latest);
  const bool ready = (list && spare && latest) || fail_memory(err);
  if (ready) rank_sorted(sort_scores(sheet, best, largest, list, spare), sheet, latest);
  free(list);
  free(spare);
  free(latest);
  return ready;
}

/* How many have each score, best first, and then how many are better. */
typedef struct Places {
  uint32_t *here, *before;
  size_t values;
  int64_t best;
} Places;

static void count_scores(Places *places, const int64_t *scores, size_t count) {
  uint32_t before = 0;
  memset(places->here, 0, places->values * sizeof *places->here);
  for (size_t i = 0; i < count; ++i)
    ++places->here[key_of(places->best, scores[i])];
  for (size_t value = 0; value < places->values; ++value) {
    places->before[value] = before;
    before += places->here[value];
  }
}

static void rank_counted_group(Places *places, RankSheet *sheet, size_t start, size_t end) {
  count_scores(places, sheet->scores + start, end - start);
  for (size_t i = start; i < end; ++i) {
    const uint64_t value = key_of(places->best, sheet->scores[i]);
    sheet->ranks[i].in_subgroup = 1 + places->before[value];
    sheet->ranks[i].tied_in_subgroup = places->here[value] > 1;
  }
}

static bool rank_by_counting(RankSheet *sheet, Places places, Error *err) {
  places.here = calloc(places.values, sizeof *places.here);
  places.before = calloc(places.values, sizeof *places.before);
  const bool ready = (places.here && places.before) || fail_memory(err);
  if (ready) {
    count_scores(&places, sheet->scores, sheet->count);
    for (size_t i = 0; i < sheet->count; ++i) {
      const uint64_t value = key_of(places.best, sheet->scores[i]);
      sheet->ranks[i] = (Rank){.overall = 1 + places.before[value], .tied = places.here[value] > 1};
    }
  }
  for (size_t start = 0, end = 0; ready && start < sheet->count; start = end) {
    while (end < sheet->count && sheet->groups[end] == sheet->groups[start])
      ++end;
    rank_counted_group(&places, sheet, start, end);
  }
  free(places.here);
  free(places.before);
  return ready;
}

/* Returns how many groups there are, if they are contiguous and rising; else 0. */
static size_t count_rising(const uint32_t *groups, size_t count) {
  size_t found = count > 0;
  for (size_t i = 1; i < count; ++i) {
    if (groups[i] < groups[i - 1]) return 0;
    found += groups[i] != groups[i - 1];
  }
  return found;
}

/* Counting goes through all values once per group: worth it if that is little work. */
enum { VALUES_FOR_EACH = 16 };

bool rank_sheet_rank(RankSheet *sheet, size_t group_count, Error *err) {
  int64_t best = INT64_MIN, worst = INT64_MAX;
  for (size_t i = 0; i < sheet->count; ++i) {
    if (sheet->scores[i] > best) best = sheet->scores[i];
    if (sheet->scores[i] < worst) worst = sheet->scores[i];
  }
  if (sheet->count == 0) return true;
  const uint64_t largest = key_of(best, worst);
  const size_t together = count_rising(sheet->groups, sheet->count);
  if (together == 0 || largest >= VALUES_FOR_EACH * (uint64_t)sheet->count / (together + 1))
    return rank_by_sorting(sheet, group_count, best, largest, err);
  return rank_by_counting(sheet, (Places){.values = (size_t)largest + 1, .best = best}, err);
}
