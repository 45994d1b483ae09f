/* How much two titles are the same text, for people who wrote it twice. */
#ifndef SESSIONS_COMPARE_MATCH_SUGGESTIONS_H
#define SESSIONS_COMPARE_MATCH_SUGGESTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/error.h"

enum {
  LIKENESS_NEAR = 70, /* percent: from it on two titles are clearly alike */
  LIKENESS_SAME = 100
};

/* The pairs of letters and digits that follow one another in a title, case, accents, blanks and
 * punctuation aside, in rising order. A title of one sign has one pair. print_free gives the memory
 * back, also of one that is all zero. */
typedef struct TitlePrint {
  uint64_t *pairs;
  size_t count;
} TitlePrint;

bool title_print(const char *title, TitlePrint *print, Error *err);
void title_print_free(TitlePrint *print);

/* In percent, rounded down: twice the pairs that both have, of all pairs (the coefficient of Dice
 * and Sørensen). 100 only where they are the same pairs; of two empty titles 100. */
int title_prints_likeness(const TitlePrint *a, const TitlePrint *b);

bool title_likeness(const char *a, const char *b, int *likeness, Error *err);

/* Whether two titles that look alike may ask for opposite things: their first words, mostly the
 * verb, are not the same (« Renforcer … », « Supprimer … »), or one has more words of negation (in
 * English, French or Dutch) than the other. */
bool titles_differ_in_sense(const char *a, const char *b, bool *differ, Error *err);

#endif
