/* Counts of dots by colour, and what the dots are worth. */
#ifndef CORE_VOTE_TALLY_H
#define CORE_VOTE_TALLY_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/error.h"

/* In order of priority. Red is a weak yes, never a no. */
typedef enum Colour { GREEN = 0, YELLOW = 1, RED = 2, COLOUR_COUNT } Colour;

/* Return "●", "▲" or "■", which mean dots and nothing else; and, for other programs, "green",
 * "yellow" or "red", and "all" for COLOUR_COUNT. */
const char *colour_sign(Colour colour);
const char *colour_name(Colour colour);

/* The largest count of one colour on one recommendation, in each part of a tally. */
#define COUNT_MAX INT64_C(2147483648)

/* The counts of a recommendation, indexed by Colour. */
typedef struct Tally {
  int64_t dots[COLOUR_COUNT];
} Tally;

/* Returns the sum of two tallies, colour by colour. */
Tally tally_add(Tally a, Tally b);

bool tally_same(Tally a, Tally b);

/* Returns green + yellow + red: the cumulative score. */
int64_t tally_cumulative(Tally tally);

/* Returns the dots of a colour; COLOUR_COUNT: of all. */
int64_t tally_dots(Tally tally, int colour);

/* What a dot of each colour is worth, exactly: decimal fixed point in thousandths of a point. */

enum {
  WEIGHT_ONE = 1000,       /* one point */
  WEIGHT_MAX = 1000 * 1000 /* a thousand points */
};

/* Thousandths of a point, indexed by Colour. */
typedef struct Weights {
  int64_t of[COLOUR_COUNT];
} Weights;

/* Returns 3 · 2 · 1, the default weights of a session. */
Weights weights_default(void);

bool weights_same(Weights a, Weights b);

/* Checks that green > 0, green ≥ yellow ≥ red ≥ 0 and green ≤ WEIGHT_MAX; the error says which
 * fails. */
bool weights_check(Weights weights, Error *err);

/* Reads "3,2,1", "3/2/1", "3;2;1", "3 · 2 · 1" or "● 3  ▲ 2  ■ 1", each with up to 3 decimals after
 * a point or, except in the first, a comma; and checks them. */
bool weights_parse(const char *text, Weights *weights, Error *err);

/* Returns w_green·green + w_yellow·yellow + w_red·red, in thousandths of a point; exact: within the
 * limits of counts and weights the result is below 2⁶³. */
int64_t weighted_score(Tally tally, Weights weights);

enum { WEIGHT_TEXT_SIZE = 32 };

/* Writes thousandths as a decimal number without trailing zeros: 52000 is "52", 2500 is "2.5".
 * `point` is the decimal sign. Returns text. */
const char *thousandths_text(int64_t thousandths, char point, char text[WEIGHT_TEXT_SIZE]);

/* The rule for ranking recommendations: a method (described in core/rank/methods.h) and the weights
 * of the dots. */

/* Stored, like the numbers in core/vote/event.h. The first two are the main rankings, one of which
 * is a session's rule. */
typedef enum RankingMethod {
  BY_CUMULATIVE = 0,
  BY_WEIGHTED = 1,
  MAIN_RANKINGS,
  BY_MEAN = 2,
  BY_GREEN_SHARE = 3,
  BY_GREENS_FIRST = 4,
  BY_NORMALISED = 5,
  BY_MAJORITY_JUDGMENT = 6,
  BY_MEDIAN = 7,
  RANKING_METHODS
} RankingMethod;

typedef struct RankingRule {
  int64_t method; /* RankingMethod, one of the main */
  Weights weights;
} RankingRule;

#endif
