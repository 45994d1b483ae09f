#include "sessions/compare/compare.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "core/vote/reference.h"
#include "sessions/compare/panel_text.h"
#include "sessions/compare/voter_warnings.h"

ComparisonRequest comparison_request(const Session *first) {
  const RankingRule rule = roundtable_ranking_rule(session_state(first));
  return (ComparisonRequest){
      .panel = {.method = (RankingMethod)rule.method}, .both_main = true, .order = ORDER_BY_RANK};
}

const Standing *comparison_standing(const Comparison *comparison, size_t row, size_t session) {
  return panel_standing(&comparison->panel, session,
                        matching_at(&comparison->matching, row, session)->recommendation);
}

uint32_t comparison_rank(const Comparison *comparison, size_t row, size_t session,
                         RankingMethod method) {
  const Standing *standing = comparison_standing(comparison, row, session);
  if (standing && method < MAIN_RANKINGS) return standing->rank[method].overall;
  return panel_rank(&comparison->panel, session, standing);
}

bool comparison_change(const Comparison *comparison, size_t row, RankingMethod method,
                       int64_t *change) {
  uint32_t first = 0, last = 0;
  size_t ranked = 0;
  for (size_t session = 0; session < comparison->panel.count; ++session) {
    const uint32_t rank = comparison_rank(comparison, row, session, method);
    if (rank == 0) continue;
    if (ranked++ == 0) first = rank;
    last = rank;
  }
  *change = (int64_t)first - (int64_t)last;
  return ranked > 1;
}

bool comparison_share(const Comparison *comparison, size_t row, size_t session, Ratio *share) {
  const Standing *standing = comparison_standing(comparison, row, session);
  const int64_t dots = comparison->panel.of[session].dots;
  if (!standing || dots == 0) return false;
  *share = (Ratio){.over = standing->score[BY_CUMULATIVE], .under = dots};
  return true;
}

bool comparison_per_voter(const Comparison *comparison, size_t row, size_t session, Ratio *dots) {
  const Standing *standing = comparison_standing(comparison, row, session);
  if (!standing) return false;
  const Roundtable *state = comparison->panel.of[session].state;
  const int64_t voters = guard_voters(state, roundtable_subgroup(state, standing->subgroup));
  if (voters <= 0) return false;
  *dots = (Ratio){.over = standing->score[BY_CUMULATIVE], .under = voters};
  return true;
}

/* A row while rows are put in order. */
typedef struct Placed {
  const Comparison *comparison;
  size_t row;
} Placed;

static int by_row(const Placed *a, const Placed *b) {
  return (a->row > b->row) - (a->row < b->row);
}

static int by_rank(const void *one, const void *other) {
  const Placed *a = one, *b = other;
  const Comparison *comparison = a->comparison;
  const RankingMethod method = comparison->panel.method;
  for (size_t session = comparison->panel.count; session-- > 0;) {
    const uint32_t left = comparison_rank(comparison, a->row, session, method);
    const uint32_t right = comparison_rank(comparison, b->row, session, method);
    if (left == right) continue;
    if (left == 0 || right == 0) return left == 0 ? 1 : -1;
    return left > right ? 1 : -1;
  }
  return by_row(a, b);
}

/* How far it moved; below 0 where that cannot be said. */
static int64_t way_of(const Placed *placed) {
  int64_t change;
  const Comparison *comparison = placed->comparison;
  return comparison_change(comparison, placed->row, comparison->panel.method, &change)
             ? llabs(change)
             : -1;
}

static int by_change(const void *a, const void *b) {
  const int64_t left = way_of(a), right = way_of(b);
  return left == right ? by_rank(a, b) : (left < right) - (left > right);
}

static int of_agenda(const void *a, const void *b) {
  return by_row(a, b);
}

static bool sort_rows(Comparison *comparison, ComparisonOrder order, Error *err) {
  static int (*const orders[COMPARISON_ORDERS])(const void *, const void *) = {by_rank, by_change,
                                                                               of_agenda};
  Placed *placed = calloc(comparison->row_count + 1, sizeof *placed);
  if (!placed) return fail_memory(err);
  for (size_t n = 0; n < comparison->row_count; ++n)
    placed[n] = (Placed){comparison, comparison->rows[n]};
  qsort(placed, comparison->row_count, sizeof *placed, orders[order]);
  for (size_t n = 0; n < comparison->row_count; ++n)
    comparison->rows[n] = placed[n].row;
  free(placed);
  comparison->request.order = order;
  return true;
}

void comparison_sort(Comparison *comparison, ComparisonOrder order) {
  sort_rows(comparison, order, NULL);
}

static bool choose_rows(Comparison *comparison, Error *err) {
  const Matching *matching = &comparison->matching;
  comparison->rows = calloc(matching->row_count + 1, sizeof *comparison->rows);
  if (!comparison->rows) return fail_memory(err);
  for (size_t row = 0; row < matching->row_count; ++row)
    if (matching_votes(matching, row) > 0) comparison->rows[comparison->row_count++] = row;
  return sort_rows(comparison, comparison->request.order, err);
}

static void say_doubled(Comparison *comparison) {
  const Matching *matching = &comparison->matching;
  for (size_t n = 0; n < matching->doubled_count; ++n) {
    const DoubledKey *doubled = &matching->doubled[n];
    const Roundtable *state = comparison->panel.of[doubled->session].state;
    const Recommendation *both[2];
    char reference[2][REFERENCE_TEXT_SIZE];
    for (int of = 0; of < 2; ++of) {
      both[of] = roundtable_recommendation(state, doubled->recommendation[of]);
      reference_text(state, both[of], reference[of]);
    }
    sentences_say(&comparison->sentences,
                  _("the key « %s » stands twice in %c, at %s and at %s: it follows neither; give "
                    "one of them another key"),
                  both[0]->text[RECOMMENDATION_KEY], panel_letter(doubled->session), reference[0],
                  reference[1]);
  }
}

static bool say_all(Comparison *comparison, Error *err) {
  const Panel *panel = &comparison->panel;
  Sentences *sentences = &comparison->sentences;
  if (!say_voted_twice(panel, sentences, err)) return false;
  say_electorates(panel, sentences);
  say_weights(panel, sentences);
  if (!say_unfinished(panel, sentences, err)) return false;
  say_doubled(comparison);
  say_differences(&comparison->matching, sentences);
  return sentences_ok(sentences, err);
}

static bool follow(Comparison *comparison, const char *folder, Error *err) {
  Matches matches = {0};
  const bool followed = (!folder || matches_read(folder, &matches, err)) &&
                        matching_make(&comparison->panel, &matches, &comparison->matching, err);
  matches_free(&matches);
  return followed;
}

bool comparison_open(Session *const *sessions, size_t count, const ComparisonRequest *request,
                     const char *folder, Comparison *comparison, Error *err) {
  *comparison = (Comparison){.request = *request};
  return panel_open(sessions, count, &request->panel, &comparison->panel, err) &&
         follow(comparison, folder, err) && choose_rows(comparison, err) &&
         say_all(comparison, err);
}

void comparison_close(Comparison *comparison) {
  matching_free(&comparison->matching);
  panel_close(&comparison->panel);
  sentences_free(&comparison->sentences);
  free(comparison->rows);
  comparison->rows = NULL;
}

const char *proposal_name(ProposalReason reason) {
  static const char *const NAMES[PROPOSAL_REASONS] = {"title", "near-title", "other-sense",
                                                      "reference"};
  return NAMES[reason];
}

const char *proposal_words(ProposalReason reason) {
  switch (reason) {
  case PROPOSED_SAME_TITLE: return _("same title, which stands there more than once");
  case PROPOSED_NEAR_TITLE: return _("similar titles");
  case PROPOSED_OTHER_SENSE: return _("similar titles that may ask for opposite things");
  case PROPOSED_SAME_REFERENCE:
  case PROPOSAL_REASONS: break;
  }
  return _("same number, other text");
}
