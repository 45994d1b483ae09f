#include "core/vote/code_index.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/memory.h"

static int compare(const Recommendation *recommendation, uint32_t subgroup, const char *code) {
  if (recommendation->subgroup != subgroup) return recommendation->subgroup < subgroup ? -1 : 1;
  return strcmp(recommendation->code, code);
}

/* The first place whose recommendation does not come before this subgroup and code. */
static size_t place_of(const CodeIndex *index, const Recommendation *recommendations,
                       uint32_t subgroup, const char *code) {
  size_t low = 0;
  size_t high = index->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (compare(&recommendations[index->numbers[middle] - 1], subgroup, code) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

uint32_t code_index_find(const CodeIndex *index, const Recommendation *recommendations,
                         uint32_t subgroup, const char *code) {
  size_t place = place_of(index, recommendations, subgroup, code);
  if (place == index->count) return 0;
  uint32_t number = index->numbers[place];
  return compare(&recommendations[number - 1], subgroup, code) == 0 ? number : 0;
}

bool code_index_reserve(CodeIndex *index) {
  uint32_t *numbers =
      array_reserve(index->numbers, &index->capacity, index->count + 1, sizeof *numbers);
  if (!numbers) return false;
  index->numbers = numbers;
  return true;
}

static size_t own_place(const CodeIndex *index, const Recommendation *recommendations,
                        uint32_t number) {
  const Recommendation *own = &recommendations[number - 1];
  return place_of(index, recommendations, own->subgroup, own->code);
}

void code_index_add(CodeIndex *index, const Recommendation *recommendations, uint32_t number) {
  size_t place = own_place(index, recommendations, number);
  uint32_t *at = index->numbers + place;
  memmove(at + 1, at, (index->count - place) * sizeof *at);
  *at = number;
  ++index->count;
}

void code_index_remove(CodeIndex *index, const Recommendation *recommendations, uint32_t number) {
  size_t place = own_place(index, recommendations, number);
  uint32_t *at = index->numbers + place;
  --index->count;
  memmove(at, at + 1, (index->count - place) * sizeof *at);
}

void code_index_free(CodeIndex *index) {
  free(index->numbers);
  *index = (CodeIndex){0};
}
