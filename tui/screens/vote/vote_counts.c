/* Three counts of a flip chart, typed across a row as in a spreadsheet. */
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "tui/screens/vote/vote_handlers.h"
#include "tui/screens/vote/vote_view.h"
#include "tui/screens/widgets/ballot_lines.h"

Effect begin_counts(Model *model, const ViewData *data, KeyPress press) {
  (void)press;
  const Recommendation *focus = model_recommendation(model, data->state);
  if (focus == NULL) return refuse(model, _("There is no recommendation here to vote on."));
  if (focus->status != STATUS_VOTABLE)
    return refuse(model, _("This one takes no votes: choose another recommendation."));
  if (roundtable_subgroup(data->state, focus->subgroup)->vote == VOTE_CLOSED)
    return refuse(model, _("The vote of this subgroup is closed: open it again first."));
  model_begin_row(model, focus);
  return nothing;
}

Effect type_count(Model *model, int digit) {
  int64_t *typed = &model->counts.typed[model->counts.cell];
  int64_t longer = *typed == NOT_TYPED ? digit : *typed * 10 + digit;
  if (longer > COUNT_MAX) return refuse(model, _("A count is not so large."));
  *typed = longer;
  return nothing;
}

void erase_count(Model *model, bool hidden) {
  int64_t *typed = &model->counts.typed[model->counts.cell];
  *typed = hidden || *typed < 10 ? NOT_TYPED : *typed / 10;
}

static bool is_typed(const CountEntry *counts) {
  bool typed = false;
  for (int colour = 0; colour < COLOUR_COUNT; colour++)
    typed = typed || counts->typed[colour] != NOT_TYPED;
  return typed;
}

static Effect record(const Model *model, const ViewData *data) {
  Effect effect = {.kind = EFFECT_COUNT_ROW, .row = model_count_row(model)};
  effect.row.is_blind = results_hidden(data->state);
  return effect;
}

/* Over a guard the row waits for its reason, but not before a room that may not see figures. A row
 * in which nothing was typed is passed over. */
static Effect end_row(Model *model, const ViewData *data) {
  Error why = {0};
  CountRow row = model_count_row(model);
  const Recommendation *recommendation = roundtable_recommendation(data->state, row.recommendation);
  if (recommendation == NULL) return refuse(model, _("This recommendation is not there any more."));
  if (!is_typed(&model->counts)) {
    model_next_row(model, data->state);
    return nothing;
  }
  Tally counted = count_row_result(&row, recommendation->counted);
  bool passes = counts_pass_a_guard(data->state, recommendation, counted, &why);
  if (passes && results_hidden(data->state)) model_withhold(model, why.text);
  if (!passes || results_hidden(data->state)) return record(model, data);
  model->entry = ENTRY_REASON;
  line_clear(&model->line);
  return nothing;
}

Effect next_cell(Model *model, const ViewData *data, KeyPress press) {
  bool enter = press.key == PRESS_ENTER || press.key == '\n';
  if (enter && model->counts.cell == RED) return end_row(model, data);
  model->counts.cell = (model->counts.cell + 1) % COLOUR_COUNT;
  return nothing;
}

Effect previous_cell(Model *model, const ViewData *data, KeyPress press) {
  (void)data, (void)press;
  model->counts.cell = (model->counts.cell + COLOUR_COUNT - 1) % COLOUR_COUNT;
  return nothing;
}

Effect toggle_adding(Model *model, const ViewData *data, KeyPress press) {
  (void)data, (void)press;
  model->counts.adds = !model->counts.adds;
  return nothing;
}

static bool is_blank(const char *text) {
  return text[strspn(text, " \t")] == '\0';
}

static Effect refuse_no_reason(Model *model) {
  return refuse(model, _("So many dots need a reason: type it, or leave with Esc."));
}

Effect give_reason(Model *model, const ViewData *data) {
  if (is_blank(model->line.text)) return refuse_no_reason(model);
  return record(model, data);
}

/* Seen as long as the look lasts. */
static Effect refuse_reason(Model *model) {
  model_withhold(model, _("These counts are not too many: they need no reason."));
  return refuse(model, model->withheld);
}

Effect explain_counts(Model *model, const ViewData *data, KeyPress press) {
  (void)press;
  char look[KEYS_TEXT_SIZE], sentence[ERROR_TEXT_SIZE];
  const Recommendation *focus = model_recommendation(model, data->state);
  if (focus == NULL) return refuse(model, _("There is no recommendation here to vote on."));
  const bool shown = model_shows_figures(model, data->state, focus);
  if (!(shown && counts_are_over(data->state, focus)) && breach_shown(data) != NULL) {
    model->entry = ENTRY_RULES_REASON;
    line_open(&model->line, rule_breach_reason(data->breaches, data->state, breach_shown(data)));
    return nothing;
  }
  snprintf(sentence, sizeof sentence,
           _("Enter gives a reason to counts that are too many, while they are shown: first %s."),
           first_key_text(KEY_LOOK, look));
  if (!shown) return refuse(model, sentence);
  if (!counts_are_over(data->state, focus)) return refuse_reason(model);
  model->entry = ENTRY_LATE_REASON;
  model->counts.seen = focus->counted;
  line_open(&model->line, focus->text[RECOMMENDATION_COUNTS_REASON]);
  return nothing;
}

Effect give_late_reason(Model *model, const ViewData *data) {
  (void)data;
  if (is_blank(model->line.text)) return refuse_no_reason(model);
  model->entry = ENTRY_NONE;
  return (Effect){.kind = EFFECT_GIVE_REASON,
                  .subject = model->aim.line.subject,
                  .text = model->line.text,
                  .seen_at = model->aim.seen_at};
}
