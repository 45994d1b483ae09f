#include "sessions/export/table_text_parts.h"

#include <inttypes.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/rank/pairs.h"
#include "core/vote/number.h"
#include "sessions/event_text/rule_text.h"
#include "sessions/export/explanation.h"
#include "sessions/export/table_parts.h"
#include "sessions/session/withdrawn.h"
#include "sessions/text/text.h"
#include "sessions/text/wrap.h"

static void write_rule(FILE *out, const TableRequest *request,
                       char weights[COLOUR_COUNT][WEIGHT_TEXT_SIZE]) {
  char line[LINE_TEXT_SIZE];
  const MethodDescription *method = method_description(request->method);
  if (request->method < MAIN_RANKINGS) {
    fprintf(out,
            request->method == BY_CUMULATIVE
                ? _("Ranked by the sum of dots; weights: ● %s  ▲ %s  ■ %s\n\n")
                : _("Ranked by weighted dots; weights: ● %s  ▲ %s  ■ %s\n\n"),
            weights[GREEN], weights[YELLOW], weights[RED]);
    return;
  }
  snprintf(line, sizeof line, _("Ranking: %s – %s."), _(method->title), _(method->definition));
  wrap_write(out, line, TABLE_WIDTH);
  fprintf(out, _("Weights: ● %s  ▲ %s  ■ %s\n\n"), weights[GREEN], weights[YELLOW], weights[RED]);
}

void write_introduction(FILE *out, const Roundtable *roundtable, const TableRequest *request) {
  char title[LINE_TEXT_SIZE], weights[COLOUR_COUNT][WEIGHT_TEXT_SIZE], sentence[SENTENCE_SIZE];
  const char *session_title = roundtable_text(roundtable, SESSION_TITLE);
  text_show(session_title, strlen(session_title), title, sizeof title);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    thousandths_text(request->weights.of[colour], *_("."), weights[colour]);
  fprintf(out, "%s\n", title);
  const Finality finality = ranking_list_finality(roundtable, request);
  char provisional[FINALITY_TEXT_SIZE];
  if (*finality_sentence(roundtable, &finality, provisional))
    wrap_write(out, provisional, TABLE_WIDTH);
  if (explain_simulation(roundtable, request->weights, sentence))
    wrap_write(out, sentence, TABLE_WIDTH);
  write_rule(out, request, weights);
}

static void write_cut(FILE *out, TopPlaces cut, const TableRequest *request, const char *subgroup) {
  char text[CUT_TEXT_SIZE], line[LINE_TEXT_SIZE];
  cut_text(cut, request->top, text);
  if (*subgroup)
    snprintf(line, sizeof line, _("The first %s of subgroup %s: %s."),
             count_shown(request->top).text, subgroup, text);
  else
    snprintf(line, sizeof line, _("The first %s: %s."), count_shown(request->top).text, text);
  wrap_write(out, line, TABLE_WIDTH);
}

static const char *subgroup_name(const Roundtable *roundtable, const Standing *standing) {
  const Subgroup *subgroup = roundtable_subgroup(roundtable, standing->subgroup);
  const char *code = subgroup->text[SUBGROUP_CODE];
  return *code ? code : subgroup->text[SUBGROUP_TITLE];
}

void write_cuts(FILE *out, const Roundtable *roundtable, const RankingList *list,
                const TableRequest *request) {
  size_t end;
  fputc('\n', out);
  for (size_t start = 0; start < list->ranking.count; start = end) {
    end = ranking_list_end(list, start, request->within_subgroups);
    write_cut(out, ranking_list_cut(list, start, end, request), request,
              request->within_subgroups ? subgroup_name(roundtable, &list->ranking.standings[start])
                                        : "");
  }
}

static void write_note(FILE *out, const char *note) {
  fputc('\n', out);
  wrap_write(out, note, TABLE_WIDTH);
}

void write_margin_note(FILE *out) {
  write_note(out, _("Margin: how few dots would have to change – be added, removed, recoloured or "
                    "moved – to pass the one right above. Where it takes 2 or more, a blank line "
                    "begins a new band."));
}

void write_care(FILE *out) {
  write_note(out, explain_care());
}

void write_withdrawn(FILE *out, const Roundtable *roundtable) {
  char text[WITHDRAWN_TEXT_SIZE];
  if (*withdrawn_sentence(roundtable, NULL, NULL, text)) write_note(out, text);
}

static void add_constant(TextTable *grid, const RankingList *list, const Standing *standing,
                         const Interval *interval, bool within) {
  char changes[NUMBER_TEXT_SIZE * 2] = "";
  const int64_t fewest = margin_of_rank(&list->ranking, standing, within);
  if (fewest < INT64_MAX)
    snprintf(changes, sizeof changes,
             ngettext("%s dot would change it", "%s dots would change it", (unsigned long)fewest),
             number_shown(fewest).text);
  text_table_cells(grid, number_shown(interval->best).text, _("whatever the weights"),
                   number_shown(interval->worst).text, changes, NULL);
}

static void add_witnesses(TextTable *grid, const Roundtable *roundtable, const RankingList *list,
                          const Standing *standing, bool within) {
  char best[WEIGHTS_TEXT_SIZE], worst[WEIGHTS_TEXT_SIZE];
  const RankInterval *both = &list->intervals[standing->index];
  const Interval *interval = within ? &both->in_subgroup : &both->overall;
  const Recommendation *one = roundtable_recommendation(roundtable, standing->recommendation);
  add_reference(grid, roundtable, one);
  if (interval->best == interval->worst)
    add_constant(grid, list, standing, interval, within);
  else
    text_table_cells(grid, number_shown(interval->best).text,
                     witness_text(&interval->best_at, best), number_shown(interval->worst).text,
                     witness_text(&interval->worst_at, worst), NULL);
}

bool write_witnesses(FILE *out, const Roundtable *roundtable, const RankingList *list,
                     const TableRequest *request, Error *err) {
  TextTable grid = {.columns = {GRID_LEFT, GRID_RIGHT, GRID_LEFT, GRID_RIGHT, GRID_FILL}};
  text_table_cells(&grid, _("ref."), _("best"), _("with the weights"), _("worst"),
                   _("with the weights"), NULL);
  for (size_t i = 0; i < list->ranking.count; ++i) {
    const Standing *standing = &list->ranking.standings[i];
    if (ranking_list_shows(list, standing, request))
      add_witnesses(&grid, roundtable, list, standing, request->within_subgroups);
  }
  write_note(out, explain_coverage());
  fputc('\n', out);
  return text_table_write(&grid, TABLE_WIDTH, out, err);
}
