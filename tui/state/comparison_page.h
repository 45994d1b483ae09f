/* Sessions side by side, as their screen shows them: all words and figures fetched beforehand. */
#ifndef TUI_STATE_COMPARISON_PAGE_H
#define TUI_STATE_COMPARISON_PAGE_H

#include "sessions/compare/compare.h"

/* How the comparison is looked at. */
typedef struct ComparisonViewState {
  RankingMethod method; /* cumulative or weighted */
  ComparisonOrder order;
  size_t focus; /* a row */
  size_t pair;  /* the proposal that is asked about … */
  bool asks;    /* … if one is */
} ComparisonViewState;

/* A recommendation in the sessions. Texts are never NULL. */
typedef struct ComparedItem {
  const char *reference, *title;
  const char *ranks[PANEL_MAX]; /* "3 ", "7=", "– ", "" */
  const char *change;           /* "↑2", "↓3", "0", "" */
  const char *figures;          /* "A 9 = 3.3 %, 0.43 per voter · B …" */
} ComparedItem;

/* Two that may be the same. */
typedef struct ComparedPair {
  const char *reason;
  const char *ends[2]; /* "A 1/6  Partager l'offre" */
} ComparedPair;

typedef struct ComparisonPage {
  size_t session_count;
  const char *sessions[PANEL_MAX]; /* "A Table ronde · 6 juin 2023" */
  char hidden;                     /* the session whose results are hidden from the room, or 0 */
  ComparedItem *items;             /* in the order looked at */
  size_t item_count;
  ComparedPair *pairs;
  size_t pair_count;
  const char *remarks; /* all, in one text of whole sentences; "" for none */
  Store texts;
} ComparisonPage;

/* Begins as all zero; comparison_page_free gives the memory back, on failure too. Fails for lack of
 * memory. */
bool comparison_page_make(const Comparison *comparison, RankingMethod method, ComparisonPage *page,
                          Error *err);
void comparison_page_free(ComparisonPage *page);

/* Whether it asks about a pair: not while results are hidden. */
bool comparison_page_asks(const ComparisonPage *page);

#endif
