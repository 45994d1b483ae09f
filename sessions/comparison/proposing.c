/* What titles propose about rows that no key and no reference joined. */
#include <stdlib.h>
#include <string.h>

#include "sessions/comparison/following_parts.h"
#include "sessions/text.h"

static const char *title_at(const Following *following, size_t row) {
  const Pick pick = following_first(following, row);
  return pick_recommendation(following->panel, pick)->text[RECOMMENDATION_TITLE];
}

static bool is_heading(const Following *following, size_t row) {
  return pick_recommendation(following->panel, following_first(following, row))->status ==
         STATUS_HEADING;
}

static bool is_everywhere(const Following *following, size_t row) {
  for (size_t session = 0; session < following->panel->count; ++session)
    if (following_at(following, row, session)->recommendation == 0) return false;
  return true;
}

static bool can_be_one(const Weaving *weaving, size_t a, size_t b) {
  const Following *following = weaving->following;
  for (size_t session = 0; session < following->panel->count; ++session)
    if (following_at(following, a, session)->recommendation &&
        following_at(following, b, session)->recommendation)
      return false;
  return picks_can_be_one(weaving, following_first(following, a), following_first(following, b));
}

static bool is_pick(Pick a, Pick b) {
  return a.session == b.session && a.recommendation == b.recommendation;
}

/* Whether these two are proposed already, for another reason. */
static bool is_proposed(const Following *following, Pick a, Pick b) {
  for (size_t n = 0; n < following->proposal_count; ++n) {
    const Pick *of = following->proposals[n].of;
    if ((is_pick(of[0], a) && is_pick(of[1], b)) || (is_pick(of[1], a) && is_pick(of[0], b)))
      return true;
  }
  return false;
}

static bool propose(Weaving *weaving, size_t a, size_t b, ProposalReason reason, int likeness,
                    Error *err) {
  Following *following = weaving->following;
  const Pick first = following_first(following, a), second = following_first(following, b);
  return is_proposed(following, first, second) ||
         following_propose(following, first, second, reason, likeness, err);
}

/* A row that is in some sessions only, and its title. */
typedef struct Candidate {
  size_t row;
  char *folded;
  TitlePrint print;
  bool taken; /* in a proposal */
} Candidate;

typedef struct Candidates {
  Candidate *of;
  size_t count;
} Candidates;

/* Blanks do not count: « a  b » is « a b ». */
static void squeeze(char *text) {
  char *to = text;
  for (const char *from = text; *from; ++from)
    if (*from != ' ') *to++ = *from;
  *to = '\0';
}

static bool take_candidate(const Following *following, size_t row, Candidates *candidates,
                           Error *err) {
  const char *title = title_at(following, row);
  if (is_everywhere(following, row) || is_heading(following, row) || !*title) return true;
  Candidate *one = &candidates->of[candidates->count];
  *one = (Candidate){.row = row};
  if (!text_fold(title, &one->folded)) return fail_memory(err);
  squeeze(one->folded);
  ++candidates->count;
  return true;
}

static void free_candidates(Candidates *candidates) {
  for (size_t n = 0; n < candidates->count; ++n) {
    free(candidates->of[n].folded);
    title_print_free(&candidates->of[n].print);
  }
  free(candidates->of);
}

static int by_title(const void *a, const void *b) {
  const Candidate *left = a, *right = b;
  const int title = strcmp(left->folded, right->folded);
  return title != 0 ? title : (left->row > right->row) - (left->row < right->row);
}

static int by_row(const void *a, const void *b) {
  const Candidate *left = a, *right = b;
  return (left->row > right->row) - (left->row < right->row);
}

/* Whether no session has two of the rows [start, end): then it is clear which one is meant. */
static bool is_clear(const Following *following, const Candidate *of, size_t start, size_t end) {
  for (size_t session = 0; session < following->panel->count; ++session) {
    size_t here = 0;
    for (size_t n = start; n < end; ++n)
      here += following_at(following, of[n].row, session)->recommendation != 0;
    if (here > 1) return false;
  }
  return true;
}

/* Each with the first of the same title; of an unclear group none, be it as near. */
static bool propose_group(Weaving *weaving, Candidates *candidates, size_t start, size_t end,
                          Error *err) {
  Candidate *of = candidates->of;
  const bool clear = is_clear(weaving->following, of, start, end);
  for (size_t n = start; n < end; ++n)
    of[n].taken = !clear;
  for (size_t n = start + 1; n < end && clear; ++n) {
    if (!can_be_one(weaving, of[start].row, of[n].row)) continue;
    of[start].taken = of[n].taken = true;
    if (!propose(weaving, of[start].row, of[n].row, PROPOSED_SAME_TITLE, LIKENESS_SAME, err))
      return false;
  }
  return true;
}

static bool propose_same(Weaving *weaving, Candidates *candidates, Error *err) {
  size_t end;
  qsort(candidates->of, candidates->count, sizeof *candidates->of, by_title);
  for (size_t start = 0; start < candidates->count; start = end) {
    for (end = start + 1; end < candidates->count; ++end)
      if (strcmp(candidates->of[start].folded, candidates->of[end].folded) != 0) break;
    if (!propose_group(weaving, candidates, start, end, err)) return false;
  }
  return true;
}

/* The one after `place` whose title is nearest; the count where none is near. */
static size_t nearest(const Weaving *weaving, const Candidates *candidates, size_t place,
                      int *likeness) {
  size_t best = candidates->count;
  *likeness = LIKENESS_NEAR - 1;
  for (size_t n = place + 1; n < candidates->count; ++n) {
    const Candidate *one = &candidates->of[place], *other = &candidates->of[n];
    if (other->taken || !can_be_one(weaving, one->row, other->row)) continue;
    const int of_this = title_prints_likeness(&one->print, &other->print);
    if (of_this <= *likeness) continue;
    *likeness = of_this;
    best = n;
  }
  return best;
}

static bool print_titles(const Following *following, Candidates *candidates, Error *err) {
  for (size_t n = 0; n < candidates->count; ++n)
    if (!title_print(title_at(following, candidates->of[n].row), &candidates->of[n].print, err))
      return false;
  return true;
}

static bool propose_near(Weaving *weaving, Candidates *candidates, Error *err) {
  int likeness;
  if (candidates->count > NEAR_ROWS_MAX) return true;
  qsort(candidates->of, candidates->count, sizeof *candidates->of, by_row);
  if (!print_titles(weaving->following, candidates, err)) return false;
  for (size_t n = 0; n < candidates->count; ++n) {
    if (candidates->of[n].taken) continue;
    const size_t other = nearest(weaving, candidates, n, &likeness);
    if (other == candidates->count) continue;
    candidates->of[other].taken = true;
    if (!propose(weaving, candidates->of[n].row, candidates->of[other].row, PROPOSED_NEAR_TITLE,
                 likeness, err))
      return false;
  }
  return true;
}

bool propose_by_titles(Weaving *weaving, Error *err) {
  const Following *following = weaving->following;
  Candidates candidates = {.of = calloc(following->row_count + 1, sizeof *candidates.of)};
  bool done = candidates.of || fail_memory(err);
  for (size_t row = 0; done && row < following->row_count; ++row)
    done = take_candidate(following, row, &candidates, err);
  done = done && propose_same(weaving, &candidates, err) && propose_near(weaving, &candidates, err);
  if (candidates.of) free_candidates(&candidates);
  return done;
}
