/* The screen on which an operator enters ballots.
 *
 * While results are hidden from the room, this screen may be on a projector or a voter may
 * stand beside it: so no row shows its dots, the row of the last key only says that it was
 * noted, and the dots left by colour are not shown. The space bar shows the whole ballot for
 * two seconds, to compare it with the paper. The total number of dots is always shown. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "tui/screens/screen.h"
#include "tui/screens/widgets/ballots.h"
#include "tui/screens/widgets/widgets.h"

/* Drawing. */

enum { ROWS_ABOVE = 3, ROWS_ABOVE_COMPACT = 1, LINES_BELOW_SENTENCE = 2, SENTENCE_LINES_MAX = 3 };

static int rows_above(const ViewData *data) {
  return is_compact(data->rows, data->columns) ? ROWS_ABOVE_COMPACT : ROWS_ABOVE;
}

static bool is_hidden(const Model *model, const Roundtable *state) {
  return results_hidden(state) && model->peek_ends_ms == 0;
}

static const char *question_text(const Model *model, char text[CANVAS_TEXT_SIZE]) {
  if (model->asked == QUESTION_WITHDRAW_BALLOT)
    snprintf(text, CANVAS_TEXT_SIZE,
             _("Withdraw ballot %lld with all its dots? Enter withdraws it, Esc cancels."),
             (long long)model->ballot.number);
  else if (model->asked == QUESTION_HAND_IN_BLANK)
    snprintf(
        text, CANVAS_TEXT_SIZE, "%s",
        _("This ballot has no dots. Put a blank ballot into the box? Enter does, Esc cancels."));
  else
    snprintf(text, CANVAS_TEXT_SIZE, "%s",
             _("What was entered is not in the box. Leave anyway? Enter leaves, Esc stays."));
  return text;
}

/* Returns the text at the foot: a message, a question or, else, general advice. */
static const char *sentence(const Model *model, const Roundtable *state, Style *style,
                            char text[CANVAS_TEXT_SIZE]) {
  *style = model->message_is_trouble ? STYLE_TROUBLE : STYLE_MESSAGE;
  if (model->message[0] != '\0') return model->message;
  *style = STYLE_TROUBLE;
  if (model->asked != QUESTION_NONE) return question_text(model, text);
  *style = STYLE_MUTED;
  if (!is_hidden(model, state))
    return _("Whoever enters ballots sees them. A ballot has a number, never a name.");
  snprintf(text, CANVAS_TEXT_SIZE,
           _("Whoever enters a ballot sees it (%s, for a moment). It has a number, never a name."),
           first_key_shown(KEY_PEEK).text);
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
  return LINES_BELOW_SENTENCE - 1 + hints_height(model, data) +
         sentence_height(model, data->state, data->columns);
}

/* Returns how many recommendations fit. */
static int ballot_table_height(const Model *model, const ViewData *data) {
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

static void draw_ballot(Canvas *canvas, const Model *model, const ViewData *data) {
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
  const int hints = data->rows - hints_height(model, data);
  draw_paper_left(canvas, hints - 1, state, subgroup, &work->paper, !hidden);
  draw_hints(canvas, hints, model, data);
}

Effect begin_ballots(Model *model, const ViewData *data, KeyPress press UNUSED) {
  end_entry(model);
  if (model_subgroup(model, data->state) == NULL)
    return refuse(model, _("There is no subgroup here to vote on."));
  model->ballot = ballot_work_new();
  model->screen = SCREEN_BALLOT;
  return nothing;
}

/* The reason a dot was refused reveals others on the ballot. */
static Effect refuse_dot(Model *model, const Roundtable *state, const char *why) {
  if (!results_hidden(state)) return refuse(model, "%s", why);
  model_withhold(model, why);
  return refuse(model, _("This dot was not added (%s shows why)."), first_key_shown(KEY_PEEK).text);
}

static void note(Model *model, const Recommendation *focus, bool given) {
  model->ballot.noted = focus->number;
  model->ballot.noted_was_given = given;
  model_withhold(model, "");
}

static Effect place_dot(Model *model, const ViewData *data, KeyPress press) {
  Error err = {0};
  const Recommendation *focus = model_recommendation(model, data->state);
  if (focus == NULL) return refuse(model, _("There is no recommendation here to vote on."));
  if (!paper_place(&model->ballot.paper, data->state, focus, (Colour)press.argument, &err))
    return refuse_dot(model, data->state, err.text);
  note(model, focus, true);
  return nothing;
}

static Effect take_dot_back(Model *model, const ViewData *data, KeyPress press UNUSED) {
  const Recommendation *focus = model_recommendation(model, data->state);
  if (focus == NULL || !paper_take_back(&model->ballot.paper, focus->number))
    return refuse_dot(model, data->state,
                      _("This ballot has no dot on this recommendation to remove."));
  note(model, focus, false);
  return nothing;
}

static Effect move_focus(Model *model, const ViewData *data, KeyPress press) {
  return move_in_subgroup(model, data->state, ballot_table_height(model, data) - 1, press.argument);
}

/* A blank ballot is valid, but an extra Enter must not cast one. */
static Effect hand_in(Model *model, const ViewData *data UNUSED, KeyPress press) {
  const BallotWork *work = &model->ballot;
  if (work->number != NEXT_BALLOT && !ballot_work_is_begun(work))
    return refuse(model, _("Nothing was changed on this ballot: Esc starts a new one."));
  if (work->paper.count > 0) return (Effect){.kind = EFFECT_RECORD_BALLOT};
  model->asked = (Question)press.argument;
  return nothing;
}

static Effect call(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  if (ballot_work_is_begun(&model->ballot))
    return refuse(model, _("Finish this ballot first: Enter puts it into the box, Esc leaves it."));
  model_begin_entry(model, ENTRY_BALLOT, "");
  return nothing;
}

/* Accepts the unshifted digits of a Belgian keyboard. */
static Key digit_typed(const Model *model, const ViewData *data UNUSED, Key key) {
  if (model->entry == ENTRY_BALLOT_WHY) return key;
  int digit = digit_of_key(key);
  return digit < 0 ? key : (Key)('0' + digit);
}

static Effect take_called(Model *model, const ViewData *data, KeyPress press UNUSED) {
  char *end;
  Ballot ballot = {0};
  long long number = strtoll(model->line.text, &end, 10);
  bool is_number = end != model->line.text && *end == '\0';
  if (!is_number || !roundtable_ballot(data->state, number, &ballot) || !ballot.cast)
    refuse(model, _("There is no ballot “%s” in the box."), model->line.text);
  else if (!ballot_work_call(&model->ballot, &ballot))
    refuse(model, _("This ballot is too long for this screen."));
  return end_entry(model);
}

static Effect accept_typed(Model *model, const ViewData *data, KeyPress press) {
  if (model->entry != ENTRY_BALLOT_WHY) return take_called(model, data, press);
  if (model->line.text[strspn(model->line.text, " \t")] == '\0')
    return refuse(model, _("A ballot too many needs a reason: type it, or leave with Esc."));
  model->entry = ENTRY_NONE;
  return (Effect){.kind = EFFECT_RECORD_BALLOT, .text = model->line.text};
}

static Effect ask_to_withdraw(Model *model, const ViewData *data UNUSED, KeyPress press) {
  if (model->ballot.number == NEXT_BALLOT)
    return refuse(model, _("Call up the ballot by its number first."));
  model->asked = (Question)press.argument;
  return nothing;
}

/* Leaves a reopened ballot for a new one, and that for the vote. */
static Effect leave(Model *model) {
  if (model->ballot.number == NEXT_BALLOT) model->screen = SCREEN_VOTE;
  model->ballot = ballot_work_new();
  return nothing;
}

static Effect back(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  if (!ballot_work_is_begun(&model->ballot)) return leave(model);
  model->asked = QUESTION_LEAVE_BALLOT;
  return nothing;
}

static Effect confirm(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  Question asked = model->asked;
  model->asked = QUESTION_NONE;
  if (asked == QUESTION_LEAVE_BALLOT) return leave(model);
  return (Effect){.kind = asked == QUESTION_WITHDRAW_BALLOT ? EFFECT_WITHDRAW_BALLOT
                                                            : EFFECT_RECORD_BALLOT};
}

static const Binding keys[] = {
    DOT_KEYS(IN_BALLOT, place_dot),
    {"hand-in", IN_BALLOT, "Enter", N_("hand in"),
     N_("put the ballot into the box; it gets its number, and the next one begins"), hand_in,
     QUESTION_HAND_IN_BLANK, RECORDS | STAYS},
    TAKE_DOT_BACK_KEY(IN_BALLOT, take_dot_back),
    {"call-ballot", IN_BALLOT, "n #", N_("number"),
     N_("call up a ballot by its number, to replace or withdraw it"), call},
    {"withdraw-ballot", IN_BALLOT, "<", N_("withdraw"),
     N_("withdraw the ballot called up, as a whole"), ask_to_withdraw, QUESTION_WITHDRAW_BALLOT,
     STAYS},
    PEEK_KEY(IN_BALLOT, look_at_focus),
    MOVING_KEYS(IN_BALLOT, move_focus),
    SUBGROUP_KEYS(IN_BALLOT, turn_to_subgroup),
    BACK_KEY(IN_BALLOT, back),
};

const Screen ballot_screen = {
    .keys = keys,
    .key_count = sizeof keys / sizeof keys[0],
    .confirm = confirm,
    .accept = accept_typed,
    .focus = focus_on_clicked,
    .typed = digit_typed,
    .draw = draw_ballot,
};
