#include "tui/screens/ballot/ballot.h"

#include <string.h>

#include <stdio.h>
#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/vote/history.h"
#include "tui/screens/widgets/paper_view.h"
#include "tui/screens/widgets/widgets.h"

Effect begin_ballots(Model *model, const ViewData *data, KeyPress press) {
  (void)press;
  end_entry(model);
  if (model_subgroup(model, data->state) == NULL)
    return refuse(model, _("There is no subgroup here to vote on."));
  model->ballot = ballot_work_new();
  model->screen = SCREEN_BALLOT;
  return nothing;
}

/* Why a dot was refused tells of the others on the ballot. */
static Effect refuse_dot(Model *model, const Roundtable *state, const char *why) {
  char key[KEYS_TEXT_SIZE], sentence[ERROR_TEXT_SIZE];
  if (!results_hidden(state)) return refuse(model, why);
  model_withhold(model, why);
  snprintf(sentence, sizeof sentence, _("This dot was not noted (%s shows why)."),
           first_key_text(KEY_LOOK, key));
  return refuse(model, sentence);
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

static Effect take_dot_back(Model *model, const ViewData *data, KeyPress press) {
  (void)press;
  const Recommendation *focus = model_recommendation(model, data->state);
  if (focus == NULL || !paper_take_back(&model->ballot.paper, focus->number))
    return refuse_dot(model, data->state,
                      _("This ballot has no dot on this recommendation to take back."));
  note(model, focus, false);
  return nothing;
}

static Effect move_focus(Model *model, const ViewData *data, KeyPress press) {
  const Subgroup *subgroup = model_subgroup(model, data->state);
  const Recommendation *focus = model_recommendation(model, data->state);
  if (focus == NULL) return nothing;
  size_t page = (size_t)ballot_table_height(model, data) - 1;
  size_t place = place_in_subgroup(subgroup, focus->number);
  place = focus_moved(place, subgroup->recommendation_count, page, press.argument);
  model->recommendation = subgroup->recommendations[place];
  return nothing;
}

/* A blank ballot is one too, but Enter pressed once too often is none. */
static Effect hand_in(Model *model, const ViewData *data, KeyPress press) {
  (void)data;
  const BallotWork *work = &model->ballot;
  if (work->number != NEXT_BALLOT && !ballot_work_is_begun(work))
    return refuse(model, _("Nothing was changed on this ballot: Esc goes on to a new one."));
  if (work->paper.count > 0) return (Effect){.kind = EFFECT_RECORD_BALLOT};
  model->asked = (Question)press.argument;
  return nothing;
}

static Effect call(Model *model, const ViewData *data, KeyPress press) {
  (void)data, (void)press;
  if (ballot_work_is_begun(&model->ballot))
    return refuse(model, _("Finish this ballot first: Enter puts it into the box, Esc leaves it."));
  model->entry = ENTRY_BALLOT;
  line_clear(&model->line);
  return nothing;
}

/* On a Belgian keyboard the digits come without Shift too. */
static Key digit_typed(const Model *model, const ViewData *data, Key key) {
  (void)data;
  if (model->entry == ENTRY_BALLOT_WHY) return key;
  int digit = digit_of_key(key);
  return digit < 0 ? key : (Key)('0' + digit);
}

static Effect take_called(Model *model, const ViewData *data, KeyPress press) {
  (void)press;
  char sentence[ERROR_TEXT_SIZE], *end;
  Ballot ballot = {0};
  long long number = strtoll(model->line.text, &end, 10);
  bool is_number = end != model->line.text && *end == '\0';
  snprintf(sentence, sizeof sentence, _("There is no ballot « %s » in the box."), model->line.text);
  end_entry(model);
  if (!is_number || !roundtable_ballot(data->state, number, &ballot) || !ballot.cast)
    return refuse(model, sentence);
  if (!ballot_work_call(&model->ballot, &ballot))
    return refuse(model, _("This ballot is too long for this screen."));
  return nothing;
}

static Effect accept_typed(Model *model, const ViewData *data, KeyPress press) {
  if (model->entry != ENTRY_BALLOT_WHY) return take_called(model, data, press);
  if (model->line.text[strspn(model->line.text, " \t")] == '\0')
    return refuse(model, _("A ballot too many needs a reason: type it, or leave with Esc."));
  model->entry = ENTRY_NONE;
  return (Effect){.kind = EFFECT_RECORD_BALLOT, .text = model->line.text};
}

static Effect ask_to_withdraw(Model *model, const ViewData *data, KeyPress press) {
  (void)data;
  if (model->ballot.number == NEXT_BALLOT)
    return refuse(model, _("Call the ballot by its number first."));
  model->asked = (Question)press.argument;
  return nothing;
}

/* From a ballot that was called to a new one, from that to the vote. */
static Effect leave(Model *model) {
  if (model->ballot.number == NEXT_BALLOT) model->screen = SCREEN_VOTE;
  model->ballot = ballot_work_new();
  return nothing;
}

static Effect back(Model *model, const ViewData *data, KeyPress press) {
  (void)data, (void)press;
  if (!ballot_work_is_begun(&model->ballot)) return leave(model);
  model->asked = QUESTION_LEAVE_BALLOT;
  return nothing;
}

static Effect confirm(Model *model, const ViewData *data, KeyPress press) {
  (void)data, (void)press;
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
     QUESTION_HAND_IN_BLANK},
    TAKE_DOT_BACK_KEY(IN_BALLOT, take_dot_back),
    {"call-ballot", IN_BALLOT, "n #", N_("number"),
     N_("call a ballot by its number, to replace or withdraw it"), call},
    {"withdraw-ballot", IN_BALLOT, "w", N_("withdraw"),
     N_("withdraw the ballot that was called, as a whole"), ask_to_withdraw,
     QUESTION_WITHDRAW_BALLOT},
    {"look", IN_BALLOT, KEY_LOOK, N_("look"),
     N_("show the row in focus for two seconds while results are hidden"), look_at_focus,
     .flags = LOOKS},
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
