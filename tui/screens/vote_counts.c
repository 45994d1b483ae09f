/* Three counts of a flip chart, typed across a row as in a spreadsheet. */
#include "core/words.h"
#include "tui/screens/vote_handlers.h"

static const Effect nothing = {.kind = EFFECT_NONE};

static Effect refuse(Model *model, const char *sentence) {
  model_say(model, true, sentence);
  return nothing;
}

Effect begin_counts(Model *model, const World *world, Action action, Key key) {
  (void)action, (void)key;
  const Recommendation *focus = model_recommendation(model, world->state);
  if (focus == NULL) return refuse(model, _("There is no recommendation here to vote on."));
  if (focus->status != STATUS_VOTABLE)
    return refuse(model, _("This one takes no votes: choose another recommendation."));
  if (roundtable_subgroup(world->state, focus->subgroup)->vote == VOTE_CLOSED)
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

void erase_count(Model *model) {
  int64_t *typed = &model->counts.typed[model->counts.cell];
  *typed = *typed < 10 ? NOT_TYPED : *typed / 10;
}

static bool is_typed(const CountEntry *counts) {
  bool typed = false;
  for (int colour = 0; colour < COLOUR_COUNT; colour++)
    typed = typed || counts->typed[colour] != NOT_TYPED;
  return typed;
}

static Effect record(const Model *model) {
  Effect effect = {.kind = EFFECT_COUNT_ROW, .row = model_count_row(model)};
  return effect;
}

/* Over a guard the row waits for its reason. A row in which nothing was typed is passed over. */
static Effect end_row(Model *model, const World *world) {
  Error why = {0};
  CountRow row = model_count_row(model);
  const Recommendation *recommendation =
      roundtable_recommendation(world->state, row.recommendation);
  if (recommendation == NULL) return refuse(model, _("This recommendation is not there any more."));
  if (!is_typed(&model->counts)) {
    model_next_row(model, world->state);
    return nothing;
  }
  Tally counted = count_row_result(&row, recommendation->counted);
  if (!counts_pass_a_guard(world->state, recommendation, counted, &why)) return record(model);
  model->entry = ENTRY_REASON;
  line_clear(&model->line);
  model_withhold(model, why.text);
  return nothing;
}

Effect next_cell(Model *model, const World *world, Action action, Key key) {
  (void)action;
  bool enter = key == PRESS_ENTER || key == '\n';
  if (enter && model->counts.cell == RED) return end_row(model, world);
  model->counts.cell = (model->counts.cell + 1) % COLOUR_COUNT;
  return nothing;
}

Effect previous_cell(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  model->counts.cell = (model->counts.cell + COLOUR_COUNT - 1) % COLOUR_COUNT;
  return nothing;
}

Effect toggle_adding(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  model->counts.adds = !model->counts.adds;
  return nothing;
}

Effect give_reason(Model *model, const World *world) {
  (void)world;
  if (model->line.text[0] == '\0')
    return refuse(model, _("So many dots need a reason: type it, or leave with Esc."));
  return record(model);
}
