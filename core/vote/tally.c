#include "core/vote/tally.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"

const char *colour_sign(Colour colour) {
  static const char *const SIGNS[COLOUR_COUNT] = {"●", "▲", "■"};
  return SIGNS[colour];
}

const char *colour_name(Colour colour) {
  static const char *const NAMES[COLOUR_COUNT + 1] = {"green", "yellow", "red", "all"};
  return NAMES[colour];
}

Tally tally_add(Tally a, Tally b) {
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    a.dots[colour] += b.dots[colour];
  return a;
}

bool tally_same(Tally a, Tally b) {
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    if (a.dots[colour] != b.dots[colour]) return false;
  return true;
}

int64_t tally_cumulative(Tally tally) {
  return tally.dots[GREEN] + tally.dots[YELLOW] + tally.dots[RED];
}

int64_t tally_dots(Tally tally, int colour) {
  return colour == COLOUR_COUNT ? tally_cumulative(tally) : tally.dots[colour];
}

enum { DECIMALS = 3 };

Weights weights_default(void) {
  return (Weights){.of = {3 * WEIGHT_ONE, 2 * WEIGHT_ONE, 1 * WEIGHT_ONE}};
}

bool weights_same(Weights a, Weights b) {
  return a.of[GREEN] == b.of[GREEN] && a.of[YELLOW] == b.of[YELLOW] && a.of[RED] == b.of[RED];
}

bool weights_check(Weights weights, Error *err) {
  if (weights.of[GREEN] <= 0)
    return fail(err, ERROR_BAD_DATA, "%s", _("the weight of green must be more than 0"));
  if (weights.of[GREEN] > WEIGHT_MAX)
    return fail(err, ERROR_BAD_DATA, "%s", _("a weight may be at most 1000"));
  if (weights.of[YELLOW] > weights.of[GREEN] || weights.of[RED] > weights.of[YELLOW])
    return fail(err, ERROR_BAD_DATA, "%s",
                _("the weights must go down, or stay equal, from green to yellow to red"));
  if (weights.of[RED] < 0)
    return fail(err, ERROR_BAD_DATA, "%s", _("a weight may not be less than 0"));
  return true;
}

static bool is_digit(char sign) {
  return sign >= '0' && sign <= '9';
}

/* How three weights are written: the separators, and the decimal signs. */
typedef struct Writing {
  const char *between[6]; /* NULL after the last */
  const char *points;
} Writing;

/* "3;2,5;1", "3 · 2.5 · 1" and "● 3  ▲ 2,5  ■ 1", as they are also printed; then "3,2.5,1". A comma
 * is a decimal sign only if the weights have another separator. */
static const Writing WRITINGS[] = {{{";", "/", "·", "▲", "■"}, ".,"}, {{",", "/"}, "."}};

/* Reads a decimal number at *text and moves *text past it or, if it is too long, to a digit. */
static bool parse_thousandths(const char **text, const char *points, int64_t *thousandths) {
  const char *sign = *text;
  int64_t value = 0;
  if (!is_digit(*sign)) return false;
  /* Adding a digit makes a weight too large long before an int64_t overflows. */
  for (; is_digit(*sign) && value <= INT64_C(10) * WEIGHT_MAX; ++sign)
    value = value * 10 + (*sign - '0');
  int decimals = 0;
  if (*sign && strchr(points, *sign) && is_digit(sign[1]))
    for (++sign; is_digit(*sign) && decimals < DECIMALS; ++sign, ++decimals)
      value = value * 10 + (*sign - '0');
  for (; decimals < DECIMALS; ++decimals)
    value *= 10;
  *text = sign;
  *thousandths = value;
  return true;
}

static const char *skip(const char *text, const char *sign) {
  const size_t size = strlen(sign);
  return strncmp(text, sign, size) == 0 ? text + size : text;
}

/* French texts have no-break spaces. */
static const char *skip_blanks(const char *text) {
  static const char *const BLANKS[] = {" ", "\xC2\xA0", "\xE2\x80\xAF"};
  for (size_t i = 0; i < sizeof BLANKS / sizeof *BLANKS;) {
    const char *after = skip(text, BLANKS[i]);
    i = after == text ? i + 1 : 0;
    text = after;
  }
  return text;
}

static bool skip_between(const Writing *writing, const char **text) {
  const char *sign = skip_blanks(*text), *after = sign;
  for (size_t i = 0; after == sign && writing->between[i]; ++i)
    after = skip(sign, writing->between[i]);
  *text = skip_blanks(after);
  return after != sign;
}

static bool parse_three(const char *text, const Writing *writing, Weights *weights) {
  const char *after_dot = skip(text, "●");
  if (after_dot != text) text = skip_blanks(after_dot);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    if ((colour > 0 && !skip_between(writing, &text)) ||
        !parse_thousandths(&text, writing->points, &weights->of[colour]))
      return false;
  return *text == '\0';
}

bool weights_parse(const char *text, Weights *weights, Error *err) {
  Weights parsed;
  if (!parse_three(text, &WRITINGS[0], &parsed) && !parse_three(text, &WRITINGS[1], &parsed))
    return fail(
        err, ERROR_USAGE,
        _("“%s” is not three weights: write them as 3/2/1 or 3/2.5/1, each with up to 3 decimals"),
        text);
  if (!weights_check(parsed, err)) return false;
  *weights = parsed;
  return true;
}

int64_t weighted_score(Tally tally, Weights weights) {
  int64_t score = 0;
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    score += weights.of[colour] * tally.dots[colour];
  return score;
}

const char *thousandths_text(int64_t thousandths, char point, char text[WEIGHT_TEXT_SIZE]) {
  int64_t fraction = thousandths % WEIGHT_ONE;
  int length = snprintf(text, WEIGHT_TEXT_SIZE, "%lld%c%03lld",
                        (long long)(thousandths / WEIGHT_ONE), point, (long long)fraction);
  int needed = fraction == 0 ? DECIMALS + 1 : 0;
  for (; fraction != 0 && fraction % 10 == 0; fraction /= 10)
    ++needed;
  text[length - needed] = '\0';
  return text;
}
