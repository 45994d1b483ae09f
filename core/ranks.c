#include "core/ranks.h"

#include <stdlib.h>

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

static void rank_overall(const Scored *sorted, size_t count, Rank *ranks) {
  uint32_t rank = 1;
  for (size_t i = 0; i < count; ++i) {
    bool levels = i > 0 && sorted[i].key == sorted[i - 1].key;
    bool levelled = i + 1 < count && sorted[i].key == sorted[i + 1].key;
    if (!levels) rank = (uint32_t)i + 1;
    ranks[sorted[i].index] = (Rank){.overall = rank, .tied = levels || levelled};
  }
}

static void rank_in_group(const Scored *scored, Latest *latest, Rank *ranks) {
  bool tied = latest->met > 0 && latest->key == scored->key;
  ++latest->met;
  if (!tied) latest->rank = latest->met;
  if (tied) ranks[latest->index].tied_in_subgroup = true;
  ranks[scored->index].in_subgroup = latest->rank;
  ranks[scored->index].tied_in_subgroup = tied;
  latest->key = scored->key;
  latest->index = scored->index;
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

bool ranks_of_scores(const int64_t *scores, const uint32_t *groups, size_t count,
                     size_t group_count, Rank *ranks, Error *err) {
  Worksheet sheet;
  bool opened = open_sheet(&sheet, count, group_count, err);
  if (opened) {
    sort_scores(scores, count, &sheet);
    rank_overall(sheet.sorted, count, ranks);
    for (size_t i = 0; i < count; ++i)
      rank_in_group(&sheet.sorted[i], &sheet.groups[groups[sheet.sorted[i].index]], ranks);
  }
  close_sheet(&sheet);
  return opened;
}
