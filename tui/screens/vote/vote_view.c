#include "tui/screens/vote/vote_view.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/acts/counts.h"
#include "sessions/text/day.h"
#include "tui/screens/widgets/widgets.h"

/* What the voters can still place, and which counts exceed what is possible. */

enum { LEFT_TEXT_SIZE = CANVAS_TEXT_SIZE / 2 };

bool guards_are_known(const Roundtable *state, const Subgroup *subgroup) {
  bool known = guard_voters(state, subgroup) != RULE_UNKNOWN;
  for (int colour = 0; colour <= COLOUR_COUNT; colour++)
    known = known || guard_is_known(guard_of_allowance(state, subgroup, colour));
  return known;
}

static const char *voters_text(const Roundtable *state, const Subgroup *subgroup,
                               char text[LEFT_TEXT_SIZE]) {
  int64_t voters = guard_voters(state, subgroup);
  text[0] = '\0';
  if (voters != RULE_UNKNOWN)
    snprintf(text, LEFT_TEXT_SIZE, ngettext("%s voter", "%s voters", (unsigned long)voters),
             number_shown(voters).text);
  return text;
}

static const char *left_text(const Roundtable *state, const Subgroup *subgroup,
                             char text[LEFT_TEXT_SIZE]) {
  Guard guards[COLOUR_COUNT + 1];
  for (int colour = 0; colour <= COLOUR_COUNT; colour++)
    guards[colour] = guard_of_allowance(state, subgroup, colour);
  text[0] = '\0';
  if (guard_is_known(guards[GREEN]) && guard_is_known(guards[YELLOW]) &&
      guard_is_known(guards[RED]))
    snprintf(text, LEFT_TEXT_SIZE, _("left %s ● %s ▲ %s ■ to place"),
             number_shown(guard_left(guards[GREEN])).text,
             number_shown(guard_left(guards[YELLOW])).text,
             number_shown(guard_left(guards[RED])).text);
  else if (guard_is_known(guards[COLOUR_COUNT]))
    snprintf(text, LEFT_TEXT_SIZE,
             ngettext("%s dot left to place", "%s dots left to place",
                      (unsigned long)guard_left(guards[COLOUR_COUNT])),
             number_shown(guard_left(guards[COLOUR_COUNT])).text);
  return text;
}

enum { LISTED = 8, LIST_TEXT_SIZE = CANVAS_TEXT_SIZE / 2 };

static const char *references_text(const Roundtable *state, const uint32_t *numbers, size_t count,
                                   char text[LIST_TEXT_SIZE]) {
  size_t used = 0;
  text[0] = '\0';
  for (size_t i = 0; i < count && i < LISTED && used + REFERENCE_TEXT_SIZE + 4 < LIST_TEXT_SIZE;
       i++)
    used +=
        (size_t)snprintf(text + used, LIST_TEXT_SIZE - used, "%s%s", i > 0 ? ", " : "",
                         reference_shown(state, roundtable_recommendation(state, numbers[i])).text);
  return text;
}

bool missing_reasons_text(const Roundtable *state, char text[CANVAS_TEXT_SIZE]) {
  uint32_t numbers[LISTED];
  char references[LIST_TEXT_SIZE];
  size_t count = results_hidden(state) ? 0 : counts_without_reason(state, numbers, LISTED);
  if (count == 0) return false;
  snprintf(text, CANVAS_TEXT_SIZE, _("Too many dots, and no reason yet: %s. Enter there gives it."),
           references_text(state, numbers, count, references));
  return true;
}

/* Writes which figures are too high, and why they were accepted. */
static void draw_flag(Canvas *canvas, int row, int width, const Recommendation *focus) {
  char text[CANVAS_TEXT_SIZE];
  const char *reason = focus->text[RECOMMENDATION_COUNTS_REASON];
  if (reason[0] != '\0')
    snprintf(text, sizeof text, _("kept because: “%s”"), reason);
  else if (is_narrow(canvas->columns))
    snprintf(text, sizeof text, "%s", _("Enter: say why"));
  else
    snprintf(text, sizeof text, "%s", _("no reason yet; Enter gives it"));
  canvas_write_within(canvas, row, 1, width, STYLE_TROUBLE, text);
}

static int draw_verdict(Canvas *canvas, int row, const Roundtable *state,
                        const Recommendation *focus, bool flagged) {
  char reference[REFERENCE_TEXT_SIZE + 2];
  int end = canvas->columns - 1;
  int begin = canvas_write_right(canvas, row, 0, end, flagged ? STYLE_TROUBLE : STYLE_PLAIN,
                                 flagged ? _("too many") : _("ok"));
  if (is_compact(canvas->rows, canvas->columns)) return begin;
  const Parts parts = parts_of(focus);
  begin = draw_tally_right(canvas, row, 0, begin - 2, &parts);
  snprintf(reference, sizeof reference, "%s  ", reference_shown(state, focus).text);
  return canvas_write_right(canvas, row, 0, begin, STYLE_FOCUS, reference);
}

void draw_guards(Canvas *canvas, int row, const Roundtable *state, const Recommendation *focus,
                 bool figures) {
  char voters[LEFT_TEXT_SIZE], left[LEFT_TEXT_SIZE], text[2 * LEFT_TEXT_SIZE + 8];
  const Subgroup *subgroup = roundtable_subgroup(state, focus->subgroup);
  bool flagged = figures && counts_are_over(state, focus);
  int end = canvas->columns - 1;
  if (figures && focus->status == STATUS_VOTABLE)
    end = draw_verdict(canvas, row, state, focus, flagged);
  if (flagged) {
    draw_flag(canvas, row, end - 3, focus);
    return;
  }
  voters_text(state, subgroup, voters);
  left_text(state, subgroup, left);
  if (is_narrow(canvas->columns) && left[0] != '\0') voters[0] = '\0';
  if (results_hidden(state)) left[0] = '\0';
  snprintf(text, sizeof text, "%s%s%s", voters, voters[0] != '\0' && left[0] != '\0' ? " · " : "",
           left);
  canvas_write_within(canvas, row, 1, end - 3, STYLE_PLAIN, text);
}

enum { ROWS_ABOVE_TABLE = 3, ROWS_ABOVE_TABLE_COMPACT = 1 };

static int table_row(const ViewData *data) {
  return is_compact(data->rows, data->columns) ? ROWS_ABOVE_TABLE_COMPACT : ROWS_ABOVE_TABLE;
}

int vote_table_height(const Model *model, const ViewData *data) {
  int heads_and_rule = is_compact(data->rows, data->columns) ? 1 : 2;
  return data->rows - table_row(data) - heads_and_rule - vote_foot_height(model, data);
}

/* During a phase, time matters more than the number of dots. */
static const char *head_text(const ViewData *data, char text[CANVAS_TEXT_SIZE]) {
  char number[BRIEF_TEXT_SIZE];
  int64_t count = session_dots(data->state);
  phase_text(data, text);
  if (text[0] == '\0' && !results_hidden(data->state))
    snprintf(text, CANVAS_TEXT_SIZE, ngettext("%s dot", "%s dots", (unsigned long)count),
             number_text(count, number));
  return text;
}

static void draw_no_subgroup(Canvas *canvas, int row) {
  char text[CANVAS_TEXT_SIZE];
  snprintf(text, sizeof text,
           _("This session has no recommendation yet. “%s” adds one, “%s” prepares the agenda; or "
             "quit and import a list with: gommette import LIST.csv FILE"),
           first_key_shown(KEY_ADD).text, first_key_shown(KEY_PREPARE).text);
  canvas_write_lines(canvas, row, 2, canvas->columns - 4, 4, STYLE_PLAIN, text);
  canvas_set_cursor(canvas, row, 2);
}

void draw_vote(Canvas *canvas, const Model *model, const ViewData *data) {
  const Subgroup *subgroup = model_subgroup(model, data->state);
  int row = table_row(data), height = vote_table_height(model, data);
  if (!is_compact(data->rows, data->columns)) {
    const Roundtable *state = data->state;
    char right[CANVAS_TEXT_SIZE], title[CANVAS_TEXT_SIZE], written[DAY_WORDS_SIZE];
    const char *date = day_words(roundtable_text(state, SESSION_DATE), written);
    snprintf(title, sizeof title, "%s%s%s", roundtable_text(state, SESSION_TITLE),
             date[0] != '\0' ? " · " : "", date);
    draw_head(canvas, 0, title, head_text(data, right));
    draw_rule(canvas, row - 1, "");
  }
  if (subgroup == NULL) {
    draw_no_subgroup(canvas, row);
  } else {
    draw_tabs(canvas, is_compact(data->rows, data->columns) ? 0 : 1, data->state, subgroup);
    draw_vote_table(canvas, row, height, model, data);
  }
  draw_vote_foot(canvas, data->rows - vote_foot_height(model, data), model, data);
}
