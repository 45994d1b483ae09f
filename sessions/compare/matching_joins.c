/* The criteria that match a recommendation with a row of earlier sessions. */
#include <stdlib.h>
#include <string.h>

#include "sessions/compare/matching_parts.h"

static void join_confirmed(MatchBuilder *builder, size_t session) {
  const Matching *matching = builder->matching;
  for (size_t n = 0; n < matching->answer_count; ++n) {
    const Answer *answer = &matching->answers[n];
    if (!answer->same || answer->of[1].session != session) continue;
    const size_t row = builder->row_of[answer->of[0].session][answer->of[0].recommendation];
    if (row != NO_ROW && is_free_for(builder, row, answer->of[1]))
      join_row(builder, answer->of[1], row, MATCH_CONFIRMED);
  }
}

static bool join_by_key(MatchBuilder *builder, Pick pick, Error *err UNUSED) {
  const char *key = key_of(builder, pick);
  const struct RowLink *link = *key ? rows_by_text_find(&builder->keys, key) : NULL;
  for (; link; link = rows_by_text_next(&builder->keys, link))
    if (is_free_for(builder, link->row, pick) &&
        !answered_different(builder->matching, link->pick, pick))
      join_row(builder, pick, link->row, MATCH_BY_KEY);
  return true;
}

static bool fits(const MatchBuilder *builder, const struct RowLink *link, Pick pick) {
  return is_free_for(builder, link->row, pick) && picks_can_be_one(builder, link->pick, pick);
}

/* If two rows have the title, each from a session without the other, neither matches. */
static bool join_by_title(MatchBuilder *builder, Pick pick, Error *err UNUSED) {
  const TitleSeen *title = title_seen(builder, pick);
  if (!title->letters || title->is_doubled) return true;
  size_t found = NO_ROW;
  const struct RowLink *link = rows_by_text_find(&builder->titles_of_rows, title->letters);
  for (; link; link = rows_by_text_next(&builder->titles_of_rows, link)) {
    if (!fits(builder, link, pick) || link->row == found) continue;
    if (found != NO_ROW) return true;
    found = link->row;
  }
  if (found != NO_ROW) join_row(builder, pick, found, MATCH_BY_TITLE);
  return true;
}

static const TitlePrint *print_of(const MatchBuilder *builder, Pick pick, Error *err) {
  TitleSeen *title = title_seen(builder, pick);
  const Recommendation *one = pick_recommendation(builder->matching->panel, pick);
  if (!title->is_printed && !title_print(one->text[RECOMMENDATION_TITLE], &title->print, err))
    return NULL;
  title->is_printed = true;
  return &title->print;
}

bool picks_likeness(const MatchBuilder *builder, Pick a, Pick b, int *likeness, Error *err) {
  const TitlePrint *of_a = print_of(builder, a, err);
  const TitlePrint *of_b = of_a ? print_of(builder, b, err) : NULL;
  if (of_b) *likeness = title_prints_likeness(of_a, of_b);
  return of_b != NULL;
}

/* Finds whether this title is more similar to that of another free row than to that of `link`. */
static bool has_better_row(const MatchBuilder *builder, const struct RowLink *link, Pick pick,
                           int likeness, bool *better, Error *err) {
  const Matching *matching = builder->matching;
  for (size_t row = 0; row < matching->row_count; ++row) {
    const Pick other = matching_first(matching, row);
    int of_this;
    if (row == link->row || !is_free_for(builder, row, pick) ||
        !picks_can_be_one(builder, other, pick))
      continue;
    if (!picks_likeness(builder, other, pick, &of_this, err)) return false;
    if (of_this > likeness) return *better = true;
  }
  return true;
}

/* Finds whether the title of `link` is more similar to that of another unmatched recommendation of
 * this session. */
static bool has_better_pick(const MatchBuilder *builder, const struct RowLink *link, Pick pick,
                            int likeness, bool *better, Error *err) {
  const Roundtable *state = builder->matching->panel->of[pick.session].state;
  for (uint32_t number = 1; number <= roundtable_recommendation_total(state); ++number) {
    const Recommendation *one = roundtable_recommendation(state, number);
    const Pick other = {pick.session, number};
    int of_this;
    if (!one || one->status == STATUS_WITHDRAWN || number == pick.recommendation ||
        !fits(builder, link, other))
      continue;
    if (!picks_likeness(builder, link->pick, other, &of_this, err)) return false;
    if (of_this > likeness) return *better = true;
  }
  return true;
}

static bool has_better(const MatchBuilder *builder, const struct RowLink *link, Pick pick,
                       int likeness, bool *better, Error *err) {
  const Matching *matching = builder->matching;
  *better = false;
  if (likeness == LIKENESS_SAME || matching->row_count > NEAR_ROWS_MAX) return true;
  return has_better_row(builder, link, pick, likeness, better, err) &&
         (*better || has_better_pick(builder, link, pick, likeness, better, err));
}

/* Finds whether two with one reference are clearly the same. */
static bool is_clear(const MatchBuilder *builder, const struct RowLink *link, Pick pick,
                     bool *clear, Error *err) {
  const Panel *panel = builder->matching->panel;
  const Recommendation *one = pick_recommendation(panel, link->pick);
  const Recommendation *other = pick_recommendation(panel, pick);
  bool differ, better;
  int likeness;
  *clear = true;
  if (!title_seen(builder, link->pick)->letters || !title_seen(builder, pick)->letters) return true;
  if (!picks_likeness(builder, link->pick, pick, &likeness, err) ||
      !titles_differ_in_sense(one->text[RECOMMENDATION_TITLE], other->text[RECOMMENDATION_TITLE],
                              &differ, err) ||
      !has_better(builder, link, pick, likeness, &better, err))
    return false;
  *clear = likeness >= LIKENESS_NEAR && !differ && !better;
  return true;
}

/* Uses the newest that fits. */
static bool join_by_reference(MatchBuilder *builder, Pick pick, Error *err) {
  const struct RowLink *link =
      rows_by_text_find(&builder->references, pick_reference(builder->matching->panel, pick).text);
  for (; link; link = rows_by_text_next(&builder->references, link)) {
    bool clear;
    if (!fits(builder, link, pick)) continue;
    if (!is_clear(builder, link, pick, &clear, err)) return false;
    if (clear) join_row(builder, pick, link->row, MATCH_BY_REFERENCE);
  }
  return true;
}

bool join_rows(MatchBuilder *builder, size_t session, Error *err) {
  join_confirmed(builder, session);
  return for_each_pick(builder, session, join_by_key, err) &&
         for_each_pick(builder, session, join_by_title, err) &&
         for_each_pick(builder, session, join_by_reference, err);
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
  if (!ARRAY_RESERVE(rows->links, rows->link_capacity, rows->link_count + 1))
    return fail_memory(err);
  if (!ARRAY_RESERVE(rows->heads, rows->head_capacity, number + 1)) return fail_memory(err);
  rows->links[rows->link_count] =
      (struct RowLink){.row = row, .next = added ? NO_ROW : rows->heads[number], .pick = pick};
  rows->heads[number] = rows->link_count++;
  return true;
}

const struct RowLink *rows_by_text_find(const RowsByText *rows, const char *text) {
  size_t number;
  return names_find(&rows->texts, text, &number) ? &rows->links[rows->heads[number]] : NULL;
}

const struct RowLink *rows_by_text_next(const RowsByText *rows, const struct RowLink *link) {
  return link->next == NO_ROW ? NULL : &rows->links[link->next];
}

static bool note(const MatchBuilder *builder, size_t row, Pick first, Pick other, Error *err) {
  Matching *matching = builder->matching;
  const char *letters = title_seen(builder, first)->letters;
  const char *other_letters = title_seen(builder, other)->letters;
  TitleDifference difference = {.row = row, .of = {first, other}};
  if (!letters || !other_letters || strcmp(letters, other_letters) == 0) return true;
  if (!titles_differ_in_sense(
          pick_recommendation(matching->panel, first)->text[RECOMMENDATION_TITLE],
          pick_recommendation(matching->panel, other)->text[RECOMMENDATION_TITLE],
          &difference.in_sense, err))
    return false;
  if (!ARRAY_RESERVE(matching->differences, matching->difference_capacity,
                     matching->difference_count + 1))
    return fail_memory(err);
  matching->differences[matching->difference_count++] = difference;
  return true;
}

bool note_differences(const MatchBuilder *builder, Error *err) {
  const Matching *matching = builder->matching;
  for (size_t row = 0; row < matching->row_count; ++row) {
    const Pick first = matching_first(matching, row);
    for (size_t session = first.session + 1; session < matching->panel->count; ++session) {
      const uint32_t number = matching_at(matching, row, session)->recommendation;
      if (number && !note(builder, row, first, (Pick){session, number}, err)) return false;
    }
  }
  return true;
}
