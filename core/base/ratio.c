#include "core/base/ratio.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static bool fits_half(Wide number) {
  return number <= INT64_MAX;
}

static int compare_wides(Wide a, Wide b) {
  return (a > b) - (a < b);
}

static bool is_boundless(Ratio ratio) {
  return ratio.under == 0;
}

/* a / b against c / d is d / c against b / a, once equal integer parts are removed. */
static int compare_quotients(Ratio a, Ratio b) {
  for (;;) {
    if (is_boundless(a) || is_boundless(b)) return is_boundless(a) - is_boundless(b);
    int whole = compare_wides(a.over / a.under, b.over / b.under);
    if (whole != 0) return whole;
    Ratio rest_of_a = {.over = a.under, .under = a.over % a.under};
    Ratio rest_of_b = {.over = b.under, .under = b.over % b.under};
    a = rest_of_b;
    b = rest_of_a;
  }
}

int ratio_compare(Ratio a, Ratio b) {
  if (fits_half(a.over) && fits_half(a.under) && fits_half(b.over) && fits_half(b.under))
    return compare_wides(a.over * b.under, b.over * a.under);
  return compare_quotients(a, b);
}

/* The next integer above a ratio, if it is below another one. */
static bool whole_between(Ratio low, Ratio high, Wide *whole) {
  *whole = low.over / low.under + 1;
  return ratio_compare((Ratio){*whole, 1}, high) < 0;
}

static Ratio turned_over_above(Ratio ratio, Wide whole) {
  return (Ratio){.over = ratio.under, .under = ratio.over - whole * ratio.under};
}

/* With the same integer part, the simplest fraction between two is that part plus one over the
 * simplest between the reciprocals of their remainders; computes the convergents of that continued
 * fraction on the way. */
Ratio ratio_simplest_between(Ratio low, Ratio high) {
  Ratio before = {0, 1}, now = {1, 0};
  Wide whole;
  while (!whole_between(low, high, &whole)) {
    --whole;
    Ratio next = {whole * now.over + before.over, whole * now.under + before.under};
    before = now;
    now = next;
    Ratio turned = turned_over_above(low, whole);
    low = turned_over_above(high, whole);
    high = turned;
  }
  return (Ratio){whole * now.over + before.over, whole * now.under + before.under};
}

Wide wide_common_divisor(Wide a, Wide b) {
  while (b != 0) {
    Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

const char *wide_text(Wide number, char text[WIDE_TEXT_SIZE]) {
  char *at = text + WIDE_TEXT_SIZE - 1;
  *at = '\0';
  bool negative = number < 0;
  do {
    int digit = (int)(number % 10);
    *--at = (char)('0' + (digit < 0 ? -digit : digit));
    number /= 10;
  } while (number != 0);
  if (negative) *--at = '-';
  return memmove(text, at, strlen(at) + 1);
}

const char *ratio_text(Ratio ratio, int decimals, char point, char text[RATIO_TEXT_SIZE]) {
  char whole[WIDE_TEXT_SIZE];
  Wide unit = 1;
  for (int n = 0; n < decimals; ++n)
    unit *= 10;
  const Wide parts = (2 * ratio.over * unit + ratio.under) / (2 * ratio.under);
  wide_text(parts / unit, whole);
  if (decimals > 0)
    snprintf(text, RATIO_TEXT_SIZE, "%s%c%0*d", whole, point, decimals, (int)(parts % unit));
  else
    snprintf(text, RATIO_TEXT_SIZE, "%s", whole);
  return text;
}
