#include "tui/screens/replay/replay.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "sessions/text/day.h"
#include "tui/screens/ranking/ranking_view.h"
#include "tui/screens/screen.h"
#include "tui/screens/vote/vote_view.h"
#include "tui/screens/widgets/ballots.h"
#include "tui/screens/widgets/widgets.h"

enum {
  ROWS_ABOVE = 4,
  ROWS_ABOVE_COMPACT = 3, /* no rule */
  ROWS_FOR_CHART = 16,
  CHART_SHARE = 3, /* one row in this many */
  ROWS_FOR_SENTENCE = 3,
  FOOT_ABOVE_KEYS = 2 /* below a full-screen view: the timeline and the moment */
};

static int rows_above(const ViewData *data) {
  return data->rows < ROWS_FOR_CHART ? ROWS_ABOVE_COMPACT : ROWS_ABOVE;
}

static int lines_below(const Model *model, const ViewData *data) {
  return message_height(model, data->columns) + hints_height(model, data);
}

static int foot_height(const Model *model, const ViewData *data) {
  return FOOT_ABOVE_KEYS + hints_height(model, data);
}

static int rows_between(const Model *model, const ViewData *data) {
  return data->rows - rows_above(data) - lines_below(model, data);
}

/* If there is no chart, a sentence says why. */
static int chart_height(const Model *model, const ViewData *data) {
  if (data->rows < ROWS_FOR_CHART) return 0;
  return data->replay->hidden ? ROWS_FOR_SENTENCE : rows_between(model, data) / CHART_SHARE;
}

size_t replay_list_height(const Model *model, const ViewData *data) {
  const int height = rows_between(model, data) - chart_height(model, data);
  if (height < 1) return 1;
  return height < JOURNAL_LINES_MAX ? (size_t)height : JOURNAL_LINES_MAX;
}

/* Its last rows are for keys, which the foot already has. */
int replay_ranking_rows(int rows) {
  return rows - FOOT_ABOVE_KEYS;
}

static Moment moment_of(const Stamp *stamp) {
  return (Moment){.wall_ms = stamp->wall_ms, .utc_offset = stamp->utc_offset};
}

const char *replay_time_text(const ViewData *data, Moment moment, char text[BRIEF_TEXT_SIZE]) {
  return time_spec_text(moment.wall_ms, moment.utc_offset, moment_of(&data->saved), text);
}

/* Writes "15:42:07 · no. 312 of 500". */
static const char *where_text(const ViewData *data, bool narrow, char text[CANVAS_TEXT_SIZE]) {
  char clock[BRIEF_TEXT_SIZE];
  snprintf(text, CANVAS_TEXT_SIZE, narrow ? "%s · %llu/%llu" : _("%s · no. %llu of %llu"),
           replay_time_text(data, moment_of(&data->saved), clock),
           (unsigned long long)data->saved.seq, (unsigned long long)data->replay->timeline->count);
  return text;
}

static const char *step_words(ReplayStep step) {
  static const char *const words[REPLAY_STEPS] = {[STEP_EVENT] = "",
                                                  [STEP_DOT] = N_("→ dots"),
                                                  [STEP_CORRECTION] = N_("→ corrections"),
                                                  [STEP_PHASE] = N_("→ phases")};
  return step == STEP_EVENT ? "" : _(words[step]);
}

static void draw_above(Canvas *canvas, const Model *model, const ViewData *data) {
  char where[CANVAS_TEXT_SIZE], title[CANVAS_TEXT_SIZE], written[DAY_WORDS_SIZE];
  const char *date = day_words(roundtable_text(data->replay->whole, SESSION_DATE), written);
  const char *name = roundtable_text(data->replay->whole, SESSION_TITLE);
  const int end = canvas_write_right(canvas, 0, 0, canvas->columns - 1, STYLE_TITLE,
                                     where_text(data, is_narrow(canvas->columns), where));
  snprintf(title, sizeof title, _("Replay · %s"), name[0] != '\0' ? name : date);
  canvas_write_within(canvas, 0, 1, end - 2, STYLE_TITLE, title);
  draw_scrubber(canvas, 1, model, data, true);
  if (data->replay->origin == COURSE_LIVE)
    draw_phase_names(canvas, 2, data,
                     replay_played_ms(&model->replay, data->replay->timeline, data->now.boot_ms));
  else
    canvas_write_rest(canvas, 2, 1, STYLE_MUTED, vote_origin_sentence(data->replay->origin));
  if (rows_above(data) == ROWS_ABOVE) draw_rule(canvas, 3, step_words(model->replay.step));
}

static void draw_below(Canvas *canvas, const Model *model, const ViewData *data) {
  const int row = canvas->rows - lines_below(model, data);
  if (model->message[0] != '\0')
    draw_message(canvas, row, model);
  else if (model->entry == ENTRY_MOMENT)
    draw_entry(canvas, row, _("Time, or number:"), &model->line);
  /* Draws the current event in full, in case its line is too short. */
  else if (model->replay.view == REPLAY_EVENTS) {
    const JournalPage *page = &data->replay->page;
    if (page->count > 0)
      canvas_write_rest(canvas, row, 1, STYLE_MUTED, page->lines[page->focus].sentence);
  }
  draw_hints(canvas, canvas->rows - hints_height(model, data), model, data);
}

static void draw_events(Canvas *canvas, const Model *model, const ViewData *data) {
  const int row = rows_above(data), height = chart_height(model, data);
  draw_above(canvas, model, data);
  draw_replay_list(canvas, row, data);
  if (height > 0)
    draw_replay_chart(canvas, row + rows_between(model, data) - height, height, model, data);
  draw_below(canvas, model, data);
}

static void draw_ranks(Canvas *canvas, const Model *model, const ViewData *data) {
  const int row = rows_above(data) - (rows_above(data) == ROWS_ABOVE ? 1 : 0);
  draw_above(canvas, model, data);
  draw_replay_chart(canvas, row, canvas->rows - row - lines_below(model, data), model, data);
  draw_below(canvas, model, data);
}

static const char *view_words(ReplayView view) {
  static const char *const words[REPLAY_VIEWS] = {[REPLAY_EVENTS] = N_("events"),
                                                  [REPLAY_BOARD] = N_("the board then"),
                                                  [REPLAY_COUNTS] = N_("counts"),
                                                  [REPLAY_RANKING] = N_("ranking"),
                                                  [REPLAY_CHART] = N_("ranks")};
  return _(words[view]);
}

/* The foot below a full-screen view. A message may take more than its own row. */
static void draw_foot(Canvas *canvas, const Model *model, const ViewData *data) {
  char where[CANVAS_TEXT_SIZE], text[2 * CANVAS_TEXT_SIZE];
  const int begin = canvas->rows - foot_height(model, data), lines = lines_below(model, data);
  clear_rows(canvas, begin < canvas->rows - lines ? begin : canvas->rows - lines, canvas->rows);
  draw_scrubber(canvas, begin, model, data, false);
  snprintf(text, sizeof text, "%s · %s", where_text(data, is_narrow(canvas->columns), where),
           view_words(model->replay.view));
  if (model->message[0] == '\0' && model->entry == ENTRY_NONE)
    canvas_write_rest(canvas, begin + 1, 1, STYLE_TITLE, text);
  draw_below(canvas, model, data);
}

static void draw_board_then(Canvas *canvas, const Model *model, const ViewData *data) {
  const Model unmoved = {.screen = SCREEN_BOARD};
  draw_board(canvas, &unmoved, data);
  draw_foot(canvas, model, data);
}

static void draw_counts_head(Canvas *canvas, const ViewData *data, const Subgroup *subgroup) {
  char title[CANVAS_TEXT_SIZE], right[CANVAS_TEXT_SIZE] = "";
  const char *code = subgroup->text[SUBGROUP_CODE];
  const int64_t dots = subgroup_dots(data->state, subgroup);
  snprintf(title, sizeof title, code[0] != '\0' ? _("Subgroup %s") : _("Counts"), code);
  if (!view_data_hides(data))
    snprintf(right, sizeof right, ngettext("%s dot", "%s dots", (unsigned long)dots),
             number_shown(dots).text);
  draw_head(canvas, 0, title, right);
}

static void draw_counts_then(Canvas *canvas, const Model *model, const ViewData *data) {
  const Subgroup *subgroup = model_subgroup(model, data->state);
  const int rule = is_compact(canvas->rows, canvas->columns) ? 0 : 1;
  const int flagged = draw_breach_line(NULL, 0, canvas->columns, data);
  const int foot = canvas->rows - foot_height(model, data);
  if (subgroup == NULL) {
    canvas_write_rest(canvas, 1, 1, STYLE_PLAIN, _("There was no subgroup yet."));
  } else {
    draw_counts_head(canvas, data, subgroup);
    draw_vote_table(canvas, 1, foot - 2 - rule - flagged, model, data);
    draw_breach_line(canvas, foot - flagged, canvas->columns, data);
  }
  draw_foot(canvas, model, data);
}

/* Draws it on the rows above the foot, like a screen of its own. */
static void draw_ranking_then(Canvas *canvas, const Model *model, const ViewData *data) {
  Canvas above = *canvas;
  ViewData small = *data;
  Model silent = *model;
  above.rows = small.rows = replay_ranking_rows(canvas->rows);
  silent.message[0] = '\0';
  if (data->replay->hidden)
    canvas_write_lines(canvas, 1, 1, canvas->columns - 2,
                       canvas->rows - foot_height(model, data) - 1, STYLE_PLAIN,
                       _("The results of this session were never revealed: its ranks are not "
                         "shown."));
  else
    draw_ranking(&above, &silent, &small);
  canvas->cursor_row = above.cursor_row;
  canvas->cursor_column = above.cursor_column;
  draw_foot(canvas, model, data);
}

void draw_replay(Canvas *canvas, const Model *model, const ViewData *data) {
  typedef void Drawer(Canvas * canvas, const Model *model, const ViewData *data);
  static Drawer *const drawers[REPLAY_VIEWS] = {[REPLAY_EVENTS] = draw_events,
                                                [REPLAY_BOARD] = draw_board_then,
                                                [REPLAY_COUNTS] = draw_counts_then,
                                                [REPLAY_RANKING] = draw_ranking_then,
                                                [REPLAY_CHART] = draw_ranks};
  drawers[model->replay.view](canvas, model, data);
}
