/* The effects that screens ask for, one function each. */
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/acts/acts.h"
#include "sessions/acts/vote.h"
#include "sessions/import/demo.h"
#include "sessions/import/import.h"
#include "sessions/journal/journal.h"
#include "sessions/library/moving.h"
#include "sessions/text/text.h"
#include "tui/app/act_name.h"
#include "tui/app/controller_parts.h"
#include "tui/app/session_argument.h"
#include "tui/state/binding.h"

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
  if (!results_hidden(state)) return false;
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
  if (!reopen_vote(controller->session, effect->subject, err)) return false;
  model_say(model, false, _("The vote of this subgroup is reopened."));
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

/* Saves how the list was viewed, and its marks. */
static bool show_session(Controller *controller, Model *model, const char *path, Error *err) {
  char *aside = NULL;
  if (!stray_files_settle(path, &aside, err)) return false;
  if (!controller_open(controller, path, err)) {
    free(aside);
    return false;
  }
  controller->list_left = model->list;
  const Errand errand = model->palette.errand;
  *model = model_of_session(session_state(controller->session), true);
  model->palette.errand = errand;
  controller_tell_of_file(controller, model);
  controller_tell_of_kiosk(controller, model);
  controller_tell_of_aside(model, aside);
  return true;
}

static bool open_session(Controller *controller, Model *model, const Effect *effect, Error *err) {
  const char *path;
  return controller_listed_path(controller, model, effect->index, &path, err) &&
         show_session(controller, model, path, err);
}

static bool prepare_session(Controller *controller, Model *model, const Effect *effect,
                            Error *err) {
  if (!open_session(controller, model, effect, err)) return false;
  model->screen = SCREEN_PREPARE;
  return true;
}

/* The list opens on the session just left. */
static bool close_session(Controller *controller, Model *model, const Effect *effect UNUSED,
                          Error *err) {
  char *left = strdup(session_path(controller->session));
  controller_close_session(controller);
  const Errand errand = model->palette.errand;
  *model = model_of(SCREEN_LIST);
  model->palette.errand = errand;
  model->list = controller->list_left;
  bool read = controller_read_folder(controller, err);
  if (read && left != NULL) controller_go_to(controller, model, left);
  free(left);
  return read;
}

static bool make_demonstration(Controller *controller, Model *model, const Effect *effect UNUSED,
                               Error *err) {
  char *path = NULL;
  bool made = session_free_path(controller->data.folder, "demonstration", &path, err) &&
              demo_create(path, err) && show_session(controller, model, path, err);
  free(path);
  return made;
}

/* What a new session starts with: a CSV file, or another session's agenda and rules; NULL: nothing.
 */
typedef struct Beginning {
  const char *csv, *from;
  SameVoters same_voters;
} Beginning;

static bool make_session_at(Controller *controller, Model *model, const char *path,
                            const char *title, Beginning beginning, Error *err) {
  Session *session = NULL, *from = NULL;
  ImportOutcome outcome = {0};
  ImportRequest request = {.path = beginning.csv, .same_voters = beginning.same_voters};
  Error warning = {0};
  if (!session_create(path, title, clock_of_machine(), &session, err)) return false;
  bool made = (beginning.csv == NULL || import_file(session, &request, &outcome, err)) &&
              (beginning.from == NULL || (session_view(beginning.from, &from, err) &&
                                          copy_preparation(session, session_state(from), err))) &&
              session_keep(session, err);
  session_close(from);
  const bool is_warned = made && session_take_warning(session, &warning);
  session_close(session);
  made = made && show_session(controller, model, path, err);
  if (made && outcome.sentences.count > 0) model_say(model, false, "%s", outcome.sentences.of[0]);
  if (made && is_warned) model_say(model, true, "%s", warning.text);
  if (!made && outcome.doubtful_count > 0) {
    controller->doubts = outcome;
    return false;
  }
  import_outcome_free(&outcome);
  return made;
}

static bool make_session(Controller *controller, Model *model, const char *title,
                         Beginning beginning, Error *err) {
  char *path = NULL;
  bool made = session_free_path(controller->data.folder, title, &path, err) &&
              make_session_at(controller, model, path, title, beginning, err);
  free(path);
  return made;
}

static bool new_session(Controller *controller, Model *model, const Effect *effect, Error *err) {
  Beginning beginning = {0};
  const bool is_from = effect->kind == EFFECT_NEW_FROM;
  if (is_from && !controller_listed_path(controller, model, effect->index, &beginning.from, err))
    return false;
  char *title = NULL;
  bool made = text_clean(TEXT_TITLE, effect->text, strlen(effect->text), &title, err) &&
              make_session(controller, model, title, beginning, err);
  free(title);
  return made;
}

static bool import_into_new(Controller *controller, Model *model, const char *csv, SameVoters same,
                            Error *err) {
  char *title = NULL;
  const Beginning beginning = {.csv = csv, .same_voters = same};
  bool made = import_propose_title(csv, &title, err) &&
              make_session(controller, model, title, beginning, err);
  free(title);
  return made;
}

/* Names that may be one voter's lead to a question. */
static bool import_csv(Controller *controller, Model *model, const Effect *effect, Error *err) {
  char csv[TYPED_PATH_SIZE];
  Error why = {0};
  typed_path(effect->text, csv);
  controller_forget_doubts(controller);
  if (import_into_new(controller, model, csv, SAME_VOTERS_ASK, &why)) return true;
  if (controller->doubts.doubtful_count == 0) return fail_again(&why, err);
  controller->doubtful_csv = strdup(csv);
  if (controller->doubtful_csv == NULL) {
    controller_forget_doubts(controller);
    return fail_memory(err);
  }
  model->asks_voters = true;
  model->voters_top = 0;
  return true;
}

static bool answer_voters(Controller *controller, Model *model, const Effect *effect, Error *err) {
  char *csv = controller->doubtful_csv;
  controller->doubtful_csv = NULL;
  controller_forget_doubts(controller);
  bool made =
      csv == NULL || import_into_new(controller, model, csv,
                                     effect->dots == 1 ? SAME_VOTERS_YES : SAME_VOTERS_NO, err);
  free(csv);
  return made;
}

static bool nothing(Controller *controller UNUSED, Model *model UNUSED, const Effect *effect UNUSED,
                    Error *err UNUSED) {
  return true;
}

static EffectRunner *const runners[] = {
    [EFFECT_NONE] = nothing,
    [EFFECT_QUIT] = nothing,
    [EFFECT_CLOSE_SESSION] = close_session,
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
    [EFFECT_PAUSE_PHASE] = hold_phase,
    [EFFECT_NEXT_PHASE] = follow_phase,
    [EFFECT_GO_TO_PHASE] = turn_to_phase,
    [EFFECT_RING] = nothing,
    [EFFECT_RESCUE] = rescue_session,
    [EFFECT_UNDO] = undo_or_redo,
    [EFFECT_REDO] = undo_or_redo,
    [EFFECT_REVERT] = revert_from_journal,
    [EFFECT_SEARCH] = search_journal,
    [EFFECT_OPEN_SESSION] = open_session,
    [EFFECT_MAKE_DEMONSTRATION] = make_demonstration,
    [EFFECT_IMPORT_CSV] = import_csv,
    [EFFECT_ANSWER_VOTERS] = answer_voters,
    [EFFECT_NEW_SESSION] = new_session,
    [EFFECT_NEW_FROM] = new_session,
    [EFFECT_CHANGE] = controller_change,
    [EFFECT_PRINT_REPORT] = print_report,
    [EFFECT_SAVE_REPORT] = save_report,
    [EFFECT_COMPARE_MARKED] = compare_marked,
    [EFFECT_LEAVE_COMPARISON] = leave_comparison,
    [EFFECT_DECIDE_MATCH] = decide_match,
    [EFFECT_FORGET_MATCH] = forget_match,
    [EFFECT_PREPARE_SESSION] = prepare_session,
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
  if (controller->session != NULL) model_aim(model, session_state(controller->session));
  return effect->kind != EFFECT_QUIT;
}
