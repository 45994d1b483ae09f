/* The comparison screen's data: all words and figures prepared in advance. */
#ifndef TUI_STATE_COMPARISON_PAGE_H
#define TUI_STATE_COMPARISON_PAGE_H

#include "sessions/compare/compare.h"

/* How the comparison is viewed. */
typedef struct ComparisonViewState {
  RankingMethod method; /* cumulative or weighted */
  ComparisonOrder order;
  size_t focus; /* a row */
  size_t pair;  /* the suggested match being asked about … */
  bool asks;    /* … if any */
} ComparisonViewState;

/* A recommendation across the sessions. Texts are never NULL. */
typedef struct ComparedItem {
  const char *reference, *title;
  const char *ranks[PANEL_MAX]; /* "3 ", "7=", "– ", "" */
  const char *change;           /* "↑2", "↓3", "0", "" */
  const char *figures;          /* "A 9 = 3.3 %, 0.43 per voter · B …" */
} ComparedItem;

/* Two recommendations that may be the same. */
typedef struct ComparedPair {
  const char *reason;
  const char *ends[2]; /* "A 1/6  Partager l'offre" */
} ComparedPair;

typedef struct ComparisonPage {
  size_t session_count;
  const char *sessions[PANEL_MAX]; /* "A Table ronde · 6 juin 2023" */
  char hidden;         /* letter of the session whose results are hidden from the room, or 0 */
  ComparedItem *items; /* in display order */
  size_t item_count;
  ComparedPair *pairs;
  size_t pair_count;
  const char *remarks; /* all of them as one text of whole sentences; "" if none */
  Store texts;
} ComparisonPage;

/* Initialise `page` to all zero; free it with comparison_page_free, on failure too. Fails only if
 * out of memory. */
bool comparison_page_make(const Comparison *comparison, RankingMethod method, ComparisonPage *page,
                          Error *err);
void comparison_page_free(ComparisonPage *page);

/* Returns whether it asks about a pair; never while results are hidden. */
bool comparison_page_asks(const ComparisonPage *page);

#endif
