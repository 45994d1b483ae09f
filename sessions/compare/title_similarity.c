#include "sessions/compare/title_similarity.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "sessions/text/text.h"

enum { HUNDRED = 100, FIRST_OF_PAIR = 32 };

static bool is_letter_or_digit(int32_t point) {
  utf8proc_category_t category = utf8proc_category(point);
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

static int by_value(const void *a, const void *b) {
  uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
  return (left > right) - (left < right);
}

static void take_pairs(const char *folded, TitlePrint *print) {
  const uint8_t *at = (const uint8_t *)folded;
  ptrdiff_t left = (ptrdiff_t)strlen(folded), length;
  uint64_t before = 0;
  size_t signs = 0;
  for (int32_t point; left > 0 && (length = utf8proc_iterate(at, left, &point)) > 0;
       at += length, left -= length) {
    if (!is_letter_or_digit(point)) continue;
    if (signs++ > 0) print->pairs[print->count++] = before << FIRST_OF_PAIR | (uint64_t)point;
    before = (uint64_t)point;
  }
  if (signs == 1) print->pairs[print->count++] = before;
}

bool title_print(const char *title, TitlePrint *print, Error *err) {
  char *folded = NULL;
  *print = (TitlePrint){0};
  if (!text_fold(title, &folded)) return fail_memory(err);
  print->pairs = calloc(strlen(folded) + 1, sizeof *print->pairs);
  if (print->pairs) take_pairs(folded, print);
  free(folded);
  if (!print->pairs) return fail_memory(err);
  qsort(print->pairs, print->count, sizeof *print->pairs, by_value);
  return true;
}

void title_print_free(TitlePrint *print) {
  free(print->pairs);
  *print = (TitlePrint){0};
}

static size_t common_pairs(const TitlePrint *a, const TitlePrint *b) {
  size_t common = 0;
  for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
    const uint64_t left = a->pairs[i], right = b->pairs[j];
    common += left == right;
    i += left <= right;
    j += right <= left;
  }
  return common;
}

int title_prints_likeness(const TitlePrint *a, const TitlePrint *b) {
  const size_t all = a->count + b->count;
  return all == 0 ? LIKENESS_SAME : (int)(2 * HUNDRED * common_pairs(a, b) / all);
}

bool title_likeness(const char *a, const char *b, int *likeness, Error *err) {
  TitlePrint of_a = {0}, of_b = {0};
  const bool printed = title_print(a, &of_a, err) && title_print(b, &of_b, err);
  if (printed) *likeness = title_prints_likeness(&of_a, &of_b);
  title_print_free(&of_a);
  title_print_free(&of_b);
  return printed;
}

/* The words of a folded title one by one: its letters and digits, cut at all that is neither. False
 * past the last. */
static bool next_word(const char **at, const char **word, size_t *size) {
  const uint8_t *from = (const uint8_t *)*at;
  ptrdiff_t left = (ptrdiff_t)strlen(*at), length;
  *size = 0;
  for (int32_t point; left > 0 && (length = utf8proc_iterate(from, left, &point)) > 0;
       from += length, left -= length) {
    if (is_letter_or_digit(point)) {
      if (*size == 0) *word = (const char *)from;
      *size += (size_t)length;
    } else if (*size > 0) {
      break;
    }
  }
  *at = (const char *)from;
  return *size > 0;
}

static bool is_negation(const char *word, size_t size) {
  static const char *const WORDS[] = {"not",  "no",   "never",  "without", "cannot", "non",    "ne",
                                      "n",    "pas",  "jamais", "sans",    "aucun",  "aucune", "ni",
                                      "niet", "geen", "nooit",  "zonder",  "noch"};
  for (size_t n = 0; n < sizeof WORDS / sizeof WORDS[0]; ++n)
    if (strlen(WORDS[n]) == size && memcmp(WORDS[n], word, size) == 0) return true;
  return false;
}

static size_t count_negations(const char *folded) {
  size_t count = 0, size;
  for (const char *word = NULL; next_word(&folded, &word, &size);)
    count += is_negation(word, size);
  return count;
}

static bool begin_alike(const char *a, const char *b) {
  const char *of_a = "", *of_b = "";
  size_t size_a, size_b;
  next_word(&a, &of_a, &size_a);
  next_word(&b, &of_b, &size_b);
  return size_a == size_b && memcmp(of_a, of_b, size_a) == 0;
}

bool titles_differ_in_sense(const char *a, const char *b, bool *differ, Error *err) {
  char *of_a = NULL, *of_b = NULL;
  const bool folded = text_fold(a, &of_a) && text_fold(b, &of_b);
  if (folded) *differ = !begin_alike(of_a, of_b) || count_negations(of_a) != count_negations(of_b);
  free(of_a);
  free(of_b);
  return folded || fail_memory(err);
}
