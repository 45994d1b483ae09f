/* The foot of the vote: what is being typed or is in focus, what undo and redo would take, what is
 * saved, and keys. */
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/reference.h"
#include "sessions/acts/counts.h"
#include "sessions/acts/vote.h"
#include "sessions/text/text.h"
#include "tui/screens/vote/vote_view.h"
#include "tui/screens/widgets/agenda_entry.h"
#include "tui/screens/widgets/ballots.h"
#include "tui/screens/widgets/widgets.h"

enum { LINES_BELOW_PENDING = 2, QUESTION_LINES_MAX = 4 };

/* Returns the question that awaits Enter. */
static const char *question_text(const Model *model, const Roundtable *state,
                                 char text[CANVAS_TEXT_SIZE]) {
  const Subgroup *subgroup = model_subgroup(model, state);
  const char *code = subgroup == NULL ? "" : subgroup->text[SUBGROUP_CODE];
  if (model->asked == QUESTION_CLOSE_ALL)
    snprintf(text, CANVAS_TEXT_SIZE, "%s",
             _("Close every vote that is open? They take no more dots then, and no result is "
               "shown. Enter closes them, Esc cancels."));
  else if (*code == '\0')
    snprintf(text, CANVAS_TEXT_SIZE, "%s",
             _("Close the vote? It takes no more dots then, and no result is shown. Enter closes "
               "it, Esc cancels."));
  else
    snprintf(text, CANVAS_TEXT_SIZE,
             _("Close the vote of subgroup “%s”? It takes no more dots then, and no result is "
               "shown. Enter closes it, Esc cancels."),
             code);
  return text;
}

static int draw_question(Canvas *canvas, int row, int columns, const Model *model,
                         const Roundtable *state) {
  char text[CANVAS_TEXT_SIZE];
  return canvas_write_lines(canvas, row, 1, columns - 2, QUESTION_LINES_MAX, STYLE_TROUBLE,
                            question_text(model, state, text));
}

static int first_line_height(const Model *model, const ViewData *data) {
  if (model->asked != QUESTION_NONE && model->message[0] == '\0')
    return draw_question(NULL, 0, data->columns, model, data->state);
  return message_height(model, data->columns);
}

int vote_foot_height(const Model *model, const ViewData *data) {
  const Subgroup *subgroup = model_subgroup(model, data->state);
  return LINES_BELOW_PENDING + pending_height(data->columns, data) +
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
  canvas_write_within(canvas, row, column, canvas->columns - column - 1, STYLE_MUTED,
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

static void draw_about_focus(Canvas *canvas, int row, const Model *model, const Roundtable *state,
                             const Recommendation *focus) {
  char missing[CANVAS_TEXT_SIZE];
  bool figures = model_shows_figures(model, state, focus);
  int end = figures ? canvas->columns - 1 : draw_opening(canvas, row, state, focus);
  if (!counts_are_over(state, focus) && missing_reasons_text(state, missing))
    canvas_write_within(canvas, row, 1, canvas->columns - 2, STYLE_TROUBLE, missing);
  else if (focus->status == STATUS_VOTABLE &&
           guards_are_known(state, roundtable_subgroup(state, focus->subgroup)))
    draw_guards(canvas, row, state, focus, figures);
  else
    draw_focus(canvas, row, state, focus, figures, end);
}

static void draw_first_line(Canvas *canvas, int row, const Model *model, const ViewData *data) {
  const Recommendation *focus = model_recommendation(model, data->state);
  if (model->message[0] != '\0')
    draw_message(canvas, row, model);
  else if (model->asked != QUESTION_NONE)
    draw_question(canvas, row, canvas->columns, model, data->state);
  else if (model->entry == ENTRY_ROW)
    draw_row_preview(canvas, row, model, data->state);
  else if (model->entry == ENTRY_REASON)
    draw_entry(canvas, row, _("Too many dots. Why?"), &model->line);
  else if (model->entry == ENTRY_LATE_REASON)
    draw_entry(canvas, row, _("Reason for these counts:"), &model->line);
  else if (model->entry == ENTRY_RULES_REASON)
    draw_entry(canvas, row, _("Why it stays:"), &model->line);
  else if (is_preparing_entry(model->entry))
    draw_preparing_entry(canvas, row, model, data->state);
  else if (model->entry == ENTRY_REFERENCE)
    draw_reference_entry(canvas, row, model, data->state);
  else if (model->entry == ENTRY_PHASE)
    draw_phase_entry(canvas, row, model, data->state);
  else if (model->taking_back && model->line.text[0] == '\0')
    canvas_write_within(canvas, row, 1, canvas->columns - 2, STYLE_TROUBLE,
                        _("Remove one: which colour? Esc: none"));
  else if (model->entry == ENTRY_NUMBER)
    draw_entry(canvas, row, model->taking_back ? _("Remove:") : _("Number or code:"), &model->line);
  else if (focus != NULL)
    draw_about_focus(canvas, row, model, data->state, focus);
}

/* Never cut: if space is short, words give way. The fingerprint is hidden along with the figures,
 * as other figures mean another fingerprint. */
static void draw_saved(Canvas *canvas, int row, const ViewData *data) {
  char when[BRIEF_TEXT_SIZE], number[BRIEF_TEXT_SIZE];
  char text[CANVAS_TEXT_SIZE];
  time_spec_text(data->saved.wall_ms, data->saved.utc_offset, data->now, when);
  name_text(data->saved.seq, number);
  const FingerprintText fingerprint = fingerprint_shown(data->hash);
  bool hidden = results_hidden(data->state);
  if (hidden)
    snprintf(text, sizeof text, _("saved %s · no. %s"), when, number);
  else
    snprintf(text, sizeof text, _("saved %s · no. %s · %s"), when, number, fingerprint.text);
  if (canvas_width(text) > canvas->columns - 2) {
    when[strcspn(when, " ")] = '\0';
    snprintf(text, sizeof text, "%s · %s%s%s", when, number, hidden ? "" : " · ",
             hidden ? "" : fingerprint.text);
  }
  canvas_write(canvas, row, 1, STYLE_MUTED, text);
}

void draw_vote_foot(Canvas *canvas, int row, const Model *model, const ViewData *data) {
  draw_first_line(canvas, row, model, data);
  row += first_line_height(model, data);
  row += draw_ballots_line(canvas, row, canvas->columns, data, model_subgroup(model, data->state));
  row += draw_breach_line(canvas, row, canvas->columns, data);
  draw_pending(canvas, row, data);
  row += pending_height(canvas->columns, data);
  draw_saved(canvas, row, data);
  draw_hints(canvas, row + 1, model_situation(model));
}
