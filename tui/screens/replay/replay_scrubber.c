#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/reference.h"
#include "tui/screens/replay/replay.h"
#include "tui/screens/screen.h"
#include "tui/screens/widgets/widgets.h"

/* Chart of the leaders' ranks, from the beginning to the replay's position. */

enum {
  REFERENCE_AT = 1,
  REFERENCE_WIDTH = 6,
  TITLE_WIDTH_MIN = 12,
  RANK_WIDTH = 4,
  MOVE_WIDTH = 5,
  CHART_WIDTH_MIN = 2
};

/* Layout; a title of zero width is hidden. */
typedef struct ChartColumns {
  int title_at, title_width, chart_at, chart_width, rank_at, move_at;
} ChartColumns;

/* The chart takes the remaining width; titles get a third of it if that is enough for them. */
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

/* Writes how many ranks it gained since the previous column, "↑2"; "" if none or unknown. */
static const char *move_text(const ViewData *data, const Standing *standing, size_t end,
                             char text[BRIEF_TEXT_SIZE]) {
  const RankChart *chart = &data->replay->chart;
  const uint32_t now = rank_of(data, standing);
  uint32_t before = 0;
  if (end > 0 && end - 1 < chart->known)
    before = rank_chart_rank(chart, end - 1, standing->recommendation);
  text[0] = '\0';
  if (before > now) snprintf(text, BRIEF_TEXT_SIZE, "↑%u", before - now);
  if (before != 0 && before < now) snprintf(text, BRIEF_TEXT_SIZE, "↓%u", now - before);
  return text;
}

static void draw_standing(Canvas *canvas, int row, const ChartColumns *at, const ViewData *data,
                          const Standing *standing, size_t end) {
  const Recommendation *one = roundtable_recommendation(data->state, standing->recommendation);
  canvas_write_within(canvas, row, REFERENCE_AT, REFERENCE_WIDTH, STYLE_PLAIN,
                      reference_shown(data->state, one).text);
  canvas_write_within(canvas, row, at->title_at, at->title_width, STYLE_MUTED,
                      one->text[RECOMMENDATION_TITLE]);
  /* Columns not yet computed stay blank. The last one is the present moment. */
  const RankChart *chart = &data->replay->chart;
  for (size_t i = 0; i < end && i < chart->known; i++)
    canvas_write(canvas, row, at->chart_at + (int)i, STYLE_PLAIN,
                 bar_of(rank_chart_rank(chart, i, standing->recommendation), chart->ranked[i]));
  canvas_write(canvas, row, at->chart_at + (int)end, STYLE_FOCUS,
               bar_of(rank_of(data, standing), (uint32_t)data->replay->ranking.count));
  char text[BRIEF_TEXT_SIZE];
  const Rank *rank = &standing->rank[roundtable_ranking_rule(data->state).method];
  snprintf(text, sizeof text, "%u%s", rank->overall, rank->tied ? "=" : " ");
  canvas_write_right(canvas, row, at->rank_at, RANK_WIDTH + 1, STYLE_TITLE, text);
  canvas_write(canvas, row, at->move_at + 1, STYLE_PLAIN, move_text(data, standing, end, text));
}

/* Writes the time of the second-to-last column; imported log events have no times of their own. */
static const char *since_text(const ViewData *data, size_t end, char text[BRIEF_TEXT_SIZE]) {
  const ReplayScene *scene = data->replay;
  if (scene->origin == COURSE_LIVE) return replay_time_text(data, scene->column_at, text);
  snprintf(text, BRIEF_TEXT_SIZE, _("no. %llu"), (unsigned long long)scene->chart.seqs[end - 1]);
  return text;
}

void draw_replay_chart(Canvas *canvas, int row, int height, const Model *model,
                       const ViewData *data) {
  const ReplayScene *scene = data->replay;
  const ChartColumns at = lay_out(canvas->columns);
  const bool is_empty = scene->hidden || scene->ranking.count == 0;
  const size_t end = is_empty ? 0 : replay_chart_end(&scene->chart, model->replay.here);
  /* Names what the present rank is compared with, in the rule above the chart. */
  char since[BRIEF_TEXT_SIZE], label[CANVAS_TEXT_SIZE] = "";
  const bool compares = end > 0 && data->replay->chart.seqs[end - 1] < data->saved.seq;
  if (compares && data->replay->ranking.count > 0)
    snprintf(label, sizeof label,
             is_narrow(canvas->columns) ? _("↑↓ since %s") : _("ranks over time, ↑↓ since %s"),
             since_text(data, end, since));
  draw_rule(canvas, row, label);
  if (is_empty)
    canvas_write_lines(
        canvas, row + 1, 1, canvas->columns - 2, height - 1, STYLE_MUTED,
        data->replay->hidden
            ? _("The results of this session were never revealed: its ranks are not shown.")
            : _("Nothing has been put to the vote yet."));
  for (int i = 0; !is_empty && i + 1 < height && (size_t)i < scene->ranking.count; i++)
    draw_standing(canvas, row + 1 + i, &at, data, &scene->ranking.standings[i], end);
}

/* The events around the replay's position, each with what became of it. */

/* Marks the position; else when and by which event it was undone. */
static const char *mark_text(const ViewData *data, size_t line, char text[CANVAS_TEXT_SIZE]) {
  char clock[BRIEF_TEXT_SIZE];
  const JournalPage *page = &data->replay->page;
  const unsigned long long by = page->lines[line].taken_back_by;
  const bool narrow = is_narrow(data->columns);
  text[0] = '\0';
  if (by != 0 && narrow)
    snprintf(text, CANVAS_TEXT_SIZE, _("undone (%llu)"), by);
  else if (by != 0)
    snprintf(text, CANVAS_TEXT_SIZE, _("undone at %s (no. %llu)"),
             replay_time_text(data, data->replay->taken_back_at[line], clock), by);
  else if (line == page->focus)
    snprintf(text, CANVAS_TEXT_SIZE, "◂ %s", _("here"));
  return text;
}

static void draw_line(Canvas *canvas, int row, const ViewData *data, size_t at) {
  char clock[BRIEF_TEXT_SIZE], mark[CANVAS_TEXT_SIZE];
  const JournalPage *page = &data->replay->page;
  const JournalLine *line = &page->lines[at];
  /* Events still to come are muted. */
  const Style style = at == page->focus                                        ? STYLE_FOCUS
                      : at > page->focus || page->lines[at].taken_back_by != 0 ? STYLE_MUTED
                                                                               : STYLE_PLAIN;
  const Moment then = {.wall_ms = line->wall_ms, .utc_offset = line->utc_offset};
  const int width = canvas_width(name_shown(page->lines[page->count - 1].seq).text);
  draw_journal_line(canvas, row, width, line, replay_time_text(data, then, clock),
                    mark_text(data, at, mark), style, at == page->focus);
}

void draw_replay_list(Canvas *canvas, int row, const ViewData *data) {
  const JournalPage *page = &data->replay->page;
  for (size_t line = 0; line < page->count; line++)
    draw_line(canvas, row + (int)line, data, line);
}

/* The session's timeline from its first event to its last, scaled by playing time. */

enum { WAY_AT = 1, PACE_WIDTH = 7, NAME_WIDTH_MIN = 4 };

static int way_width(int columns) {
  return columns - WAY_AT - PACE_WIDTH - 2;
}

static int column_of(int64_t played_ms, int64_t length, int columns) {
  const int64_t last = way_width(columns) - 1;
  if (length <= 0) return WAY_AT;
  return WAY_AT + (int)(played_ms / length * last + played_ms % length * last / length);
}

static int column_of_event(const ReplayScene *scene, uint64_t seq, int columns) {
  const int64_t length = timeline_length(scene->timeline);
  return column_of(timeline_at(scene->timeline, seq), length, columns);
}

static void set_targets(Canvas *canvas, int row, const ReplayScene *scene) {
  const int64_t length = timeline_length(scene->timeline), width = way_width(canvas->columns);
  for (int64_t i = 0; i < width; i++) {
    const int64_t played = length / width * i + length % width * i / width;
    const Target target = {TARGET_LINE, 0, 0, (uint32_t)timeline_event(scene->timeline, played)};
    canvas_set_target(canvas, row, WAY_AT + (int)i, 1, target);
  }
}

void draw_scrubber(Canvas *canvas, int row, const Model *model, const ViewData *data,
                   bool targets) {
  const ReplayScene *scene = data->replay;
  const int width = way_width(canvas->columns);
  const int64_t length = timeline_length(scene->timeline);
  const int64_t played = replay_played_ms(&model->replay, scene->timeline, data->now.boot_ms);
  canvas_repeat(canvas, row, WAY_AT, width, STYLE_RULE, "─");
  canvas_write(canvas, row, WAY_AT, STYLE_RULE, "├");
  canvas_write(canvas, row, WAY_AT + width - 1, STYLE_RULE, "┤");
  const ReplayMarks *marks = scene->marks;
  for (size_t i = 0; i < marks->phase_count; i++)
    canvas_write(canvas, row, column_of_event(scene, marks->phases[i].seq, canvas->columns),
                 STYLE_PLAIN, "┬");
  for (size_t i = 0; i < marks->correction_count; i++)
    canvas_write(canvas, row, column_of_event(scene, marks->corrections[i], canvas->columns),
                 STYLE_PLAIN, "↶");
  canvas_write(canvas, row, column_of(played, length, canvas->columns), STYLE_FOCUS, "┃");
  /* Draws the speed: "▶ 20×" while playing, "‖ 20×" while paused. */
  char text[BRIEF_TEXT_SIZE];
  snprintf(text, sizeof text, "%s %d×", model->replay.plays ? "▶" : "‖", model->replay.speed);
  canvas_write_right(canvas, row, canvas->columns - 1 - PACE_WIDTH, PACE_WIDTH,
                     model->replay.plays ? STYLE_TITLE : STYLE_MUTED, text);
  if (targets) set_targets(canvas, row, scene);
}

/* Drawn only if there is room. */
static void explain_corrections(Canvas *canvas, int row, int from, const ReplayScene *scene) {
  const char *legend = _("↶ = correction");
  const int end = canvas->columns - 1;
  if (scene->marks->correction_count > 0 && end - from > canvas_width(legend) + 1)
    canvas_write_right(canvas, row, from, end - from, STYLE_MUTED, legend);
}

/* Space for a phase's name: from its start to that of the next one. */
typedef struct Span {
  int begin, end;
} Span;

static Span span_of(const ReplayScene *scene, size_t mark, int columns) {
  const ReplayMarks *marks = scene->marks;
  const bool is_last = mark + 1 == marks->phase_count;
  return (Span){column_of_event(scene, marks->phases[mark].seq, columns),
                is_last ? WAY_AT + way_width(columns)
                        : column_of_event(scene, marks->phases[mark + 1].seq, columns) - 1};
}

static const char *name_of(const ReplayScene *scene, size_t mark) {
  return roundtable_phase(scene->whole, scene->marks->phases[mark].phase).name;
}

/* The current phase is named in full, even over the names of others. */
static Span span_of_present(const ReplayScene *scene, size_t present, int columns) {
  Span span = {0};
  if (present == scene->marks->phase_count) return span;
  const int width = canvas_width(name_of(scene, present)), last = columns - 1;
  span.begin = span_of(scene, present, columns).begin;
  if (span.begin + width > last) span.begin = last - width > WAY_AT ? last - width : WAY_AT;
  span.end = span.begin + width;
  return span;
}

static Span cut(Span span, Span taken) {
  if (span.begin < taken.begin && span.end >= taken.begin) span.end = taken.begin - 1;
  if (span.begin >= taken.begin && span.begin <= taken.end) span.begin = span.end;
  return span;
}

void draw_phase_names(Canvas *canvas, int row, const ViewData *data, int64_t played_ms) {
  const ReplayScene *scene = data->replay;
  /* Returns the mark of the current phase at a point of the timeline; the count of marks if none.
   */
  const ReplayMarks *marks = scene->marks;
  size_t present = marks->phase_count;
  for (size_t i = 0; i < marks->phase_count; i++)
    if (timeline_at(scene->timeline, marks->phases[i].seq) <= played_ms) present = i;
  const Span here = span_of_present(scene, present, canvas->columns);
  int end = here.end;
  for (size_t i = 0; i < scene->marks->phase_count; i++) {
    const Span span = i == present ? here : cut(span_of(scene, i, canvas->columns), here);
    const int width = span.end - span.begin;
    if (i != present && width < NAME_WIDTH_MIN) continue;
    const int after =
        canvas_write_within(canvas, row, span.begin, width,
                            i == present ? STYLE_HEADING : STYLE_MUTED, name_of(scene, i));
    if (after > end) end = after;
  }
  explain_corrections(canvas, row, end, scene);
}
