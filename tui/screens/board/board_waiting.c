/* The board before the reveal. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "tui/screens/board/board_view.h"
#include "tui/screens/widgets/digits.h"
#include "tui/screens/widgets/phase.h"
#include "tui/screens/widgets/widgets.h"

enum { MINUTE_MS = 60 * 1000, LEGEND_GAP = 3 };

/* How much is recorded, in what the recording counts. */
typedef struct Progress {
  int64_t done, all; /* all: RULE_UNKNOWN where nobody said how many */
  const char *words;
} Progress;

static void count_recommendations(Progress *progress, const Roundtable *state,
                                  const Subgroup *subgroup) {
  for (size_t i = 0; i < subgroup->recommendation_count; i++) {
    const Recommendation *one = roundtable_recommendation_at(state, subgroup, i);
    if (one->status != STATUS_VOTABLE) continue;
    progress->all++;
    progress->done += recommendation_has_votes(one);
  }
}

static Progress recommendations_counted(const Roundtable *state, const Subgroup *only) {
  Progress progress = {.words = _("recommendations counted")};
  for (size_t place = 0; place < roundtable_subgroup_count(state); place++) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, place);
    if (subgroup->status == SUBGROUP_HELD && (only == NULL || only == subgroup))
      count_recommendations(&progress, state, subgroup);
  }
  return progress;
}

static bool has_counted_dots(const Roundtable *state, const Subgroup *only) {
  for (size_t place = 0; place < roundtable_subgroup_count(state); place++) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, place);
    for (size_t i = 0; i < subgroup->recommendation_count; i++) {
      const Recommendation *one = roundtable_recommendation_at(state, subgroup, i);
      bool counted = one->counts_known || tally_cumulative(one->counted) > 0;
      if (counted && (only == NULL || only == subgroup)) return true;
    }
  }
  return false;
}

/* From its first moment on a kiosk is a vote by ballot. */
static bool keyboard_is_handed_over(const Roundtable *state, const Subgroup *only) {
  return roundtable_kiosk(state).handed_over || (only != NULL && only->kiosk.handed_over);
}

/* By ballots where there are any and nothing else: operator's and kiosk's together, and never by
 * recommendation or colour. */
static Progress progress_of(const Roundtable *state, const Subgroup *only) {
  if (only == NULL && roundtable_subgroup_count(state) == 1)
    only = roundtable_subgroup_at(state, 0);
  Guard ballots = guard_of_ballots(state, only);
  bool by_ballot = ballots.placed > 0 || keyboard_is_handed_over(state, only);
  if (!by_ballot || has_counted_dots(state, only)) return recommendations_counted(state, only);
  return (Progress){.done = ballots.placed, .all = ballots.most, .words = _("ballots handed in")};
}

static const char *progress_text(const Progress *progress, char text[NUMBER_TEXT_SIZE]) {
  if (progress->all == RULE_UNKNOWN) return number_text(progress->done, text);
  snprintf(text, NUMBER_TEXT_SIZE, "%s / %s", number_shown(progress->done).text,
           number_shown(progress->all).text);
  return text;
}

/* Returns how many rows it took. */
static int draw_progress(Canvas *canvas, int row, const ViewData *data) {
  char text[NUMBER_TEXT_SIZE];
  Progress progress = progress_of(data->state, board_subgroup(data->state));
  progress_text(&progress, text);
  int width = digits_width(text);
  if (width > canvas->columns - 2) {
    draw_centred(canvas, row, STYLE_TITLE, text);
    draw_centred(canvas, row + 1, STYLE_PLAIN, progress.words);
    return 2;
  }
  draw_digits(canvas, row, (canvas->columns - width) / 2, text);
  draw_centred(canvas, row + DIGIT_ROWS, STYLE_PLAIN, progress.words);
  return DIGIT_ROWS + 1;
}

static void draw_minutes(Canvas *canvas, int row, int64_t left_ms) {
  char number[NUMBER_TEXT_SIZE], text[CANVAS_TEXT_SIZE];
  int64_t minutes = (left_ms < 0 ? -left_ms : left_ms + MINUTE_MS - 1) / MINUTE_MS;
  number_text(minutes, number);
  if (left_ms > 0 && left_ms <= MINUTE_MS)
    snprintf(text, sizeof text, "%s", _("less than a minute left"));
  else if (left_ms > 0)
    snprintf(text, sizeof text,
             ngettext("%s minute left", "%s minutes left", (unsigned long)minutes), number);
  else if (minutes == 0)
    snprintf(text, sizeof text, "%s", _("the time is up"));
  else
    snprintf(text, sizeof text,
             ngettext("the time is up since %s minute", "the time is up since %s minutes",
                      (unsigned long)minutes),
             number);
  draw_centred(canvas, row, STYLE_HEADING, text);
}

/* Whole minutes: seconds that run make a room nervous. */
static void draw_countdown(Canvas *canvas, int row, const ViewData *data) {
  int64_t left;
  if (!phase_left_ms(data, &left)) return;
  if (roundtable_phase_clock(data->state).running)
    draw_minutes(canvas, row, left);
  else
    draw_centred(canvas, row, STYLE_HEADING, _("pause"));
}

static int legend_width(bool brief) {
  int width = 0;
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    width += 2 + canvas_width(colour_meaning(colour, brief)) + LEGEND_GAP;
  return width - LEGEND_GAP;
}

void draw_legend(Canvas *canvas, int row) {
  bool brief = legend_width(false) > canvas->columns - 2;
  int column = (canvas->columns - legend_width(brief)) / 2;
  if (column < 1) column = 1;
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++) {
    column = canvas_write(canvas, row, column, colour_style(colour), colour_sign(colour)) + 1;
    column =
        canvas_write(canvas, row, column, STYLE_PLAIN, colour_meaning(colour, brief)) + LEGEND_GAP;
  }
}

/* The heading above, the legend below, progress and time in the middle of what is left. */
void draw_waiting_board(Canvas *canvas, int row, int height, const ViewData *data) {
  int end = row + height - 1;
  bool roomy = height >= 12;
  row += draw_board_heading(canvas, row - !roomy, roomy ? 4 : 1, data->state) - !roomy;
  int spare = end - row - DIGIT_ROWS - 2;
  if (spare > 0) row += spare / 2;
  row += draw_progress(canvas, row, data);
  draw_countdown(canvas, row + (spare > 2), data);
  draw_legend(canvas, end);
}
