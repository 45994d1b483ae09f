#include "sessions/compare/matching.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "core/base/i18n.h"
#include "sessions/compare/matching_parts.h"
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

/* Returns the next word of a folded title: letters and digits, split at anything else. False past
 * the last. */
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

/* Suggestions of unmatched rows that may be the same. */

/* Two rows that could be the same, and why. */
typedef struct Suggestion {
  size_t row[2];
  int likeness; /* percent */
  bool same_reference;
} Suggestion;

typedef struct Suggestions {
  Suggestion *of;
  size_t count, capacity;
} Suggestions;

static bool is_everywhere(const Matching *matching, size_t row) {
  for (size_t session = 0; session < matching->panel->count; ++session)
    if (matching_at(matching, row, session)->recommendation == 0) return false;
  return true;
}

static bool can_be_one(const MatchBuilder *builder, size_t a, size_t b) {
  const Matching *matching = builder->matching;
  for (size_t session = 0; session < matching->panel->count; ++session)
    if (matching_at(matching, a, session)->recommendation &&
        matching_at(matching, b, session)->recommendation)
      return false;
  return picks_can_be_one(builder, matching_first(matching, a), matching_first(matching, b));
}

static bool suggest(const MatchBuilder *builder, size_t a, size_t b, Suggestions *suggestions,
                    Error *err) {
  const Matching *matching = builder->matching;
  const Pick first = matching_first(matching, a), second = matching_first(matching, b);
  Suggestion one = {.row = {a, b}};
  if (!can_be_one(builder, a, b)) return true;
  one.same_reference = strcmp(pick_reference(builder->matching->panel, first).text,
                              pick_reference(builder->matching->panel, second).text) == 0;
  if (!picks_likeness(builder, first, second, &one.likeness, err)) return false;
  if (one.likeness < LIKENESS_NEAR && !one.same_reference) return true;
  if (!ARRAY_RESERVE(suggestions->of, suggestions->capacity, suggestions->count + 1))
    return fail_memory(err);
  suggestions->of[suggestions->count++] = one;
  return true;
}

/* Returns the rows that are not in every session and have a real title. */
static size_t *rows_left(const MatchBuilder *builder, size_t *count, Error *err) {
  const Matching *matching = builder->matching;
  size_t *rows = calloc(matching->row_count + 1, sizeof *rows);
  *count = 0;
  if (!rows) {
    fail_memory(err);
    return NULL;
  }
  for (size_t row = 0; row < matching->row_count; ++row) {
    const Pick first = matching_first(matching, row);
    if (!is_everywhere(matching, row) && title_seen(builder, first)->letters &&
        pick_recommendation(matching->panel, first)->status != STATUS_HEADING)
      rows[(*count)++] = row;
  }
  return rows;
}

/* If there are too many to compare each pair. */
static bool suggest_by_reference(const MatchBuilder *builder, size_t row, Suggestions *suggestions,
                                 Error *err) {
  const Pick first = matching_first(builder->matching, row);
  const struct RowLink *link =
      rows_by_text_find(&builder->references, pick_reference(builder->matching->panel, first).text);
  for (; link; link = rows_by_text_next(&builder->references, link))
    if (link->row > row &&
        title_seen(builder, matching_first(builder->matching, link->row))->letters &&
        !suggest(builder, row, link->row, suggestions, err))
      return false;
  return true;
}

static bool suggest_all(const MatchBuilder *builder, Suggestions *suggestions, Error *err) {
  size_t count;
  size_t *rows = rows_left(builder, &count, err);
  bool done = rows != NULL;
  for (size_t a = 0; done && a < count; ++a) {
    if (count > NEAR_ROWS_MAX) done = suggest_by_reference(builder, rows[a], suggestions, err);
    for (size_t b = a + 1; done && count <= NEAR_ROWS_MAX && b < count; ++b)
      done = suggest(builder, rows[a], rows[b], suggestions, err);
  }
  free(rows);
  return done;
}

/* Most similar first; among equals, those with the same reference; then in row order. */
static int by_worth(const void *a, const void *b) {
  const Suggestion *left = a, *right = b;
  if (left->likeness != right->likeness) return left->likeness > right->likeness ? -1 : 1;
  if (left->same_reference != right->same_reference) return left->same_reference ? -1 : 1;
  if (left->row[0] != right->row[0]) return left->row[0] < right->row[0] ? -1 : 1;
  return (left->row[1] > right->row[1]) - (left->row[1] < right->row[1]);
}

static bool reason_of(const MatchBuilder *builder, const Suggestion *one, ProposalReason *reason,
                      Error *err) {
  const Matching *matching = builder->matching;
  const Pick first = matching_first(matching, one->row[0]);
  const Pick second = matching_first(matching, one->row[1]);
  bool differ;
  *reason = PROPOSED_SAME_REFERENCE;
  if (one->likeness < LIKENESS_NEAR) return true;
  *reason = PROPOSED_SAME_TITLE;
  if (strcmp(title_seen(builder, first)->letters, title_seen(builder, second)->letters) == 0)
    return true;
  if (!titles_differ_in_sense(
          pick_recommendation(matching->panel, first)->text[RECOMMENDATION_TITLE],
          pick_recommendation(matching->panel, second)->text[RECOMMENDATION_TITLE], &differ, err))
    return false;
  *reason = differ ? PROPOSED_OTHER_SENSE : PROPOSED_NEAR_TITLE;
  return true;
}

static bool propose(const MatchBuilder *builder, const Suggestion *one, Error *err) {
  Matching *matching = builder->matching;
  const Pick a = matching_first(matching, one->row[0]);
  const Pick b = matching_first(matching, one->row[1]);
  const bool in_order = a.session < b.session;
  ProposalReason reason;
  if (!reason_of(builder, one, &reason, err)) return false;
  if (!ARRAY_RESERVE(matching->proposals, matching->proposal_capacity,
                     matching->proposal_count + 1))
    return fail_memory(err);
  matching->proposals[matching->proposal_count++] = (Proposal){
      .of = {in_order ? a : b, in_order ? b : a}, .reason = reason, .likeness = one->likeness};
  return true;
}

/* Each row is suggested at most once. */
static bool propose_best(const MatchBuilder *builder, const Suggestions *suggestions, Error *err) {
  bool *taken = calloc(builder->matching->row_count + 1, sizeof *taken);
  bool done = taken || fail_memory(err);
  for (size_t n = 0; done && n < suggestions->count; ++n) {
    const Suggestion *one = &suggestions->of[n];
    if (taken[one->row[0]] || taken[one->row[1]]) continue;
    taken[one->row[0]] = taken[one->row[1]] = true;
    done = propose(builder, one, err);
  }
  free(taken);
  return done;
}

bool propose_rows(MatchBuilder *builder, Error *err) {
  Suggestions suggestions = {.of = NULL};
  bool done = suggest_all(builder, &suggestions, err);
  if (done && suggestions.count > 0)
    qsort(suggestions.of, suggestions.count, sizeof *suggestions.of, by_worth);
  done = done && propose_best(builder, &suggestions, err);
  free(suggestions.of);
  return done;
}

static const struct {
  const char *name, *words;
} reasons[PROPOSAL_REASONS] = {
    [PROPOSED_SAME_TITLE] = {"title", N_("same title, but it appears more than once")},
    [PROPOSED_NEAR_TITLE] = {"near-title", N_("similar titles")},
    [PROPOSED_OTHER_SENSE] = {"other-sense", N_("similar titles that may ask for opposite things")},
    [PROPOSED_SAME_REFERENCE] = {"reference", N_("same number, other text")},
};

const char *proposal_name(ProposalReason reason) {
  return reasons[reason].name;
}

const char *proposal_words(ProposalReason reason) {
  return _(reasons[reason].words);
}
