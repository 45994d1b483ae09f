/* Numbers for people: thousands grouped, with the decimal sign of their language.
 *
 * Both signs come from the catalogue, like every other word: locales are not used, since none need
 * be installed. A minus or plus is right before the digits; below 1,000 a whole number is what
 * printf writes. Output for programs (CSV, JSON, event and ballot numbers, codes, years) does not
 * use this module.
 *
 * The text of a result is valid until the end of the full expression that called for it, so it may
 * be passed straight to a format: fail(err, _("%s voters"), number_shown(voters).text). */
#ifndef CORE_VOTE_NUMBER_H
#define CORE_VOTE_NUMBER_H

#include <stdint.h>

#include "core/base/ratio.h"

enum { SHOWN_TEXT_SIZE = 96 };

typedef struct Shown {
  char text[SHOWN_TEXT_SIZE];
} Shown;

/* Returns "12,345" in English, "12 345" in French, "12.345" in Dutch; all 64 bits. */
Shown number_shown(int64_t number);
Shown count_shown(uint64_t count);

/* Returns words in place of a number: "unknown". */
Shown words_shown(const char *words);

/* Returns a change, always with its sign: "+1,234", "-5", "+0". */
Shown change_shown(int64_t change);

/* Return thousandths as the shortest decimal, "1,234.5"; and a ratio, rounded as by ratio_text. */
Shown thousandths_shown(int64_t thousandths);
Shown ratio_shown(Ratio ratio, int decimals);

#endif
