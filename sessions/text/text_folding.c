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

/* The longest decomposition in Unicode, that of U+FDFA, has 18. */
enum { FOLDED_POINTS_MAX = 32, LIGATURE_OE = 0x153, LIGATURE_AE = 0xE6 };

static const utf8proc_option_t FOLDED =
    UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK;

bool text_fold(const char *text, char **folded) {
  uint8_t *result = NULL;
  ptrdiff_t length = utf8proc_map_custom((const uint8_t *)text, 0, &result,
                                         FOLDED | UTF8PROC_NULLTERM, type_plainly, NULL);
  if (length < 0) return false;
  /* A ligature takes as many bytes as its two letters. */
  static const char LIGATURES[][2][3] = {{"œ", "oe"}, {"æ", "ae"}};
  for (size_t i = 0; i < sizeof LIGATURES / sizeof *LIGATURES; ++i)
    for (char *at = ((char *)result); (at = strstr(at, LIGATURES[i][0]));)
      memcpy(at, LIGATURES[i][1], 2);
  *folded = (char *)result;
  return true;
}

bool text_fold_if_utf8(const char *text, char **folded, Error *err) {
  *folded = NULL;
  return text_fold(text, folded) || !text_is_utf8(text, strlen(text)) || fail_memory(err);
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

/* A text read as text_fold writes it, a character at a time and without memory, so that two texts
 * are never taken for different because there was none. */
typedef struct Folding {
  const char *rest;
  int32_t
      points[FOLDED_POINTS_MAX]; /* of the character before `rest`: those from `next` are left */
  ptrdiff_t count, next;
} Folding;

/* `rest` is NULL if the text is not UTF-8. */
static Folding folding_of(const char *text) {
  Folding folding = {.rest = text};
  if (!text_is_utf8(text, strlen(text))) folding.rest = NULL;
  return folding;
}

static ptrdiff_t spell_ligature(int32_t point, int32_t *points) {
  if (point != LIGATURE_OE && point != LIGATURE_AE) return 1;
  points[0] = point == LIGATURE_OE ? 'o' : 'a';
  points[1] = 'e';
  return 2;
}

static void fold_character(Folding *folding) {
  int32_t point;
  int unused = 0;
  folding->rest += utf8proc_iterate((const uint8_t *)folding->rest, -1, &point);
  folding->next = 0;
  folding->count = utf8proc_decompose_char(type_plainly(point, NULL), folding->points,
                                           FOLDED_POINTS_MAX, FOLDED, &unused);
  if (folding->count == 1) folding->count = spell_ligature(folding->points[0], folding->points);
}

/* Returns 0 at the end. */
static int32_t folding_next(Folding *folding) {
  while (folding->next >= folding->count) {
    if (*folding->rest == '\0') return 0;
    fold_character(folding);
  }
  return folding->points[folding->next++];
}

static bool folding_begins_with(Folding text, Folding needle) {
  int32_t point;
  while ((point = folding_next(&needle)) != 0)
    if (folding_next(&text) != point) return false;
  return true;
}

bool text_holds(const char *text, const char *needle) {
  Folding from = folding_of(text);
  const Folding sought = folding_of(needle);
  if (from.rest == NULL || sought.rest == NULL) return false;
  do {
    if (folding_begins_with(from, sought)) return true;
  } while (folding_next(&from) != 0);
  return false;
}

static int32_t next_letter(Folding *folding) {
  int32_t point;
  do
    point = folding_next(folding);
  while (point != 0 && !is_letter_or_digit(point));
  return point;
}

bool text_alike(const char *a, const char *b) {
  Folding left = folding_of(a), right = folding_of(b);
  if (left.rest == NULL || right.rest == NULL) return false;
  int32_t point;
  while ((point = next_letter(&left)) == next_letter(&right))
    if (point == 0) return true;
  return false;
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
