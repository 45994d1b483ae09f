/* Which recommendations of a panel the kept answers are about. */
#include <stdlib.h>
#include <string.h>

#include "sessions/compare/matching_parts.h"
#include "sessions/text/text.h"

/* The recommendation that an end names in a session; none where its title has changed since. */
static uint32_t find_end(const Roundtable *state, const MatchEnd *end) {
  if (memcmp(roundtable_session_id(state), end->session, SESSION_ID_SIZE) != 0) return 0;
  const Subgroup *subgroup = roundtable_find_subgroup(state, end->subgroup_code);
  const Recommendation *one =
      subgroup ? roundtable_find_recommendation(state, subgroup->number, end->code) : NULL;
  const bool holds = one && text_alike(one->text[RECOMMENDATION_TITLE], end->title);
  return holds ? one->number : 0;
}

static bool add(Following *following, Pick a, Pick b, bool same, Error *err) {
  Answer *answers = array_reserve(following->answers, &following->answer_capacity,
                                  following->answer_count + 1, sizeof *answers);
  if (!answers) return fail_memory(err);
  following->answers = answers;
  const bool in_order = a.session < b.session;
  answers[following->answer_count++] =
      (Answer){.of = {in_order ? a : b, in_order ? b : a}, .same = same};
  return true;
}

/* Copies of one session share its id: a decision is about each of them. */
static bool find_pairs(Following *following, const Match *match, Error *err) {
  const Panel *panel = following->panel;
  uint32_t ends[2][PANEL_MAX];
  for (size_t session = 0; session < panel->count; ++session)
    for (int end = 0; end < 2; ++end)
      ends[end][session] = find_end(panel->of[session].state, &match->end[end]);
  for (size_t a = 0; a < panel->count; ++a)
    for (size_t b = 0; b < panel->count; ++b)
      if (a != b && ends[0][a] && ends[1][b] &&
          !add(following, (Pick){a, ends[0][a]}, (Pick){b, ends[1][b]}, match->same, err))
        return false;
  return true;
}

static int by_pick(Pick a, Pick b) {
  if (a.session != b.session) return a.session > b.session ? 1 : -1;
  return (a.recommendation > b.recommendation) - (a.recommendation < b.recommendation);
}

/* By the later one first, so that each session's come in its turn. */
static int by_picks(const void *a, const void *b) {
  const Answer *left = a, *right = b;
  const int later = by_pick(left->of[1], right->of[1]);
  return later != 0 ? later : by_pick(left->of[0], right->of[0]);
}

bool answers_find(Following *following, const Matches *matches, Error *err) {
  for (size_t n = 0; n < matches->count; ++n)
    if (!find_pairs(following, &matches->of[n], err)) return false;
  if (following->answer_count > 0)
    qsort(following->answers, following->answer_count, sizeof *following->answers, by_picks);
  return true;
}

bool answered_different(const Following *following, Pick a, Pick b) {
  const bool in_order = a.session < b.session;
  const Answer asked = {.of = {in_order ? a : b, in_order ? b : a}};
  if (following->answer_count == 0) return false;
  const Answer *found = bsearch(&asked, following->answers, following->answer_count,
                                sizeof *following->answers, by_picks);
  return found && !found->same;
}
