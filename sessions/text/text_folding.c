#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "sessions/text/text.h"

/* Where a text can be truncated: never inside a figure, since part of its digits would be another
 * figure. */

static size_t digits(const char *text) {
  size_t count = 0;
  while (isdigit((unsigned char)text[count]))
    ++count;
  return count;
}

/* Separators of thousands or decimals in some language, and those inside two-part figures,
 * references, times and ranges. */
static size_t joint(const char *text) {
  static const char *const JOINTS[] = {",", ".", "\u00a0", "\u202f", " + ", "+", "/", ":", "–"};
  for (size_t n = 0; n < sizeof JOINTS / sizeof *JOINTS; ++n) {
    const size_t size = strlen(JOINTS[n]);
    if (strncmp(text, JOINTS[n], size) == 0 && isdigit((unsigned char)text[size])) return size;
  }
  return 0;
}

bool text_figure_at(const char *text, size_t at, size_t *begin, size_t *end) {
  size_t place = 0;
  while (place < at && text[place] != '\0') {
    const char *figure = text + place;
    size_t size = digits(figure), next;
    while (size > 0 && (next = joint(figure + size)) > 0)
      size += next + digits(figure + size + next);
    if (size > 0 && at <= place + size) {
      *begin = place;
      *end = place + size;
      return true;
    }
    place += size > 0 ? size : 1;
  }
  return false;
}

size_t text_cut(const char *text, int columns, int *used) {
  size_t begin, end;
  const size_t fitting = text_fit(text, columns, used);
  if (text[fitting] == '\0' || !text_figure_at(text, fitting, &begin, &end)) return fitting;
  /* Each character of a figure takes one column. */
  for (size_t at = begin; at < fitting; ++at)
    *used -= ((unsigned char)text[at] & 0xc0) != 0x80;
  return begin;
}

/* Texts in the forms used for searching, sorting and matching. */

static const char DIGITS[] = "0123456789";

/* Keyboards have one apostrophe, one hyphen and one blank; word processors replace them with
 * others. */
static bool is_apostrophe(int32_t point) {
  static const int32_t APOSTROPHES[] = {0x60,   0xB4,   0x2B9,  0x2BB,  0x2BC,  0x2BD,
                                        0x2C8,  0x2CA,  0x2CB,  0x2018, 0x2019, 0x201A,
                                        0x201B, 0x2032, 0x2035, 0xA78C, 0xFF07, 0xFF40};
  for (size_t i = 0; i < sizeof APOSTROPHES / sizeof *APOSTROPHES; ++i)
    if (point == APOSTROPHES[i]) return true;
  return false;
}

static int32_t type_plainly(int32_t point, void *unused UNUSED) {
  if (point < 0x80 && point != '`') return point;
  if (is_apostrophe(point)) return '\'';
  const utf8proc_category_t category = utf8proc_category(point);
  if (category == UTF8PROC_CATEGORY_PD || point == 0x2212) return '-';
  return category == UTF8PROC_CATEGORY_ZS ? ' ' : point;
}

bool text_fold(const char *text, char **folded) {
  uint8_t *result = NULL;
  ptrdiff_t length =
      utf8proc_map_custom((const uint8_t *)text, 0, &result,
                          UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPAT |
                              UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK,
                          type_plainly, NULL);
  if (length < 0) return false;
  /* A ligature takes as many bytes as its two letters. */
  static const char LIGATURES[][2][3] = {{"œ", "oe"}, {"æ", "ae"}};
  for (size_t i = 0; i < sizeof LIGATURES / sizeof *LIGATURES; ++i)
    for (char *at = ((char *)result); (at = strstr(at, LIGATURES[i][0]));)
      memcpy(at, LIGATURES[i][1], 2);
  *folded = (char *)result;
  return true;
}

bool text_holds(const char *text, const char *needle) {
  char *folded_text = NULL, *folded_needle = NULL;
  bool holds = text_fold(text, &folded_text) && text_fold(needle, &folded_needle) &&
               strstr(folded_text, folded_needle);
  free(folded_text);
  free(folded_needle);
  return holds;
}

bool text_fold_name(const char *name, char **folded) {
  if (!text_fold(name, folded)) return false;
  char *kept = *folded;
  for (const char *at = *folded; *at; ++at)
    if (*at != ' ' && *at != '\t') *kept++ = *at;
  *kept = '\0';
  return true;
}

static bool is_letter_or_digit(int32_t point) {
  utf8proc_category_t category = utf8proc_category(point);
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

/* Folded, letters and digits only. */
bool text_letters(const char *text, char **kept) {
  if (!text_fold(text, kept)) return false;
  size_t size = strlen(*kept), end = 0;
  for (size_t at = 0; at < size;) {
    int32_t point;
    const ptrdiff_t read =
        utf8proc_iterate((const uint8_t *)*kept + at, (ptrdiff_t)(size - at), &point);
    const size_t length = read > 0 ? (size_t)read : 1;
    if (is_letter_or_digit(point)) {
      memmove(*kept + end, *kept + at, length);
      end += length;
    }
    at += length;
  }
  (*kept)[end] = '\0';
  return true;
}

bool text_alike(const char *a, const char *b) {
  char *kept_a = NULL, *kept_b = NULL;
  bool alike = text_letters(a, &kept_a) && text_letters(b, &kept_b) && strcmp(kept_a, kept_b) == 0;
  free(kept_a);
  free(kept_b);
  return alike;
}

/* Compares two runs of digits as numbers of any length; steps over both if they are equal. */
static int compare_numbers(const char **a, const char **b) {
  *a += strspn(*a, "0");
  *b += strspn(*b, "0");
  const size_t digits_a = strspn(*a, DIGITS), digits_b = strspn(*b, DIGITS);
  if (digits_a != digits_b) return digits_a < digits_b ? -1 : 1;
  const int order = strncmp(*a, *b, digits_a);
  *a += digits_a;
  *b += digits_b;
  return order;
}

int text_natural_order(const char *a, const char *b) {
  const char *at_a = a, *at_b = b;
  while (*at_a && *at_b) {
    if (strspn(at_a, DIGITS) > 0 && strspn(at_b, DIGITS) > 0) {
      const int order = compare_numbers(&at_a, &at_b);
      if (order != 0) return order;
    } else if (*at_a != *at_b) {
      return (unsigned char)*at_a < (unsigned char)*at_b ? -1 : 1;
    } else {
      ++at_a;
      ++at_b;
    }
  }
  if (*at_a || *at_b) return *at_a ? 1 : -1;
  return strcmp(a, b);
}
