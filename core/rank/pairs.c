#include "core/rank/pairs.h"

#include "core/base/i18n.h"
#include "core/base/ratio.h"

/* Depends on whether the least and the most of the lead are below, at or above 0. */
static PairRelation relation_of(Lead lead) {
  int64_t least = lead_least(lead), most = lead_most(lead);
  if (least > 0) return PAIR_ALWAYS_AHEAD;
  if (most < 0) return PAIR_ALWAYS_BEHIND;
  if (least == 0) return most == 0 ? PAIR_TIED : PAIR_NEVER_BEHIND;
  return most == 0 ? PAIR_NEVER_AHEAD : PAIR_DEPENDS;
}

Pair pair_compare(Tally first, Tally second) {
  Lead lead = lead_of(first, second);
  Pair pair = {.relation = relation_of(lead)};
  for (int corner = 0; corner < CORNERS; ++corner)
    pair.tied_at[corner] = lead.at[corner] == 0;
  return pair;
}

/* With red's share of green fixed the lead is affine in yellow: its zero, if it lies between. */
Boundary pair_boundary(Tally first, Tally second, Weights weights) {
  Boundary boundary = {.exists = false};
  int64_t difference[COLOUR_COUNT];
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    difference[colour] = first.dots[colour] - second.dots[colour];
  int64_t green = weights.of[GREEN], slope = difference[YELLOW];
  Wide without_yellow = (Wide)green * difference[GREEN] + (Wide)weights.of[RED] * difference[RED];
  boundary.ahead_above = slope > 0;
  Ratio yellow = {slope > 0 ? -without_yellow : without_yellow,
                  (Wide)green * (slope > 0 ? slope : -slope)};
  if (slope == 0 || yellow.over < 0) return boundary;
  boundary.exists = ratio_compare(yellow, (Ratio){weights.of[RED], green}) > 0 &&
                    ratio_compare(yellow, (Ratio){1, 1}) < 0;
  Wide divisor = wide_common_divisor(yellow.over, yellow.under);
  boundary.yellow = (Ratio){yellow.over / divisor, yellow.under / divisor};
  return boundary;
}

static int64_t steps_for(int64_t points, int64_t each) {
  return points / each + (points % each != 0);
}

/* The fewest changes that gain this many points; some weight is more than 0. */
static int64_t changes_for(int64_t points, Tally ahead, Weights weights) {
  int64_t changes = 0;
  for (int colour = GREEN; colour < COLOUR_COUNT && points > 0; ++colour) {
    int64_t gain = 2 * weights.of[colour];
    if (gain <= weights.of[GREEN]) break;
    int64_t wanted = steps_for(points, gain);
    int64_t moved = wanted < ahead.dots[colour] ? wanted : ahead.dots[colour];
    changes += moved;
    points -= moved * gain;
  }
  return points > 0 ? changes + steps_for(points, weights.of[GREEN]) : changes;
}

static int64_t lead_in_points(Tally ahead, Tally behind, Weights weights) {
  return weighted_score(ahead, weights) - weighted_score(behind, weights);
}

int64_t changes_to_pass(Tally ahead, Tally behind, Weights weights) {
  return changes_for(lead_in_points(ahead, behind, weights) + 1, ahead, weights);
}

int64_t changes_to_tie(Tally ahead, Tally behind, Weights weights) {
  return changes_for(lead_in_points(ahead, behind, weights), ahead, weights);
}

Weights weights_of_corner(Corner corner) {
  Weights weights = {{0}};
  for (int colour = GREEN; colour <= (int)corner; ++colour)
    weights.of[colour] = WEIGHT_ONE;
  return weights;
}

typedef int64_t CountChanges(Tally ahead, Tally behind, Weights weights);

static int64_t fewest_at_a_corner(Tally ahead, Tally behind, CountChanges *count) {
  int64_t fewest = INT64_MAX;
  for (int corner = 0; corner < CORNERS; ++corner) {
    int64_t changes = count(ahead, behind, weights_of_corner((Corner)corner));
    if (changes < fewest) fewest = changes;
  }
  return fewest;
}

int64_t changes_to_pass_somewhere(Tally ahead, Tally behind) {
  return fewest_at_a_corner(ahead, behind, changes_to_pass);
}

int64_t changes_to_tie_somewhere(Tally ahead, Tally behind) {
  return fewest_at_a_corner(ahead, behind, changes_to_tie);
}

int64_t margin_between(const Standing *ahead, const Standing *behind, RankingMethod method,
                       Weights weights) {
  /* The weights of a main ranking: all equal for the sum of dots. */
  return changes_to_pass(ahead->tally, behind->tally,
                         method == BY_CUMULATIVE ? weights_of_corner(ALL_ALIKE) : weights);
}

bool margin_begins_band(const Ranking *ranking, size_t place, RankingMethod method, Weights weights,
                        bool within_subgroups) {
  if (place == 0) return false;
  const Standing *here = &ranking->standings[place], *above = here - 1;
  if (within_subgroups && here->subgroup != above->subgroup) return true;
  return margin_between(above, here, method, weights) >= BAND_MARGIN;
}

int64_t margin_of_rank(const Ranking *ranking, const Standing *standing, bool within_subgroup) {
  int64_t fewest = INT64_MAX;
  for (size_t i = 0; i < ranking->count; ++i) {
    const Standing *other = &ranking->standings[i];
    if (other->index == standing->index) continue;
    if (within_subgroup && other->subgroup != standing->subgroup) continue;
    /* A rival ahead somewhere is ahead everywhere: see the header. */
    int64_t changes = lead_most(lead_of(other->tally, standing->tally)) > 0
                          ? changes_to_tie_somewhere(other->tally, standing->tally)
                          : changes_to_pass_somewhere(standing->tally, other->tally);
    if (changes < fewest) fewest = changes;
  }
  return fewest;
}

static bool fail_too_many(Error *err) {
  return fail(err, ERROR_BAD_DATA, "%s",
              _("together these have too many dots to count: add up fewer sessions"));
}

/* The sum of all colours stays below 2⁶³ too. */
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

/* Only those that were put to a vote are ranked. */
static bool rank_by(Sum *sums, size_t count, size_t group_count, RankingMethod method,
                    RankSheet *sheet, Error *err) {
  sheet->count = 0;
  for (size_t n = 0; n < count; ++n) {
    if (sums[n].sessions == 0) continue;
    sheet->scores[sheet->count] = sums[n].score[method];
    sheet->groups[sheet->count++] = sums[n].group;
  }
  if (!rank_sheet_rank(sheet, group_count, err)) return false;
  size_t place = 0;
  for (size_t n = 0; n < count; ++n)
    sums[n].rank[method] = sums[n].sessions > 0 ? sheet->ranks[place++] : (Rank){0};
  return true;
}

bool sums_rank(Sum *sums, size_t count, size_t group_count, Weights weights, Error *err) {
  RankSheet sheet;
  bool done = rank_sheet_open(&sheet, count, err);
  for (size_t n = 0; done && n < count; ++n)
    done = score(&sums[n], weights, err);
  for (int method = 0; done && method < MAIN_RANKINGS; ++method)
    done = rank_by(sums, count, group_count, (RankingMethod)method, &sheet, err);
  rank_sheet_close(&sheet);
  return done;
}
