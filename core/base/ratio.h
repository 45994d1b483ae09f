/* Exact fractions of whole numbers of up to 128 bits, none below 0: what rankings compare and the
 * weights that they name. Nothing here rounds or overflows. */
#ifndef CORE_BASE_RATIO_H
#define CORE_BASE_RATIO_H

#include <stdbool.h>
#include <stddef.h>

__extension__ typedef __int128 Wide;

/* over / under, both ≥ 0 and not both 0; under 0 is beyond every number. */
typedef struct Ratio {
  Wide over, under;
} Ratio;

/* Below 0, 0 or above 0 as a is smaller than, equal to or larger than b. By cross-multiplication
 * where the products fit, else quotient by quotient (continued fractions). */
int ratio_compare(Ratio a, Ratio b);

/* The fraction with the smallest terms strictly between two, low < high; high may be beyond every
 * number. Source: the Stern–Brocot tree, whose topmost node in the interval it is (Graham, Knuth,
 * Patashnik, Concrete Mathematics, §4.5). */
Ratio ratio_simplest_between(Ratio low, Ratio high);

/* The greatest common divisor of two numbers ≥ 0; of 0 and a number, that number. */
Wide wide_common_divisor(Wide a, Wide b);

enum { WIDE_TEXT_SIZE = 41 };

/* Writes a whole number in decimal. Returns text. */
const char *wide_text(Wide number, char text[WIDE_TEXT_SIZE]);

/* Writes over / under with that many decimals (0 to 6), the nearest, halves up; `point` is the
 * decimal sign. `under` is not 0, and both are below 2⁹⁶. Returns text. */
enum { RATIO_TEXT_SIZE = WIDE_TEXT_SIZE + 8 };
const char *ratio_text(Ratio ratio, int decimals, char point, char text[RATIO_TEXT_SIZE]);

#endif
