#include "tui/screens/vote/vote_view.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/acts/counts.h"
#include "sessions/acts/vote.h"
#include "sessions/text/day.h"
#include "sessions/text/text.h"
#include "tui/screens/widgets/agenda_entry.h"
#include "tui/screens/widgets/ballots.h"
#include "tui/screens/widgets/widgets.h"

/* What the voters can still place, and which counts exceed what is possible. */

enum { LEFT_TEXT_SIZE = CANVAS_TEXT_SIZE / 2 };

bool guards_are_known(const Roundtable *state, const Subgroup *subgroup) {
  bool known = guard_voters(state, subgroup) != RULE_UNKNOWN;
  for (int colour = 0; colour <= COLOUR_COUNT; colour++)
    known = known || guard_is_known(guard_of_allowance(state, subgroup, colour));
  return known;
}

static const char *voters_text(const ViewData *data, const Subgroup *subgroup,
                               char text[LEFT_TEXT_SIZE]) {
  const int64_t voters = guard_voters(data->state, subgroup), then = data->voters_then;
  text[0] = '\0';
  if (voters != RULE_UNKNOWN)
    snprintf(text, LEFT_TEXT_SIZE, ngettext("%s voter", "%s voters", (unsigned long)voters),
             number_shown(voters).text);
  if (voters != RULE_UNKNOWN && then > 0 && then != voters)
    string_append(text, LEFT_TEXT_SIZE, _(", %s at the start"), number_shown(then).text);
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

/* Draws what the voters can still place, with the recommendation's tally and, if `figures`, whether
 * it is possible. */
static void draw_guards(Canvas *canvas, int row, const ViewData *data, const Recommendation *focus,
                        bool figures) {
  const Roundtable *state = data->state;
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
  voters_text(data, subgroup, voters);
  left_text(state, subgroup, left);
  if (is_narrow(canvas->columns) && left[0] != '\0') voters[0] = '\0';
  if (results_hidden(state)) left[0] = '\0';
  snprintf(text, sizeof text, "%s%s%s", voters, voters[0] != '\0' && left[0] != '\0' ? " · " : "",
           left);
  canvas_write_within(canvas, row, 1, end - 3, STYLE_PLAIN, text);
}

/* The foot of the vote: what is being typed or is in focus, what undo and redo would take, what is
 * saved, and keys. */

enum { SAVED_LINE = 1 };

static int first_line_height(const Model *model, const ViewData *data) {
  if (model->asked != QUESTION_NONE && model->message[0] == '\0')
    return draw_closing_question(NULL, 0, data->columns, model, data);
  return message_height(model, data->columns);
}

static int vote_foot_height(const Model *model, const ViewData *data) {
  const Subgroup *subgroup = model_subgroup(model, data->state);
  return SAVED_LINE + hints_height(model, data) + pending_height(data->columns, data) +
         first_line_height(model, data) +
         draw_ballots_line(NULL, 0, data->columns, data, subgroup) +
         draw_breach_line(NULL, 0, data->columns, data);
}

bool vote_reference(const Model *model, const Roundtable *state, const Recommendation **found,
                    Error *err) {
  const Subgroup *subgroup = model_subgroup(model, state);
  *found = subgroup == NULL
               ? NULL
               : roundtable_find_recommendation(state, subgroup->number, model->line.text);
  return *found != NULL || reference_find(state, model->line.text, found, err);
}

const Subgroup *vote_subgroup_typed(const Model *model, const Roundtable *state) {
  char code[TYPED_TEXT_SIZE];
  const Subgroup *shown = model_subgroup(model, state);
  const size_t size = strlen(model->line.text);
  const bool ends = size > 0 && model->line.text[size - 1] == '/';
  if (size == 0 || (!ends && shown != NULL &&
                    roundtable_find_recommendation(state, shown->number, model->line.text)))
    return NULL;
  snprintf(code, sizeof code, "%.*s", (int)(ends ? size - 1 : size), model->line.text);
  return roundtable_find_subgroup(state, code);
}

static void draw_reference_entry(Canvas *canvas, int row, const Model *model,
                                 const Roundtable *state) {
  const Recommendation *found;
  int column = draw_entry(canvas, row, _("Go to:"), &model->line) + 1;
  const Subgroup *subgroup = vote_subgroup_typed(model, state);
  if (subgroup == NULL && !vote_reference(model, state, &found, NULL)) return;
  column = canvas_write(canvas, row, column, STYLE_MUTED, "→ ");
  canvas_write_rest(canvas, row, column, STYLE_MUTED,
                    subgroup != NULL ? subgroup->text[SUBGROUP_TITLE]
                                     : found->text[RECOMMENDATION_TITLE]);
}

/* The available phases follow the line: "1 Welcome · 2 Subgroups". */
static void draw_phase_entry(Canvas *canvas, int row, const Model *model, const Roundtable *state) {
  int column = draw_entry(canvas, row, _("Go to phase:"), &model->line) + 2;
  for (uint32_t n = 0; (n = phase_planned_after(state, n)) != 0;) {
    char text[CANVAS_TEXT_SIZE];
    snprintf(text, sizeof text, "%u %.200s", (unsigned)n, roundtable_phase(state, n).name);
    const int width = text_columns(text);
    if (column + width >= canvas->columns - 1) break;
    column = canvas_write(canvas, row, column, STYLE_MUTED, text) + 2;
  }
}

/* Draws how to open a vote that is not open. Returns where it begins. */
static int draw_opening(Canvas *canvas, int row, const Roundtable *state,
                        const Recommendation *focus) {
  char text[CANVAS_TEXT_SIZE];
  const Subgroup *subgroup = roundtable_subgroup(state, focus->subgroup);
  int end = canvas->columns - 1;
  if (subgroup->vote == VOTE_OPEN || subgroup->status != SUBGROUP_HELD) return end;
  snprintf(text, sizeof text,
           subgroup->vote == VOTE_CLOSED ? _("%s reopens the vote") : _("%s starts the vote"),
           first_key_shown(KEY_START_VOTE).text);
  return canvas_write_right(canvas, row, 0, end, STYLE_MUTED, text) - 2;
}

static void draw_focus(Canvas *canvas, int row, const Roundtable *state,
                       const Recommendation *focus, bool figures, int end) {
  const Parts parts = parts_of(focus);
  if (figures && focus->status == STATUS_VOTABLE && !is_compact(canvas->rows, canvas->columns))
    end = draw_tally_right(canvas, row, 0, end, &parts) - 2;
  int column = canvas_write(canvas, row, 1, STYLE_FOCUS, reference_shown(state, focus).text) + 1;
  const char *reason = focus->text[RECOMMENDATION_REASON];
  canvas_write_within(canvas, row, column, end - column, STYLE_PLAIN,
                      reason[0] != '\0' ? reason : focus->text[RECOMMENDATION_TITLE]);
}

static void draw_about_focus(Canvas *canvas, int row, const Model *model, const ViewData *data,
                             const Recommendation *focus) {
  const Roundtable *state = data->state;
  char missing[CANVAS_TEXT_SIZE];
  bool figures = model_shows_figures(model, state, focus);
  int end = figures ? canvas->columns - 1 : draw_opening(canvas, row, state, focus);
  if (!counts_are_over(state, focus) && missing_reasons_text(state, missing))
    canvas_write_rest(canvas, row, 1, STYLE_TROUBLE, missing);
  else if (focus->status == STATUS_VOTABLE &&
           guards_are_known(state, roundtable_subgroup(state, focus->subgroup)))
    draw_guards(canvas, row, data, focus, figures);
  else
    draw_focus(canvas, row, state, focus, figures, end);
}

static void draw_first_line(Canvas *canvas, int row, const Model *model, const ViewData *data) {
  static const char *const labels[ENTRY_COUNT] = {[ENTRY_REASON] = N_("Too many dots. Why?"),
                                                  [ENTRY_LATE_REASON] =
                                                      N_("Reason for these counts:"),
                                                  [ENTRY_RULES_REASON] = N_("Why it stays:")};
  const Recommendation *focus = model_recommendation(model, data->state);
  char label[CANVAS_TEXT_SIZE];
  if (model->message[0] != '\0')
    draw_message(canvas, row, model);
  else if (model->asked != QUESTION_NONE)
    draw_closing_question(canvas, row, canvas->columns, model, data);
  else if (model->entry == ENTRY_ROW)
    draw_row_preview(canvas, row, model, data->state);
  else if (model->entry == ENTRY_VOTERS_REASON)
    draw_entry(canvas, row, voter_change_label(model, data->state, label), &model->line);
  else if (labels[model->entry] != NULL)
    draw_entry(canvas, row, _(labels[model->entry]), &model->line);
  else if (is_preparing_entry(model->entry))
    draw_preparing_entry(canvas, row, model, data->state);
  else if (model->entry == ENTRY_REFERENCE)
    draw_reference_entry(canvas, row, model, data->state);
  else if (model->entry == ENTRY_PHASE)
    draw_phase_entry(canvas, row, model, data->state);
  else if (model->taking_back && model->line.text[0] == '\0')
    canvas_write_rest(canvas, row, 1, STYLE_TROUBLE, _("Remove one: which colour? Esc: none"));
  else if (model->entry == ENTRY_NUMBER)
    draw_entry(canvas, row, model->taking_back ? _("Remove:") : _("Number or code:"), &model->line);
  else if (focus != NULL)
    draw_about_focus(canvas, row, model, data, focus);
}

/* Never cut: if space is short, words give way. The fingerprint is hidden along with the figures,
 * as other figures mean another fingerprint. */
static void draw_saved(Canvas *canvas, int row, const ViewData *data) {
  char when[BRIEF_TEXT_SIZE];
  char text[CANVAS_TEXT_SIZE];
  time_spec_text(data->saved.wall_ms, data->saved.utc_offset, data->now, when);
  const Shown number = name_shown(data->saved.seq);
  const FingerprintText fingerprint = fingerprint_shown(data->hash);
  bool hidden = results_hidden(data->state);
  if (hidden)
    snprintf(text, sizeof text, _("saved %s · no. %s"), when, number.text);
  else
    snprintf(text, sizeof text, _("saved %s · no. %s · %s"), when, number.text, fingerprint.text);
  if (canvas_width(text) > canvas->columns - 2) {
    when[strcspn(when, " ")] = '\0';
    snprintf(text, sizeof text, "%s · %s%s%s", when, number.text, hidden ? "" : " · ",
             hidden ? "" : fingerprint.text);
  }
  const int end = canvas_write(canvas, row, 1, STYLE_MUTED, text);
  const int room = canvas->columns - 1 - end - 3;
  if (canvas_width(others_text(data, text)) <= room ||
      canvas_width(others_count_text(data, text)) <= room)
    canvas_write_right(canvas, row, end + 3, room, STYLE_PLAIN, text);
}

static void draw_vote_foot(Canvas *canvas, int row, const Model *model, const ViewData *data) {
  draw_first_line(canvas, row, model, data);
  row += first_line_height(model, data);
  row += draw_ballots_line(canvas, row, canvas->columns, data, model_subgroup(model, data->state));
  row += draw_breach_line(canvas, row, canvas->columns, data);
  draw_pending(canvas, row, data);
  row += pending_height(canvas->columns, data);
  draw_saved(canvas, row, data);
  draw_hints(canvas, row + 1, model, data);
}

/* The whole screen. */

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
  int64_t count = session_dots(data->state);
  phase_text(data, text);
  if (text[0] == '\0' && !results_hidden(data->state))
    snprintf(text, CANVAS_TEXT_SIZE, ngettext("%s dot", "%s dots", (unsigned long)count),
             number_shown(count).text);
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
