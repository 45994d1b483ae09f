#include "tui/screens/ranking/ranking_view.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/rank/pairs.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "sessions/event_text/event_text.h"
#include "sessions/export/explanation.h"
#include "tui/state/interval_cache.h"

#define NOTHING "–"

RankingChoice ranking_choice(const Model *model, const Roundtable *state) {
  return (RankingChoice){.method = model->order,
                         .within_subgroups = model->within_subgroups,
                         .weights = model->look.simulates ? model->look.weights
                                                          : roundtable_ranking_rule(state).weights};
}

static const char *grade_text(Grade grade, char text[BRIEF_TEXT_SIZE]) {
  static const Colour colours[GRADES] = {
      [GRADE_NONE] = RED, [GRADE_RED] = RED, [GRADE_YELLOW] = YELLOW, [GRADE_GREEN] = GREEN};
  Colour colour = colours[grade];
  if (grade == GRADE_NONE) return _("none");
  snprintf(text, BRIEF_TEXT_SIZE, "%s%s", colour_sign(colour), colour_letter(colour));
  return text;
}

static const char *greens_first_text(Tally tally, char text[BRIEF_TEXT_SIZE]) {
  snprintf(text, BRIEF_TEXT_SIZE, "%s·%s·%s", number_shown(tally.dots[GREEN]).text,
           number_shown(tally.dots[YELLOW]).text, number_shown(tally.dots[RED]).text);
  return text;
}

/* Writes the value that a method other than the main ones compares. */
static const char *value_text(const RankingShown *shown, const Standing *standing,
                              char text[BRIEF_TEXT_SIZE]) {
  enum { DECIMALS = 2 };
  Ratio value;
  const Roundtable *state = shown->data->state;
  RankingMethod method = shown->list->choice.method;
  RankItem item = {
      .tally = standing->tally,
      .weights = shown->list->choice.weights,
      .voters = guard_voters(state, roundtable_subgroup(state, standing->subgroup)),
  };
  if (shown->list->ranked_items[standing->index].kind == NO_DOTS) return NOTHING;
  if (method == BY_GREENS_FIRST) return greens_first_text(standing->tally, text);
  if (!method_value(method, &item, &value)) return grade_text(method_median(method, &item), text);
  snprintf(text, BRIEF_TEXT_SIZE, "%s", ratio_shown(value, DECIMALS).text);
  return text;
}

const char *ranking_score_text(const RankingShown *shown, const Standing *standing,
                               RankingMethod method, char text[BRIEF_TEXT_SIZE]) {
  if (method >= MAIN_RANKINGS) return value_text(shown, standing, text);
  if (method == BY_CUMULATIVE) return number_text(standing->score[method], text);
  snprintf(text, BRIEF_TEXT_SIZE, "%s", thousandths_shown(standing->score[method]).text);
  return text;
}

const char *ranking_rank_text(const RankingShown *shown, const Standing *standing,
                              RankingMethod method, char text[BRIEF_TEXT_SIZE]) {
  uint32_t rank;
  bool tied;
  if (ranking_rows_rank(shown->list, standing, method, &rank, &tied))
    snprintf(text, BRIEF_TEXT_SIZE, "%u%s", rank, tied ? "=" : " ");
  else
    snprintf(text, BRIEF_TEXT_SIZE, "%s ", NOTHING);
  return text;
}

const char *ranking_move_text(const RankingShown *shown, const Standing *standing,
                              char text[BRIEF_TEXT_SIZE]) {
  int64_t moved = ranking_rows_moved(shown->list, standing);
  text[0] = '\0';
  if (moved != 0)
    snprintf(text, BRIEF_TEXT_SIZE, "%s%lld", moved > 0 ? "↑" : "↓",
             (long long)(moved > 0 ? moved : -moved));
  return text;
}

const Interval *ranking_interval_of(const RankingShown *shown, const Standing *standing) {
  const KnownIntervals *known = &shown->data->intervals;
  if (known->of == NULL || standing->index >= known->count) return NULL;
  const RankInterval *interval = &known->of[standing->index];
  const Interval *found =
      shown->list->choice.within_subgroups ? &interval->in_subgroup : &interval->overall;
  return found->best == 0 ? NULL : found;
}

const char *ranking_interval_text(const RankingShown *shown, const Standing *standing,
                                  char text[BRIEF_TEXT_SIZE]) {
  const Interval *interval = ranking_interval_of(shown, standing);
  if (interval == NULL) return "…";
  if (interval->best == interval->worst)
    snprintf(text, BRIEF_TEXT_SIZE, "%u", interval->best);
  else
    snprintf(text, BRIEF_TEXT_SIZE, "%u–%u", interval->best, interval->worst);
  return text;
}

const char *ranking_margin_text(const RankingShown *shown, size_t place,
                                char text[BRIEF_TEXT_SIZE]) {
  const RankingRows *list = shown->list;
  const Standing *here = &list->ranking.standings[place];
  if (place == 0 || ranking_rows_begins_subgroup(list, place)) return NOTHING;
  return number_text(margin_between(here - 1, here, list->choice.method, list->choice.weights),
                     text);
}

const char *ranking_title(const RankingChoice *choice, bool narrow, char text[CANVAS_TEXT_SIZE]) {
  if (choice->method >= MAIN_RANKINGS) {
    const char *method = method_title(choice->method);
    snprintf(text, CANVAS_TEXT_SIZE, narrow ? "%s" : _("Ranking: %s"), method);
    return text;
  }
  if (narrow) return choice->within_subgroups ? _("By subgroup") : _("Whole session");
  return choice->within_subgroups ? _("Ranking within each subgroup")
                                  : _("Ranking of the whole session");
}

static const char *turned_text(const Model *model, Colour colour, int64_t weight,
                               char text[BRIEF_TEXT_SIZE]) {
  char number[WEIGHT_TEXT_SIZE];
  WeightsTurned turned = model->look.turned;
  bool is_turned =
      (turned == TURN_YELLOW && colour == YELLOW) || (turned == TURN_RED && colour == RED);
  thousandths_text(weight, decimal_sign(), number);
  snprintf(text, BRIEF_TEXT_SIZE, is_turned ? "[%s]" : "%s", number);
  return text;
}

const char *ranking_weights_text(const Model *model, const Roundtable *state, int columns,
                                 char text[CANVAS_TEXT_SIZE]) {
  char own[WEIGHTS_TEXT_SIZE], weight[COLOUR_COUNT][BRIEF_TEXT_SIZE];
  RankingChoice choice = ranking_choice(model, state);
  Weights of_session = roundtable_ranking_rule(state).weights;
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    turned_text(model, colour, choice.weights.of[colour], weight[colour]);
  snprintf(text, CANVAS_TEXT_SIZE, "● %s  ▲ %s  ■ %s", weight[GREEN], weight[YELLOW], weight[RED]);
  if (is_narrow(columns) || weights_same(choice.weights, of_session)) return text;
  string_append(text, CANVAS_TEXT_SIZE, _("  (rule: %s)"), weights_text(of_session, own));
  return text;
}

/* Returns what the column of intervals or margins covers. */
static const char *remark_on_extents(const RankingShown *shown) {
  const KnownIntervals *known = &shown->data->intervals;
  if (shown->list->choice.method >= MAIN_RANKINGS) return NULL;
  if (shown->model->look.margins)
    return _("The margin is the fewest dots to add, remove, recolour or move from one to the other "
             "for it to pass the one above.");
  if (known->count > INTERVALS_COUNT_MAX)
    return _("With so many recommendations, rank ranges take time: gommette rank --intervals "
             "computes them.");
  return known->of != NULL ? explain_coverage() : NULL;
}

static const char *remark_on_moves(const RankingShown *shown) {
  if (shown->list->own == NULL) return NULL;
  return shown->list->choice.method >= MAIN_RANKINGS
             ? _("↑2 is two ranks better than by the session's rule, ↓2 two ranks worse.")
             : _("↑2 is two ranks better than with the session's weights, ↓2 two ranks worse.");
}

static const char *remark_on_withdrawn(const RankingShown *shown, char text[WITHDRAWN_TEXT_SIZE]) {
  return *withdrawn_sentence(shown->data->state, NULL, NULL, text) ? text : NULL;
}

const char *ranking_remark(const RankingShown *shown, size_t at, char text[WITHDRAWN_TEXT_SIZE]) {
  const char *const remarks[RANKING_REMARKS] = {
      remark_on_withdrawn(shown, text),
      remark_on_moves(shown),
      remark_on_extents(shown),
      shown->list->choice.method < MAIN_RANKINGS
          ? _("A bracket ends where 2 or more dots would have to change for the next one to pass.")
          : NULL,
  };
  return remarks[at];
}
