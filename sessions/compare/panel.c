#include "sessions/compare/panel.h"

#include <stdlib.h>

#include "core/base/i18n.h"

char panel_letter(size_t session) {
  return (char)('A' + session);
}

static bool take_session(PanelSession *one, Session *session, const PanelRequest *request,
                         Error *err) {
  Error cause = {0};
  *one = (PanelSession){.session = session, .state = session_state(session)};
  one->weights = request->weights ? *request->weights : roundtable_ranking_rule(one->state).weights;
  one->voters = roundtable_voting_rule(one->state, RULE_VOTERS);
  const TableRequest table = {
      .weights = one->weights, .method = request->method, .floor = FLOOR_OF_DOTS};
  if (!ranking_list_make(one->state, &table, &one->list, &cause))
    return fail(err, cause.kind, _("%s: %s"), session_path(session), cause.text);
  ranking_sort_as_agenda(&one->list.ranking);
  const Ranking *ranking = &one->list.ranking;
  one->standings = calloc(roundtable_recommendation_total(one->state) + 1, sizeof(Standing *));
  if (!one->standings) return fail_memory(err);
  for (size_t n = 0; n < ranking->count; ++n) {
    const Standing *standing = &ranking->standings[n];
    one->standings[standing->recommendation] = standing;
    one->dots += standing->score[BY_CUMULATIVE];
  }
  return true;
}

bool panel_open(Session *const *sessions, size_t count, const PanelRequest *request, Panel *panel,
                Error *err) {
  *panel = (Panel){.method = request->method};
  for (size_t n = 0; n < count && n < PANEL_MAX; ++n) {
    ++panel->count;
    if (!take_session(&panel->of[n], sessions[n], request, err)) return false;
  }
  return true;
}

void panel_close(Panel *panel) {
  for (size_t n = 0; n < panel->count; ++n) {
    ranking_list_free(&panel->of[n].list);
    free(panel->of[n].standings);
  }
  panel->count = 0;
}

const Standing *panel_standing(const Panel *panel, size_t session, uint32_t recommendation) {
  return recommendation == 0 ? NULL : panel->of[session].standings[recommendation];
}

uint32_t panel_rank(const Panel *panel, size_t session, const Standing *standing) {
  const RankingList *list = &panel->of[session].list;
  return standing && ranking_list_kind(list, standing) == PLACED
             ? ranking_list_rank(list, standing, false)
             : 0;
}

bool panel_weighs_alike(const Panel *panel) {
  for (size_t n = 1; n < panel->count; ++n)
    if (!weights_same(panel->of[0].weights, panel->of[n].weights)) return false;
  return true;
}
