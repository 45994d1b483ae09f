/* Computes competition ranks (1, 2, 2, 4) from scores: a rank is 1 + how many are strictly better,
 * among all and within each one's group. */
#ifndef CORE_RANK_RANKS_H
#define CORE_RANK_RANKS_H

#include <stddef.h>

#include "core/base/error.h"
#include "core/vote/tally.h"

/* Majority judgment: ranks an item by its median, not its sum: grades are sorted from worst to
 * best, the lower median first, and ties are broken by removing one median grade at a time.
 *
 * Sources: M. Balinski and R. Laraki, Majority Judgment (MIT Press, 2010), chapter 12, for the
 * majority value; where totals differ, each is compared as if repeated up to their least common
 * multiple, which changes no median. */

/* The grades of a judgment, worst first: no dot, red, yellow, green. */
typedef enum Grade { GRADE_NONE, GRADE_RED, GRADE_YELLOW, GRADE_GREEN, GRADES } Grade;

/* How many gave each grade; none negative, at least one above 0. */
typedef struct Judgment {
  int64_t of[GRADES];
} Judgment;

/* Returns all voters' grades: those who gave no dot gave the worst. There are at least as many
 * voters as dots. */
Judgment judgment_of_voters(Tally tally, int64_t voters);

/* Returns the grades of the received dots alone, for a tally that has some. */
Judgment judgment_of_dots(Tally tally);

/* Returns the lower median: of an even number of grades, the worse of the two in the middle. */
Grade judgment_median(const Judgment *judgment);

/* Returns below 0 if the first is judged better, 0 if equal, else above 0. Exact for up to 2³⁴
 * grades each. */
int judgment_compare(const Judgment *first, const Judgment *second);

typedef struct Rank {
  uint32_t overall;
  uint32_t in_subgroup;
  bool tied;             /* another has the same rank over the session */
  bool tied_in_subgroup; /* … within the subgroup */
} Rank;

/* Input and output of ranking: ranks[i] is that of scores[i], larger scores first, within the group
 * groups[i]. */
typedef struct RankSheet {
  int64_t *scores;
  uint32_t *groups;
  Rank *ranks;
  size_t count;
} RankSheet;

/* Opens a sheet of `count`, all 0. Free it with rank_sheet_close, even after a failure. */
bool rank_sheet_open(RankSheet *sheet, size_t count, Error *err);
void rank_sheet_close(RankSheet *sheet);

/* Fills in the ranks; groups are numbers below group_count. Exact for any scores; O(count), and
 * fastest for few distinct values in contiguous groups. Fails only if out of memory. */
bool rank_sheet_rank(RankSheet *sheet, size_t group_count, Error *err);

#endif
