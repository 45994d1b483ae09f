/* What a dot of each colour is worth, exactly: decimal fixed point in thousandths of a point. */
#ifndef CORE_VOTE_WEIGHTS_H
#define CORE_VOTE_WEIGHTS_H

#include "core/base/error.h"
#include "core/vote/tally.h"

enum {
  WEIGHT_ONE = 1000,       /* one point */
  WEIGHT_MAX = 1000 * 1000 /* a thousand points */
};

/* Thousandths of a point, indexed by Colour. */
typedef struct Weights {
  int64_t of[COLOUR_COUNT];
} Weights;

/* 3 · 2 · 1, the weights of a session that names none. */
Weights weights_default(void);

bool weights_same(Weights a, Weights b);

/* Whether green > 0, green ≥ yellow ≥ red ≥ 0 and green ≤ WEIGHT_MAX; else says which is not. */
bool weights_check(Weights weights, Error *err);

/* Reads "3,2,1", "3/2/1", "3;2;1", "3 · 2 · 1" or "● 3  ▲ 2  ■ 1", each with up to 3 decimals after
 * a point or, but in the first, a comma; and checks them. */
bool weights_parse(const char *text, Weights *weights, Error *err);

/* w_green·green + w_yellow·yellow + w_red·red, in thousandths of a point; exact: within the limits
 * of counts and weights the result stays under 2⁶³. */
int64_t weighted_score(Tally tally, Weights weights);

enum { WEIGHT_TEXT_SIZE = 32 };

/* Writes thousandths as a decimal number without needless zeros: 52000 is "52", 2500 is "2.5".
 * `point` is the decimal sign. Returns text. */
const char *thousandths_text(int64_t thousandths, char point, char text[WEIGHT_TEXT_SIZE]);

#endif
