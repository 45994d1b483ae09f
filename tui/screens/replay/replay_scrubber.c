/* The way of a session from its first event to its last, by the time that playing it takes. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "tui/screens/replay/replay_view.h"
#include "tui/screens/widgets/widgets.h"

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

static void draw_marks(Canvas *canvas, int row, const ReplayScene *scene) {
  const ReplayMarks *marks = scene->marks;
  for (size_t i = 0; i < marks->phase_count; i++)
    canvas_write(canvas, row, column_of_event(scene, marks->phases[i].seq, canvas->columns),
                 STYLE_PLAIN, "┬");
  for (size_t i = 0; i < marks->correction_count; i++)
    canvas_write(canvas, row, column_of_event(scene, marks->corrections[i], canvas->columns),
                 STYLE_PLAIN, "↶");
}

/* How fast it plays, "▶ 20×", or would: "‖ 20×". */
static void draw_pace(Canvas *canvas, int row, const ReplayViewState *look) {
  char text[NUMBER_TEXT_SIZE];
  snprintf(text, sizeof text, "%s %d×", look->plays ? "▶" : "‖", look->speed);
  canvas_write_right(canvas, row, canvas->columns - 1 - PACE_WIDTH, PACE_WIDTH,
                     look->plays ? STYLE_TITLE : STYLE_MUTED, text);
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
  draw_marks(canvas, row, scene);
  canvas_write(canvas, row, column_of(played, length, canvas->columns), STYLE_FOCUS, "┃");
  draw_pace(canvas, row, &model->replay);
  if (targets) set_targets(canvas, row, scene);
}

/* The mark of the phase that is on at a place of the way; the count of marks where none is. */
static size_t mark_at(const ReplayScene *scene, int64_t played_ms) {
  const ReplayMarks *marks = scene->marks;
  size_t found = marks->phase_count;
  for (size_t i = 0; i < marks->phase_count; i++)
    if (timeline_at(scene->timeline, marks->phases[i].seq) <= played_ms) found = i;
  return found;
}

/* Where there is room for it. */
static void explain_corrections(Canvas *canvas, int row, int from, const ReplayScene *scene) {
  const char *legend = _("↶ = correction");
  const int end = canvas->columns - 1;
  if (scene->marks->correction_count > 0 && end - from > canvas_width(legend) + 1)
    canvas_write_right(canvas, row, from, end - from, STYLE_MUTED, legend);
}

/* Where the name of a phase may stand: from where it begins to where the next one does. */
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

/* The phase that is on is named in full, though it takes the room of others. */
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
  const size_t present = mark_at(scene, played_ms);
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
