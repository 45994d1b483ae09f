/* The vote is started, closed and opened again; the phases of the day and their bell. */
#include "core/base/i18n.h"
#include "core/vote/history.h"
#include "sessions/acts/phases.h"
#include "tui/screens/vote/vote_handlers.h"

Effect start_or_reopen(Model *model, const ViewData *data, KeyPress press) {
  (void)press;
  const Subgroup *subgroup = model_subgroup(model, data->state);
  if (subgroup == NULL) return refuse(model, _("There is no subgroup here to vote on."));
  return (Effect){.kind = subgroup->vote == VOTE_CLOSED ? EFFECT_REOPEN_VOTE : EFFECT_START_VOTE,
                  .subject = subgroup->number};
}

static bool any_open(const Roundtable *state) {
  bool open = false;
  for (size_t place = 0; place < roundtable_subgroup_count(state); place++)
    open = open || roundtable_subgroup_at(state, place)->vote == VOTE_OPEN;
  return open;
}

Effect ask_to_close(Model *model, const ViewData *data, KeyPress press) {
  const Subgroup *subgroup = model_subgroup(model, data->state);
  if (press.argument == QUESTION_CLOSE_ALL && !any_open(data->state))
    return refuse(model, _("No vote is open."));
  if (press.argument == QUESTION_CLOSE_VOTE && (subgroup == NULL || subgroup->vote != VOTE_OPEN))
    return refuse(model, _("The vote of this subgroup is not open."));
  model->asked = (Question)press.argument;
  return nothing;
}

Effect close_as_asked(Model *model, const ViewData *data, KeyPress press) {
  (void)data, (void)press;
  bool all = model->asked == QUESTION_CLOSE_ALL;
  model->asked = QUESTION_NONE;
  return (Effect){.kind = EFFECT_CLOSE_VOTE,
                  .subject = all ? (uint32_t)WHOLE_SESSION : model->aim.line.subject,
                  .seen_at = model->aim.seen_at};
}

Effect time_phase(Model *model, const ViewData *data, KeyPress press) {
  (void)model, (void)press;
  PhaseClock clock = roundtable_phase_clock(data->state);
  if (clock.running) return (Effect){.kind = EFFECT_PAUSE_PHASE};
  return (Effect){.kind = EFFECT_START_PHASE, .subject = clock.phase};
}

Effect end_phase(Model *model, const ViewData *data, KeyPress press) {
  (void)model, (void)data, (void)press;
  return (Effect){.kind = EFFECT_NEXT_PHASE};
}

Effect begin_going_to_phase(Model *model, const ViewData *data, KeyPress press) {
  (void)press;
  if (phase_planned_after(data->state, 0) == 0)
    return refuse(model, _("No phase is planned: plan them in the agenda first."));
  line_clear(&model->line);
  model->entry = ENTRY_PHASE;
  return nothing;
}

Effect go_to_typed_phase(Model *model) {
  model->entry = ENTRY_NONE;
  if (model->line.text[0] == '\0') return nothing;
  return (Effect){.kind = EFFECT_GO_TO_PHASE, .text = model->line.text};
}

Effect toggle_bell(Model *model, const ViewData *data, KeyPress press) {
  (void)data, (void)press;
  model->bell_is_silent = !model->bell_is_silent;
  model_say(model, false,
            model->bell_is_silent
                ? _("The bell is silent now: when a phase is over, words alone say so.")
                : _("The bell rings again when a phase is over."));
  return nothing;
}
