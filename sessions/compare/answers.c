/* Finds the recommendations of a panel that saved answers are about. */
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/compare/matching_parts.h"
#include "sessions/text/text.h"

/* Returns the recommendation of a match end in a session; 0 if its title has changed since. */
static uint32_t find_end(const Roundtable *state, const MatchEnd *end) {
  if (memcmp(roundtable_session_id(state), end->session, SESSION_ID_SIZE) != 0) return 0;
  const Subgroup *subgroup = roundtable_find_subgroup(state, end->subgroup_code);
  const Recommendation *one =
      subgroup ? roundtable_find_recommendation(state, subgroup->number, end->code) : NULL;
  const bool holds = one && text_alike(one->text[RECOMMENDATION_TITLE], end->title);
  return holds ? one->number : 0;
}

static bool add(Matching *matching, Pick a, Pick b, bool same, Error *err) {
  if (!ARRAY_RESERVE(matching->answers, matching->answer_capacity, matching->answer_count + 1))
    return fail_memory(err);
  const bool in_order = a.session < b.session;
  matching->answers[matching->answer_count++] =
      (Answer){.of = {in_order ? a : b, in_order ? b : a}, .same = same};
  return true;
}

/* Copies of one session share its id: a decision applies to each of them. */
static bool find_pairs(Matching *matching, const Match *match, Error *err) {
  const Panel *panel = matching->panel;
  uint32_t ends[2][PANEL_MAX];
  for (size_t session = 0; session < panel->count; ++session)
    for (int end = 0; end < 2; ++end)
      ends[end][session] = find_end(panel->of[session].state, &match->end[end]);
  for (size_t a = 0; a < panel->count; ++a)
    for (size_t b = 0; b < panel->count; ++b)
      if (a != b && ends[0][a] && ends[1][b] &&
          !add(matching, (Pick){a, ends[0][a]}, (Pick){b, ends[1][b]}, match->same, err))
        return false;
  return true;
}

static int by_pick(Pick a, Pick b) {
  if (a.session != b.session) return a.session > b.session ? 1 : -1;
  return (a.recommendation > b.recommendation) - (a.recommendation < b.recommendation);
}

/* By the later one first, so that each session's answers come in its turn. */
static int by_picks(const void *a, const void *b) {
  const Answer *left = a, *right = b;
  const int later = by_pick(left->of[1], right->of[1]);
  return later != 0 ? later : by_pick(left->of[0], right->of[0]);
}

bool answers_find(Matching *matching, const Matches *matches, Error *err) {
  for (size_t n = 0; n < matches->count; ++n)
    if (!find_pairs(matching, &matches->of[n], err)) return false;
  if (matching->answer_count > 0)
    qsort(matching->answers, matching->answer_count, sizeof *matching->answers, by_picks);
  return true;
}

bool answered_different(const Matching *matching, Pick a, Pick b) {
  const bool in_order = a.session < b.session;
  const Answer asked = {.of = {in_order ? a : b, in_order ? b : a}};
  if (matching->answer_count == 0) return false;
  const Answer *found = bsearch(&asked, matching->answers, matching->answer_count,
                                sizeof *matching->answers, by_picks);
  return found && !found->same;
}

typedef struct Groups {
  const Panel *panel;
  size_t first[PANEL_MAX +
               1]; /* a session's offset; a recommendation's index is that plus its number */
  size_t *parent;  /* by index; the root of a group is its own parent */
} Groups;

static size_t root_of(Groups *groups, Pick pick) {
  size_t place = groups->first[pick.session] + pick.recommendation;
  while (groups->parent[place] != place)
    place = groups->parent[place] = groups->parent[groups->parent[place]];
  return place;
}

static bool open_groups(Groups *groups, const Panel *panel, Error *err) {
  *groups = (Groups){.panel = panel};
  for (size_t n = 0; n < panel->count; ++n)
    groups->first[n + 1] =
        groups->first[n] + roundtable_recommendation_total(panel->of[n].state) + 1;
  const size_t count = groups->first[panel->count];
  groups->parent = calloc(count + 1, sizeof *groups->parent);
  if (!groups->parent) return fail_memory(err);
  for (size_t place = 0; place < count; ++place)
    groups->parent[place] = place;
  return true;
}

static void join_all(Groups *groups, const Matching *answered) {
  for (size_t n = 0; n < answered->answer_count; ++n)
    if (answered->answers[n].same)
      groups->parent[root_of(groups, answered->answers[n].of[1])] =
          root_of(groups, answered->answers[n].of[0]);
}

/* A group may not have two from one session. */
static bool check_group(Groups *groups, Pick of, Error *err) {
  const size_t root = root_of(groups, of);
  for (size_t session = 0; session < groups->panel->count; ++session) {
    const Roundtable *state = groups->panel->of[session].state;
    Pick found = {session, 0};
    for (uint32_t number = 1; number <= roundtable_recommendation_total(state); ++number) {
      const Pick pick = {session, number};
      if (root_of(groups, pick) != root) continue;
      if (found.recommendation)
        return fail(err, ERROR_USAGE,
                    _("these answers contradict each other: %s and %s of session %c would be the "
                      "same; leave one out, or forget an earlier answer with --forget"),
                    pick_reference(groups->panel, found).text,
                    pick_reference(groups->panel, pick).text, panel_letter(session));
      found = pick;
    }
  }
  return true;
}

static bool check_different(Groups *groups, const Matching *answered, Error *err) {
  for (size_t n = 0; n < answered->answer_count; ++n) {
    const Answer *answer = &answered->answers[n];
    if (answer->same || root_of(groups, answer->of[0]) != root_of(groups, answer->of[1])) continue;
    return fail(
        err, ERROR_USAGE,
        _("these answers contradict each other: %c %s and %c %s would be the same and not "
          "the same; leave one out, or forget an earlier answer with --forget"),
        panel_letter(answer->of[0].session), pick_reference(groups->panel, answer->of[0]).text,
        panel_letter(answer->of[1].session), pick_reference(groups->panel, answer->of[1]).text);
  }
  return true;
}

static bool check(Groups *groups, const Matching *answered, const Matching *fresh, Error *err) {
  join_all(groups, answered);
  for (size_t n = 0; n < fresh->answer_count; ++n)
    if (fresh->answers[n].same && !check_group(groups, fresh->answers[n].of[0], err)) return false;
  return check_different(groups, answered, err);
}

bool answers_check(const Panel *panel, const Matches *matches, const Match *answers, size_t count,
                   Error *err) {
  Groups groups = {.parent = NULL};
  Matching answered = {.panel = panel}, fresh = {.panel = panel};
  Matches all = {0}, new_ones = {0};
  bool agrees = matches_join(matches, answers, count, &all, err) &&
                matches_join(NULL, answers, count, &new_ones, err) &&
                answers_find(&answered, &all, err) && answers_find(&fresh, &new_ones, err) &&
                open_groups(&groups, panel, err) && check(&groups, &answered, &fresh, err);
  free(groups.parent);
  free(all.of);
  free(new_ones.of);
  matching_free(&answered);
  matching_free(&fresh);
  return agrees;
}

bool answers_keep(const Panel *panel, const char *folder, const Match *answers, size_t count,
                  Error *err) {
  Matches saved = {0};
  if (count == 0) return true;
  const bool kept = matches_read(folder, &saved, err) &&
                    answers_check(panel, &saved, answers, count, err) &&
                    matches_keep(folder, answers, count, err);
  matches_free(&saved);
  return kept;
}
