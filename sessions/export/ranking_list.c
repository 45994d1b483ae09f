#include "sessions/export/ranking_list.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/rank/pairs.h"
#include "core/rank/rank.h"
#include "core/vote/number.h"

/* Computes the margins of a list sorted by the method. */
static bool take_margins(const Ranking *sorted, const TableRequest *request, RankingMethod method,
                         int64_t **margins, Error *err) {
  int64_t *found = calloc(sorted->count + 1, sizeof *found);
  if (!found) return fail_memory(err);
  for (size_t i = 1; i < sorted->count; ++i) {
    const Standing *here = &sorted->standings[i], *above = here - 1;
    if (request->within_subgroups && here->group != above->group) continue;
    found[here->index] = margin_between(above, here, method, request->weights);
  }
  *margins = found;
  return true;
}

static bool take_all_margins(RankingList *list, const TableRequest *request, Error *err) {
  for (int method = 0; method < MAIN_RANKINGS; ++method) {
    ranking_sort(&list->ranking, (RankingMethod)method, request->within_subgroups);
    if (!take_margins(&list->ranking, request, (RankingMethod)method, &list->margins[method], err))
      return false;
  }
  return true;
}

/* The main rankings already have ranks. */
static void place_as_ranked(RankingList *list, const TableRequest *request) {
  ranking_sort(&list->ranking, request->method, request->within_subgroups);
  for (size_t i = 0; i < list->ranking.count; ++i) {
    const Standing *standing = &list->ranking.standings[i];
    list->ranked_items[standing->index] =
        (RankResult){PLACED, standing->rank[request->method], (uint32_t)i};
  }
}

static bool take_placings(const Roundtable *roundtable, const TableRequest *request,
                          RankingList *list, Error *err) {
  list->ranked_items = calloc(list->ranking.count + 1, sizeof *list->ranked_items);
  if (!list->ranked_items) return fail_memory(err);
  if (request->method < MAIN_RANKINGS) {
    place_as_ranked(list, request);
    return true;
  }
  if (!ranking_place(roundtable, &list->ranking, request->method, request->weights, request->floor,
                     list->ranked_items, err))
    return false;
  ranking_sort_by(&list->ranking, list->ranked_items, request->within_subgroups);
  return true;
}

/* One interval takes time as the square of how many are ranked: those of 1,000 among 1,000 as long
 * as those of 111 among 3,000. One is always computed. */
static const uint64_t INTERVAL_WORK_MAX = 1000 * 1000 * 1000;

static bool check_interval_work(size_t shown, size_t count, Error *err) {
  enum { SPARE = 10 }; /* for a tie at the cut */
  const uint64_t most = INTERVAL_WORK_MAX / ((uint64_t)count * count + 1) + 1;
  if (shown <= most) return true;
  return fail(err, ERROR_USAGE,
              _("the rank ranges of %s among %s recommendations would take many minutes: ask for "
                "those of the first %s with --top"),
              count_shown(shown).text, count_shown(count).text,
              count_shown(most - most / SPARE).text);
}

static bool take_shown_intervals(const TableRequest *request, size_t shown, RankingList *list,
                                 Error *err) {
  const size_t count = list->ranking.count;
  size_t done = 0;
  for (size_t i = 0; i < count; ++i) {
    const Standing *standing = &list->ranking.standings[i];
    if (!ranking_list_shows(list, standing, request)) continue;
    if (!ranking_interval(&list->ranking, standing, &list->intervals[standing->index], err))
      return false;
    if (request->keep_going &&
        !request->keep_going(request->context, ++done * count / shown, count))
      return fail(err, ERROR_FAILED, "%s", _("stopped before all rank ranges were known"));
  }
  return true;
}

static bool take_intervals(const TableRequest *request, RankingList *list, Error *err) {
  const size_t count = list->ranking.count;
  size_t shown = 0;
  for (size_t i = 0; i < count; ++i)
    shown += ranking_list_shows(list, &list->ranking.standings[i], request);
  if (!request->every_interval && !check_interval_work(shown, count, err)) return false;
  list->intervals = calloc(count + 1, sizeof *list->intervals);
  if (!list->intervals) return fail_memory(err);
  return request->every_interval || shown == count
             ? ranking_intervals(&list->ranking, request->keep_going, request->context,
                                 list->intervals, err)
             : take_shown_intervals(request, shown, list, err);
}

bool ranking_list_make(const Roundtable *roundtable, const TableRequest *request, RankingList *list,
                       Error *err) {
  *list = (RankingList){.ranked_items = NULL};
  bool made =
      ranking_compute(roundtable, request->left_out, request->weights, &list->ranking, err) &&
      (!request->margins || take_all_margins(list, request, err)) &&
      take_placings(roundtable, request, list, err) &&
      (!request->intervals || take_intervals(request, list, err));
  if (!made) ranking_list_free(list);
  return made;
}

void ranking_list_free(RankingList *list) {
  ranking_free(&list->ranking);
  free(list->ranked_items);
  free(list->intervals);
  for (int method = 0; method < MAIN_RANKINGS; ++method)
    free(list->margins[method]);
  *list = (RankingList){.ranked_items = NULL};
}

Finality ranking_list_finality(const Roundtable *roundtable, const TableRequest *request) {
  Finality finality = finality_with(roundtable, request->weights);
  if (request->revealed) finality.hidden = false;
  return finality;
}

size_t ranking_list_end(const RankingList *list, size_t start, bool within_subgroups) {
  const Ranking *ranking = &list->ranking;
  size_t end = start;
  while (end < ranking->count &&
         (!within_subgroups || ranking->standings[end].group == ranking->standings[start].group))
    ++end;
  return end;
}

PlacingKind ranking_list_kind(const RankingList *list, const Standing *standing) {
  return list->ranked_items[standing->index].kind;
}

uint32_t ranking_list_rank(const RankingList *list, const Standing *standing, bool in_subgroup) {
  const Rank *rank = &list->ranked_items[standing->index].rank;
  return in_subgroup ? rank->in_subgroup : rank->overall;
}

bool ranking_list_shows(const RankingList *list, const Standing *standing,
                        const TableRequest *request) {
  if (request->top == 0) return true;
  return ranking_list_kind(list, standing) == PLACED &&
         ranking_list_rank(list, standing, request->within_subgroups) <= request->top;
}

/* Those shown are the first of the list; a tie that crosses the cut ends it. */
TopPlaces ranking_list_cut(const RankingList *list, size_t start, size_t end,
                           const TableRequest *request) {
  const Standing *standings = list->ranking.standings;
  size_t shown = 0, tied = 0;
  while (start + shown < end && ranking_list_shows(list, &standings[start + shown], request))
    ++shown;
  if (shown <= request->top) return (TopPlaces){.clear = shown};
  const uint32_t last =
      ranking_list_rank(list, &standings[start + shown - 1], request->within_subgroups);
  while (tied < shown && ranking_list_rank(list, &standings[start + shown - 1 - tied],
                                           request->within_subgroups) == last)
    ++tied;
  return (TopPlaces){.clear = shown - tied, .tied = tied};
}

const char *cut_text(TopPlaces cut, uint32_t top, char text[CUT_TEXT_SIZE]) {
  const unsigned long clear = (unsigned long)cut.clear, tied = (unsigned long)cut.tied;
  const unsigned long places = top - clear;
  if (tied == 0)
    snprintf(text, CUT_TEXT_SIZE, _("%s clear"), count_shown(clear).text);
  else if (places == 1)
    snprintf(text, CUT_TEXT_SIZE, _("%s clear, %s tied for the last place"),
             count_shown(clear).text, count_shown(tied).text);
  else
    snprintf(text, CUT_TEXT_SIZE, _("%s clear, %s tied for the last %s places"),
             count_shown(clear).text, count_shown(tied).text, count_shown(places).text);
  return text;
}
