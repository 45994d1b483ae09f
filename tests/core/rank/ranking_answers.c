/* Answers for ranking_oracle.py, which works out the same by brute force. Reads from standard
 * input, number by number, any number of sessions:
 *
 *   COUNT VOTERS GREEN YELLOW RED      recommendations, voters (-1: unknown), weights in
 * thousandths GROUP GREEN YELLOW RED             a line for each recommendation
 *
 * and prints for each session lines that begin with what they tell. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/rank/intervals.h"
#include "core/rank/methods.h"
#include "core/rank/pairs.h"

typedef struct Room {
  size_t count;
  int64_t voters;
  Weights weights;
  RankItem *items;
  Tally *tallies;
} Room;

static bool read_numbers(int64_t *numbers, int count) {
  for (int n = 0; n < count; ++n)
    if (scanf("%" SCNd64, &numbers[n]) != 1) return false;
  return true;
}

static bool read_room(Room *room) {
  int64_t head[5], row[4];
  if (!read_numbers(head, 5)) return false;
  *room = (Room){.count = (size_t)head[0],
                 .voters = head[1],
                 .weights = {{head[2], head[3], head[4]}},
                 .items = calloc((size_t)head[0], sizeof *room->items),
                 .tallies = calloc((size_t)head[0], sizeof *room->tallies)};
  for (size_t n = 0; n < room->count; ++n) {
    if (!read_numbers(row, 4)) abort();
    room->tallies[n] = (Tally){{row[1], row[2], row[3]}};
    room->items[n] = (RankItem){room->tallies[n], room->weights, room->voters, (uint32_t)row[0]};
  }
  return true;
}

static void print_witness(const Witness *witness) {
  char text[WIDE_TEXT_SIZE];
  printf(" %d", witness->known);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    printf(" %s", wide_text(witness->of[colour], text));
}

static void print_intervals(const Room *room) {
  Error err;
  Interval *intervals = calloc(room->count, sizeof *intervals);
  if (!intervals_compute(room->tallies, room->count, NULL, NULL, intervals, &err)) abort();
  for (size_t n = 0; n < room->count; ++n) {
    printf("interval %u %u", intervals[n].best, intervals[n].worst);
    print_witness(&intervals[n].best_at);
    print_witness(&intervals[n].worst_at);
    printf("\n");
  }
  free(intervals);
}

static void print_pair(const Room *room, Tally first, Tally second) {
  static const Weights alike = {{WEIGHT_ONE, WEIGHT_ONE, WEIGHT_ONE}};
  char over[WIDE_TEXT_SIZE], under[WIDE_TEXT_SIZE];
  Pair pair = pair_compare(first, second);
  Boundary boundary = pair_boundary(first, second, room->weights);
  printf("pair %d %d%d%d", pair.relation, pair.tied_at[0], pair.tied_at[1], pair.tied_at[2]);
  printf(" %d %d %s %s", boundary.exists, boundary.ahead_above,
         wide_text(boundary.exists ? boundary.yellow.over : 0, over),
         wide_text(boundary.exists ? boundary.yellow.under : 0, under));
  printf(" %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 "\n",
         changes_to_pass(first, second, room->weights), changes_to_pass(first, second, alike),
         changes_to_tie(first, second, room->weights), changes_to_pass_somewhere(first, second),
         changes_to_tie_somewhere(first, second));
}

static void print_method(const Room *room, RankingMethod method) {
  Error err;
  RankResult *ranked_items = calloc(room->count, sizeof *ranked_items);
  bool ranked =
      method_rank(method, room->items, room->count, room->count, FLOOR_OF_DOTS, ranked_items, &err);
  for (size_t n = 0; n < room->count; ++n) {
    const RankResult *one = &ranked_items[n];
    if (!ranked) printf("refused %s\n", method_description(method)->name);
    if (ranked)
      printf("placed %s %d %u %u %d %d %u\n", method_description(method)->name, one->kind,
             one->rank.overall, one->rank.in_subgroup, one->rank.tied, one->rank.tied_in_subgroup,
             one->order);
  }
  free(ranked_items);
}

int main(void) {
  Room room;
  while (read_room(&room)) {
    print_intervals(&room);
    for (size_t first = 0; first < room.count; ++first)
      for (size_t second = 0; second < room.count; ++second)
        if (first != second) print_pair(&room, room.tallies[first], room.tallies[second]);
    for (int method = 0; method < RANKING_METHODS; ++method)
      print_method(&room, (RankingMethod)method);
    free(room.items);
    free(room.tallies);
  }
}
