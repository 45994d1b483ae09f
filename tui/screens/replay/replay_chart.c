/* How the ranks of those that stood first went, from the beginning to where a replay stands. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/reference.h"
#include "tui/screens/replay/replay_view.h"
#include "tui/screens/widgets/widgets.h"

enum {
  REFERENCE_AT = 1,
  REFERENCE_WIDTH = 6,
  TITLE_WIDTH_MIN = 12,
  RANK_WIDTH = 4,
  MOVE_WIDTH = 5,
  CHART_WIDTH_MIN = 2
};

/* Where everything stands; a title of no width is left out. */
typedef struct ChartColumns {
  int title_at, title_width, chart_at, chart_width, rank_at, move_at;
} ChartColumns;

/* The chart takes what is left, of which titles have a third where that is enough for them. */
static ChartColumns lay_out(int columns) {
  const int taken = REFERENCE_AT + REFERENCE_WIDTH + 1 + RANK_WIDTH + 1 + MOVE_WIDTH + 1;
  int room = columns - taken, title = room / 3;
  if (title < TITLE_WIDTH_MIN) title = 0;
  room -= title > 0 ? title + 1 : 0;
  if (room > CHART_COLUMNS_MAX) room = CHART_COLUMNS_MAX;
  ChartColumns at = {.title_at = REFERENCE_AT + REFERENCE_WIDTH + 1,
                     .title_width = title,
                     .chart_width = room > CHART_WIDTH_MIN ? room : CHART_WIDTH_MIN};
  at.chart_at = at.title_at + (title > 0 ? title + 1 : 0);
  at.rank_at = at.chart_at + at.chart_width;
  at.move_at = at.rank_at + RANK_WIDTH + 1;
  return at;
}

size_t replay_chart_columns(int columns) {
  return (size_t)lay_out(columns).chart_width;
}

static const char *bar_of(uint32_t rank, uint32_t ranked) {
  static const char *const BARS[] = {"▁", "▂", "▃", "▅", "▆", "▇"};
  if (rank == 0) return " ";
  return BARS[rank_height(rank, ranked, sizeof BARS / sizeof *BARS - 1)];
}

static uint32_t rank_of(const ViewData *data, const Standing *standing) {
  return standing->rank[roundtable_ranking_rule(data->state).method].overall;
}

/* Columns that are not known yet stay blank. The last one is that of the present moment. */
static void draw_course(Canvas *canvas, int row, int column, const ViewData *data,
                        const Standing *standing, size_t end) {
  const RankChart *chart = &data->replay->chart;
  for (size_t i = 0; i < end && i < chart->known; i++)
    canvas_write(canvas, row, column + (int)i, STYLE_PLAIN,
                 bar_of(rank_chart_rank(chart, i, standing->recommendation), chart->ranked[i]));
  canvas_write(canvas, row, column + (int)end, STYLE_FOCUS,
               bar_of(rank_of(data, standing), (uint32_t)data->replay->ranking.count));
}

/* How many ranks better than in the column before, "↑2"; "" where it is the same or unknown. */
static const char *move_text(const ViewData *data, const Standing *standing, size_t end,
                             char text[NUMBER_TEXT_SIZE]) {
  const RankChart *chart = &data->replay->chart;
  const uint32_t now = rank_of(data, standing);
  uint32_t before = 0;
  if (end > 0 && end - 1 < chart->known)
    before = rank_chart_rank(chart, end - 1, standing->recommendation);
  text[0] = '\0';
  if (before > now) snprintf(text, NUMBER_TEXT_SIZE, "↑%u", before - now);
  if (before != 0 && before < now) snprintf(text, NUMBER_TEXT_SIZE, "↓%u", now - before);
  return text;
}

static void draw_rank(Canvas *canvas, int row, const ChartColumns *at, const ViewData *data,
                      const Standing *standing, size_t end) {
  char text[NUMBER_TEXT_SIZE];
  const Rank *rank = &standing->rank[roundtable_ranking_rule(data->state).method];
  snprintf(text, sizeof text, "%u%s", rank->overall, rank->tied ? "=" : " ");
  canvas_write_right(canvas, row, at->rank_at, RANK_WIDTH + 1, STYLE_TITLE, text);
  canvas_write(canvas, row, at->move_at + 1, STYLE_PLAIN, move_text(data, standing, end, text));
}

static void draw_standing(Canvas *canvas, int row, const ChartColumns *at, const ViewData *data,
                          const Standing *standing, size_t end) {
  char reference[REFERENCE_TEXT_SIZE];
  const Recommendation *one = roundtable_recommendation(data->state, standing->recommendation);
  canvas_write_within(canvas, row, REFERENCE_AT, REFERENCE_WIDTH, STYLE_PLAIN,
                      reference_text(data->state, one, reference));
  canvas_write_within(canvas, row, at->title_at, at->title_width, STYLE_MUTED,
                      one->text[RECOMMENDATION_TITLE]);
  draw_course(canvas, row, at->chart_at, data, standing, end);
  draw_rank(canvas, row, at, data, standing, end);
}

/* When the column before the last stood; the events of a log have no times of their own. */
static const char *since_text(const ViewData *data, size_t end, char text[NUMBER_TEXT_SIZE]) {
  const ReplayScene *scene = data->replay;
  if (scene->origin == COURSE_LIVE) return replay_time_text(data, scene->column_at, text);
  snprintf(text, NUMBER_TEXT_SIZE, _("no. %llu"), (unsigned long long)scene->chart.seqs[end - 1]);
  return text;
}

/* What the rank of now is compared with, in the rule above the chart. */
static void draw_heading(Canvas *canvas, int row, const ViewData *data, size_t end) {
  char since[NUMBER_TEXT_SIZE], label[CANVAS_TEXT_SIZE] = "";
  const bool compares = end > 0 && data->replay->chart.seqs[end - 1] < data->saved.seq;
  if (compares && data->replay->ranking.count > 0)
    snprintf(label, sizeof label,
             is_narrow(canvas->columns) ? _("↑↓ since %s") : _("ranks over time, ↑↓ since %s"),
             since_text(data, end, since));
  draw_rule(canvas, row, label);
}

static const char *sentence_instead(const ViewData *data) {
  if (data->replay->hidden)
    return _("The results of this session were never revealed: its ranks are not shown.");
  return _("Nothing has been put to the vote yet.");
}

void draw_replay_chart(Canvas *canvas, int row, int height, const Model *model,
                       const ViewData *data) {
  const ReplayScene *scene = data->replay;
  const ChartColumns at = lay_out(canvas->columns);
  const bool is_empty = scene->hidden || scene->ranking.count == 0;
  const size_t end = is_empty ? 0 : replay_chart_end(&scene->chart, model->replay.here);
  draw_heading(canvas, row, data, end);
  if (is_empty)
    canvas_write_lines(canvas, row + 1, 1, canvas->columns - 2, height - 1, STYLE_MUTED,
                       sentence_instead(data));
  for (int i = 0; !is_empty && i + 1 < height && (size_t)i < scene->ranking.count; i++)
    draw_standing(canvas, row + 1 + i, &at, data, &scene->ranking.standings[i], end);
}
