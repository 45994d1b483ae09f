/* Sessions side by side: which recommendations rose and fell, and whether two are the same. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "tui/screens/screen.h"
#include "tui/screens/widgets/widgets.h"

enum {
  ROWS_ABOVE = 4, /* head, sessions, rule, column headings */
  FOOT_LINES = 3, /* about the row in focus, or the two that may be the same */
  REFERENCE_AT = 2,
  REFERENCE_MIN = 4,
  REFERENCE_MAX = 10,
  TITLE_MIN = 12,
  RANK_WIDTH = 6,
  CHANGE_WIDTH = 5
};

static bool is_shown(const ViewData *data) {
  return data->comparison != NULL && data->comparison->hidden == '\0';
}

static int rows_height(const Model *model, const ViewData *data) {
  return data->rows - ROWS_ABOVE - 1 - FOOT_LINES - message_height(model, data->columns) -
         hints_height(model, data);
}

static size_t focus_of(const Model *model, const ComparisonPage *page) {
  if (page->item_count == 0) return 0;
  return model->comparison.focus < page->item_count ? model->comparison.focus
                                                    : page->item_count - 1;
}

static Effect move(Model *model, const ViewData *data, KeyPress press) {
  if (!is_shown(data)) return nothing;
  const int height = rows_height(model, data);
  model->comparison.focus =
      focus_moved(focus_of(model, data->comparison), data->comparison->item_count,
                  (size_t)(height > 1 ? height - 1 : 1), press.argument);
  return nothing;
}

/* These two work only while a pair is being asked about. */
static Effect decide(Model *model, const ViewData *data, KeyPress press) {
  return (Effect){.kind = EFFECT_DECIDE_MATCH,
                  .index = model->comparison.pair % data->comparison->pair_count,
                  .dots = press.argument};
}

static Effect next_pair(Model *model, const ViewData *data, KeyPress press UNUSED) {
  model->comparison.pair = (model->comparison.pair + 1) % data->comparison->pair_count;
  return nothing;
}

static Effect other_order(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model->comparison.order = (model->comparison.order + 1) % COMPARISON_ORDERS;
  model->comparison.focus = 0;
  return nothing;
}

static Effect other_method(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model->comparison.method =
      model->comparison.method == BY_CUMULATIVE ? BY_WEIGHTED : BY_CUMULATIVE;
  return nothing;
}

static Effect back(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  return (Effect){.kind = model->from_list ? EFFECT_LEAVE_COMPARISON : EFFECT_QUIT};
}

static void focus_on(Model *model, const ViewData *data, Target target) {
  if (is_shown(data) && target.kind == TARGET_LINE && target.number < data->comparison->item_count)
    model->comparison.focus = target.number;
}

/* Layout; of many sessions only the first and as many of the last as fit are shown. */
typedef struct Columns {
  int reference_width, title_at, title_width, ranks_at;
  size_t shown[PANEL_MAX]; /* sessions */
  size_t shown_count;
} Columns;

static int widest_reference(const ComparisonPage *page) {
  int width = REFERENCE_MIN;
  for (size_t n = 0; n < page->item_count; n++)
    widen(&width, canvas_width(page->items[n].reference));
  return width < REFERENCE_MAX ? width : REFERENCE_MAX;
}

static Columns lay_out(const ComparisonPage *page, int columns) {
  Columns at = {.reference_width = widest_reference(page)};
  at.title_at = REFERENCE_AT + at.reference_width + 1;
  const int room = (columns - at.title_at - TITLE_MIN - CHANGE_WIDTH - 1) / RANK_WIDTH;
  const size_t fit = room < 2 ? 2 : (size_t)room;
  at.shown_count = page->session_count < fit ? page->session_count : fit;
  for (size_t n = 0; n < at.shown_count; n++)
    at.shown[n] = n == 0 ? 0 : page->session_count - at.shown_count + n;
  at.ranks_at = columns - 1 - CHANGE_WIDTH - RANK_WIDTH * (int)at.shown_count;
  at.title_width = at.ranks_at - at.title_at;
  return at;
}

static void draw_column_heads(Canvas *canvas, int row, const Columns *at) {
  int column = at->ranks_at;
  canvas_write(canvas, row, REFERENCE_AT, STYLE_HEADING, _("ref."));
  canvas_write_within(canvas, row, at->title_at, at->title_width, STYLE_HEADING,
                      _("recommendation"));
  for (size_t n = 0; n < at->shown_count; n++, column += RANK_WIDTH) {
    const char letter[] = {panel_letter(at->shown[n]), ' ', '\0'};
    canvas_write_right(canvas, row, column, RANK_WIDTH, STYLE_HEADING, letter);
  }
  canvas_write_right(canvas, row, column, CHANGE_WIDTH, STYLE_HEADING, "Δ");
}

static void draw_item(Canvas *canvas, int row, const Columns *at, const ComparedItem *item,
                      bool in_focus) {
  const Style style = in_focus ? STYLE_FOCUS : STYLE_PLAIN;
  int column = at->ranks_at;
  if (in_focus) {
    canvas_write(canvas, row, 0, STYLE_FOCUS, "▸");
    canvas_set_cursor(canvas, row, REFERENCE_AT);
  }
  canvas_write_within(canvas, row, REFERENCE_AT, at->reference_width, style, item->reference);
  canvas_write_within(canvas, row, at->title_at, at->title_width, style, item->title);
  for (size_t n = 0; n < at->shown_count; n++, column += RANK_WIDTH)
    canvas_write_right(canvas, row, column, RANK_WIDTH, STYLE_PLAIN, item->ranks[at->shown[n]]);
  canvas_write_right(canvas, row, column, CHANGE_WIDTH, STYLE_PLAIN, item->change);
}

static void draw_items(Canvas *canvas, const Model *model, const ComparisonPage *page, int height) {
  char hidden[BRIEF_TEXT_SIZE];
  const Columns at = lay_out(page, canvas->columns);
  const size_t focus = focus_of(model, page);
  const size_t first = first_shown(focus, page->item_count, (size_t)height);
  draw_column_heads(canvas, ROWS_ABOVE - 1, &at);
  for (int row = 0; row < height && first + (size_t)row < page->item_count; row++) {
    const size_t n = first + (size_t)row;
    draw_item(canvas, ROWS_ABOVE + row, &at, &page->items[n], n == focus);
    set_line_target(canvas, ROWS_ABOVE + row, (uint32_t)n);
  }
  hidden_lines_text(first, page->item_count, height, hidden);
  draw_rule(canvas, ROWS_ABOVE + height, hidden);
}

/* A question comes before the text about the row in focus. */
static void draw_foot(Canvas *canvas, int row, const Model *model, const ComparisonPage *page) {
  /* Returns the pair being asked about; NULL if none. */
  const ComparedPair *pair =
      page->pair_count > 0 ? &page->pairs[model->comparison.pair % page->pair_count] : NULL;
  const int width = canvas->columns - 2;
  if (pair != NULL) {
    char question[CANVAS_TEXT_SIZE];
    snprintf(question, sizeof question, _("Are these the same? %s of %s: %s"),
             count_shown(model->comparison.pair % page->pair_count + 1).text,
             count_shown(page->pair_count).text, pair->reason);
    canvas_write_within(canvas, row, 1, width, STYLE_HEADING, question);
    canvas_write_within(canvas, row + 1, 1, width, STYLE_PLAIN, pair->ends[0]);
    canvas_write_within(canvas, row + 2, 1, width, STYLE_PLAIN, pair->ends[1]);
    return;
  }
  if (page->item_count > 0)
    canvas_write_within(canvas, row, 1, width, STYLE_PLAIN,
                        page->items[focus_of(model, page)].figures);
  canvas_write_lines(canvas, row + 1, 1, width, FOOT_LINES - 1, STYLE_MUTED, page->remarks);
}

static void draw_sessions(Canvas *canvas, int row, const ComparisonPage *page) {
  const int count = (int)page->session_count, width = (canvas->columns - 1) / count;
  if (width < TITLE_MIN) {
    canvas_format(canvas, row, 1, STYLE_MUTED, _("%d sessions"), count);
    return;
  }
  for (int n = 0; n < count; n++)
    canvas_write_within(canvas, row, 1 + n * width, width - 2, STYLE_MUTED, page->sessions[n]);
}

static const char *order_words(ComparisonOrder order) {
  switch (order) {
  case ORDER_BY_CHANGE: return _("by change");
  case ORDER_OF_AGENDA: return _("as in the agenda");
  case ORDER_BY_RANK:
  case COMPARISON_ORDERS: break;
  }
  return _("by the last rank");
}

static void draw(Canvas *canvas, const Model *model, const ViewData *data) {
  const ComparisonPage *page = data->comparison;
  const int height = rows_height(model, data);
  draw_head(canvas, 0, _("Comparison"), method_title(model->comparison.method));
  draw_rule(canvas, 2, order_words(model->comparison.order));
  canvas_set_cursor(canvas, ROWS_ABOVE, 0);
  if (page != NULL) draw_sessions(canvas, 1, page);
  if (page != NULL && page->hidden != '\0') {
    char sentence[CANVAS_TEXT_SIZE];
    snprintf(sentence, sizeof sentence,
             _("The results of session %c are hidden from the room: nothing is compared here until "
               "they are revealed."),
             page->hidden);
    canvas_write_lines(canvas, ROWS_ABOVE, 2, canvas->columns - 4, 4, STYLE_PLAIN, sentence);
  }
  if (is_shown(data)) {
    draw_items(canvas, model, page, height);
    draw_foot(canvas, ROWS_ABOVE + height + 1, model, page);
  }
  const int hints = canvas->rows - hints_height(model, data);
  draw_message(canvas, hints - message_height(model, canvas->columns), model);
  draw_hints(canvas, hints, model, data);
}

static const Binding keys[] = {
    MOVING_KEYS(IN_COMPARISON | IN_PAIR, move),
    {"same", IN_PAIR, "=", N_("yes"),
     N_("the two at the bottom are the same recommendation; the answer is remembered"), decide, 1},
    {"different", IN_PAIR, "-", N_("no"),
     N_("the two at the bottom are not the same; the answer is remembered"), decide, 0},
    {"next-pair", IN_PAIR, "Tab", N_("next pair"),
     N_("leave the two at the bottom open and ask about the next"), next_pair},
    {"take-answer-back", IN_COMPARISON | IN_PAIR, KEY_TAKE_ANSWER_BACK, NULL,
     N_("undo the last answer given here: it is asked again"), ask_effect, EFFECT_FORGET_MATCH},
    {"order", IN_COMPARISON | IN_PAIR, "1 &", N_("order"),
     N_("order by rank, by change, or as in the agenda"), other_order},
    {"method", IN_COMPARISON | IN_PAIR, "2 é", N_("other ranking"),
     N_("between the cumulative and the weighted ranking"), other_method},
    BACK_KEY(IN_COMPARISON | IN_PAIR, back),
};

const Screen comparison_screen = {
    .keys = keys,
    .key_count = sizeof keys / sizeof keys[0],
    .focus = focus_on,
    .draw = draw,
};
