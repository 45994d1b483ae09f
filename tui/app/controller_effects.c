/* The effects that screens ask for, one function each. */
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/acts/acts.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/vote.h"
#include "sessions/text/text.h"
#include "tui/app/controller_parts.h"
#include "tui/state/binding.h"
#include "tui/state/tour.h"

static bool count(Controller *controller, Model *model, const Effect *effect, Error *err) {
  bool opened = false;
  Error refusal;
  if (!count_dots(controller->session, effect->subject, effect->colour, effect->dots, &opened,
                  &refusal))
    return refuse_dots(controller, model, effect, &refusal, err);
  if (opened) model_say(model, false, _("The vote of this subgroup is now open."));
  return true;
}

/* While results are hidden, does not reveal what somebody else counted meanwhile. */
static bool refuse_row(Model *model, const Roundtable *state, const Recommendation *recommendation,
                       Error *err) {
  if (recommendation == NULL || tally_same(recommendation->counted, model->counts.seen))
    return false;
  model->counts.seen = recommendation->counted;
  if (!may_tell_figures(state, err)) return false;
  model_withhold(model, err->text);
  return fail(err, ERROR_FAILED,
              _("nothing was recorded: the counts of this recommendation do not allow it (%s shows "
                "why)"),
              first_key_shown(KEY_PEEK).text);
}

/* If somebody else changed the counts meanwhile, the row stays open on the new ones. */
static bool count_row(Controller *controller, Model *model, const Effect *effect, Error *err) {
  bool opened = false;
  CountRow row = effect->row;
  char *reason = NULL;
  if (!text_clean(TEXT_NOTE, row.reason, strlen(row.reason), &reason, err)) return false;
  row.reason = reason;
  bool recorded = record_counts(controller->session, &row, &opened, err);
  free(reason);
  const Roundtable *state = session_state(controller->session);
  const Recommendation *recommendation = roundtable_recommendation(state, row.recommendation);
  if (opened) model_say(model, false, _("The vote of this subgroup is now open."));
  if (!recorded) return refuse_row(model, state, recommendation, err);
  model_next_row(model, state);
  return true;
}

static bool give_reason(Controller *controller, Model *model, const Effect *effect, Error *err) {
  char *reason = NULL;
  /* The reason was meant for the counts shown when its line was opened. */
  if (!controller_refresh(controller, err)) return false;
  const Recommendation *one =
      roundtable_recommendation(session_state(controller->session), effect->subject);
  if (!(one == NULL || tally_same(one->counted, model->counts.seen)))
    return fail(err, ERROR_FAILED, "%s",
                _("this has changed in the meantime: look again, then decide"));
  bool given = text_clean(TEXT_NOTE, effect->text, strlen(effect->text), &reason, err) &&
               give_counts_reason(controller->session, effect->subject, reason, err);
  free(reason);
  if (!given) model->entry = ENTRY_LATE_REASON;
  if (!given) model->aim.seen_at = roundtable_seq(session_state(controller->session));
  return given;
}

static bool start(Controller *controller, Model *model, const Effect *effect, Error *err) {
  size_t opened = 0;
  if (!start_vote(controller->session, effect->subject, &opened, err)) return false;
  char sentence[EVENT_TEXT_SIZE];
  model_say(model, false, "%s",
            votes_set_sentence(session_state(controller->session), opened, false, sentence));
  return true;
}

static bool close_votes(Controller *controller, Model *model, const Effect *effect, Error *err) {
  size_t closed = 0;
  if (!close_vote(controller->session, effect->subject, &closed, err)) return false;
  char sentence[EVENT_TEXT_SIZE];
  model_say(model, false, "%s",
            votes_set_sentence(session_state(controller->session), closed, true, sentence));
  say_reasons_follow(model, session_state(controller->session));
  return true;
}

static bool reopen(Controller *controller, Model *model, const Effect *effect, Error *err) {
  bool hides = false;
  if (!reopen_vote(controller->session, effect->subject, &hides, err)) return false;
  model_say(model, hides, "%s",
            hides
                ? _("The vote of this subgroup is reopened, and the results are hidden again; but "
                    "the room has seen them: say so before anybody votes.")
                : _("The vote of this subgroup is reopened."));
  return true;
}

/* If refused, what was typed stays in the line. */
static bool alter_voters(Controller *controller, Model *model, const Effect *effect, Error *err) {
  const uint32_t subgroup = effect->subject;
  if (!change_voters(controller->session, subgroup, effect->dots, effect->text, NULL, err)) {
    model->entry = ENTRY_VOTERS_REASON;
    return false;
  }
  const Roundtable *state = session_state(controller->session);
  const Subgroup *own = roundtable_subgroup(state, subgroup);
  const int64_t voters = own != NULL ? own->voters : roundtable_voting_rule(state, RULE_VOTERS);
  model_say(model, false,
            ngettext("%s voter from now on.", "%s voters from now on.", (unsigned long)voters),
            number_shown(voters).text);
  return true;
}

static bool begin_phase(Controller *controller, Model *model UNUSED, const Effect *effect,
                        Error *err) {
  return start_phase(controller->session, effect->subject, err);
}

static bool hold_phase(Controller *controller, Model *model UNUSED, const Effect *effect UNUSED,
                       Error *err) {
  return pause_phase(controller->session, err);
}

static bool follow_phase(Controller *controller, Model *model, const Effect *effect UNUSED,
                         Error *err) {
  uint32_t phase;
  if (!next_phase(controller->session, &phase, err)) return false;
  if (phase == 0) model_say(model, false, _("That was the last phase of the day."));
  return true;
}

/* If refused, what was typed stays in the line. */
static bool turn_to_phase(Controller *controller, Model *model, const Effect *effect, Error *err) {
  const bool gone = go_to_phase(controller->session, effect->text, err);
  if (!gone) model->entry = ENTRY_PHASE;
  return gone;
}

/* An act whose name cannot be read is not offered. */
static Pending pending_of(Session *session, uint64_t taken, uint64_t named) {
  Pending pending = {.act = taken};
  bool hidden = results_hidden(session_state(session));
  bool is_named = named != 0 && (hidden ? act_hidden_name(session, named, pending.name, NULL)
                                        : act_name(session, named, pending.name, NULL));
  if (taken == 0 || !is_named) pending.act = 0;
  pending.is_of_others = session_act_owner(session, taken) == ACT_OF_OTHERS;
  return pending;
}

/* The agenda shows neither votes nor their opening and closing: those are undone where they are
 * shown. */
static Pending pending_in_agenda(const Roundtable *state, Pending pending, uint64_t named) {
  const HistoryEntry *first = history_at(state, named);
  const HistoryEntry *stake = first == NULL ? NULL : history_at_stake(state, first);
  bool is_vote = act_votes(state, named) || stake == NULL || stake->kind == EVENT_SUBGROUP_VOTE_SET;
  if (pending.act == 0 || !is_vote) return pending;
  pending.act = 0;
  pending.is_elsewhere = true;
  return pending;
}

/* The first correction of an undo leads to the act that redo restores. */
static uint64_t act_undone_by(const Roundtable *state, uint64_t undo) {
  const HistoryEntry *correction = history_at(state, undo);
  if (correction == NULL) return 0;
  const HistoryEntry *corrected = history_at(state, correction->corrects);
  return corrected == NULL ? 0 : corrected->act;
}

void controller_name_pending(Controller *controller, uint32_t subgroup, bool for_agenda) {
  const Roundtable *state = session_state(controller->session);
  uint64_t undoable = session_undoable(controller->session, subgroup);
  uint64_t redoable = session_redoable(controller->session, subgroup);
  controller->data.undo = pending_of(controller->session, undoable, undoable);
  controller->data.redo = pending_of(controller->session, redoable, act_undone_by(state, redoable));
  if (for_agenda) {
    controller->data.undo = pending_in_agenda(state, controller->data.undo, undoable);
    controller->data.redo =
        pending_in_agenda(state, controller->data.redo, act_undone_by(state, redoable));
  }
  controller->named_at = roundtable_seq(state);
  controller->named_subgroup = subgroup;
  controller->named_for_agenda = for_agenda;
}

static bool undo_or_redo(Controller *controller, Model *model, const Effect *effect, Error *err) {
  const bool undoes = effect->kind == EFFECT_UNDO;
  uint64_t taken = 0;
  if (!(undoes ? undo_act : redo_act)(controller->session, effect->subject, effect->expected,
                                      &taken, err))
    return refuse_turning(controller, model, effect->expected, err);
  model_say(model, false, undoes ? _("Undone: “%s”") : _("Redone: “%s”"),
            undoes ? controller->data.undo.name : controller->data.redo.name);
  return true;
}

static bool nothing(Controller *controller UNUSED, Model *model UNUSED, const Effect *effect UNUSED,
                    Error *err UNUSED) {
  return true;
}

static EffectRunner *const runners[] = {
    [EFFECT_NONE] = nothing,
    [EFFECT_QUIT] = nothing,
    [EFFECT_CLOSE_SESSION] = leave_session,
    [EFFECT_COUNT_DOTS] = count,
    [EFFECT_SHOW_ON_BOARD] = show_on_board,
    [EFFECT_DRAW_CURTAIN] = draw_curtain,
    [EFFECT_LIFT_CURTAIN] = lift_curtain,
    [EFFECT_COUNT_ROW] = count_row,
    [EFFECT_GIVE_REASON] = give_reason,
    [EFFECT_START_VOTE] = start,
    [EFFECT_CLOSE_VOTE] = close_votes,
    [EFFECT_REOPEN_VOTE] = reopen,
    [EFFECT_START_PHASE] = begin_phase,
    [EFFECT_CHANGE_VOTERS] = alter_voters,
    [EFFECT_PAUSE_PHASE] = hold_phase,
    [EFFECT_NEXT_PHASE] = follow_phase,
    [EFFECT_GO_TO_PHASE] = turn_to_phase,
    [EFFECT_RING] = nothing,
    [EFFECT_RESCUE] = rescue_session,
    [EFFECT_UNDO] = undo_or_redo,
    [EFFECT_REDO] = undo_or_redo,
    [EFFECT_REVERT] = revert_from_journal,
    [EFFECT_SEARCH] = search_journal,
    [EFFECT_OPEN_SESSION] = open_listed,
    [EFFECT_MAKE_DEMONSTRATION] = make_demonstration,
    [EFFECT_IMPORT_CSV] = import_csv,
    [EFFECT_ANSWER_VOTERS] = answer_voters,
    [EFFECT_NEW_SESSION] = begin_new,
    [EFFECT_NEW_FROM] = begin_new,
    [EFFECT_NEXT_ROUND] = begin_next_round,
    [EFFECT_CHANGE] = controller_change,
    [EFFECT_PRINT_REPORT] = print_report,
    [EFFECT_SAVE_REPORT] = save_report,
    [EFFECT_COMPARE_MARKED] = compare_marked,
    [EFFECT_LEAVE_COMPARISON] = leave_comparison,
    [EFFECT_DECIDE_MATCH] = decide_match,
    [EFFECT_FORGET_MATCH] = forget_match,
    [EFFECT_PREPARE_SESSION] = prepare_listed,
    [EFFECT_RENAME_SESSION] = rename_session,
    [EFFECT_COPY_SESSION] = copy_session,
    [EFFECT_ARCHIVE_SESSION] = archive_or_take_out,
    [EFFECT_DELETE_SESSION] = delete_session,
    [EFFECT_RECORD_BALLOT] = put_into_box,
    [EFFECT_WITHDRAW_BALLOT] = take_out_of_box,
    [EFFECT_CHOOSE_PIN] = choose_pin,
    [EFFECT_HAND_OVER] = hand_over,
    [EFFECT_RECEIVE_BALLOT] = receive_ballot,
    [EFFECT_TAKE_BACK_KEYBOARD] = take_back_keyboard,
    [EFFECT_REPLAY] = open_replay,
    [EFFECT_LEAVE_REPLAY] = leave_replay,
    [EFFECT_GO_TO_MOMENT] = go_to_moment,
};

bool controller_do(Controller *controller, Model *model, const Effect *effect) {
  Error err = {0};
  const uint64_t typed_since = effect->seen_at;
  if (controller->session != NULL)
    session_saw(controller->session, typed_since != 0 ? typed_since : controller->data.saved.seq);
  if (!runners[effect->kind](controller, model, effect, &err))
    controller_say_trouble(controller, model, &err);
  if (controller->session != NULL) session_saw(controller->session, 0);
  if (controller->session != NULL) {
    tour_follow(model, session_state(controller->session), effect->kind);
    model_aim(model, session_state(controller->session));
  }
  return effect->kind != EFFECT_QUIT;
}
