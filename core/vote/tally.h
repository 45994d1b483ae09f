/* Dots and how many of each colour there are. */
#ifndef CORE_VOTE_TALLY_H
#define CORE_VOTE_TALLY_H

#include <stdbool.h>
#include <stdint.h>

/* In order of priority. Red is a weak yes, never a no. */
typedef enum Colour { GREEN = 0, YELLOW = 1, RED = 2, COLOUR_COUNT } Colour;

/* "●", "▲" or "■": these mean dots and nothing else. For other programs "green", "yellow" or "red",
 * and "all" for COLOUR_COUNT. */
const char *colour_sign(Colour colour);
const char *colour_name(Colour colour);

/* The largest count of one colour on one recommendation, in each part of a tally. */
#define COUNT_MAX INT64_C(2147483648)

/* The counts of a recommendation, indexed by Colour. */
typedef struct Tally {
  int64_t dots[COLOUR_COUNT];
} Tally;

/* The sum of two tallies, colour by colour. */
Tally tally_add(Tally a, Tally b);

bool tally_same(Tally a, Tally b);

/* green + yellow + red: the cumulative score. */
int64_t tally_cumulative(Tally tally);

#endif
