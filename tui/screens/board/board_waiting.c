/* The board before the reveal: what is voted on, how far, and how long. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "sessions/session/totals.h"
#include "tui/screens/board/board_view.h"

enum {
  MINUTE_MS = 60 * 1000,
  SECOND_MS = 1000,
  LAST_MINUTES_MS = 5 * MINUTE_MS, /* from which on seconds are shown */
  ROWS_FOR_LIST = 3,
  HEADING_ROWS_MOST = 4
};

/* How much is recorded, in the unit in which votes are recorded. */
typedef struct Progress {
  int64_t done, all; /* all: RULE_UNKNOWN if not known */
  const char *words;
} Progress;

static Progress recommendations_counted(const Roundtable *state, const Subgroup *only) {
  Progress progress = {.words = _("recommendations counted")};
  for (size_t place = 0; place < roundtable_subgroup_count(state); place++) {
    const Subgroup *subgroup = roundtable_subgroup_at(state, place);
    if (subgroup->status != SUBGROUP_HELD || (only != NULL && only != subgroup)) continue;
    for (size_t i = 0; i < subgroup->recommendation_count; i++) {
      const Recommendation *one = roundtable_recommendation_at(state, subgroup, i);
      progress.all += one->status == STATUS_VOTABLE;
      progress.done += one->status == STATUS_VOTABLE && recommendation_has_votes(one);
    }
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

/* Counts ballots if votes are by ballot only, as a kiosk is from its start: the operator's and the
 * kiosk's together, and never by recommendation or colour. */
static Progress progress_of(const Roundtable *state, const Subgroup *only) {
  if (only == NULL && roundtable_subgroup_count(state) == 1)
    only = roundtable_subgroup_at(state, 0);
  Guard ballots = guard_of_ballots(state, only);
  const bool by_ballot = ballots.placed > 0 || roundtable_kiosk(state).handed_over ||
                         (only != NULL && only->kiosk.handed_over);
  if (!by_ballot || has_counted_dots(state, only)) return recommendations_counted(state, only);
  return (Progress){.done = ballots.placed, .all = ballots.most, .words = _("ballots handed in")};
}

/* Large figures, and what they count. */
typedef struct Block {
  char figures[BRIEF_TEXT_SIZE]; /* "": there is none */
  char words[CANVAS_TEXT_SIZE];
} Block;

static Block progress_block(const ViewData *data, const Subgroup *subgroup) {
  Block block;
  const Progress progress = progress_of(data->state, subgroup);
  const bool known = progress.all != RULE_UNKNOWN;
  snprintf(block.figures, sizeof block.figures, known ? "%s/%s" : "%s",
           number_shown(progress.done).text, number_shown(progress.all).text);
  snprintf(block.words, sizeof block.words, "%s", progress.words);
  return block;
}

/* In whole minutes, which make no room nervous, up to the last five. */
static const char *time_figures(int64_t left, char text[BRIEF_TEXT_SIZE]) {
  const int64_t seconds = (left + SECOND_MS - 1) / SECOND_MS;
  if (left > LAST_MINUTES_MS)
    snprintf(text, BRIEF_TEXT_SIZE, "%s", number_shown((left + MINUTE_MS - 1) / MINUTE_MS).text);
  else if (left > 0)
    snprintf(text, BRIEF_TEXT_SIZE, "%d:%02d", (int)(seconds / 60), (int)(seconds % 60));
  else
    snprintf(text, BRIEF_TEXT_SIZE, "%s", number_shown(-left / MINUTE_MS).text);
  return text;
}

static const char *time_words(int64_t left) {
  const int64_t minutes = left > 0 ? (left + MINUTE_MS - 1) / MINUTE_MS : -left / MINUTE_MS;
  if (left > LAST_MINUTES_MS)
    return ngettext("minute left", "minutes left", (unsigned long)minutes);
  if (left > 0) return _("minutes and seconds left");
  return minutes == 0 ? _("the time is up")
                      : ngettext("minute over", "minutes over", (unsigned long)minutes);
}

static Block time_block(const ViewData *data) {
  Block block = {.figures = ""};
  int64_t left;
  const PhaseClock clock = roundtable_phase_clock(data->state);
  if (!phase_left_ms(data, &left)) return block;
  time_figures(left, block.figures);
  snprintf(block.words, sizeof block.words, "%s · %s",
           roundtable_phase(data->state, clock.phase).name,
           clock.running ? time_words(left) : _("pause"));
  return block;
}

static void draw_block(Canvas *canvas, int row, int centre, DigitSize size, const Block *block) {
  draw_digits(canvas, row, centre - digits_width(block->figures, size) / 2, block->figures, size);
  const int width = canvas_width(block->words);
  const int column = centre - width / 2 > 1 ? centre - width / 2 : 1;
  canvas_write_within(canvas, row + DIGIT_ROWS * size.tall, column, canvas->columns - 1 - column,
                      STYLE_HEADING, block->words);
}

/* Figures and words are centred over one another. */
static int block_width(const Block *block, DigitSize size) {
  int width = digits_width(block->figures, size);
  widen(&width, canvas_width(block->words));
  return width;
}

static int both_width(const Block *left, const Block *right, DigitSize size) {
  return block_width(left, size) + digits_between(size) + block_width(right, size);
}

static int draw_both(Canvas *canvas, int row, DigitSize size, const Block *left,
                     const Block *right) {
  const int begin = (canvas->columns - both_width(left, right, size)) / 2,
            end = begin + both_width(left, right, size);
  draw_block(canvas, row, begin + block_width(left, size) / 2, size, left);
  draw_block(canvas, row, end - (block_width(right, size) + 1) / 2, size, right);
  return DIGIT_ROWS * size.tall + 1;
}

/* If there is no room for figures, they are a line of text. */
static int draw_alone(Canvas *canvas, int row, int rows, const Block *block) {
  const char *figures = block->figures;
  const DigitSize size = digits_fitting(&figures, 1, rows, canvas->columns - 2);
  if (size.tall > 0) {
    draw_block(canvas, row, canvas->columns / 2, size, block);
    return DIGIT_ROWS * size.tall + 1;
  }
  draw_centred(canvas, row, STYLE_TITLE, "%s", block->figures);
  draw_centred(canvas, row + 1, STYLE_PLAIN, "%s", block->words);
  return 2;
}

/* The time is large in any case. Returns how many rows it took. */
static int draw_blocks(Canvas *canvas, int row, int rows, const Block *progress,
                       const Block *time) {
  const char *both[] = {progress->figures, time->figures};
  if (time->figures[0] == '\0') return draw_alone(canvas, row, rows, progress);
  const DigitSize size = digits_fitting(both, 2, rows, canvas->columns - 2);
  if (size.tall > 0 && both_width(progress, time, size) <= canvas->columns - 2)
    return draw_both(canvas, row, size, progress, time);
  const int used = draw_alone(canvas, row, rows, time);
  draw_centred(canvas, row + used, STYLE_PLAIN, "%s %s", progress->figures, progress->words);
  return used + 1;
}

static int blocks_height(const Canvas *canvas, int rows, const Block *progress, const Block *time) {
  Canvas unseen = {.rows = 0, .columns = canvas->columns};
  return draw_blocks(&unseen, 0, rows, progress, time);
}

/* The text of one recommendation, or the list of what is voted on. */
static void draw_subject(Canvas *canvas, int row, int height, const Model *model,
                         const ViewData *data) {
  const Roundtable *state = data->state;
  const Recommendation *one = board_recommendation(model, state);
  const Subgroup *subgroup = board_subgroup(model, state);
  if (one != NULL) {
    const char *detail = one->text[RECOMMENDATION_DETAIL];
    if (detail[0] != '\0')
      canvas_write_lines(canvas, row, 2, canvas->columns - 4, height, STYLE_PLAIN, detail);
    return;
  }
  BoardRows rows =
      subgroup != NULL ? rows_of_subgroup(state, subgroup, false) : rows_of_subgroups(state, false);
  draw_board_rows(canvas, row, height, &rows, model, data);
}

void draw_waiting_board(Canvas *canvas, int row, int height, const Model *model,
                        const ViewData *data) {
  const int end = row + height - 1; /* of the legend */
  const bool roomy = height >= 12;
  const Block progress = progress_block(data, board_subgroup(model, data->state));
  const Block time = time_block(data);
  row +=
      draw_board_heading(canvas, row - !roomy, roomy ? HEADING_ROWS_MOST : 1, model, data->state) -
      !roomy;
  int rows = board_digit_rows(canvas);
  while (rows > DIGIT_ROWS && blocks_height(canvas, rows, &progress, &time) > end - row - 1)
    rows -= DIGIT_ROWS;
  const int spare = end - row - blocks_height(canvas, rows, &progress, &time);
  const bool lists = spare >= ROWS_FOR_LIST + 2;
  if (spare > 0) row += lists ? 1 : spare / 2;
  row += draw_blocks(canvas, row, rows, &progress, &time);
  if (lists) draw_subject(canvas, row + 1, end - row - 2, model, data);
  draw_legend(canvas, end, data->state);
}
