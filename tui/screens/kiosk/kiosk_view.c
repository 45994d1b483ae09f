#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/history.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/event_text/labels.h"
#include "tui/screens/kiosk/kiosk.h"
#include "tui/screens/widgets/ballots.h"
#include "tui/screens/widgets/widgets.h"

/* The pages of the kiosk other than the ballot: text at the top, keys at the bottom. */

enum { LEFT = 2, LINES_MAX = 4, CONFIRM_ROWS_AROUND = 7, BLANK_ROWS = 4 };

/* The current position on the page. */
typedef struct Page {
  Canvas *canvas;
  int row;
  bool roomy; /* a blank line between paragraphs */
} Page;

static void put(Page *page, Style style, const char *text) {
  page->row += canvas_write_lines(page->canvas, page->row, LEFT, page->canvas->columns - 2 * LEFT,
                                  LINES_MAX, style, text);
  page->row += page->roomy;
}

static void put_message(Page *page, const Model *model) {
  if (model->message[0] == '\0') return;
  put(page, model->message_is_trouble ? STYLE_TROUBLE : STYLE_MESSAGE, model->message);
}

static const char *what_for(const Model *model, const Roundtable *state,
                            char text[CANVAS_TEXT_SIZE]) {
  const Subgroup *subgroup = roundtable_subgroup(state, model->kiosk.subgroup);
  text[0] = '\0';
  if (subgroup == NULL)
    snprintf(text, CANVAS_TEXT_SIZE, "%s", roundtable_text(state, SESSION_TITLE));
  else
    snprintf(text, CANVAS_TEXT_SIZE, "%s%s%s", subgroup->text[SUBGROUP_CODE],
             subgroup->text[SUBGROUP_CODE][0] != '\0' ? " · " : "", subgroup->text[SUBGROUP_TITLE]);
  return text;
}

/* Writes what a colour means and how many dots of it there are, as a bare number on narrow screens.
 */
static const char *legend_text(const Roundtable *state, Colour colour, int64_t left, bool narrow,
                               char text[CANVAS_TEXT_SIZE]) {
  char dots[BRIEF_TEXT_SIZE];
  number_text(left, dots);
  if (!narrow)
    snprintf(dots, sizeof dots, ngettext("%s dot", "%s dots", (unsigned long)left),
             number_shown(left).text);
  bool known = left != RULE_UNKNOWN;
  snprintf(text, CANVAS_TEXT_SIZE, "%s%s%s", dot_label(state, colour, false), known ? " · " : "",
           known ? dots : "");
  return text;
}

/* Draws "1 ● very high priority · 3 dots", one line each. */
static void put_legend(Page *page, const Model *model, const ViewData *data) {
  static const char *const keys[COLOUR_COUNT] = {
      [GREEN] = KEYS_GREEN_DOT, [YELLOW] = KEYS_YELLOW_DOT, [RED] = KEYS_RED_DOT};
  char text[CANVAS_TEXT_SIZE];
  Canvas *canvas = page->canvas;
  const Subgroup *subgroup = model_subgroup(model, data->state);
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++) {
    int64_t left = paper_left(&model->kiosk.paper, data->state, subgroup, (int)colour);
    int column =
        canvas_write(canvas, page->row, LEFT, STYLE_KEY, first_key_shown(keys[colour]).text) + 1;
    column = canvas_write(canvas, page->row, column, colour_style(colour), colour_sign(colour));
    canvas_write_within(canvas, page->row++, column + 1, canvas->columns - column - 2, STYLE_PLAIN,
                        legend_text(data->state, colour, left, is_narrow(canvas->columns), text));
  }
  page->row += page->roomy;
}

static void put_rules(Page *page, const Model *model, const ViewData *data) {
  char text[CANVAS_TEXT_SIZE], all[CANVAS_TEXT_SIZE / 2] = "";
  const Subgroup *subgroup = model_subgroup(model, data->state);
  int64_t left = paper_left(&model->kiosk.paper, data->state, subgroup, COLOUR_COUNT);
  bool one = roundtable_voting_rule(data->state, RULE_DOTS_PER_ITEM) == ONE_DOT_AN_ITEM;
  if (left != RULE_UNKNOWN)
    snprintf(all, sizeof all, ngettext("%s dot in all.", "%s dots in all.", (unsigned long)left),
             number_shown(left).text);
  snprintf(text, sizeof text, "%s%s%s", all, all[0] != '\0' && one ? " " : "",
           one ? _("One dot on a recommendation.") : "");
  if (text[0] != '\0') put(page, STYLE_PLAIN, text);
}

static void put_welcome(Page *page, const Model *model, const ViewData *data) {
  char text[CANVAS_TEXT_SIZE];
  put(page, STYLE_TITLE, what_for(model, data->state, text));
  put_message(page, model);
  put(page, STYLE_PLAIN,
      _("Your ballot is secret: it is counted together with all others when the vote closes."));
  put_legend(page, model, data);
  put_rules(page, model, data);
  canvas_set_cursor(page->canvas, page->row, LEFT);
  put(page, STYLE_TITLE, _("Enter starts an empty ballot."));
}

static void put_thanks(Page *page, const Model *model) {
  put(page, STYLE_TITLE, _("Thank you. Your ballot is handed in."));
  put_message(page, model);
  put(page, STYLE_PLAIN, _("None of it is on the screen any more."));
  canvas_set_cursor(page->canvas, page->row, LEFT);
  put(page, STYLE_PLAIN, _("Hand the keyboard over to the next voter, who begins with Enter."));
}

int kiosk_confirm_height(const ViewData *data) {
  bool compact = is_compact(data->rows, data->columns);
  return data->rows - CONFIRM_ROWS_AROUND - (compact ? 0 : BLANK_ROWS);
}

static void draw_entry_row(Canvas *canvas, int row, const Roundtable *state,
                           const BallotEntry *entry) {
  const Recommendation *one = roundtable_recommendation(state, entry->recommendation);
  int dots_at = canvas->columns - LEFT - paper_dots_width(entry->dots);
  draw_paper_dots(canvas, row, dots_at, entry->dots);
  if (one == NULL) return;
  int column = canvas_write_within(canvas, row, LEFT, (dots_at - LEFT) / 2, STYLE_PLAIN,
                                   reference_shown(state, one).text);
  canvas_write_within(canvas, row, column + 1, dots_at - column - 2, STYLE_PLAIN,
                      one->text[RECOMMENDATION_TITLE]);
}

static void put_entries(Page *page, const Model *model, const ViewData *data) {
  char hidden[BRIEF_TEXT_SIZE];
  const KioskController *kiosk = &model->kiosk;
  int height = kiosk_confirm_height(data);
  hidden_lines_text(kiosk->top, kiosk->paper.count, height, hidden);
  canvas_write_right(page->canvas, 0, LEFT, page->canvas->columns - 2 * LEFT, STYLE_MUTED, hidden);
  for (size_t i = kiosk->top; i < kiosk->paper.count && i < kiosk->top + (size_t)height; i++)
    draw_entry_row(page->canvas, page->row++, data->state, &kiosk->paper.entries[i]);
  if (kiosk->paper.count == 0)
    put(page, STYLE_PLAIN, _("A blank ballot: no dot at all."));
  else
    page->row += page->roomy;
}

static void put_confirm(Page *page, const Model *model, const ViewData *data) {
  put(page, STYLE_TITLE, _("This is your ballot:"));
  put_entries(page, model, data);
  put(page, STYLE_TROUBLE, _("Once handed in, it cannot be withdrawn or changed."));
  canvas_set_cursor(page->canvas, page->row, LEFT);
  if (kiosk_may_confirm(&model->kiosk, data->now.boot_ms))
    put(page, STYLE_TITLE, _("Enter hands it in; Esc goes back to it."));
  else
    put(page, STYLE_MUTED, _("Read it through first; Esc goes back to it."));
}

/* Shows neither the PIN nor its length. */
static void put_pin(Page *page, const Model *model, const char *label) {
  int column = canvas_write(page->canvas, page->row, LEFT, STYLE_TITLE, label) + 1;
  const char *typed = model->kiosk.pin[0] == '\0' ? _("(nothing typed)") : _("(typed, not shown)");
  canvas_set_cursor(page->canvas, page->row, column);
  canvas_write(page->canvas, page->row, column, STYLE_ENTRY, typed);
  page->row += 1 + page->roomy;
}

static void put_what_for(Page *page, const Model *model, const Roundtable *state) {
  char name[CANVAS_TEXT_SIZE / 2 + 1], text[CANVAS_TEXT_SIZE];
  char whole[CANVAS_TEXT_SIZE];
  what_for(model, state, whole);
  snprintf(name, sizeof name, "%.*s", (int)sizeof name - 1, whole);
  if (model->kiosk.subgroup == WHOLE_SESSION)
    snprintf(text, sizeof text, _("Vote on: the whole session (%s changes)"),
             first_key_shown(KEY_KIOSK_FOR).text);
  else
    snprintf(text, sizeof text, _("Vote on: %s (%s changes)"), name,
             first_key_shown(KEY_KIOSK_FOR).text);
  put(page, STYLE_PLAIN, text);
}

static void put_choosing(Page *page, const Model *model, const ViewData *data) {
  put(page, STYLE_TITLE, _("Hand the keyboard over"));
  put_what_for(page, model, data->state);
  put_message(page, model);
  if (model->kiosk.page == KIOSK_REPEAT_PIN)
    put_pin(page, model, _("The same PIN again:"));
  else
    put_pin(page, model, _("A PIN:"));
  if (model->message[0] == '\0' || page->roomy)
    put(page, STYLE_PLAIN,
        _("Only this PIN takes the keyboard back. It locks gommette, not the desktop: other "
          "windows "
          "stay within reach."));
  put(page, STYLE_PLAIN, _("Voters see their dots here: do not project this screen."));
  if (!page->roomy) return;
  put(page, STYLE_PLAIN,
      _("The ballots are secret and wait until the vote closes. With fewer than five of them, "
        "secrecy is weak."));
  put(page, STYLE_PLAIN,
      _("A PIN has at least four characters and is written down nowhere. Without it, the only way "
        "out is to end the program; ballots handed in are kept."));
}

static void put_leaving(Page *page, const Model *model, const ViewData *data) {
  char text[CANVAS_TEXT_SIZE];
  int64_t seconds = kiosk_wait_seconds(&model->kiosk, data->now.boot_ms);
  put(page, STYLE_TITLE, _("Take the keyboard back"));
  put_message(page, model);
  put_pin(page, model, _("The PIN:"));
  put(page, STYLE_PLAIN, _("For the staff only. Voters go back to their ballot with Esc."));
  if (model->kiosk.paper.count > 0)
    put(page, STYLE_PLAIN, _("The ballot that nobody confirmed yet would be erased."));
  if (seconds == 0) return;
  snprintf(text, sizeof text,
           ngettext("Wrong three times: no PIN is accepted for %lld more second.",
                    "Wrong three times: no PIN is accepted for %lld more seconds.",
                    (unsigned long)seconds),
           (long long)seconds);
  put(page, STYLE_TROUBLE, text);
}

static void put_page(Page *page, const Model *model, const ViewData *data) {
  switch (model->kiosk.page) {
  case KIOSK_CHOOSE_PIN:
  case KIOSK_REPEAT_PIN: put_choosing(page, model, data); return;
  case KIOSK_CONFIRM: put_confirm(page, model, data); return;
  case KIOSK_THANKS: put_thanks(page, model); return;
  case KIOSK_ASK_PIN: put_leaving(page, model, data); return;
  case KIOSK_OFF:
  case KIOSK_BALLOT:
  case KIOSK_WELCOME:
  default: put_welcome(page, model, data); return;
  }
}

/* Drawing of the ballot in the kiosk. */

enum {
  ROWS_ABOVE = 2,
  ROWS_ABOVE_COMPACT = 1,
  LINES_BELOW_SENTENCE = 2,
  SENTENCE_LINES = 2,
  TITLE_LINES_MAX = 4
};

static int rows_above(const ViewData *data) {
  return is_compact(data->rows, data->columns) ? ROWS_ABOVE_COMPACT : ROWS_ABOVE;
}

static int foot_row(const ViewData *data) {
  return data->rows - LINES_BELOW_SENTENCE - SENTENCE_LINES;
}

int kiosk_table_height(const ViewData *data) {
  int heading_and_rule = is_compact(data->rows, data->columns) ? 1 : 2;
  return foot_row(data) - rows_above(data) - heading_and_rule;
}

static int draw_dots_here(Canvas *canvas, int row, const KioskController *kiosk,
                          const Recommendation *one) {
  const uint8_t *dots = paper_dots(&kiosk->paper, one->number);
  int column = canvas_write(canvas, row, 2, STYLE_TITLE, _("Your dots here:")) + 1;
  canvas_set_cursor(canvas, row, column);
  if (one->status == STATUS_WITHDRAWN)
    canvas_write(canvas, row, column, STYLE_MUTED, _("withdrawn"));
  else if (one->status != STATUS_VOTABLE)
    canvas_write(canvas, row, column, STYLE_MUTED, _("not for the vote"));
  else if (paper_dots_width(dots) == 0)
    canvas_write(canvas, row, column, STYLE_MUTED, _("none"));
  else
    draw_paper_dots(canvas, row, column, dots);
  return row + 1;
}

/* Draws one recommendation with all its texts. */
static void draw_one(Canvas *canvas, int row, int end, const Model *model, const ViewData *data) {
  char text[CANVAS_TEXT_SIZE], place[BRIEF_TEXT_SIZE];
  const Subgroup *subgroup = model_subgroup(model, data->state);
  const Recommendation *one = model_recommendation(model, data->state);
  int width = canvas->columns - 4;
  if (one == NULL) return;
  snprintf(place, sizeof place, "%s / %s",
           count_shown(place_in_subgroup(subgroup, one->number) + 1).text,
           count_shown(subgroup->recommendation_count).text);
  canvas_write_right(canvas, row, 2, width, STYLE_MUTED, place);
  canvas_write_within(canvas, row, 2, width - canvas_width(place) - 2, STYLE_HEADING,
                      subgroup->text[SUBGROUP_TITLE]);
  snprintf(text, sizeof text, "%s · %s", one->code, one->text[RECOMMENDATION_TITLE]);
  int lines = end - row - 3 < TITLE_LINES_MAX ? end - row - 3 : TITLE_LINES_MAX;
  row += 1 + canvas_write_lines(canvas, row + 1, 2, width, lines, STYLE_FOCUS, text);
  row = draw_dots_here(canvas, row, &model->kiosk, one);
  if (end - row > 1)
    canvas_write_lines(canvas, row + 1, 2, width, end - row - 1, STYLE_PLAIN,
                       one->text[RECOMMENDATION_DETAIL]);
}

static void draw_filling_in(Canvas *canvas, const Model *model, const ViewData *data) {
  const Roundtable *state = data->state;
  const Subgroup *subgroup = model_subgroup(model, state);
  PaperLook look = {.paper = &model->kiosk.paper};
  bool compact = is_compact(canvas->rows, canvas->columns);
  int row = rows_above(data), foot = foot_row(data);
  if (subgroup == NULL) return;
  /* Draws which subgroup is shown, if several are open. */
  char right[CANVAS_TEXT_SIZE] = "";
  const char *code = subgroup->text[SUBGROUP_CODE];
  if (model->kiosk.subgroup == WHOLE_SESSION && code[0] != '\0')
    snprintf(right, sizeof right, _("subgroup %s · %s: others"), code,
             first_key_shown(KEY_NEXT_SUBGROUP).text);
  int begin = canvas_write_right(canvas, 0, 1, canvas->columns - 2, STYLE_MUTED, right);
  canvas_write_within(canvas, 0, 1, begin - 3, STYLE_TITLE, _("Your ballot"));
  if (!compact) draw_rule(canvas, 1, "");
  if (model->kiosk.one_a_page)
    draw_one(canvas, row, foot - !compact, model, data);
  else
    draw_paper(canvas, row, kiosk_table_height(data), state, subgroup,
               model_recommendation(model, state), &look);
  if (!compact) draw_rule(canvas, foot - 1, "");
  int width = canvas->columns - 2;
  Style style = model->message_is_trouble ? STYLE_TROUBLE : STYLE_MESSAGE;
  if (model->message[0] != '\0')
    canvas_write_lines(canvas, foot, 1, width, SENTENCE_LINES, style, model->message);
  else
    canvas_write_lines(canvas, foot, 1, width, SENTENCE_LINES, STYLE_MUTED,
                       _("Not handed in yet; erased after three minutes without a key."));
  draw_paper_left(canvas, data->rows - 2, state, subgroup, &model->kiosk.paper, true);
  draw_hints(canvas, data->rows - 1, model, data);
}

void draw_kiosk(Canvas *canvas, const Model *model, const ViewData *data) {
  const bool roomy = !is_compact(canvas->rows, canvas->columns);
  Page page = {.canvas = canvas, .row = roomy, .roomy = roomy};
  if (model->kiosk.page == KIOSK_BALLOT) {
    draw_filling_in(canvas, model, data);
    return;
  }
  put_page(&page, model, data);
  draw_hints(canvas, canvas->rows - 1, model, data);
}
