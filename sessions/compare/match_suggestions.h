/* Similarity of titles, to recognise one that was written twice. */
#ifndef SESSIONS_COMPARE_MATCH_SUGGESTIONS_H
#define SESSIONS_COMPARE_MATCH_SUGGESTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/error.h"

enum {
  LIKENESS_NEAR = 70, /* percent: from here on, two titles are clearly alike */
  LIKENESS_SAME = 100
};

/* The sorted pairs of consecutive letters and digits of a title, ignoring case, accents, blanks and
 * punctuation. A title of one character has one pair. Free it with print_free, which accepts one
 * that is all zero. */
typedef struct TitlePrint {
  uint64_t *pairs;
  size_t count;
} TitlePrint;

bool title_print(const char *title, TitlePrint *print, Error *err);
void title_print_free(TitlePrint *print);

/* Computes the coefficient of Dice and Sørensen in percent, rounded down: twice the common pairs
 * divided by all pairs. 100 only if the pairs are the same; 100 for two empty titles. */
int title_prints_likeness(const TitlePrint *a, const TitlePrint *b);

bool title_likeness(const char *a, const char *b, int *likeness, Error *err);

/* Finds whether two similar titles may ask for opposite things: their first words, usually the
 * verb, differ (« Renforcer … », « Supprimer … »), or one has more negations (in English, French or
 * Dutch) than the other. */
bool titles_differ_in_sense(const char *a, const char *b, bool *differ, Error *err);

#endif
