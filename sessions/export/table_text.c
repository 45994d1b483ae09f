/* The ranking for people, and the text around it: what it is, and what it does not say. */
#include "sessions/export/table.h"

#include <inttypes.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/rank/pairs.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/event_text/event_text.h"
#include "sessions/export/explanation.h"
#include "sessions/session/session_day.h"
#include "sessions/text/sentences.h"
#include "sessions/text/text.h"

static void write_rule(FILE *out, const TableRequest *request,
                       char weights[COLOUR_COUNT][WEIGHT_TEXT_SIZE]) {
  char line[LINE_TEXT_SIZE];
  const MethodDescription *method = method_description(request->method);
  if (request->method < MAIN_RANKINGS) {
    fprintf(out,
            request->method == BY_CUMULATIVE
                ? _("Ranked by cumulative dots; weights: ● %s  ▲ %s  ■ %s\n\n")
                : _("Ranked by weighted dots; weights: ● %s  ▲ %s  ■ %s\n\n"),
            weights[GREEN], weights[YELLOW], weights[RED]);
    return;
  }
  snprintf(line, sizeof line, _("Ranking: %s – %s."), _(method->title), _(method->definition));
  wrap_write(out, line, TABLE_WIDTH);
  fprintf(out, _("Weights: ● %s  ▲ %s  ■ %s\n\n"), weights[GREEN], weights[YELLOW], weights[RED]);
}

/* Writes title, method and weights. */
static void write_introduction(FILE *out, const Roundtable *roundtable,
                               const TableRequest *request) {
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

/* The cut of each list, where only its top was asked for. */
static void write_cuts(FILE *out, const Roundtable *roundtable, const RankingList *list,
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

/* Writes the weights of best and worst ranks, and what intervals cover. */
static bool write_witnesses(FILE *out, const Roundtable *roundtable, const RankingList *list,
                            const TableRequest *request, Error *err) {
  TextTable grid = {0};
  text_table_column(&grid, GRID_LEFT, _("ref."));
  text_table_column(&grid, GRID_RIGHT, _("best"));
  text_table_column(&grid, GRID_LEFT, _("with the weights"));
  text_table_column(&grid, GRID_RIGHT, _("worst"));
  text_table_column(&grid, GRID_FILL, _("with the weights"));
  for (size_t i = 0; i < list->ranking.count; ++i) {
    const Standing *standing = &list->ranking.standings[i];
    if (ranking_list_shows(list, standing, request))
      add_witnesses(&grid, roundtable, list, standing, request->within_subgroups);
  }
  write_note(out, explain_coverage());
  fputc('\n', out);
  return text_table_write(&grid, TABLE_WIDTH, out, err);
}

/* The ranking of table.h for people. */

/* What rows are written from. */
typedef struct Writing {
  const Roundtable *roundtable;
  const RankingList *list;
  const TableRequest *request;
  bool is_next_round; /* has a column of the ranks in the round before */
  TextTable grid;
} Writing;

static bool is_main(const Writing *writing) {
  return writing->request->method < MAIN_RANKINGS;
}

/* The number of greens is a column already. */
static bool has_value(const Writing *writing) {
  return !is_main(writing) && writing->request->method != BY_GREENS_FIRST;
}

static void add_head(Writing *writing) {
  TextTable *grid = &writing->grid;
  const TableRequest *request = writing->request;
  add_first_columns(grid, true);
  text_table_column(grid, GRID_RIGHT, _("cumulative"));
  if (is_main(writing)) text_table_column(grid, GRID_RIGHT, _("rank"));
  text_table_column(grid, GRID_RIGHT, _("weighted"));
  if (has_value(writing)) text_table_column(grid, GRID_RIGHT, _("value"));
  text_table_column(grid, GRID_RIGHT, _("rank"));
  if (request->intervals) text_table_column(grid, GRID_RIGHT, _("range"));
  if (request->margins) text_table_column(grid, GRID_RIGHT, _("margin"));
  if (writing->is_next_round) text_table_column(grid, GRID_RIGHT, _("before"));
}

static void add_rank(Writing *writing, const Rank *rank) {
  char text[NUMBER_TEXT_SIZE];
  const bool within = writing->request->within_subgroups;
  uint32_t number = within ? rank->in_subgroup : rank->overall;
  bool tied = within ? rank->tied_in_subgroup : rank->tied;
  snprintf(text, sizeof text, "%" PRIu32 "%s", number, tied ? "=" : " ");
  text_table_cell(&writing->grid, text);
}

static const char *grade_word(Grade grade) {
  static const char *const WORDS[GRADES] = {"–", "■", "▲", "●"};
  return WORDS[grade];
}

static void add_value(Writing *writing, const Standing *standing) {
  Ratio value;
  const RankingMethod method = writing->request->method;
  const Subgroup *subgroup = roundtable_subgroup(writing->roundtable, standing->subgroup);
  const RankItem item = {.tally = standing->tally,
                         .weights = writing->request->weights,
                         .voters = guard_voters(writing->roundtable, subgroup)};
  if (ranking_list_kind(writing->list, standing) == NO_DOTS)
    text_table_cell(&writing->grid, "–");
  else if (!method_value(method, &item, &value))
    text_table_cell(&writing->grid, grade_word(method_median(method, &item)));
  else
    text_table_cell(&writing->grid, ratio_shown(value, 2).text);
}

static void add_interval(Writing *writing, const Standing *standing) {
  char text[NUMBER_TEXT_SIZE];
  const RankInterval *both = &writing->list->intervals[standing->index];
  const Interval *interval =
      writing->request->within_subgroups ? &both->in_subgroup : &both->overall;
  if (interval->best == interval->worst)
    snprintf(text, sizeof text, "%" PRIu32, interval->best);
  else
    snprintf(text, sizeof text, "%" PRIu32 "–%" PRIu32, interval->best, interval->worst);
  text_table_cell(&writing->grid, text);
}

static void add_scores(Writing *writing, const Standing *standing) {
  add_number(&writing->grid, standing->score[BY_CUMULATIVE]);
  if (is_main(writing)) add_rank(writing, &standing->rank[BY_CUMULATIVE]);
  text_table_cell(&writing->grid, thousandths_shown(standing->score[BY_WEIGHTED]).text);
  if (is_main(writing))
    add_rank(writing, &standing->rank[BY_WEIGHTED]);
  else {
    const RankResult *ranked = &writing->list->ranked_items[standing->index];
    if (has_value(writing)) add_value(writing, standing);
    if (ranked->kind == PLACED)
      add_rank(writing, &ranked->rank);
    else
      text_table_cell(&writing->grid, "– ");
  }
}

static void add_standing(Writing *writing, const Standing *standing) {
  const Recommendation *recommendation =
      roundtable_recommendation(writing->roundtable, standing->recommendation);
  const Parts parts = parts_of(recommendation);
  add_reference(&writing->grid, writing->roundtable, recommendation);
  text_table_cell(&writing->grid, title_of(recommendation));
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    text_table_cell(&writing->grid, parts_shown(&parts, (Colour)colour).text);
  add_scores(writing, standing);
  if (writing->request->intervals) add_interval(writing, standing);
  if (writing->request->margins) {
    const int64_t margin = writing->list->margins[writing->request->method][standing->index];
    if (margin > 0)
      add_number(&writing->grid, margin);
    else
      text_table_cell(&writing->grid, "");
  }
  if (writing->is_next_round)
    text_table_cell(&writing->grid, recommendation->text[RECOMMENDATION_EARLIER_RANK]);
}

/* Adds a break before the n-th row if it differs from the one above. */
static void add_break(Writing *writing, size_t place) {
  const Ranking *ranking = &writing->list->ranking;
  const TableRequest *request = writing->request;
  const Standing *here = &ranking->standings[place];
  const bool begins = place == 0 || (request->within_subgroups && here->group != (here - 1)->group);
  if (request->within_subgroups && begins)
    add_subgroup_heading(&writing->grid, roundtable_subgroup(writing->roundtable, here->subgroup));
  const PlacingKind kind = ranking_list_kind(writing->list, here);
  if (kind != PLACED && (begins || ranking_list_kind(writing->list, here - 1) != kind)) {
    char line[LINE_TEXT_SIZE];
    snprintf(line, sizeof line,
             kind == NO_DOTS ? _("Without dots:") : _("Set apart, fewer than %s dots:"),
             number_shown(request->floor).text);
    text_table_line(&writing->grid, "");
    text_table_line(&writing->grid, line);
    return;
  }
  const bool band = request->margins && !begins &&
                    margin_begins_band(ranking, place, request->method, request->weights, false);
  if (band) text_table_line(&writing->grid, "");
}

static bool write_rows(FILE *out, const Roundtable *roundtable, const RankingList *list,
                       const TableRequest *request, Error *err) {
  Writing writing = {roundtable, list, request, has_earlier_ranks(roundtable), {.count = 0}};
  add_head(&writing);
  const Ranking *ranking = &writing.list->ranking;
  for (size_t i = 0; i < ranking->count; ++i) {
    if (!ranking_list_shows(writing.list, &ranking->standings[i], writing.request)) continue;
    add_break(&writing, i);
    add_standing(&writing, &ranking->standings[i]);
  }
  return text_table_write(&writing.grid, TABLE_WIDTH, out, err);
}

static bool write_list(FILE *out, const Roundtable *roundtable, const RankingList *list,
                       const TableRequest *request, Error *err) {
  if (!write_rows(out, roundtable, list, request, err)) return false;
  if (request->top > 0) write_cuts(out, roundtable, list, request);
  /* Explains margins and bands. */
  if (request->margins)
    write_note(out,
               _("Margin: the fewest dots to change – add, remove, recolour or move – to pass the "
                 "one just above. Where it takes 2 or more, a blank line starts a new band."));
  if (has_earlier_ranks(roundtable)) write_note(out, _("Before: the rank in the round before."));
  if (request->intervals && !write_witnesses(out, roundtable, list, request, err)) return false;
  /* Warns about ranks across subgroups. */
  if (!request->within_subgroups && explanation_needs_care(roundtable, &list->ranking))
    write_note(out, explain_care());
  return true;
}

bool table_ranking_text(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                        Error *err) {
  RankingList list;
  if (!ranking_list_make(roundtable, request, &list, err)) return false;
  write_introduction(out, roundtable, request);
  bool done = true;
  if (list.ranking.count == 0)
    fprintf(out, "%s\n", _("Nothing has been put to the vote yet."));
  else
    done = write_list(out, roundtable, &list, request, err);
  if (done) write_withdrawn(out, roundtable);
  ranking_list_free(&list);
  return done;
}
