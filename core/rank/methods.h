/* Every ranking method that people ask for: its name, what it needs, and how it compares two items.
 *
 * With g, y, r the dots of an item and w the weights:
 *   - cumulative: g + y + r, as printed in the minutes;
 *   - weighted: w_g·g + w_y·y + w_r·r, a positional score (Borda's method is one such);
 *   - mean of the dots received: weighted / cumulative: how urgent it is to those who chose it, not
 *     how many they are;
 *   - share of green: g / cumulative;
 *   - greens first: by g, then by y, then by r (lexicographic);
 *   - normalised score: weighted / (w_g × voters): 1 if every voter gives a green dot; for
 *     subgroups with electorates of their own;
 *   - majority judgment: by the median of all voters' grades, no dot being the worst (ranks.h;
 *     Balinski and Laraki, Majority Judgment, 2010);
 *   - median of the dots received: the same over the dots alone, ignoring voters who gave none. It
 *     is not majority judgment.
 *
 * An item without dots has no mean, share or median; with fewer dots than a floor, these mean
 * little: such items get no rank. */
#ifndef CORE_RANK_METHODS_H
#define CORE_RANK_METHODS_H

#include "core/base/ratio.h"
#include "core/rank/ranks.h"
#include "core/vote/event.h"

enum { FLOOR_OF_DOTS = 5 };

/* One item to rank. */
typedef struct RankItem {
  Tally tally;
  Weights weights;
  int64_t voters; /* who could vote on it; or RULE_UNKNOWN */
  uint32_t group; /* ranked within this too: from 0 */
} RankItem;

typedef struct MethodDescription {
  const char *name;               /* for machines: "green-share" */
  const char *title, *definition; /* for people; marked with N_() */
  bool needs_voters;
  bool of_dots_received; /* does not apply to an item without dots */
} MethodDescription;

const MethodDescription *method_description(RankingMethod method);

/* Returns its title in the reader's language. */
const char *method_title(RankingMethod method);

/* Finds the method of this name; false if none. */
bool method_find(const char *name, RankingMethod *method);

/* Returns whether all items can be ranked by the method. If not, *at is the first that cannot, and
 * the error says why. */
bool method_check(RankingMethod method, const RankItem *items, size_t count, size_t *at,
                  Error *err);

/* Computes the value compared, if it is one number: weighted sums in thousandths of a point for
 * weighted and mean, a ratio for the others. False for greens first, judgment and median, and if
 * there is nothing to divide by. */
bool method_value(RankingMethod method, const RankItem *item, Ratio *value);

/* Returns the median grade, for judgment and median. */
Grade method_median(RankingMethod method, const RankItem *item);

typedef enum PlacingKind { PLACED, FEW_DOTS, NO_DOTS } PlacingKind;

typedef struct RankResult {
  PlacingKind kind;
  Rank rank;      /* if ranked; else all 0 */
  uint32_t order; /* from 0, best first; then those with few dots, then those without; equal ones in
                     input order */
} RankResult;

/* Ranks the items, each within its group too (groups below group_count); items with at least
 * `floor` dots get a rank. Fails if out of memory, or like method_check. */
bool method_rank(RankingMethod method, const RankItem *items, size_t count, size_t group_count,
                 int64_t floor, RankResult *ranked_items, Error *err);

/* Computes the dispute about urgency: how much those who chose an item disagree.
 *
 * 4 · green · red / cumulative²: 1 if half of the dots are green and half red, 0 if one of the two
 * is missing. It is the variance of greens and reds relative to its maximum (4·p·q). False with
 * fewer than 5 dots, too few to mean anything. */
bool urgency_dispute(Tally tally, Ratio *dispute);

/* Returns whether it is at least one half: worth showing beside a rank. */
bool urgency_is_disputed(Tally tally);

#endif
