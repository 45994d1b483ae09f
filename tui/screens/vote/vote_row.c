/* A row of counts as it is typed: what is there, what would be, and the sum. */
#include <inttypes.h>
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "tui/screens/vote/vote_view.h"
#include "tui/screens/widgets/widgets.h"

static int draw_change(Canvas *canvas, int row, int column, int64_t from, int64_t to) {
  char text[NUMBER_TEXT_SIZE];
  const char *arrow = is_narrow(canvas->columns) ? "→" : " → ";
  if (from == to)
    number_text(to, text);
  else
    snprintf(text, sizeof text, "%s%s%s", number_shown(from).text, arrow, number_shown(to).text);
  return canvas_write_within(canvas, row, column, canvas->columns - column - 1,
                             from == to ? STYLE_PLAIN : STYLE_TITLE, text);
}

/* Beside ballots it is only the counted part that is set. */
static void label_text(const Recommendation *one, const Roundtable *state, bool adds, bool narrow,
                       char text[CANVAS_TEXT_SIZE]) {
  char reference[REFERENCE_TEXT_SIZE];
  const bool beside_ballots = tally_cumulative(one->ballots) > 0;
  reference_text(state, one, reference);
  if (beside_ballots && narrow)
    snprintf(text, CANVAS_TEXT_SIZE, adds ? _("Counted %s, add:") : _("Counted %s:"), reference);
  else if (beside_ballots)
    snprintf(text, CANVAS_TEXT_SIZE,
             adds ? _("Add to the counted part of %s:") : _("Set the counted part of %s:"),
             reference);
  else
    snprintf(text, CANVAS_TEXT_SIZE, adds ? _("Add to %s:") : _("Set %s:"), reference);
}

/* Whole, or where there is no room not at all. */
static void draw_rest(Canvas *canvas, int row, int column, const Recommendation *one) {
  char text[CANVAS_TEXT_SIZE];
  const int64_t dots = tally_cumulative(one->ballots);
  if (dots == 0) return;
  snprintf(text, sizeof text, _(" + %s from ballots"), number_shown(dots).text);
  if (column + canvas_width(text) < canvas->columns)
    canvas_write(canvas, row, column, STYLE_MUTED, text);
}

void draw_row_preview(Canvas *canvas, int row, const Model *model, const Roundtable *state) {
  char label[CANVAS_TEXT_SIZE];
  const Recommendation *one = roundtable_recommendation(state, model->counts.recommendation);
  if (one == NULL) return;
  CountRow typed = model_count_row(model);
  Tally before = model->counts.seen, after = count_row_result(&typed, before);
  label_text(one, state, typed.adds, is_narrow(canvas->columns), label);
  int column = canvas_write(canvas, row, 1, STYLE_TITLE, label) + 1;
  if (!model_shows_figures(model, state, one)) {
    canvas_write_within(canvas, row, column, canvas->columns - column - 1, STYLE_MUTED,
                        _("figures are hidden from the room"));
    return;
  }
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++) {
    column = canvas_write(canvas, row, column, colour_style(colour), colour_sign(colour));
    column = draw_change(canvas, row, column + !is_narrow(canvas->columns), before.dots[colour],
                         after.dots[colour]);
    column += is_narrow(canvas->columns) ? 1 : 3;
  }
  column = canvas_write(canvas, row, column, STYLE_TITLE, "= ");
  column = draw_change(canvas, row, column, tally_cumulative(before), tally_cumulative(after));
  draw_rest(canvas, row, column, one);
}

/* "+8" where it is added; a cell in which nothing was typed is what is there. Before the room all
 * cells look alike, for one that is left out is a figure too. */
const char *typed_count_text(const Model *model, Colour colour, bool shown,
                             char text[NUMBER_TEXT_SIZE]) {
  const CountEntry *counts = &model->counts;
  int64_t typed = counts->typed[colour];
  if (!shown) return HIDDEN_FIGURE;
  if (typed == NOT_TYPED) return number_text(counts->seen.dots[colour], text);
  snprintf(text, NUMBER_TEXT_SIZE, counts->adds ? "+%" PRId64 : "%" PRId64, typed);
  return text;
}
