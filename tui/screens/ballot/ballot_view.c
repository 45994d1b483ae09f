/* How the entering of ballots looks. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "tui/screens/ballot/ballot.h"
#include "tui/screens/widgets/ballot_lines.h"
#include "tui/screens/widgets/paper_view.h"
#include "tui/screens/widgets/tabs.h"
#include "tui/screens/widgets/widgets.h"

enum { ROWS_ABOVE = 3, ROWS_ABOVE_COMPACT = 1, LINES_BELOW_SENTENCE = 2, SENTENCE_LINES_MAX = 3 };

static int rows_above(const ViewData *data) {
  return is_compact(data->rows, data->columns) ? ROWS_ABOVE_COMPACT : ROWS_ABOVE;
}

static bool is_hidden(const Model *model, const Roundtable *state) {
  return results_hidden(state) && model->look_ends_ms == 0;
}

static const char *question_text(const Model *model, char text[CANVAS_TEXT_SIZE]) {
  if (model->asked == QUESTION_WITHDRAW_BALLOT)
    snprintf(text, CANVAS_TEXT_SIZE,
             _("Withdraw ballot %lld with all its dots? Enter withdraws it, Esc does not."),
             (long long)model->ballot.number);
  else if (model->asked == QUESTION_HAND_IN_BLANK)
    snprintf(text, CANVAS_TEXT_SIZE, "%s",
             _("This ballot has no dots. Put a blank ballot into the box? Enter does, Esc does "
               "not."));
  else
    snprintf(text, CANVAS_TEXT_SIZE, "%s",
             _("What was entered is not in the box. Leave it all the same? Enter leaves, Esc does "
               "not."));
  return text;
}

/* What stands at the foot: a message, a question or, else, what everybody should know. */
static const char *sentence(const Model *model, const Roundtable *state, Style *style,
                            char text[CANVAS_TEXT_SIZE]) {
  char key[KEYS_TEXT_SIZE];
  *style = model->message_is_trouble ? STYLE_TROUBLE : STYLE_MESSAGE;
  if (model->message[0] != '\0') return model->message;
  *style = STYLE_TROUBLE;
  if (model->asked != QUESTION_NONE) return question_text(model, text);
  *style = STYLE_MUTED;
  if (!is_hidden(model, state))
    return _("Whoever enters ballots sees them. A ballot has a number, never a name.");
  snprintf(text, CANVAS_TEXT_SIZE,
           _("Whoever enters a ballot sees it (%s, for a moment). It has a number, never a name."),
           first_key_text(KEY_LOOK, key));
  return text;
}

static bool is_typing(const Model *model) {
  bool typing = model->entry == ENTRY_BALLOT || model->entry == ENTRY_BALLOT_WHY;
  return typing && model->message[0] == '\0';
}

static int sentence_height(const Model *model, const Roundtable *state, int columns) {
  char text[CANVAS_TEXT_SIZE];
  Style style;
  if (is_typing(model)) return 1;
  return canvas_write_lines(NULL, 0, 1, columns - 2, SENTENCE_LINES_MAX, STYLE_PLAIN,
                            sentence(model, state, &style, text));
}

static int foot_height(const Model *model, const ViewData *data) {
  return LINES_BELOW_SENTENCE + sentence_height(model, data->state, data->columns);
}

int ballot_table_height(const Model *model, const ViewData *data) {
  int heading_and_rule = is_compact(data->rows, data->columns) ? 1 : 2;
  return data->rows - rows_above(data) - heading_and_rule - foot_height(model, data);
}

static void draw_sentence(Canvas *canvas, int row, const Model *model, const Roundtable *state) {
  char text[CANVAS_TEXT_SIZE];
  Style style;
  const char *words = sentence(model, state, &style, text);
  if (is_typing(model))
    draw_entry(canvas, row,
               model->entry == ENTRY_BALLOT ? _("Number of the ballot:")
                                            : _("Why one more ballot?"),
               &model->line);
  else
    canvas_write_lines(canvas, row, 1, canvas->columns - 2, SENTENCE_LINES_MAX, style, words);
}

static void draw_title(Canvas *canvas, const Model *model, const ViewData *data) {
  char title[CANVAS_TEXT_SIZE], handed_in[CANVAS_TEXT_SIZE];
  const Subgroup *subgroup = model_subgroup(model, data->state);
  ballots_text(data, subgroup, is_narrow(canvas->columns), handed_in);
  if (model->ballot.number == NEXT_BALLOT)
    snprintf(title, sizeof title, "%s", _("New ballot"));
  else
    snprintf(title, sizeof title, _("Ballot %lld"), (long long)model->ballot.number);
  int begin = canvas_write_right(canvas, 0, 1, canvas->columns - 2, STYLE_MUTED, handed_in);
  canvas_write_within(canvas, 0, 1, begin - 3, STYLE_TITLE, title);
}

void draw_ballot(Canvas *canvas, const Model *model, const ViewData *data) {
  const Roundtable *state = data->state;
  const BallotWork *work = &model->ballot;
  const Subgroup *subgroup = model_subgroup(model, state);
  bool hidden = is_hidden(model, state), compact = is_compact(canvas->rows, canvas->columns);
  PaperLook look = {.paper = &work->paper,
                    .seen = work->number == NEXT_BALLOT ? NULL : &work->seen,
                    .hidden = hidden,
                    .noted = work->noted,
                    .noted_was_given = work->noted_was_given};
  int row = rows_above(data), height = ballot_table_height(model, data);
  int foot = data->rows - foot_height(model, data);
  draw_title(canvas, model, data);
  if (subgroup == NULL) return;
  if (!compact) draw_tabs(canvas, 1, state, subgroup);
  if (!compact) draw_rule(canvas, 2, "");
  draw_paper(canvas, row, height, state, subgroup, model_recommendation(model, state), &look);
  if (!compact) draw_rule(canvas, foot - 1, "");
  draw_sentence(canvas, foot, model, state);
  draw_paper_left(canvas, data->rows - 2, state, subgroup, &work->paper, !hidden);
  draw_hints(canvas, data->rows - 1, model_situation(model));
}
