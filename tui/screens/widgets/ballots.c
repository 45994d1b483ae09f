#include "tui/screens/widgets/ballots.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "tui/screens/screen.h"
#include "tui/screens/widgets/widgets.h"

/* Blank ballots are known only for the whole box, and the content of ballots only once results are
 * shown. */
static const char *blank_text(const ViewData *data, char text[CANVAS_TEXT_SIZE / 4]) {
  const Roundtable *state = data->state;
  const bool of_all = roundtable_subgroup_count(state) == 1 ||
                      roundtable_voting_rule(state, RULE_SCOPE) == SCOPE_SESSION;
  text[0] = '\0';
  if (data->blank > 0 && of_all && !results_hidden(state))
    snprintf(text, CANVAS_TEXT_SIZE / 4,
             ngettext(" · %s blank", " · %s blank", (unsigned long)data->blank),
             number_shown(data->blank).text);
  return text;
}

/* People behind counted dots voted too; included once results are shown. */
static int64_t left_to_vote(const ViewData *data, const Subgroup *subgroup, Guard ballots) {
  const bool counted =
      !results_hidden(data->state) && subgroup != NULL && turnout_is_limited(data->state, subgroup);
  const Guard people =
      counted ? turnout_guard(turnout_of(data->state, subgroup)) : (Guard){.placed = 0};
  return guard_left(counted && guard_is_known(people) ? people : ballots);
}

static void ballots_left_text(int64_t left, bool is_exceeded, char text[CANVAS_TEXT_SIZE / 4]) {
  text[0] = '\0';
  if (left > 0)
    snprintf(text, CANVAS_TEXT_SIZE / 4,
             ngettext("%s has not voted", "%s have not voted", (unsigned long)left),
             number_shown(left).text);
  else if (!is_exceeded)
    snprintf(text, CANVAS_TEXT_SIZE / 4, "%s", _("everybody has voted"));
}

const char *ballots_text(const ViewData *data, const Subgroup *subgroup, bool brief,
                         char text[CANVAS_TEXT_SIZE]) {
  char handed_in[CANVAS_TEXT_SIZE / 4], left[CANVAS_TEXT_SIZE / 4], blank[CANVAS_TEXT_SIZE / 4];
  const Guard ballots = guard_of_ballots(data->state, subgroup);
  const long long placed = (long long)ballots.placed;
  text[0] = '\0';
  if (ballots.placed == RULE_UNKNOWN) return text;
  blank_text(data, blank);
  if (!guard_is_known(ballots)) {
    snprintf(handed_in, sizeof handed_in,
             ngettext("%s ballot handed in", "%s ballots handed in", (unsigned long)placed),
             number_shown(placed).text);
    snprintf(text, CANVAS_TEXT_SIZE, "%s%s", handed_in, blank);
    return text;
  }
  ballots_left_text(left_to_vote(data, subgroup, ballots), guard_is_exceeded(ballots), left);
  snprintf(handed_in, sizeof handed_in, _("%s / %s ballots"), number_shown(placed).text,
           number_shown(ballots.most).text);
  if (brief && left[0] != '\0')
    snprintf(text, CANVAS_TEXT_SIZE, "%s", left);
  else
    snprintf(text, CANVAS_TEXT_SIZE, "%s%s%s%s", handed_in, blank, left[0] != '\0' ? " · " : "",
             left);
  return text;
}

/* What is flagged on its row needs no line. */
static bool needs_a_line(const Breach *breach, bool hidden) {
  return hidden ? breach_is_public(breach) : breach->kind != BREACH_RECOMMENDATION;
}

const Breach *breach_shown(const ViewData *data) {
  const bool hidden = view_data_hides(data);
  const size_t count = data->breaches == NULL ? 0 : data->breaches->found.count;
  for (size_t n = 0; n < count; n++) {
    const Breach *breach = &data->breaches->found.list[n];
    if (needs_a_line(breach, hidden)) return breach;
  }
  return NULL;
}

static size_t breaches_beside(const ViewData *data, const Breach *first) {
  size_t count = 0;
  for (size_t n = 0; n < data->breaches->found.count; n++) {
    const Breach *breach = &data->breaches->found.list[n];
    if (breach != first && needs_a_line(breach, view_data_hides(data))) count++;
  }
  return count;
}

int draw_breach_line(Canvas *canvas, int row, int columns, const ViewData *data) {
  char what[BREACH_TEXT_SIZE], text[CANVAS_TEXT_SIZE], more[CANVAS_TEXT_SIZE / 4] = "";
  char why[CANVAS_TEXT_SIZE / 4];
  const Breach *breach = breach_shown(data);
  if (breach == NULL) return 0;
  const char *reason = rule_breach_reason(data->breaches, data->state, breach);
  const size_t others = breaches_beside(data, breach);
  if (others > 0)
    snprintf(more, sizeof more, ngettext(" (and %s more)", " (and %s more)", others),
             count_shown(others).text);
  breach_text(data->state, breach, view_data_hides(data), what);
  if (reason[0] != '\0')
    snprintf(why, sizeof why, _("reason: %.400s"), reason);
  else
    snprintf(why, sizeof why, "%s",
             data->replay != NULL ? _("no reason given") : _("no reason yet; Enter gives it"));
  snprintf(text, sizeof text, "! %s%s · %s", what, more, why);
  return canvas_write_lines(canvas, row, 1, columns - 2, BALLOT_LINES_MAX, STYLE_TROUBLE, text);
}

/* The kiosk's words go on a second line if both do not fit on one. */
int draw_ballots_line(Canvas *canvas, int row, int columns, const ViewData *data,
                      const Subgroup *subgroup) {
  char ballots[CANVAS_TEXT_SIZE], kiosk[CANVAS_TEXT_SIZE], text[3 * CANVAS_TEXT_SIZE];
  Guard handed_in = guard_of_ballots(data->state, subgroup);
  const int64_t waiting =
      roundtable_kiosk(data->state).waiting + (subgroup == NULL ? 0 : subgroup->kiosk.waiting);
  if (handed_in.placed <= 0 && waiting == 0) return 0;
  ballots_text(data, subgroup, is_narrow(columns), ballots);
  snprintf(kiosk, sizeof kiosk,
           ngettext("the kiosk holds %s ballot, counted when the vote closes",
                    "the kiosk holds %s ballots, counted when the vote closes",
                    (unsigned long)waiting),
           number_shown(waiting).text);
  snprintf(text, sizeof text, "%s%s%s", ballots, ballots[0] != '\0' && waiting > 0 ? " · " : "",
           waiting > 0 ? kiosk : "");
  return canvas_write_lines(canvas, row, 1, columns - 2, BALLOT_LINES_MAX, STYLE_PLAIN, text);
}

enum { CODE_AT = 2, CODE_WIDTH_MIN = 3, CODE_WIDTH_MAX = 10, SIGNS_MAX = 6, LEFT_TEXT_SIZE = 512 };

/* Layout. */
typedef struct Columns {
  int code_width, title_at, title_width, dots_at, dots_width;
} Columns;

static int sum_of(const uint8_t dots[COLOUR_COUNT]) {
  return dots[GREEN] + dots[YELLOW] + dots[RED];
}

int paper_dots_width(const uint8_t dots[COLOUR_COUNT]) {
  char number[BRIEF_TEXT_SIZE];
  int width = 0;
  if (sum_of(dots) <= SIGNS_MAX) return sum_of(dots);
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    if (dots[colour] > 0) width += canvas_width(number_text(dots[colour], number)) + 3;
  return width - 1;
}

int draw_paper_dots(Canvas *canvas, int row, int column, const uint8_t dots[COLOUR_COUNT]) {
  bool signs = sum_of(dots) <= SIGNS_MAX;
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++) {
    if (signs) {
      canvas_repeat(canvas, row, column, dots[colour], colour_style(colour), colour_sign(colour));
      column += dots[colour];
    } else if (dots[colour] > 0) {
      column =
          canvas_format(canvas, row, column, STYLE_PLAIN, "%s ", number_shown(dots[colour]).text);
      column = canvas_write(canvas, row, column, colour_style(colour), colour_sign(colour)) + 1;
    }
  }
  return column;
}

static bool was_otherwise(const PaperLook *look, uint32_t recommendation) {
  return look->seen != NULL && memcmp(paper_dots(look->seen, recommendation),
                                      paper_dots(look->paper, recommendation), COLOUR_COUNT) != 0;
}

static const char *noted_text(bool given) {
  return given ? _("added") : _("removed");
}

static int row_width(const PaperLook *look, uint32_t recommendation) {
  int width = canvas_width(noted_text(true));
  widen(&width, canvas_width(noted_text(false)));
  if (look->hidden) return width;
  width = paper_dots_width(paper_dots(look->paper, recommendation));
  if (!was_otherwise(look, recommendation)) return width;
  return width + 2 + canvas_width(_("was")) + 1 +
         paper_dots_width(paper_dots(look->seen, recommendation));
}

static Columns lay_out(const Canvas *canvas, const Roundtable *state, const Subgroup *subgroup,
                       const PaperLook *look) {
  Columns columns = {.code_width = CODE_WIDTH_MIN, .dots_width = canvas_width(_("dots"))};
  for (size_t i = 0; i < subgroup->recommendation_count; i++) {
    const Recommendation *one = roundtable_recommendation_at(state, subgroup, i);
    widen(&columns.code_width, canvas_width(one->code));
    widen(&columns.dots_width, row_width(look, one->number));
  }
  if (columns.code_width > CODE_WIDTH_MAX) columns.code_width = CODE_WIDTH_MAX;
  columns.title_at = CODE_AT + columns.code_width + 1;
  columns.dots_at = canvas->columns - 1 - columns.dots_width;
  columns.title_width = columns.dots_at - columns.title_at - 1;
  return columns;
}

static void draw_was(Canvas *canvas, int row, int column, const uint8_t dots[COLOUR_COUNT]) {
  column = canvas_write(canvas, row, column, STYLE_MUTED, _("was")) + 1;
  if (sum_of(dots) == 0)
    canvas_write(canvas, row, column, STYLE_MUTED, "–");
  else
    draw_paper_dots(canvas, row, column, dots);
}

static void draw_dots(Canvas *canvas, int row, const Columns *columns, const PaperLook *look,
                      const Recommendation *one) {
  if (look->hidden && one->number == look->noted) {
    canvas_write(canvas, row, columns->dots_at, STYLE_MESSAGE, noted_text(look->noted_was_given));
  } else if (look->hidden) {
    canvas_write(canvas, row, columns->dots_at, STYLE_PLAIN, HIDDEN_FIGURE);
  } else {
    int column =
        draw_paper_dots(canvas, row, columns->dots_at, paper_dots(look->paper, one->number));
    if (was_otherwise(look, one->number))
      draw_was(canvas, row, column + 1, paper_dots(look->seen, one->number));
  }
}

static void draw_line(Canvas *canvas, int row, const Columns *columns, const PaperLook *look,
                      const Recommendation *one, bool in_focus) {
  bool votable = one->status == STATUS_VOTABLE;
  Style style = in_focus ? STYLE_FOCUS : (votable ? STYLE_PLAIN : STYLE_MUTED);
  int indent = one->parent != 0 ? 2 : 0, width = columns->title_width - indent;
  if (in_focus) canvas_write(canvas, row, 0, STYLE_FOCUS, "▸");
  int begin = canvas_write_right(canvas, row, CODE_AT, columns->code_width, style, one->code);
  if (in_focus) canvas_set_cursor(canvas, row, begin);
  canvas_write_within(canvas, row, columns->title_at + indent, width, style,
                      title_for_width(one, width));
  if (votable)
    draw_dots(canvas, row, columns, look, one);
  else if (one->status == STATUS_WITHDRAWN)
    canvas_write_right(canvas, row, columns->title_at,
                       columns->dots_at + columns->dots_width - columns->title_at, STYLE_MUTED,
                       _("withdrawn"));
  else
    canvas_write(canvas, row, columns->dots_at, STYLE_MUTED, "–");
}

/* The number of lines out of view goes where it costs no line. */
static void draw_heading(Canvas *canvas, int row, const Columns *columns, const char *title,
                         const char *hidden) {
  int end = columns->dots_at - 1;
  canvas_write(canvas, row, columns->dots_at, STYLE_HEADING, _("dots"));
  if (hidden[0] != '\0')
    end = canvas_write_right(canvas, row, columns->title_at, end - columns->title_at, STYLE_MUTED,
                             hidden) -
          1;
  canvas_write_within(canvas, row, columns->title_at, end - columns->title_at, STYLE_HEADING,
                      title);
}

void draw_paper(Canvas *canvas, int row, int height, const Roundtable *state,
                const Subgroup *subgroup, const Recommendation *focus, const PaperLook *look) {
  char hidden[BRIEF_TEXT_SIZE];
  Columns columns = lay_out(canvas, state, subgroup, look);
  size_t count = subgroup->recommendation_count;
  size_t place = focus == NULL ? 0 : place_in_subgroup(subgroup, focus->number);
  size_t first = first_shown(place, count, (size_t)height);
  hidden_lines_text(first, count, height, hidden);
  draw_heading(canvas, row, &columns, subgroup->text[SUBGROUP_TITLE], hidden);
  for (int line = 0; line < height && first + (size_t)line < count; line++) {
    const Recommendation *one = roundtable_recommendation_at(state, subgroup, first + (size_t)line);
    draw_line(canvas, row + 1 + line, &columns, look, one, first + (size_t)line == place);
    set_line_target(canvas, row + 1 + line, one->number);
  }
  if (focus == NULL)
    canvas_write_lines(canvas, row + 1, CODE_AT, canvas->columns - 2 * CODE_AT, 3, STYLE_PLAIN,
                       _("This subgroup has no recommendation yet."));
}

static void add(char text[LEFT_TEXT_SIZE], int64_t left, const char *what) {
  if (left != RULE_UNKNOWN)
    string_append(text, LEFT_TEXT_SIZE, " %s%s%s", number_shown(left).text,
                  what[0] != '\0' ? " " : "", what);
}

/* Returns the dots left in all; if the colours are not shown, their sum limits it too. */
static int64_t left_in_all(const BallotPaper *paper, const Roundtable *state,
                           const Subgroup *subgroup, bool by_colour) {
  int64_t all = paper_left(paper, state, subgroup, COLOUR_COUNT), sum = 0;
  if (by_colour) return all;
  for (int colour = 0; colour < COLOUR_COUNT; colour++) {
    int64_t left = paper_left(paper, state, subgroup, colour);
    if (left == RULE_UNKNOWN) return all;
    sum += left;
  }
  return all == RULE_UNKNOWN || sum < all ? sum : all;
}

static void left_text(const Roundtable *state, const Subgroup *subgroup, const BallotPaper *paper,
                      bool by_colour, char text[CANVAS_TEXT_SIZE]) {
  char left[LEFT_TEXT_SIZE] = "", all[LEFT_TEXT_SIZE] = "";
  for (int colour = 0; by_colour && colour < COLOUR_COUNT; colour++)
    add(left, paper_left(paper, state, subgroup, colour), colour_sign((Colour)colour));
  add(all, left_in_all(paper, state, subgroup, by_colour), _("in all"));
  text[0] = '\0';
  if (left[0] != '\0' || all[0] != '\0')
    snprintf(text, CANVAS_TEXT_SIZE, "%s%s%s%s", _("left"), left,
             left[0] != '\0' && all[0] != '\0' ? " ·" : "", all);
}

void draw_paper_left(Canvas *canvas, int row, const Roundtable *state, const Subgroup *subgroup,
                     const BallotPaper *paper, bool by_colour) {
  char left[CANVAS_TEXT_SIZE], dots[CANVAS_TEXT_SIZE];
  int64_t sum = tally_cumulative(paper_sum(paper, state, NULL));
  left_text(state, subgroup, paper, by_colour, left);
  snprintf(dots, sizeof dots,
           ngettext("%s dot on this ballot", "%s dots on this ballot", (unsigned long)sum),
           number_shown(sum).text);
  int room = canvas->columns - 2, width = canvas_width(left);
  canvas_write_within(canvas, row, 1, room, STYLE_TITLE, left);
  if (left[0] == '\0')
    canvas_write_within(canvas, row, 1, room, STYLE_TITLE, dots);
  else if (width + 2 + canvas_width(dots) <= room)
    canvas_write_right(canvas, row, 1, room, STYLE_MUTED, dots);
}
