#include "core/rank/sums.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/base/ratio.h"

static bool fail_too_many(Error *err) {
  return fail(err, ERROR_BAD_DATA, "%s",
              _("together these have too many dots to count: add up fewer sessions"));
}

/* All colours together stay below 2⁶³ too. */
bool sum_add(Sum *sum, Tally tally, Error *err) {
  Tally added = sum->tally;
  int64_t all = 0;
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    if (__builtin_add_overflow(added.dots[colour], tally.dots[colour], &added.dots[colour]) ||
        __builtin_add_overflow(all, added.dots[colour], &all))
      return fail_too_many(err);
  sum->tally = added;
  ++sum->sessions;
  return true;
}

static bool score(Sum *sum, Weights weights, Error *err) {
  Wide weighted = 0;
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    weighted += (Wide)sum->tally.dots[colour] * weights.of[colour];
  if (weighted > INT64_MAX) return fail_too_many(err);
  sum->score[BY_CUMULATIVE] = tally_cumulative(sum->tally);
  sum->score[BY_WEIGHTED] = (int64_t)weighted;
  return true;
}

/* What ranks_of_scores works on: only those that were put to a vote, which places tell. */
typedef struct Field {
  int64_t *scores;
  uint32_t *groups;
  Rank *ranks;
  size_t count;
} Field;

static bool rank_by(Sum *sums, size_t count, size_t group_count, RankingMethod method, Field *field,
                    Error *err) {
  field->count = 0;
  for (size_t n = 0; n < count; ++n) {
    if (sums[n].sessions == 0) continue;
    field->scores[field->count] = sums[n].score[method];
    field->groups[field->count++] = sums[n].group;
  }
  if (!ranks_of_scores(field->scores, field->groups, field->count, group_count, field->ranks, err))
    return false;
  size_t place = 0;
  for (size_t n = 0; n < count; ++n)
    sums[n].rank[method] = sums[n].sessions > 0 ? field->ranks[place++] : (Rank){0};
  return true;
}

static bool open_field(Field *field, size_t count, Error *err) {
  *field = (Field){.scores = calloc(count + 1, sizeof *field->scores),
                   .groups = calloc(count + 1, sizeof *field->groups),
                   .ranks = calloc(count + 1, sizeof *field->ranks)};
  return (field->scores && field->groups && field->ranks) || fail_memory(err);
}

static void close_field(Field *field) {
  free(field->scores);
  free(field->groups);
  free(field->ranks);
}

bool sums_rank(Sum *sums, size_t count, size_t group_count, Weights weights, Error *err) {
  Field field;
  bool done = open_field(&field, count, err);
  for (size_t n = 0; done && n < count; ++n)
    done = score(&sums[n], weights, err);
  for (int method = 0; done && method < MAIN_RANKINGS; ++method)
    done = rank_by(sums, count, group_count, (RankingMethod)method, &field, err);
  close_field(&field);
  return done;
}
