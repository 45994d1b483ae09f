#include "sessions/export/ranking_list.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/rank/margins.h"
#include "core/rank/ranking_contenders.h"
#include "core/vote/number.h"

/* The margins of a list that is sorted by the method. */
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

/* Where each standing goes: by its place in the order of the method, within its group if so. */
static void put_in_order(RankingList *list, const TableRequest *request, Standing *sorted,
                         size_t *begins) {
  Ranking *ranking = &list->ranking;
  Standing *by_order = sorted;
  for (size_t i = 0; i < ranking->count; ++i)
    by_order[list->placings[ranking->standings[i].index].order] = ranking->standings[i];
  memcpy(ranking->standings, by_order, ranking->count * sizeof *by_order);
  if (!request->within_subgroups) return;
  for (size_t i = 0; i < ranking->count; ++i)
    ++begins[ranking->standings[i].group + 1];
  for (size_t group = 1; group < ranking->group_count; ++group)
    begins[group] += begins[group - 1];
  for (size_t i = 0; i < ranking->count; ++i)
    sorted[begins[ranking->standings[i].group]++] = ranking->standings[i];
  memcpy(ranking->standings, sorted, ranking->count * sizeof *sorted);
}

static bool sort_by_placings(RankingList *list, const TableRequest *request, Error *err) {
  Standing *sorted = calloc(list->ranking.count + 1, sizeof *sorted);
  size_t *begins = calloc(list->ranking.group_count + 2, sizeof *begins);
  bool ready = (sorted && begins) || fail_memory(err);
  if (ready) put_in_order(list, request, sorted, begins);
  free(sorted);
  free(begins);
  return ready;
}

/* The main rankings have their ranks already. */
static void place_as_ranked(RankingList *list, const TableRequest *request) {
  ranking_sort(&list->ranking, request->method, request->within_subgroups);
  for (size_t i = 0; i < list->ranking.count; ++i) {
    const Standing *standing = &list->ranking.standings[i];
    list->placings[standing->index] =
        (Placing){PLACED, standing->rank[request->method], (uint32_t)i};
  }
}

static bool take_placings(const Roundtable *roundtable, const TableRequest *request,
                          RankingList *list, Error *err) {
  list->placings = calloc(list->ranking.count + 1, sizeof *list->placings);
  if (!list->placings) return fail_memory(err);
  if (request->method < MAIN_RANKINGS) {
    place_as_ranked(list, request);
    return true;
  }
  return ranking_place(roundtable, &list->ranking, request->method, request->weights,
                       request->floor, list->placings, err) &&
         sort_by_placings(list, request, err);
}

static bool take_intervals(const TableRequest *request, RankingList *list, Error *err) {
  list->intervals = calloc(list->ranking.count + 1, sizeof *list->intervals);
  return list->intervals ? ranking_intervals(&list->ranking, request->keep_going, request->context,
                                             list->intervals, err)
                         : fail_memory(err);
}

bool ranking_list_make(const Roundtable *roundtable, const TableRequest *request, RankingList *list,
                       Error *err) {
  *list = (RankingList){.placings = NULL};
  bool made = ranking_compute_without(roundtable, request->left_out, request->weights,
                                      &list->ranking, err) &&
              (!request->margins || take_all_margins(list, request, err)) &&
              take_placings(roundtable, request, list, err) &&
              (!request->intervals || take_intervals(request, list, err));
  if (!made) ranking_list_free(list);
  return made;
}

void ranking_list_free(RankingList *list) {
  ranking_free(&list->ranking);
  free(list->placings);
  free(list->intervals);
  for (int method = 0; method < MAIN_RANKINGS; ++method)
    free(list->margins[method]);
  *list = (RankingList){.placings = NULL};
}

Finality ranking_list_finality(const Roundtable *roundtable, const TableRequest *request) {
  Finality finality = finality_with(roundtable, request->weights);
  if (request->revealed) finality.hidden = false;
  return finality;
}

static int by_index(const void *a, const void *b) {
  const Standing *left = a, *right = b;
  return (left->index > right->index) - (left->index < right->index);
}

void ranking_list_in_agenda_order(RankingList *list) {
  qsort(list->ranking.standings, list->ranking.count, sizeof *list->ranking.standings, by_index);
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
  return list->placings[standing->index].kind;
}

uint32_t ranking_list_rank(const RankingList *list, const Standing *standing, bool in_subgroup) {
  const Rank *rank = &list->placings[standing->index].rank;
  return in_subgroup ? rank->in_subgroup : rank->overall;
}

bool ranking_list_shows(const RankingList *list, const Standing *standing,
                        const TableRequest *request) {
  if (request->top == 0) return true;
  return ranking_list_kind(list, standing) == PLACED &&
         ranking_list_rank(list, standing, request->within_subgroups) <= request->top;
}

/* Who is shown are the first of the list; a tie that goes past the cut is the last of them. */
Cut ranking_list_cut(const RankingList *list, size_t start, size_t end,
                     const TableRequest *request) {
  const Standing *standings = list->ranking.standings;
  size_t shown = 0, tied = 0;
  while (start + shown < end && ranking_list_shows(list, &standings[start + shown], request))
    ++shown;
  if (shown <= request->top) return (Cut){.clear = shown};
  const uint32_t last =
      ranking_list_rank(list, &standings[start + shown - 1], request->within_subgroups);
  while (tied < shown && ranking_list_rank(list, &standings[start + shown - 1 - tied],
                                           request->within_subgroups) == last)
    ++tied;
  return (Cut){.clear = shown - tied, .tied = tied};
}

const char *cut_text(Cut cut, uint32_t top, char text[CUT_TEXT_SIZE]) {
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
