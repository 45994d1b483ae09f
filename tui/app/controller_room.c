#include "tui/app/controller_room.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "core/vote/turnout.h"
#include "sessions/acts/board.h"
#include "tui/screens/vote/vote_view.h"
#include "tui/screens/widgets/ballot_lines.h"
#include "tui/state/binding.h"

bool show_on_board(Controller *controller, Model *model, const Effect *effect, Error *err) {
  (void)model;
  return board_show(controller->session, effect->board.view, effect->board.subject, err);
}

bool draw_curtain(Controller *controller, Model *model, const Effect *effect, Error *err) {
  (void)effect;
  if (!curtain_draw(controller->session, err)) return false;
  model_say(model, false, _("The results are hidden from the room."));
  return true;
}

bool lift_curtain(Controller *controller, Model *model, const Effect *effect, Error *err) {
  const Board *board = &effect->board;
  bool begins = results_hidden(session_state(controller->session)) && board->steps <= 1;
  if (!curtain_lift(controller->session, board->reveal, board->steps, err)) return false;
  if (!begins) return true;
  if (board->reveal == REVEAL_RANKING)
    model_say(model, false,
              _("To be read aloud: « Here is the ranking, from the last to the first; every dot, "
                "red ones too, said that a recommendation matters. »"));
  else
    model_say(model, false,
              _("To be read aloud: « Here are the results: green is very high priority, yellow "
                "medium, and red important too, but less. »"));
  return true;
}

static bool takes_dots(const Roundtable *state, const Recommendation *recommendation) {
  const Subgroup *subgroup = roundtable_subgroup(state, recommendation->subgroup);
  return recommendation->status == STATUS_VOTABLE && subgroup->status == SUBGROUP_HELD &&
         subgroup->vote != VOTE_CLOSED;
}

static bool turnout_allows(const Roundtable *state, const Recommendation *one,
                           const Effect *effect) {
  Tally counted = one->counted;
  counted.dots[effect->colour] += effect->dots;
  return effect->dots <= 0 || turnout_check_counts(state, one, counted, NULL);
}

/* Only where nothing that everybody may know refuses first. */
static bool figures_refuse(const Roundtable *state, const Effect *effect) {
  const Recommendation *one = roundtable_recommendation(state, effect->subject);
  if (one == NULL || !takes_dots(state, one)) return false;
  int64_t counted = one->counted.dots[effect->colour] + effect->dots;
  return counted < 0 || counted > COUNT_MAX ||
         !guard_check_dots(state, one, effect->colour, effect->dots, NULL) ||
         !turnout_allows(state, one, effect);
}

bool refuse_dots(const Controller *controller, Model *model, const Effect *effect,
                 const Error *refusal, Error *err) {
  char key[KEYS_TEXT_SIZE];
  const Roundtable *state = session_state(controller->session);
  if (!results_hidden(state) || !figures_refuse(state, effect))
    return fail(err, refusal->kind, "%s", refusal->text);
  model_withhold(model, refusal->text);
  return fail(err, refusal->kind,
              _("nothing was recorded: the counts of this recommendation do not allow it (%s shows "
                "why)"),
              first_key_text(KEY_LOOK, key));
}

static bool any_guard(const Roundtable *state) {
  bool known = false;
  for (size_t place = 0; place < roundtable_subgroup_count(state); place++)
    known = known || guards_are_known(state, roundtable_subgroup_at(state, place));
  return known;
}

void say_reasons_follow(Model *model, const Roundtable *state) {
  char missing[CANVAS_TEXT_SIZE], sentence[CANVAS_TEXT_SIZE + ERROR_TEXT_SIZE];
  if (results_hidden(state) && any_guard(state))
    snprintf(missing, sizeof missing, "%s",
             _("Should any count be too many, its reason can follow after the reveal."));
  else if (!missing_reasons_text(state, missing))
    return;
  snprintf(sentence, sizeof sentence, "%s %s", model->message, missing);
  model_say(model, false, sentence);
}
