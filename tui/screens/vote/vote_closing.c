/* What is asked before a vote is closed, and what somebody should know who answers. */
#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "sessions/acts/open_votes.h"
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
