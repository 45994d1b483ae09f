#include "core/vote/number.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/tally.h"

enum { GROUP = 3, GROUP_SIGN_MAX = 3 /* bytes */ };

/* The thousands separator. In French it is U+00A0, which every font, terminal and code page has and
 * at which no line breaks; the narrow U+202F is missing from many. */
static const char *group_sign(size_t *size) {
  /* TRANSLATORS: twelve thousand three hundred and forty-five as your language writes it; only what
   * stands between 12 and 345 is used (no blank at which a line may break). */
  const char *sample = _("12,345");
  const char *before = strchr(sample, '2'), *after = strchr(sample, '3');
  *size = before && after > before ? (size_t)(after - before) - 1 : 0;
  if (*size > GROUP_SIGN_MAX) *size = 0;
  return before ? before + 1 : sample;
}

/* Groups a number as C writes it, with "." before its decimals, if any. */
static Shown shown(const char *plain) {
  Shown result;
  size_t sign_size, used = 0, left = strspn(plain, "+-");
  const char *sign = group_sign(&sign_size);
  memcpy(result.text, plain, left);
  used = left;
  plain += left;
  for (left = strcspn(plain, "."); left > 0; --left) {
    result.text[used++] = *plain++;
    if (left == 1 || left % GROUP != 1) continue;
    memcpy(result.text + used, sign, sign_size);
    used += sign_size;
  }
  snprintf(result.text + used, sizeof result.text - used, "%s", plain);
  /* TRANSLATORS: the sign between whole and decimals, "." or ",". */
  if (*plain != '\0') result.text[used] = *_(".");
  return result;
}

Shown number_shown(int64_t number) {
  char plain[WIDE_TEXT_SIZE];
  snprintf(plain, sizeof plain, "%" PRId64, number);
  return shown(plain);
}

Shown count_shown(uint64_t count) {
  char plain[WIDE_TEXT_SIZE];
  snprintf(plain, sizeof plain, "%" PRIu64, count);
  return shown(plain);
}

Shown words_shown(const char *words) {
  Shown result;
  snprintf(result.text, sizeof result.text, "%s", words);
  return result;
}

Shown change_shown(int64_t change) {
  char plain[WIDE_TEXT_SIZE];
  snprintf(plain, sizeof plain, "%+" PRId64, change);
  return shown(plain);
}

Shown thousandths_shown(int64_t thousandths) {
  char plain[WEIGHT_TEXT_SIZE];
  return shown(thousandths_text(thousandths, '.', plain));
}

Shown ratio_shown(Ratio ratio, int decimals) {
  char plain[RATIO_TEXT_SIZE];
  return shown(ratio_text(ratio, decimals, '.', plain));
}
