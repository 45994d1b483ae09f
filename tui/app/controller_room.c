#include "tui/app/controller_parts.h"

#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "sessions/acts/kiosk.h"
#include "sessions/acts/vote.h"
#include "sessions/event_text/labels.h"
#include "tui/app/session_argument.h"
#include "tui/screens/kiosk/kiosk.h"
#include "tui/screens/vote/vote_view.h"
#include "tui/state/binding.h"

/* What the machine says never does, and is not always that nothing was recorded. */
bool may_tell_figures(const Roundtable *state, const Error *refusal) {
  return results_hidden(state) && refusal->kind != ERROR_MACHINE;
}

/* If somebody else changed the ballot meanwhile, shows the new one beside what was entered; while
 * results are hidden the error, which names both, is shown only while peeking. */
static bool refuse_ballot(Controller *controller, Model *model, Error *err) {
  BallotWork *work = &model->ballot;
  const Roundtable *state = session_state(controller->session);
  Ballot now = {0};
  bool is_there = work->number != NEXT_BALLOT && roundtable_ballot(state, work->number, &now);
  if (is_there && now.cast) paper_copy(&work->seen, &now);
  if (!may_tell_figures(state, err)) return false;
  model_withhold(model, err->text);
  return fail(err, err->kind, _("this ballot was not recorded (%s shows why)"),
              first_key_shown(KEY_PEEK).text);
}

bool put_into_box(Controller *controller, Model *model, const Effect *effect, Error *err) {
  const BallotWork *work = &model->ballot;
  const Ballot seen = ballot_work_seen(work);
  int64_t number = work->number;
  const char *reason = effect->text == NULL ? "" : effect->text;
  bool opened = false, asks = false;
  if (!record_ballot(controller->session, &number, work->paper.entries, work->paper.count,
                     number == NEXT_BALLOT ? NULL : &seen, reason, &opened, &asks, err)) {
    /* That there are more ballots than voters is no secret. */
    if (asks) model_begin_entry(model, ENTRY_BALLOT_WHY, "");
    return !asks && refuse_ballot(controller, model, err);
  }
  model->ballot = ballot_work_new();
  model->recommendation = 0; /* start the next ballot at its top */
  model_say(model, false, _("This is ballot %lld: write the number on the paper.%s%s"),
            (long long)number, opened ? " " : "",
            opened ? _("The vote of this subgroup is now open.") : "");
  return true;
}

bool take_out_of_box(Controller *controller, Model *model, const Effect *effect UNUSED,
                     Error *err) {
  const Ballot seen = ballot_work_seen(&model->ballot);
  if (!withdraw_ballot(controller->session, model->ballot.number, &seen, err))
    return refuse_ballot(controller, model, err);
  model_say(model, false, _("Ballot %lld is withdrawn."), (long long)model->ballot.number);
  model->ballot = ballot_work_new();
  return true;
}

bool choose_pin(Controller *controller, Model *model, const Effect *effect UNUSED, Error *err) {
  bool hashed = pin_hash(model->kiosk.pin, &controller->pin, err);
  kiosk_forget_pin(&model->kiosk);
  if (hashed) model->kiosk.page = KIOSK_REPEAT_PIN;
  return hashed;
}

bool hand_over(Controller *controller, Model *model, const Effect *effect UNUSED, Error *err) {
  KioskController *kiosk = &model->kiosk;
  bool same = pin_is(&controller->pin, kiosk->pin);
  kiosk_forget_pin(kiosk);
  kiosk->page = KIOSK_CHOOSE_PIN;
  if (!same) return fail(err, ERROR_FAILED, _("the two were not the same: choose a PIN again"));
  if (!kiosk_begin(controller->session, kiosk->subgroup, err)) return false;
  kiosk_begin_anew(kiosk, KIOSK_WELCOME);
  focus_on_first(model, session_state(controller->session));
  return true;
}

bool receive_ballot(Controller *controller, Model *model, const Effect *effect UNUSED, Error *err) {
  KioskController *kiosk = &model->kiosk;
  if (!kiosk_receive(controller->session, kiosk->subgroup, kiosk->paper.entries, kiosk->paper.count,
                     err)) {
    kiosk->page = KIOSK_BALLOT;
    return false;
  }
  kiosk->received++;
  kiosk_begin_anew(kiosk, KIOSK_THANKS);
  focus_on_first(model, session_state(controller->session));
  return true;
}

static void say_what_came(Model *model, Kiosk kiosk) {
  int64_t ballots = kiosk.waiting + kiosk.counted;
  if (ballots > 0 && ballots < THIN_SECRECY)
    model_say(model, false,
              ngettext("The keyboard is yours again. The kiosk has %s ballot; with fewer than %s, "
                       "secrecy is weak.",
                       "The keyboard is yours again. The kiosk has %s ballots; with fewer than %s, "
                       "secrecy is weak.",
                       (unsigned long)ballots),
              number_shown(ballots).text, number_shown(THIN_SECRECY).text);
  else
    model_say(model, false,
              ngettext("The keyboard is yours again. The kiosk has %s ballot.",
                       "The keyboard is yours again. The kiosk has %s ballots.",
                       (unsigned long)ballots),
              number_shown(ballots).text);
}

/* Records the end of the kiosk before forgetting its PIN: if that fails the kiosk stays on, unless
 * the file is gone and only the vote screen can recover it. */
bool take_back_keyboard(Controller *controller, Model *model, const Effect *effect UNUSED,
                        Error *err) {
  KioskController *kiosk = &model->kiosk;
  const uint32_t subgroup = kiosk->subgroup;
  int64_t now = controller->data.now.boot_ms;
  if (!pin_is(&controller->pin, kiosk->pin)) {
    kiosk_pin_answered(kiosk, false, now);
    return fail(err, ERROR_FAILED, _("that is not the PIN"));
  }
  kiosk_forget_pin(kiosk);
  bool ended = kiosk_end(controller->session, subgroup, err);
  if (!ended && !session_has_lost_file(controller->session)) return false;
  focus_on_first(model, session_state(controller->session));
  kiosk_pin_answered(kiosk, true, now);
  pin_forget(&controller->pin);
  model->screen = SCREEN_VOTE;
  if (ended)
    say_what_came(model, roundtable_kiosk_of(session_state(controller->session), subgroup));
  return ended;
}

bool controller_note_kiosk(Controller *controller, Error *err) {
  return note_kiosk_interruption(controller->session, &controller->kiosk_was_cut_off, err);
}

void controller_tell_of_kiosk(Controller *controller, Model *model) {
  if (controller->kiosk_was_cut_off) model_say(model, true, "%s", kiosk_cut_off_sentence());
  controller->kiosk_was_cut_off = false;
}

bool show_on_board(Controller *controller, Model *model UNUSED, const Effect *effect, Error *err) {
  return board_show(controller->session, effect->board.view, effect->board.subject, err);
}

bool draw_curtain(Controller *controller, Model *model, const Effect *effect UNUSED, Error *err) {
  if (!curtain_draw(controller->session, err)) return false;
  model_say(model, false, _("The results are hidden from the room."));
  return true;
}

static bool has_own_words(const Roundtable *state) {
  return has_own_label(state, GREEN) || has_own_label(state, YELLOW) || has_own_label(state, RED);
}

bool lift_curtain(Controller *controller, Model *model, const Effect *effect, Error *err) {
  const Board *board = &effect->board;
  const Roundtable *state = session_state(controller->session);
  const Board before = roundtable_board(state);
  const bool begins = results_hidden(state) && (before.curtain || before.reveal != board->reveal);
  if (!curtain_lift(controller->session, board->reveal, board->steps, err)) return false;
  if (!begins) return true;
  if (board->reveal == REVEAL_TOTALS && has_own_words(state))
    model_say(model, false,
              _("Read aloud: “Here are the results: green is %s, yellow %s and red %s; every dot "
                "said that a recommendation matters.”"),
              dot_label(state, GREEN, false), dot_label(state, YELLOW, false),
              dot_label(state, RED, false));
  else if (board->reveal == REVEAL_TOP)
    model_say(model, false,
              _("Read aloud: “Here are the first ones, up to the first of all; every dot, red ones "
                "too, said that a recommendation matters.”"));
  else if (board->reveal == REVEAL_RANKING)
    model_say(model, false,
              _("Read aloud: “Here is the ranking, from the last to the first; every dot, red ones "
                "too, said that a recommendation matters.”"));
  else
    model_say(model, false,
              _("Read aloud: “Here are the results: green is very high priority, yellow medium, "
                "and red important too, but lower priority.”"));
  return true;
}

/* Only if nothing that everybody may know refuses first. */
static bool figures_refuse(const Roundtable *state, const Effect *effect) {
  const Recommendation *one = roundtable_recommendation(state, effect->subject);
  if (one == NULL || one->status != STATUS_VOTABLE) return false;
  const Subgroup *subgroup = roundtable_subgroup(state, one->subgroup);
  if (subgroup->status != SUBGROUP_HELD || subgroup->vote == VOTE_CLOSED) return false;
  Tally counted = one->counted;
  const int64_t dots = counted.dots[effect->colour] += effect->dots;
  return dots < 0 || dots > COUNT_MAX ||
         !guard_check_dots(state, one, effect->colour, effect->dots, NULL) ||
         (effect->dots > 0 && !turnout_check_counts(state, one, counted, NULL));
}

bool refuse_dots(const Controller *controller, Model *model, const Effect *effect,
                 const Error *refusal, Error *err) {
  const Roundtable *state = session_state(controller->session);
  if (!may_tell_figures(state, refusal) || !figures_refuse(state, effect))
    return fail(err, refusal->kind, "%s", refusal->text);
  model_withhold(model, refusal->text);
  return fail(err, refusal->kind,
              _("nothing was recorded: the counts of this recommendation do not allow it (%s shows "
                "why)"),
              first_key_shown(KEY_PEEK).text);
}

static bool any_guard(const Roundtable *state) {
  bool known = false;
  for (size_t place = 0; place < roundtable_subgroup_count(state); place++)
    known = known || guards_are_known(state, roundtable_subgroup_at(state, place));
  return known;
}

void say_reasons_follow(Model *model, const Roundtable *state) {
  char missing[CANVAS_TEXT_SIZE];
  if (results_hidden(state) && any_guard(state))
    snprintf(missing, sizeof missing, "%s",
             _("If a count is too high, its reason can be given after the reveal."));
  else if (!missing_reasons_text(state, missing))
    return;
  model_say(model, false, "%s %s", model->message, missing);
}
