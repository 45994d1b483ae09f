/* Finds a recommendation by its subgroup and code: numbers kept in the order of both. */
#ifndef CORE_VOTE_CODE_INDEX_H
#define CORE_VOTE_CODE_INDEX_H

#include "core/vote/roundtable.h"

typedef struct CodeIndex {
  uint32_t *numbers;
  size_t count, capacity;
} CodeIndex;

/* The number of the recommendation of this subgroup and code, 0 if there is none. `recommendations`
 * is the array that numbers - 1 index. */
uint32_t code_index_find(const CodeIndex *index, const Recommendation *recommendations,
                         uint32_t subgroup, const char *code);

/* Room for one more; false for lack of memory. */
bool code_index_reserve(CodeIndex *index);

/* Takes a recommendation in, or out, under the subgroup and code that it bears at that moment. */
void code_index_add(CodeIndex *index, const Recommendation *recommendations, uint32_t number);
void code_index_remove(CodeIndex *index, const Recommendation *recommendations, uint32_t number);

void code_index_free(CodeIndex *index);

#endif
