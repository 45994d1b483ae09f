#include "tui/state/comparison_page.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/vote/number.h"
#include "sessions/compare/compare_parts.h"
#include "sessions/session/totals.h"
#include "sessions/text/day.h"

enum { WORDS_SIZE = 4096 };

static void take_sessions(const Panel *panel, ComparisonPage *page) {
  char words[WORDS_SIZE], written[DAY_WORDS_SIZE];
  page->session_count = panel->count;
  for (size_t n = 0; n < panel->count; n++) {
    const Roundtable *state = panel->of[n].state;
    const char *date = day_words(roundtable_text(state, SESSION_DATE), written);
    snprintf(words, sizeof words, "%c %s%s%s", panel_letter(n),
             roundtable_text(state, SESSION_TITLE), *date != '\0' ? " · " : "", date);
    page->sessions[n] = store_keep(&page->texts, words);
    if (results_hidden(state) && page->hidden == '\0') page->hidden = panel_letter(n);
  }
}

/* Writes "A 9 = 3.3 %, 0.43 per voter" for each session in which it was put to the vote. */
static void write_figures(const Comparison *comparison, size_t row, char words[WORDS_SIZE]) {
  *words = '\0';
  for (size_t n = 0; n < comparison->panel.count; n++) {
    const Standing *standing = comparison_standing(comparison, row, n);
    if (standing == NULL) continue;
    const Shown share = share_cell(comparison, row, n), voter = per_voter_cell(comparison, row, n);
    string_append(words, WORDS_SIZE, "%s%c %s%s%s%s%s%s", *words ? " · " : "", panel_letter(n),
                  number_shown(standing->score[BY_CUMULATIVE]).text, *share.text ? " = " : "",
                  share.text, *share.text ? " %" : "", *voter.text ? ", " : "", voter.text);
    if (*voter.text != '\0') string_append(words, WORDS_SIZE, " %s", _("per voter"));
  }
}

static void take_item(const Comparison *comparison, size_t row, RankingMethod method,
                      ComparisonPage *page, ComparedItem *item) {
  char words[WORDS_SIZE];
  const Pick pick = matching_last(&comparison->matching, row);
  const Recommendation *one = pick_recommendation(&comparison->panel, pick);
  const char *in_short = one->text[RECOMMENDATION_SHORT_TITLE];
  write_figures(comparison, row, words);
  item->reference = store_keep(&page->texts, pick_reference(&comparison->panel, pick).text);
  item->title =
      store_keep(&page->texts, *in_short != '\0' ? in_short : one->text[RECOMMENDATION_TITLE]);
  item->change = store_keep(&page->texts, change_cell(comparison, row, method).text);
  item->figures = store_keep(&page->texts, words);
  for (size_t n = 0; n < comparison->panel.count; n++)
    item->ranks[n] = store_keep(&page->texts, rank_cell(comparison, row, n, method).text);
}

static void take_pair(const Comparison *comparison, const Proposal *proposal, ComparisonPage *page,
                      ComparedPair *pair) {
  char words[WORDS_SIZE + REFERENCE_TEXT_SIZE];
  pair->reason = proposal_words(proposal->reason);
  for (int end = 0; end < 2; end++) {
    const Pick pick = proposal->of[end];
    snprintf(words, sizeof words, "%c %s  %s", panel_letter(pick.session),
             pick_reference(&comparison->panel, pick).text,
             pick_recommendation(&comparison->panel, pick)->text[RECOMMENDATION_TITLE]);
    pair->ends[end] = store_keep(&page->texts, words);
  }
}

bool comparison_page_make(const Comparison *comparison, RankingMethod method, ComparisonPage *page,
                          Error *err) {
  const Matching *matching = &comparison->matching;
  page->items = calloc(comparison->row_count + 1, sizeof *page->items);
  page->pairs = calloc(matching->proposal_count + 1, sizeof *page->pairs);
  if (page->items == NULL || page->pairs == NULL) return fail_memory(err);
  take_sessions(&comparison->panel, page);
  for (; page->item_count < comparison->row_count; page->item_count++)
    take_item(comparison, comparison->rows[page->item_count], method, page,
              &page->items[page->item_count]);
  for (; page->pair_count < matching->proposal_count; page->pair_count++)
    take_pair(comparison, &matching->proposals[page->pair_count], page,
              &page->pairs[page->pair_count]);
  char words[WORDS_SIZE] = "";
  for (size_t n = 0; n < comparison->sentences.count; n++) {
    const char *sentence = comparison->sentences.of[n];
    string_append(words, sizeof words, "%s%c%s.", *words ? " " : "", sentence_capital(sentence),
                  sentence + 1);
  }
  page->remarks = store_keep(&page->texts, words);
  return store_ok(&page->texts, err);
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
