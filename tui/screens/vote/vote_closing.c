/* What is asked before a vote is closed, and what somebody should know who answers; and voters who
 * come late or leave. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "sessions/acts/open_votes.h"
#include "sessions/text/day.h"
#include "tui/screens/vote/vote_view.h"
#include "tui/screens/widgets/widgets.h"

enum { QUESTION_LINES_MAX = 8 };

/* Adds where the voters of a vote that would close have dots left: in this subgroup, or in all. */
static void add_unplaced(const ViewData *data, const Subgroup *subgroup, bool is_whole,
                         char text[CANVAS_TEXT_SIZE]) {
  const Guard guard = guard_of_allowance(data->state, subgroup, COLOUR_COUNT);
  const int64_t left = guard_is_known(guard) ? guard_left(guard) : 0;
  const char *code = is_whole ? "" : subgroup->text[SUBGROUP_CODE];
  if (left == 0) return;
  if (code[0] != '\0')
    string_append(text, CANVAS_TEXT_SIZE,
                  ngettext("In subgroup “%s” %s dot of %s is not placed. ",
                           "In subgroup “%s” %s dots of %s are not placed. ", (unsigned long)left),
                  code, number_shown(left).text, number_shown(guard.most).text);
  else
    string_append(text, CANVAS_TEXT_SIZE,
                  ngettext("%s dot of %s is not placed. ", "%s dots of %s are not placed. ",
                           (unsigned long)left),
                  number_shown(left).text, number_shown(guard.most).text);
}

/* What somebody who closes should know: rows that others hold, and dots that are not placed, unless
 * figures are hidden. An allowance for the session is only complete when no vote is left open. */
static void add_unfinished(const Model *model, const ViewData *data, char text[CANVAS_TEXT_SIZE]) {
  const Roundtable *state = data->state;
  const bool is_all = model->asked == QUESTION_CLOSE_ALL;
  const Subgroup *shown = model_subgroup(model, state);
  char typing[CANVAS_TEXT_SIZE];
  if (others_typing_text(data, is_all ? WHOLE_SESSION : shown->number, typing)[0] != '\0')
    string_append(text, CANVAS_TEXT_SIZE, "%s ", typing);
  if (view_data_hides(data)) return;
  const bool is_whole = roundtable_voting_rule(state, RULE_SCOPE) == SCOPE_SESSION;
  if (is_whole && (is_all || vote_is_the_last_open(state, shown->number)))
    add_unplaced(data, shown, true, text);
  for (size_t place = 0; !is_whole && place < roundtable_subgroup_count(state); place++) {
    const Subgroup *one = roundtable_subgroup_at(state, place);
    if (subgroup_is_open(one) && (is_all || one == shown)) add_unplaced(data, one, false, text);
  }
}

/* Returns the question that awaits Enter. */
static const char *question_text(const Model *model, const ViewData *data,
                                 char text[CANVAS_TEXT_SIZE]) {
  const Roundtable *state = data->state;
  const Subgroup *subgroup = model_subgroup(model, state);
  const char *code = subgroup == NULL ? "" : subgroup->text[SUBGROUP_CODE];
  text[0] = '\0';
  add_unfinished(model, data, text);
  if (model->asked == QUESTION_CLOSE_ALL)
    string_append(text, CANVAS_TEXT_SIZE, "%s",
                  _("Close every vote that is open? They take no more dots then, and no result is "
                    "shown. Enter closes them, Esc cancels."));
  else if (*code == '\0')
    string_append(text, CANVAS_TEXT_SIZE, "%s",
                  _("Close the vote? It takes no more dots then, and no result is shown. Enter "
                    "closes it, Esc cancels."));
  else
    string_append(text, CANVAS_TEXT_SIZE,
                  _("Close the vote of subgroup “%s”? It takes no more dots then, and no result is "
                    "shown. Enter closes it, Esc cancels."),
                  code);
  return text;
}

int draw_closing_question(Canvas *canvas, int row, int columns, const Model *model,
                          const ViewData *data) {
  char text[CANVAS_TEXT_SIZE];
  return canvas_write_lines(canvas, row, 1, columns - 2, QUESTION_LINES_MAX, STYLE_TROUBLE,
                            question_text(model, data, text));
}

static int64_t voters_now(const Model *model, const Roundtable *state) {
  const Subgroup *own = roundtable_subgroup(state, model->voters_of);
  return own != NULL ? own->voters : roundtable_voting_rule(state, RULE_VOTERS);
}

Effect begin_voter_change(Model *model, const ViewData *data, KeyPress press) {
  enum { MINUTE = 60, HOUR = 60 * MINUTE, HOURS = 24, REASON_SIZE = 256 };
  const Subgroup *subgroup = model_subgroup(model, data->state);
  const Stamp now = {.wall_ms = data->now.wall_ms, .utc_offset = data->now.utc_offset};
  const int64_t seconds = local_time_seconds(&now);
  char reason[REASON_SIZE];
  model->voters_by = press.argument;
  model->voters_of = subgroup != NULL && subgroup->voters != RULE_UNKNOWN ? subgroup->number : 0;
  if (voters_now(model, data->state) == RULE_UNKNOWN)
    return refuse(model, _("The number of voters is not known yet: set it in the agenda, with %s."),
                  first_key_shown(KEY_PREPARE).text);
  snprintf(reason, sizeof reason,
           press.argument > 0 ? _("arrived at %d:%02d") : _("left at %d:%02d"),
           (int)(seconds / HOUR % HOURS), (int)(seconds / MINUTE % MINUTE));
  model_begin_entry(model, ENTRY_VOTERS_REASON, reason);
  return nothing;
}

const char *voter_change_label(const Model *model, const Roundtable *state,
                               char text[CANVAS_TEXT_SIZE]) {
  const Subgroup *own = roundtable_subgroup(state, model->voters_of);
  const int64_t voters = voters_now(model, state) + model->voters_by;
  if (own != NULL)
    snprintf(text, CANVAS_TEXT_SIZE,
             ngettext("%s voter in subgroup %s. Why?", "%s voters in subgroup %s. Why?",
                      (unsigned long)voters),
             number_shown(voters).text, own->text[SUBGROUP_CODE]);
  else
    snprintf(text, CANVAS_TEXT_SIZE,
             ngettext("%s voter. Why?", "%s voters. Why?", (unsigned long)voters),
             number_shown(voters).text);
  return text;
}

Effect accept_voter_change(Model *model) {
  model->entry = ENTRY_NONE;
  return (Effect){.kind = EFFECT_CHANGE_VOTERS,
                  .subject = model->voters_of,
                  .dots = model->voters_by,
                  .text = model->line.text};
}
