/* The recommendations of a subgroup: code, title, three counts, their sum and a bar. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "core/vote/history.h"
#include "tui/screens/screen.h"
#include "tui/screens/vote/vote_view.h"
#include "tui/screens/widgets/widgets.h"

enum {
  CODE_AT = 2,
  CODE_WIDTH_MIN = 3,
  CODE_WIDTH_MAX = 10,
  COUNT_WIDTH_MIN = 3,
  TITLE_WIDTH_MIN = 8,
  ROOM_FOR_BAR = 36, /* for title and bar together; with less, the title takes it all */
  BAR_WIDTH_MIN = 12,
  TITLE_ROWS_MOST = 2
};

/* Layout, from the widest text of each column. */
typedef struct Columns {
  int code_width;
  int title_at, title_width;
  int count_at[COLOUR_COUNT], count_width[COLOUR_COUNT];
  int total_at, total_width;
  int bar_at, bar_width; /* 0: no bar */
  int64_t dots_a_sign;   /* per sign of the bar */
  int title_most;        /* the widest title, indented */
  bool wraps;            /* titles too long take two lines: there is room for all of them */
  bool parts_together;   /* only their sum, for lack of space */
  bool hidden;           /* figures are hidden */
} Columns;

static bool has_figures(const Recommendation *recommendation) {
  return recommendation->status == STATUS_VOTABLE ||
         tally_cumulative(recommendation_tally(recommendation)) != 0;
}

/* The two parts are shown apart if both exist. */
static const char *count_text(const Recommendation *recommendation, Colour colour, bool together,
                              char text[BRIEF_TEXT_SIZE]) {
  const Parts parts =
      together ? parts_of_tally(recommendation_tally(recommendation)) : parts_of(recommendation);
  snprintf(text, BRIEF_TEXT_SIZE, "%s", parts_shown(&parts, colour).text);
  return text;
}

static int indent_of(const Recommendation *recommendation) {
  return recommendation->parent != 0 ? 2 : 0;
}

static int64_t measure(Columns *columns, const Roundtable *state, const Subgroup *subgroup) {
  char text[BRIEF_TEXT_SIZE];
  int64_t most = 0;
  for (size_t i = 0; i < subgroup->recommendation_count; i++) {
    const Recommendation *one = roundtable_recommendation_at(state, subgroup, i);
    int64_t total = tally_cumulative(recommendation_tally(one));
    widen(&columns->code_width, canvas_width(one->code));
    widen(&columns->title_most, indent_of(one) + canvas_width(one->text[RECOMMENDATION_TITLE]));
    if (columns->hidden) continue;
    for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
      widen(&columns->count_width[colour],
            canvas_width(count_text(one, colour, columns->parts_together, text)));
    widen(&columns->total_width, canvas_width(number_shown(total).text));
    if (total > most) most = total;
  }
  if (columns->code_width > CODE_WIDTH_MAX) columns->code_width = CODE_WIDTH_MAX;
  return most;
}

/* Each colour rounds up to whole signs, so the bar may need up to two signs more than the sum's
 * share. */
static int64_t dots_a_sign(int64_t most, int bar_width) {
  int64_t signs = bar_width - 2;
  return most <= bar_width ? 1 : (most + signs - 1) / signs;
}

static void place_columns(Columns *columns) {
  columns->title_at = CODE_AT + columns->code_width + 1;
  int column = columns->title_at + columns->title_width + 1;
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++) {
    columns->count_at[colour] = column;
    column += columns->count_width[colour] + 1;
  }
  columns->total_at = column;
  columns->bar_at = column + columns->total_width + 1;
}

/* Returns the width left for title and bar. */
static int room_beside_figures(const Columns *columns, int width) {
  int taken = CODE_AT + columns->code_width + 1 + columns->total_width + 1;
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    taken += columns->count_width[colour] + 1;
  return width - taken - 1;
}

static Columns measured(const ViewData *data, const Subgroup *subgroup, bool parts_together,
                        int64_t *most) {
  Columns columns = {.code_width = CODE_WIDTH_MIN,
                     .count_width = {COUNT_WIDTH_MIN, COUNT_WIDTH_MIN, COUNT_WIDTH_MIN},
                     .total_width = canvas_width(_("cumul")),
                     .dots_a_sign = 1,
                     .parts_together = parts_together,
                     .hidden = view_data_hides(data)};
  *most = measure(&columns, data->state, subgroup);
  return columns;
}

/* If even that does not fit, the widest colour column shrinks, and its largest figures become "…":
 * the sum stays. */
static void yield_counts(Columns *columns, int width) {
  for (int lacking = -room_beside_figures(columns, width); lacking > 0; lacking--) {
    int *widest = &columns->count_width[GREEN];
    for (Colour colour = YELLOW; colour < COLOUR_COUNT; colour++)
      if (columns->count_width[colour] > *widest) widest = &columns->count_width[colour];
    if (*widest <= COUNT_WIDTH_MIN) return;
    --*widest;
  }
}

/* If space is short, the two parts of a tally are added, then codes and titles shrink: figures are
 * never cut. */
static Columns lay_out(const Canvas *canvas, const ViewData *data, const Subgroup *subgroup) {
  int64_t most;
  Columns columns = measured(data, subgroup, false, &most);
  if (room_beside_figures(&columns, canvas->columns) < TITLE_WIDTH_MIN)
    columns = measured(data, subgroup, true, &most);
  if (room_beside_figures(&columns, canvas->columns) < TITLE_WIDTH_MIN)
    columns.code_width = CODE_WIDTH_MIN;
  yield_counts(&columns, canvas->columns);
  int room = room_beside_figures(&columns, canvas->columns);
  if (room >= ROOM_FOR_BAR) {
    /* What the titles leave, a third at most. */
    columns.bar_width = room - columns.title_most - 1;
    if (columns.bar_width > room / 3) columns.bar_width = room / 3;
    if (columns.bar_width < BAR_WIDTH_MIN) columns.bar_width = BAR_WIDTH_MIN;
    columns.dots_a_sign = dots_a_sign(most, columns.bar_width);
    room -= columns.bar_width + 1;
  }
  columns.title_width = room > 0 ? room : 0;
  place_columns(&columns);
  return columns;
}

/* If there is no rule below the table, `hidden` goes in its head. */
static void draw_heads(Canvas *canvas, int row, const Columns *columns, const char *title,
                       const char *hidden) {
  char text[BRIEF_TEXT_SIZE], scale[BRIEF_TEXT_SIZE];
  int begin = columns->title_at, width = columns->title_width;
  if (is_compact(canvas->rows, canvas->columns) && hidden[0] != '\0')
    width = canvas_write_right(canvas, row, begin, width, STYLE_MUTED, hidden) - begin - 1;
  canvas_write_within(canvas, row, begin, width, STYLE_HEADING, title);
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    canvas_write_right(canvas, row, columns->count_at[colour], columns->count_width[colour],
                       colour_style(colour), colour_head(canvas, colour, text));
  canvas_write_right(canvas, row, columns->total_at, columns->total_width, STYLE_HEADING,
                     _("cumul"));
  if (columns->dots_a_sign <= 1) return;
  number_text(columns->dots_a_sign, text);
  snprintf(scale, sizeof scale, _("1 sign = %s"), text);
  canvas_write_within(canvas, row, columns->bar_at, columns->bar_width, STYLE_MUTED, scale);
}

/* A figure without enough room becomes "…", never some of its digits. */
static void draw_number(Canvas *canvas, int row, int column, int width, Style style,
                        const char *number) {
  canvas_write_right(canvas, row, column, width, style,
                     canvas_width(number) <= width ? number : "…");
}

/* Returns the latest event about this subgroup's dots, among the most recent ones; 0: none. */
static uint64_t last_recorded(const Roundtable *state, const Subgroup *subgroup) {
  enum { LAST_ONES = 100 };
  const uint64_t end = roundtable_seq(state);
  for (uint64_t seq = end; seq > 0 && end - seq < LAST_ONES; seq--) {
    const HistoryEntry *entry = history_at(state, seq);
    if (entry == NULL || entry->subgroup != subgroup->number) continue;
    if (entry->kind == EVENT_DOTS_COUNTED || entry->kind == EVENT_COUNTS_SET) return seq;
  }
  return 0;
}

/* Except on the row last recorded, which says so. */
static void draw_hidden(Canvas *canvas, int row, const Columns *columns, const Roundtable *state,
                        const Recommendation *recommendation, Style style) {
  uint64_t seq = last_recorded(state, roundtable_subgroup(state, recommendation->subgroup));
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    canvas_write_right(canvas, row, columns->count_at[colour], columns->count_width[colour], style,
                       HIDDEN_FIGURE);
  canvas_write_right(canvas, row, columns->total_at, columns->total_width, style, HIDDEN_FIGURE);
  const HistoryEntry *recorded = history_at(state, seq);
  if (recorded != NULL && recorded->subject == recommendation->number) {
    char text[CANVAS_TEXT_SIZE];
    int column = columns->count_at[GREEN], width = columns->bar_at - column;
    snprintf(text, sizeof text, _("saved, no. %s"), name_shown(seq).text);
    if (columns->bar_width >= canvas_width(text))
      canvas_write(canvas, row, columns->bar_at, STYLE_MESSAGE, text);
    else
      canvas_write_within(canvas, row, column, width, STYLE_MESSAGE, text);
  }
}

static void draw_figures(Canvas *canvas, int row, const Columns *columns,
                         const Recommendation *recommendation, Style style) {
  char text[BRIEF_TEXT_SIZE];
  Tally tally = recommendation_tally(recommendation);
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    draw_number(canvas, row, columns->count_at[colour], columns->count_width[colour], style,
                count_text(recommendation, colour, columns->parts_together, text));
  draw_number(canvas, row, columns->total_at, columns->total_width, style,
              number_shown(tally_cumulative(tally)).text);
  if (columns->bar_width == 0) return;
  int column = columns->bar_at;
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++) {
    int signs = (int)((tally.dots[colour] + columns->dots_a_sign - 1) / columns->dots_a_sign);
    canvas_repeat(canvas, row, column, signs, colour_style(colour), colour_sign(colour));
    column += signs;
  }
}

/* In words if there is room beside the bar, and always by a sign before the code. */
static void draw_flag(Canvas *canvas, int row, const Columns *columns) {
  canvas_write(canvas, row, 1, STYLE_TROUBLE, "!");
  if (columns->bar_width == 0) return;
  int begin = canvas_write_right(canvas, row, columns->bar_at, columns->bar_width, STYLE_TROUBLE,
                                 _("too many"));
  if (begin > columns->bar_at) canvas_write(canvas, row, begin - 1, STYLE_PLAIN, " ");
}

/* Draws the three counts being typed, with the cursor in one of them. */
static void draw_typed(Canvas *canvas, int row, const Columns *columns, const Model *model,
                       bool shown) {
  char text[BRIEF_TEXT_SIZE];
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++) {
    int at = columns->count_at[colour], width = columns->count_width[colour];
    bool in_cell = (int)colour == model->counts.cell;
    Style style = in_cell ? STYLE_ENTRY : STYLE_PLAIN;
    canvas_repeat(canvas, row, at, width, style, " ");
    draw_number(canvas, row, at, width, style, typed_count_text(model, colour, shown, text));
    if (in_cell) canvas_set_cursor(canvas, row, at + width - 1);
  }
}

static int draw_children(Canvas *canvas, int row, int column, const Roundtable *state,
                         const Recommendation *heading) {
  const Subgroup *subgroup = roundtable_subgroup(state, heading->subgroup);
  column = canvas_write(canvas, row, column, STYLE_MUTED, "↓ ");
  for (size_t i = 0; i < subgroup->recommendation_count; i++) {
    const Recommendation *child = roundtable_recommendation_at(state, subgroup, i);
    if (child->parent != heading->number) continue;
    int room = canvas->columns - column;
    column = canvas_write_within(canvas, row, column, room, STYLE_MUTED, child->code) + 2;
  }
  return column;
}

/* Draws what is shown instead of figures. */
static void draw_status(Canvas *canvas, int row, int column, const Roundtable *state,
                        const Recommendation *recommendation) {
  if (recommendation->status == STATUS_HEADING && recommendation->children > 0)
    draw_children(canvas, row, column, state, recommendation);
  else
    canvas_write_within(canvas, row, column, canvas->columns - column, STYLE_MUTED,
                        status_words(recommendation->status));
}

static bool says_withdrawn(const Recommendation *recommendation) {
  return recommendation->status == STATUS_WITHDRAWN && has_figures(recommendation);
}

static int title_rows(const Columns *columns, const Recommendation *recommendation) {
  const int width = columns->title_width - indent_of(recommendation);
  if (!columns->wraps || width <= 0 || says_withdrawn(recommendation)) return 1;
  return canvas_write_lines(NULL, 0, 0, width, TITLE_ROWS_MOST, STYLE_PLAIN,
                            recommendation->text[RECOMMENDATION_TITLE]);
}

/* If all lines then fit. */
static bool may_wrap(Columns columns, int height, const Roundtable *state,
                     const Subgroup *subgroup) {
  int rows = 0;
  columns.wraps = true;
  for (size_t i = 0; i < subgroup->recommendation_count && rows <= height; i++)
    rows += title_rows(&columns, roundtable_recommendation_at(state, subgroup, i));
  return rows <= height;
}

static bool shows(const Columns *columns, const Model *model, const Roundtable *state,
                  const Recommendation *recommendation) {
  return !columns->hidden || model_shows_figures(model, state, recommendation);
}

static void draw_line(Canvas *canvas, int row, const Columns *columns, const Model *model,
                      const Roundtable *state, const Recommendation *recommendation,
                      bool in_focus) {
  const Style plain = recommendation->status == STATUS_WITHDRAWN ? STYLE_MUTED : STYLE_PLAIN;
  Style style = in_focus ? STYLE_FOCUS : plain;
  const int indent = indent_of(recommendation);
  int title_width = columns->title_width - indent;
  if (in_focus) canvas_write(canvas, row, 0, STYLE_FOCUS, "▸");
  int begin =
      canvas_write_right(canvas, row, CODE_AT, columns->code_width, style, recommendation->code);
  if (in_focus) canvas_set_cursor(canvas, row, begin);
  /* A withdrawn recommendation says so before its title, since its dots stay. */
  int column = columns->title_at + indent;
  int width = title_width;
  if (says_withdrawn(recommendation)) {
    const int end = canvas_write_within(canvas, row, column, width, STYLE_MUTED, _("withdrawn"));
    width -= end - column + 1;
    column = end + 1;
  }
  if (title_rows(columns, recommendation) > 1)
    canvas_write_lines(canvas, row, column, width, TITLE_ROWS_MOST, style,
                       recommendation->text[RECOMMENDATION_TITLE]);
  else if (width > 0)
    canvas_write_within(canvas, row, column, width, style, title_for_width(recommendation, width));
  if (has_figures(recommendation) && shows(columns, model, state, recommendation)) {
    draw_figures(canvas, row, columns, recommendation, style);
    if (recommendation->status == STATUS_WITHDRAWN) canvas_write(canvas, row, 1, STYLE_MUTED, "×");
    if (guard_flags(state, recommendation)) draw_flag(canvas, row, columns);
  } else if (has_figures(recommendation))
    draw_hidden(canvas, row, columns, state, recommendation, style);
  else
    draw_status(canvas, row, columns->count_at[GREEN], state, recommendation);
  if (in_focus && (model->entry == ENTRY_ROW || model->entry == ENTRY_REASON))
    draw_typed(canvas, row, columns, model, shows(columns, model, state, recommendation));
}

static void draw_empty(Canvas *canvas, int row, const Subgroup *subgroup) {
  char sentence[CANVAS_TEXT_SIZE];
  const char *reason = subgroup->text[SUBGROUP_REASON];
  if (subgroup->status != SUBGROUP_NOT_HELD)
    snprintf(sentence, sizeof sentence, "%s", _("This subgroup has no recommendation yet."));
  else if (reason[0] == '\0')
    snprintf(sentence, sizeof sentence, "%s", _("This subgroup was not held."));
  else
    snprintf(sentence, sizeof sentence, _("This subgroup was not held: %s"), reason);
  canvas_write_lines(canvas, row, CODE_AT, canvas->columns - 2 * CODE_AT, 3, STYLE_PLAIN, sentence);
  canvas_set_cursor(canvas, row, CODE_AT);
}

void draw_vote_table(Canvas *canvas, int row, int height, const Model *model,
                     const ViewData *data) {
  char hidden[BRIEF_TEXT_SIZE];
  const Roundtable *state = data->state;
  const Subgroup *subgroup = model_subgroup(model, state);
  const Recommendation *focus = model_recommendation(model, state);
  Columns columns = lay_out(canvas, data, subgroup);
  size_t count = subgroup->recommendation_count;
  size_t place = focus == NULL ? 0 : place_in_subgroup(subgroup, focus->number);
  size_t first = first_shown(place, count, (size_t)height);
  hidden_lines_text(first, count, height, hidden);
  draw_heads(canvas, row, &columns, subgroup->text[SUBGROUP_TITLE], hidden);
  columns.wraps = may_wrap(columns, height, state, subgroup);
  int line = 0;
  for (size_t i = first; line < height && i < count; i++) {
    const Recommendation *one = roundtable_recommendation_at(state, subgroup, i);
    draw_line(canvas, row + 1 + line, &columns, model, state, one, i == place);
    for (int rows = title_rows(&columns, one); rows > 0; rows--)
      set_line_target(canvas, row + 1 + line++, one->number);
  }
  if (focus == NULL) draw_empty(canvas, row + 1, subgroup);
  if (!is_compact(canvas->rows, canvas->columns)) draw_rule(canvas, row + 1 + height, hidden);
}
