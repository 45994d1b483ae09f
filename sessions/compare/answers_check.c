/* Whether answers agree with one another. What is the same as the same thing is the same: groups of
 * recommendations, joined by answers, are kept as trees (union and find). */
#include <stdlib.h>

#include "core/base/i18n.h"
#include "sessions/compare/compare_parts.h"
#include "sessions/compare/matching_parts.h"

typedef struct Groups {
  const Panel *panel;
  size_t first[PANEL_MAX + 1]; /* a session's place; a recommendation's is that and its number */
  size_t *parent;              /* by place; the root of a group is its own */
} Groups;

static size_t place_of(const Groups *groups, Pick pick) {
  return groups->first[pick.session] + pick.recommendation;
}

static size_t root_of(Groups *groups, Pick pick) {
  size_t place = place_of(groups, pick);
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

static void join_all(Groups *groups, const Following *answered) {
  for (size_t n = 0; n < answered->answer_count; ++n)
    if (answered->answers[n].same)
      groups->parent[root_of(groups, answered->answers[n].of[1])] =
          root_of(groups, answered->answers[n].of[0]);
}

typedef struct BothNames {
  char of[2][REFERENCE_TEXT_SIZE];
} BothNames;

static BothNames names_of(const Panel *panel, Pick a, Pick b) {
  BothNames names = {{""}};
  pick_reference(panel, a, names.of[0]);
  pick_reference(panel, b, names.of[1]);
  return names;
}

/* In one group no session has two. */
static bool check_group(Groups *groups, Pick of, Error *err) {
  const size_t root = root_of(groups, of);
  for (size_t session = 0; session < groups->panel->count; ++session) {
    const Roundtable *state = groups->panel->of[session].state;
    Pick found = {session, 0};
    for (uint32_t number = 1; number <= roundtable_recommendation_total(state); ++number) {
      const Pick pick = {session, number};
      if (root_of(groups, pick) != root) continue;
      const BothNames names = names_of(groups->panel, found.recommendation ? found : pick, pick);
      if (found.recommendation)
        return fail(err, ERROR_USAGE,
                    _("these answers contradict one another: %s and %s of session %c would be the "
                      "same; leave one out, or take an earlier answer back with --forget"),
                    names.of[0], names.of[1], panel_letter(session));
      found = pick;
    }
  }
  return true;
}

static bool check_different(Groups *groups, const Following *answered, Error *err) {
  for (size_t n = 0; n < answered->answer_count; ++n) {
    const Answer *answer = &answered->answers[n];
    if (answer->same || root_of(groups, answer->of[0]) != root_of(groups, answer->of[1])) continue;
    const BothNames names = names_of(groups->panel, answer->of[0], answer->of[1]);
    return fail(err, ERROR_USAGE,
                _("these answers contradict one another: %c %s and %c %s would be the same and not "
                  "be; leave one out, or take an earlier answer back with --forget"),
                panel_letter(answer->of[0].session), names.of[0],
                panel_letter(answer->of[1].session), names.of[1]);
  }
  return true;
}

static bool check(Groups *groups, const Following *answered, const Following *fresh, Error *err) {
  join_all(groups, answered);
  for (size_t n = 0; n < fresh->answer_count; ++n)
    if (fresh->answers[n].same && !check_group(groups, fresh->answers[n].of[0], err)) return false;
  return check_different(groups, answered, err);
}

bool answers_check(const Panel *panel, const Matches *matches, const Match *answers, size_t count,
                   Error *err) {
  Groups groups = {.parent = NULL};
  Following answered = {.panel = panel}, fresh = {.panel = panel};
  Matches all = {0}, new_ones = {0};
  bool agrees = matches_join(matches, answers, count, &all, err) &&
                matches_join(NULL, answers, count, &new_ones, err) &&
                answers_find(&answered, &all, err) && answers_find(&fresh, &new_ones, err) &&
                open_groups(&groups, panel, err) && check(&groups, &answered, &fresh, err);
  free(groups.parent);
  free(all.of);
  free(new_ones.of);
  following_free(&answered);
  following_free(&fresh);
  return agrees;
}
