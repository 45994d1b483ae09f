/* A ranking that is kept: a record, like what took place in the room, of what was decided then. */
#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/rank/rank.h"
#include "core/vote/state.h"

static bool check_way(const RankingKept *kept, Error *err) {
  if (kept->rule.method < 0 || kept->rule.method >= RANKING_METHODS)
    return fail_out_of_range(err, _("the ranking method"));
  if (kept->scope != SCOPE_SESSION && kept->scope != SCOPE_SUBGROUP)
    return fail_out_of_range(err, _("the scope of a ranking"));
  if (kept->why < 0 || kept->why >= KEPT_WHYS)
    return fail_out_of_range(err, _("why a ranking is kept"));
  return weights_check(kept->rule.weights, err);
}

static bool check_placings(const Roundtable *roundtable, const Ranking *ranking, RankingRule rule,
                           Error *err) {
  if (ranking->count == 0)
    return fail(err, ERROR_FAILED, "%s",
                _("nothing has been put to the vote yet: there is no ranking to keep"));
  RankResult *ranked_items = calloc(ranking->count, sizeof *ranked_items);
  bool placed = ranked_items ? ranking_place(roundtable, ranking, (RankingMethod)rule.method,
                                             rule.weights, FLOOR_OF_DOTS, ranked_items, err)
                             : fail_memory(err);
  free(ranked_items);
  return placed;
}

bool check_ranking_kept(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)to;
  Ranking ranking;
  const RankingRule rule = event->kept.rule;
  if (!check_way(&event->kept, err) || !ranking_compute(roundtable, rule.weights, &ranking, err))
    return false;
  bool possible = check_placings(roundtable, &ranking, rule, err);
  ranking_free(&ranking);
  return possible;
}
