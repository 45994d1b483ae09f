#include "tui/screens/ranking/ranking_view.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "core/rank/pairs.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/event_text/event_text.h"
#include "sessions/export/explanation.h"

enum { BAR_WIDTH_MIN = 2 };

int ranking_bar_width(uint32_t ranks, int room) {
  int width = ranks < (uint32_t)room ? (int)ranks : room;
  return width < BAR_WIDTH_MIN ? BAR_WIDTH_MIN : width;
}

/* Returns the column nearest to a rank: the first and last ranks are at the ends. */
static int place_of(uint32_t rank, uint32_t ranks, int width) {
  if (ranks <= 1) return 0;
  int64_t steps = (int64_t)(rank - 1) * (width - 1);
  return (int)((2 * steps + ranks - 1) / (2 * (int64_t)(ranks - 1)));
}

void draw_ranking_bar(Canvas *canvas, int row, int column, int width, uint32_t ranks,
                      const Interval *interval, Style style) {
  int best = place_of(interval->best, ranks, width);
  int worst = place_of(interval->worst, ranks, width);
  if (interval->best == interval->worst) {
    canvas_write(canvas, row, column + best, style, "│");
    return;
  }
  if (worst == best) worst++;
  if (worst == width) best--, worst--;
  canvas_write(canvas, row, column + best, style, "├");
  canvas_repeat(canvas, row, column + best + 1, worst - best - 1, style, "─");
  canvas_write(canvas, row, column + worst, style, "┤");
}

enum { RULE_AND_FOCUS = 2, LABEL_AT = 2, BLANKS_AND_RULE = 5 };

static int sentence_height(const Model *model, int columns) {
  return is_narrow(columns) || model->order >= MAIN_RANKINGS ? 2 : 1;
}

int ranking_foot_height(const Model *model, const ViewData *data) {
  return RULE_AND_FOCUS + sentence_height(model, data->columns) + hints_height(model, data);
}

static ReferenceText reference_of(const RankingShown *shown, const Standing *standing) {
  const Roundtable *state = shown->data->state;
  return reference_shown(state, roundtable_recommendation(state, standing->recommendation));
}

static void say_holding_within(const RankingShown *shown, const Standing *standing,
                               const Interval *interval, char sentence[SENTENCE_SIZE]) {
  char ordinal[ORDINAL_SIZE];
  int64_t changes = margin_of_rank(&shown->list->ranking, standing, true);
  const ReferenceText reference = reference_of(shown, standing);
  ordinal_text(interval->best, ordinal);
  if (changes == INT64_MAX)
    snprintf(sentence, SENTENCE_SIZE, _("%s is alone in its subgroup."), reference.text);
  else
    snprintf(sentence, SENTENCE_SIZE,
             ngettext("%s: %s in its subgroup whatever the weights (%s dot would change that).",
                      "%s: %s in its subgroup whatever the weights (%s dots would change that).",
                      (unsigned long)changes),
             reference.text, ordinal, number_shown(changes).text);
}

/* The quotable sentence is too long for a narrow screen. */
static void say_holding(const RankingShown *shown, const Standing *standing,
                        const Interval *interval, char sentence[SENTENCE_SIZE]) {
  char ordinal[ORDINAL_SIZE];
  const ExplainContext about = (ExplainContext){.roundtable = shown->data->state,
                                                .ranking = &shown->list->ranking,
                                                .weights = shown->list->choice.weights,
                                                .method = shown->list->choice.method};
  int64_t changes = margin_of_rank(&shown->list->ranking, standing, false);
  explain_holding(&about, standing, interval, sentence);
  if (!is_narrow(shown->data->columns) || changes == INT64_MAX) return;
  snprintf(sentence, SENTENCE_SIZE,
           ngettext("%s: %s whatever the weights (%s dot would change that).",
                    "%s: %s whatever the weights (%s dots would change that).",
                    (unsigned long)changes),
           reference_of(shown, standing).text, ordinal_text(interval->best, ordinal),
           number_shown(changes).text);
}

static void say_interval(const RankingShown *shown, const Standing *standing,
                         char sentence[SENTENCE_SIZE]) {
  const Interval *interval = ranking_interval_of(shown, standing);
  if (interval == NULL) return;
  if (interval->best != interval->worst) {
    char best[ORDINAL_SIZE], worst[ORDINAL_SIZE];
    char best_at[WEIGHTS_TEXT_SIZE], worst_at[WEIGHTS_TEXT_SIZE];
    snprintf(sentence, SENTENCE_SIZE, _("%s: %s at best, with %s; %s at worst, with %s."),
             reference_of(shown, standing).text, ordinal_text(interval->best, best),
             witness_text(&interval->best_at, best_at), ordinal_text(interval->worst, worst),
             witness_text(&interval->worst_at, worst_at));
  } else if (shown->list->choice.within_subgroups)
    say_holding_within(shown, standing, interval, sentence);
  else
    say_holding(shown, standing, interval, sentence);
}

/* The first of a list has nothing above it: its interval says more. */
static void say_margin(const RankingShown *shown, size_t place, char sentence[SENTENCE_SIZE]) {
  const RankingRows *list = shown->list;
  const Standing *here = &list->ranking.standings[place];
  if (place == 0 || ranking_rows_begins_subgroup(list, place)) {
    say_interval(shown, here, sentence);
    return;
  }
  int64_t changes = margin_between(here - 1, here, list->choice.method, list->choice.weights);
  snprintf(sentence, SENTENCE_SIZE,
           ngettext("%s would pass %s with %s dot changed.",
                    "%s would pass %s with %s dots changed.", (unsigned long)changes),
           reference_of(shown, here).text, reference_of(shown, here - 1).text,
           number_shown(changes).text);
}

static void say(const RankingShown *shown, size_t place, char sentence[SENTENCE_SIZE]) {
  sentence[0] = '\0';
  if (shown->list->choice.method >= MAIN_RANKINGS) {
    const MethodDescription *method = method_description(shown->list->choice.method);
    snprintf(sentence, SENTENCE_SIZE, _("Compared: %s."), _(method->definition));
  } else if (shown->model->ranking.margins)
    say_margin(shown, place, sentence);
  else
    say_interval(shown, &shown->list->ranking.standings[place], sentence);
}

static void draw_focus(Canvas *canvas, int row, const RankingShown *shown,
                       const Standing *standing) {
  const Recommendation *what =
      roundtable_recommendation(shown->data->state, standing->recommendation);
  int column = canvas_write(canvas, row, 1, STYLE_FOCUS, reference_of(shown, standing).text) + 1;
  const Parts parts = parts_of(what);
  int end = draw_tally_right(canvas, row, 0, canvas->columns - 1, &parts) - 2;
  canvas_write_within(canvas, row, column, end - column, STYLE_PLAIN,
                      what->text[RECOMMENDATION_TITLE]);
}

/* Ranks across the session need care if subgroups may have voted separately. */
static const char *label_of(const RankingShown *shown, int columns, char text[BRIEF_TEXT_SIZE]) {
  const ViewData *data = shown->data;
  text[0] = '\0';
  if (intervals_pending(data))
    snprintf(text, BRIEF_TEXT_SIZE, _("ranges %s of %s"), count_shown(data->intervals.known).text,
             count_shown(data->intervals.count).text);
  if (shown->list->choice.within_subgroups ||
      !explanation_needs_care(data->state, &shown->list->ranking) || text[0] != '\0')
    return text;
  return is_narrow(columns) ? _("read with care")
                            : _("read with care: each subgroup may have had its own dots");
}

/* Draws into the rule, left of the text on its right. */
static void draw_label(Canvas *canvas, int row, const char *label, int on_the_right) {
  if (label[0] == '\0') return;
  int width = canvas->columns - LABEL_AT - on_the_right - BLANKS_AND_RULE;
  int end = canvas_write_within(canvas, row, LABEL_AT + 1, width, STYLE_MUTED, label);
  canvas_write(canvas, row, LABEL_AT, STYLE_MUTED, " ");
  canvas_write(canvas, row, end, STYLE_MUTED, " ");
}

void draw_ranking_foot(Canvas *canvas, const RankingShown *shown, size_t focus,
                       const char *hidden) {
  char sentence[SENTENCE_SIZE], label[BRIEF_TEXT_SIZE];
  int lines = sentence_height(shown->model, canvas->columns);
  int row = canvas->rows - ranking_foot_height(shown->model, shown->data);
  draw_rule(canvas, row, hidden);
  draw_label(canvas, row, label_of(shown, canvas->columns, label), canvas_width(hidden));
  draw_focus(canvas, row + 1, shown, &shown->list->ranking.standings[focus]);
  if (shown->model->entry == ENTRY_NEXT_ROUND) {
    draw_entry(canvas, row + RULE_AND_FOCUS, _("Title:"), &shown->model->line);
    return;
  }
  say(shown, focus, sentence);
  canvas_write_lines(canvas, row + RULE_AND_FOCUS, 1, canvas->columns - 2, lines, STYLE_PLAIN,
                     sentence);
  draw_message_over(canvas, canvas->rows - hints_height(shown->model, shown->data), shown->model);
}
