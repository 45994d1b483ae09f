#include "tui/state/comparison_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/compare/compare_parts.h"
#include "sessions/session/totals.h"
#include "sessions/text/day.h"

enum { WORDS_SIZE = 4096 };

/* A copy that lives as long as the page; NULL for lack of memory. */
static const char *keep(ComparisonPage *page, const char *text, Error *err) {
  if (store_reserve(&page->texts, strlen(text) + 1)) return store_text(&page->texts, text);
  fail_memory(err);
  return NULL;
}

static bool take_sessions(const Panel *panel, ComparisonPage *page, Error *err) {
  char words[WORDS_SIZE], written[DAY_WORDS_SIZE];
  page->session_count = panel->count;
  for (size_t n = 0; n < panel->count; n++) {
    const Roundtable *state = panel->of[n].state;
    const char *date = day_words(roundtable_text(state, SESSION_DATE), written);
    snprintf(words, sizeof words, "%c %s%s%s", panel_letter(n),
             roundtable_text(state, SESSION_TITLE), *date != '\0' ? " · " : "", date);
    page->sessions[n] = keep(page, words, err);
    if (page->sessions[n] == NULL) return false;
    if (results_hidden(state) && page->hidden == '\0') page->hidden = panel_letter(n);
  }
  return true;
}

/* "A 9 = 3.3 %, 0.43 per voter" for each session in which it was put to the vote. */
static void write_figures(const Comparison *comparison, size_t row, char words[WORDS_SIZE]) {
  char share[CELL_TEXT_SIZE], voter[CELL_TEXT_SIZE];
  *words = '\0';
  for (size_t n = 0; n < comparison->panel.count; n++) {
    const Standing *standing = comparison_standing(comparison, row, n);
    if (standing == NULL) continue;
    const size_t used = strlen(words);
    share_cell(comparison, row, n, share);
    per_voter_cell(comparison, row, n, voter);
    snprintf(words + used, WORDS_SIZE - used, "%s%c %s%s%s%s%s%s", used > 0 ? " · " : "",
             panel_letter(n), number_shown(standing->score[BY_CUMULATIVE]).text,
             *share ? " = " : "", share, *share ? " %" : "", *voter ? ", " : "", voter);
    const size_t now = strlen(words);
    if (*voter != '\0') snprintf(words + now, WORDS_SIZE - now, " %s", _("per voter"));
  }
}

static bool take_item(const Comparison *comparison, size_t row, RankingMethod method,
                      ComparisonPage *page, ComparedItem *item, Error *err) {
  char reference[REFERENCE_TEXT_SIZE], cell[CELL_TEXT_SIZE], words[WORDS_SIZE];
  const Pick pick = following_last(&comparison->following, row);
  const Recommendation *one = pick_recommendation(&comparison->panel, pick);
  const char *in_short = one->text[RECOMMENDATION_SHORT_TITLE];
  write_figures(comparison, row, words);
  item->reference = keep(page, pick_reference(&comparison->panel, pick, reference), err);
  item->title = keep(page, *in_short != '\0' ? in_short : one->text[RECOMMENDATION_TITLE], err);
  item->change = keep(page, change_cell(comparison, row, method, cell), err);
  item->figures = keep(page, words, err);
  bool kept = item->reference != NULL && item->title != NULL && item->change != NULL &&
              item->figures != NULL;
  for (size_t n = 0; kept && n < comparison->panel.count; n++) {
    item->ranks[n] = keep(page, rank_cell(comparison, row, n, method, cell), err);
    kept = item->ranks[n] != NULL;
  }
  return kept;
}

static bool take_items(const Comparison *comparison, RankingMethod method, ComparisonPage *page,
                       Error *err) {
  page->items = calloc(comparison->row_count + 1, sizeof *page->items);
  if (page->items == NULL) return fail_memory(err);
  page->item_count = comparison->row_count;
  for (size_t n = 0; n < comparison->row_count; n++)
    if (!take_item(comparison, comparison->rows[n], method, page, &page->items[n], err))
      return false;
  return true;
}

static bool take_pair(const Comparison *comparison, const Proposal *proposal, ComparisonPage *page,
                      ComparedPair *pair, Error *err) {
  char reference[REFERENCE_TEXT_SIZE], words[WORDS_SIZE + REFERENCE_TEXT_SIZE];
  pair->reason = proposal_words(proposal->reason);
  for (int end = 0; end < 2; end++) {
    const Pick pick = proposal->of[end];
    snprintf(words, sizeof words, "%c %s  %s", panel_letter(pick.session),
             pick_reference(&comparison->panel, pick, reference),
             pick_recommendation(&comparison->panel, pick)->text[RECOMMENDATION_TITLE]);
    pair->ends[end] = keep(page, words, err);
    if (pair->ends[end] == NULL) return false;
  }
  return true;
}

static bool take_pairs(const Comparison *comparison, ComparisonPage *page, Error *err) {
  const Following *following = &comparison->following;
  page->pairs = calloc(following->proposal_count + 1, sizeof *page->pairs);
  if (page->pairs == NULL) return fail_memory(err);
  page->pair_count = following->proposal_count;
  for (size_t n = 0; n < page->pair_count; n++)
    if (!take_pair(comparison, &following->proposals[n], page, &page->pairs[n], err)) return false;
  return true;
}

static bool take_remarks(const Comparison *comparison, ComparisonPage *page, Error *err) {
  char words[WORDS_SIZE] = "";
  for (size_t n = 0; n < comparison->sentences.count; n++) {
    char *full = sentence_in_full(comparison->sentences.of[n], err);
    const size_t used = strlen(words);
    if (full == NULL) return false;
    snprintf(words + used, sizeof words - used, "%s%s", used > 0 ? " " : "", full);
    free(full);
  }
  page->remarks = keep(page, words, err);
  return page->remarks != NULL;
}

bool comparison_page_make(const Comparison *comparison, RankingMethod method, ComparisonPage *page,
                          Error *err) {
  return take_sessions(&comparison->panel, page, err) &&
         take_items(comparison, method, page, err) && take_pairs(comparison, page, err) &&
         take_remarks(comparison, page, err);
}

bool comparison_page_asks(const ComparisonPage *page) {
  return page->hidden == '\0' && page->pair_count > 0;
}

void comparison_page_free(ComparisonPage *page) {
  store_free(&page->texts);
  free(page->items);
  free(page->pairs);
  *page = (ComparisonPage){0};
}
