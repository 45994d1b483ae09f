/* Every rule by which people ask to rank: what it is called, what it needs, how it compares two.
 *
 * With g, y, r the dots of an item and w the weights:
 * - cumulative: g + y + r, as the minutes print it;
 * - weighted: w_g·g + w_y·y + w_r·r, a positional score (Borda's method is one such);
 * - mean of the dots received: weighted / cumulative: how urgent those who chose it find it, not
 * how many they are;
 * - share of green: g / cumulative;
 * - greens first: by g, then by y, then by r (lexicographic);
 * - normalised score: weighted / (w_g × voters): 1 where every voter gives a green dot; for
 *   subgroups with electorates of their own;
 * - majority judgment: by the median of all voters' grades, no dot being the worst (judgment.h;
 *   Balinski and Laraki, Majority Judgment, 2010);
 * - median of the dots received: the same over the dots alone, whoever gave none left out. It is
 * not majority judgment.
 *
 * An item without dots has no mean, share or median; one with fewer than a floor has one that says
 * little: both stand apart, without a rank. */
#ifndef CORE_RANK_METHODS_H
#define CORE_RANK_METHODS_H

#include "core/base/ratio.h"
#include "core/rank/ranks.h"
#include "core/vote/event.h"

enum { FLOOR_OF_DOTS = 5 };

/* One item that is ranked. */
typedef struct RankItem {
  Tally tally;
  Weights weights;
  int64_t voters; /* who may have voted on it; RULE_UNKNOWN */
  uint32_t group; /* among which it is ranked too: from 0 */
} RankItem;

typedef struct MethodDescription {
  const char *name;               /* for machines: "green-share" */
  const char *title, *definition; /* for people; marked with N_() */
  bool needs_voters;
  bool of_dots_received; /* says nothing of an item without dots */
} MethodDescription;

const MethodDescription *method_description(RankingMethod method);

/* What people call it, in the reader's language. */
const char *method_title(RankingMethod method);

/* The method of this name; false where there is none. */
bool method_find(const char *name, RankingMethod *method);

/* Whether all can be ranked so. If not, *at is the first that cannot, and the error says why. */
bool method_check(RankingMethod method, const RankItem *items, size_t count, size_t *at,
                  Error *err);

/* What is compared where it is one number: weighted sums in thousandths of a point for weighted and
 * the mean, a ratio for the others. Not for greens first, judgment and median (false), nor where
 * there is nothing to divide by. */
bool method_value(RankingMethod method, const RankItem *item, Ratio *value);

/* The grade in the middle, of judgment and median. */
Grade method_median(RankingMethod method, const RankItem *item);

typedef enum PlacingKind { PLACED, FEW_DOTS, NO_DOTS } PlacingKind;

typedef struct RankResult {
  PlacingKind kind;
  Rank rank;      /* of those that are placed; else all 0 */
  uint32_t order; /* from 0, the best first; those with few dots after all, then those without;
                     where they are equal, as they came */
} RankResult;

/* Ranks the contenders, each within its group too (groups below group_count); `floor` dots are
 * enough to be placed. Fails for lack of memory, or as method_check. */
bool method_rank(RankingMethod method, const RankItem *items, size_t count, size_t group_count,
                 int64_t floor, RankResult *ranked_items, Error *err);

/* Urgency disputed: how much those who chose an item differ about its urgency.
 *
 * 4 · green · red / cumulative²: 1 where half of the dots are green and half red, 0 where one of
 * the two is missing. It is the variance of greens and reds as far as it can go (4·p·q). False with
 * fewer than 5 dots, of which it would say nothing. */
bool urgency_dispute(Tally tally, Ratio *dispute);

/* Whether it is at least one half: worth saying beside a rank. */
bool urgency_is_disputed(Tally tally);

#endif
