/* Competition ranks (1, 2, 2, 4) from scores: a rank is 1 + how many are strictly better, among all
 * and within each one's group. */
#ifndef CORE_RANK_RANKS_H
#define CORE_RANK_RANKS_H

#include <stddef.h>

#include "core/base/error.h"
#include "core/vote/tally.h"

/* Judging by the middle of what an item received, not by its sum: grades sorted from the worst to
 * the best, the lower median first, and ties broken by taking one median grade away at a time.
 *
 * Sources: M. Balinski and R. Laraki, Majority Judgment (MIT Press, 2010), chapter 12, for the
 * majority value; where totals differ, each is compared as if repeated up to their least common
 * multiple, which changes no median. */

/* The grades of a judgment, from the worst: no dot, red, yellow, green. */
typedef enum Grade { GRADE_NONE, GRADE_RED, GRADE_YELLOW, GRADE_GREEN, GRADES } Grade;

/* How many gave each grade; none below 0, and one above. */
typedef struct Judgment {
  int64_t of[GRADES];
} Judgment;

/* All voters' grades: who gave no dot gave the worst. The voters are at least as many as the dots.
 */
Judgment judgment_of_voters(Tally tally, int64_t voters);

/* The grades of the dots received alone, of a tally that has some. */
Judgment judgment_of_dots(Tally tally);

/* The lower median: of an even number of grades, the worse of the two in the middle. */
Grade judgment_median(const Judgment *judgment);

/* Below 0 where the first is judged better, 0 where they are judged the same, else above 0. Exact
 * for up to 2³⁴ grades each. */
int judgment_compare(const Judgment *first, const Judgment *second);

typedef struct Rank {
  uint32_t overall;
  uint32_t in_subgroup;
  bool tied;             /* somebody else has the same rank over the session */
  bool tied_in_subgroup; /* … within the subgroup */
} Rank;

/* What is ranked, and the ranks that come out: ranks[i] is that of scores[i], the larger the
 * better, within the group groups[i]. */
typedef struct RankSheet {
  int64_t *scores;
  uint32_t *groups;
  Rank *ranks;
  size_t count;
} RankSheet;

/* A sheet of `count`, all 0. rank_sheet_close gives the memory back, also after a failure. */
bool rank_sheet_open(RankSheet *sheet, size_t count, Error *err);
void rank_sheet_close(RankSheet *sheet);

/* Fills in the ranks; groups are numbers below group_count. Exact for any scores; O(count), and
 * fastest for few different values in groups that lie together. Fails only for lack of memory. */
bool rank_sheet_rank(RankSheet *sheet, size_t group_count, Error *err);

#endif
