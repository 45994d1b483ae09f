/* Numbers as people read them: thousands grouped, and the decimal sign, as their language has them.
 *
 * Both signs come from the catalogue, like every other word: no locale is asked, since none need
 * be installed. A minus or plus stands right before the digits; below 1,000 a whole number is what
 * printf writes. What programs read (CSV, JSON, numbers of events and ballots, codes, years) never
 * passes through here.
 *
 * The text of a result is good until the end of the statement that asked for it, so it may be
 * handed straight to a format: fail(err, _("%s voters"), number_shown(voters).text). */
#ifndef CORE_VOTE_NUMBER_H
#define CORE_VOTE_NUMBER_H

#include <stdint.h>

#include "core/base/ratio.h"

enum { SHOWN_TEXT_SIZE = 96 };

typedef struct Shown {
  char text[SHOWN_TEXT_SIZE];
} Shown;

/* "12,345" in English, "12 345" in French, "12.345" in Dutch; all 64 bits. */
Shown number_shown(int64_t number);
Shown count_shown(uint64_t count);

/* By how much something changes, always with its sign: "+1,234", "-5", "+0". */
Shown change_shown(int64_t change);

/* Thousandths as the shortest decimal, "1,234.5"; a ratio, as ratio_text rounds it. */
Shown thousandths_shown(int64_t thousandths);
Shown ratio_shown(Ratio ratio, int decimals);

#endif
