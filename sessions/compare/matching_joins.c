/* The criteria that match a recommendation with a row of earlier sessions. */
#include <stdlib.h>
#include <string.h>

#include "sessions/compare/matching_parts.h"

static void join_confirmed(MatchBuilder *weaving, size_t session) {
  const Matching *matching = weaving->matching;
  for (size_t n = 0; n < matching->answer_count; ++n) {
    const Answer *answer = &matching->answers[n];
    if (!answer->same || answer->of[1].session != session) continue;
    const size_t row = weaving->row_of[answer->of[0].session][answer->of[0].recommendation];
    if (row != NO_ROW && is_free_for(weaving, row, answer->of[1]))
      join_row(weaving, answer->of[1], row, MATCH_CONFIRMED);
  }
}

static bool join_by_key(MatchBuilder *weaving, Pick pick, Error *err UNUSED) {
  const char *key = key_of(weaving, pick);
  const struct RowLink *link = *key ? rows_by_text_find(&weaving->keys, key) : NULL;
  for (; link; link = rows_by_text_next(&weaving->keys, link))
    if (is_free_for(weaving, link->row, pick) &&
        !answered_different(weaving->matching, link->pick, pick))
      join_row(weaving, pick, link->row, MATCH_BY_KEY);
  return true;
}

static bool fits(const MatchBuilder *weaving, const struct RowLink *link, Pick pick) {
  return is_free_for(weaving, link->row, pick) && picks_can_be_one(weaving, link->pick, pick);
}

/* If two rows have the title, each from a session without the other, neither matches. */
static bool join_by_title(MatchBuilder *weaving, Pick pick, Error *err UNUSED) {
  const TitleSeen *title = title_seen(weaving, pick);
  if (!title->letters || title->is_doubled) return true;
  size_t found = NO_ROW;
  const struct RowLink *link = rows_by_text_find(&weaving->titles_of_rows, title->letters);
  for (; link; link = rows_by_text_next(&weaving->titles_of_rows, link)) {
    if (!fits(weaving, link, pick) || link->row == found) continue;
    if (found != NO_ROW) return true;
    found = link->row;
  }
  if (found != NO_ROW) join_row(weaving, pick, found, MATCH_BY_TITLE);
  return true;
}

static const TitlePrint *print_of(const MatchBuilder *weaving, Pick pick, Error *err) {
  TitleSeen *title = title_seen(weaving, pick);
  const Recommendation *one = pick_recommendation(weaving->matching->panel, pick);
  if (!title->is_printed && !title_print(one->text[RECOMMENDATION_TITLE], &title->print, err))
    return NULL;
  title->is_printed = true;
  return &title->print;
}

bool picks_likeness(const MatchBuilder *weaving, Pick a, Pick b, int *likeness, Error *err) {
  const TitlePrint *of_a = print_of(weaving, a, err);
  const TitlePrint *of_b = of_a ? print_of(weaving, b, err) : NULL;
  if (of_b) *likeness = title_prints_likeness(of_a, of_b);
  return of_b != NULL;
}

/* Finds whether this title is more similar to that of another free row than to that of `link`. */
static bool has_better_row(const MatchBuilder *weaving, const struct RowLink *link, Pick pick,
                           int likeness, bool *better, Error *err) {
  const Matching *matching = weaving->matching;
  for (size_t row = 0; row < matching->row_count; ++row) {
    const Pick other = matching_first(matching, row);
    int of_this;
    if (row == link->row || !is_free_for(weaving, row, pick) ||
        !picks_can_be_one(weaving, other, pick))
      continue;
    if (!picks_likeness(weaving, other, pick, &of_this, err)) return false;
    if (of_this > likeness) return *better = true;
  }
  return true;
}

/* Finds whether the title of `link` is more similar to that of another unmatched recommendation of
 * this session. */
static bool has_better_pick(const MatchBuilder *weaving, const struct RowLink *link, Pick pick,
                            int likeness, bool *better, Error *err) {
  const Roundtable *state = weaving->matching->panel->of[pick.session].state;
  for (uint32_t number = 1; number <= roundtable_recommendation_total(state); ++number) {
    const Recommendation *one = roundtable_recommendation(state, number);
    const Pick other = {pick.session, number};
    int of_this;
    if (!one || one->status == STATUS_WITHDRAWN || number == pick.recommendation ||
        !fits(weaving, link, other))
      continue;
    if (!picks_likeness(weaving, link->pick, other, &of_this, err)) return false;
    if (of_this > likeness) return *better = true;
  }
  return true;
}

static bool has_better(const MatchBuilder *weaving, const struct RowLink *link, Pick pick,
                       int likeness, bool *better, Error *err) {
  const Matching *matching = weaving->matching;
  *better = false;
  if (likeness == LIKENESS_SAME || matching->row_count > NEAR_ROWS_MAX) return true;
  return has_better_row(weaving, link, pick, likeness, better, err) &&
         (*better || has_better_pick(weaving, link, pick, likeness, better, err));
}

/* Finds whether two with one reference are clearly the same. */
static bool is_clear(const MatchBuilder *weaving, const struct RowLink *link, Pick pick,
                     bool *clear, Error *err) {
  const Panel *panel = weaving->matching->panel;
  const Recommendation *one = pick_recommendation(panel, link->pick);
  const Recommendation *other = pick_recommendation(panel, pick);
  bool differ, better;
  int likeness;
  *clear = true;
  if (!title_seen(weaving, link->pick)->letters || !title_seen(weaving, pick)->letters) return true;
  if (!picks_likeness(weaving, link->pick, pick, &likeness, err) ||
      !titles_differ_in_sense(one->text[RECOMMENDATION_TITLE], other->text[RECOMMENDATION_TITLE],
                              &differ, err) ||
      !has_better(weaving, link, pick, likeness, &better, err))
    return false;
  *clear = likeness >= LIKENESS_NEAR && !differ && !better;
  return true;
}

/* Uses the newest that fits. */
static bool join_by_reference(MatchBuilder *weaving, Pick pick, Error *err) {
  char text[REFERENCE_TEXT_SIZE];
  const struct RowLink *link =
      rows_by_text_find(&weaving->references, reference_of(weaving, pick, text));
  for (; link; link = rows_by_text_next(&weaving->references, link)) {
    bool clear;
    if (!fits(weaving, link, pick)) continue;
    if (!is_clear(weaving, link, pick, &clear, err)) return false;
    if (clear) join_row(weaving, pick, link->row, MATCH_BY_REFERENCE);
  }
  return true;
}

bool join_rows(MatchBuilder *weaving, size_t session, Error *err) {
  join_confirmed(weaving, session);
  return for_each_pick(weaving, session, join_by_key, err) &&
         for_each_pick(weaving, session, join_by_title, err) &&
         for_each_pick(weaving, session, join_by_reference, err);
}

void rows_by_text_open(RowsByText *rows) {
  *rows = (RowsByText){.links = NULL};
  names_open(&rows->texts);
}

void rows_by_text_close(RowsByText *rows) {
  names_close(&rows->texts);
  free(rows->links);
  free(rows->heads);
}

bool rows_by_text_add(RowsByText *rows, const char *text, size_t row, Pick pick, Error *err) {
  size_t number;
  bool added;
  if (!names_add(&rows->texts, text, &number, &added, err)) return false;
  struct RowLink *links =
      array_reserve(rows->links, &rows->link_capacity, rows->link_count + 1, sizeof *links);
  if (!links) return fail_memory(err);
  rows->links = links;
  size_t *heads = array_reserve(rows->heads, &rows->head_capacity, number + 1, sizeof *heads);
  if (!heads) return fail_memory(err);
  rows->heads = heads;
  links[rows->link_count] =
      (struct RowLink){.row = row, .next = added ? NO_ROW : heads[number], .pick = pick};
  heads[number] = rows->link_count++;
  return true;
}

const struct RowLink *rows_by_text_find(const RowsByText *rows, const char *text) {
  size_t number;
  return names_find(&rows->texts, text, &number) ? &rows->links[rows->heads[number]] : NULL;
}

const struct RowLink *rows_by_text_next(const RowsByText *rows, const struct RowLink *link) {
  return link->next == NO_ROW ? NULL : &rows->links[link->next];
}

static bool note(const MatchBuilder *weaving, size_t row, Pick first, Pick other, Error *err) {
  Matching *matching = weaving->matching;
  const char *letters = title_seen(weaving, first)->letters;
  const char *other_letters = title_seen(weaving, other)->letters;
  TitleDifference difference = {.row = row, .of = {first, other}};
  if (!letters || !other_letters || strcmp(letters, other_letters) == 0) return true;
  if (!titles_differ_in_sense(
          pick_recommendation(matching->panel, first)->text[RECOMMENDATION_TITLE],
          pick_recommendation(matching->panel, other)->text[RECOMMENDATION_TITLE],
          &difference.in_sense, err))
    return false;
  TitleDifference *differences =
      array_reserve(matching->differences, &matching->difference_capacity,
                    matching->difference_count + 1, sizeof *differences);
  if (!differences) return fail_memory(err);
  matching->differences = differences;
  differences[matching->difference_count++] = difference;
  return true;
}

bool note_differences(const MatchBuilder *weaving, Error *err) {
  const Matching *matching = weaving->matching;
  for (size_t row = 0; row < matching->row_count; ++row) {
    const Pick first = matching_first(matching, row);
    for (size_t session = first.session + 1; session < matching->panel->count; ++session) {
      const uint32_t number = matching_at(matching, row, session)->recommendation;
      if (number && !note(weaving, row, first, (Pick){session, number}, err)) return false;
    }
  }
  return true;
}
