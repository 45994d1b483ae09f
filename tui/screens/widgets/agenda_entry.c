#include "tui/screens/widgets/agenda_entry.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/pasted_list.h"
#include "tui/screens/widgets/widgets.h"

Effect ask_change(Change change) {
  return (Effect){.kind = EFFECT_CHANGE, .change = change};
}

/* The line opens empty; the change is held until the reason is accepted. */
Effect ask_why(Model *model, const Roundtable *state, Change change) {
  model->preparation.change = change;
  model->preparation.seen_at = roundtable_seq(state);
  model_begin_entry(model, ENTRY_WHY, "");
  return nothing;
}

Effect change_ranking_rule(Model *model, const Roundtable *state, RankingRule rule) {
  Change change = {.kind = CHANGE_RANKING_RULE, .rule = rule, .text = ""};
  return ranking_rule_needs_reason(state) ? ask_why(model, state, change) : ask_change(change);
}

static Effect add_recommendations_of(const Model *model, const char *titles) {
  return ask_change(
      (Change){.kind = CHANGE_RECOMMENDATIONS_ADDED, .line = model->aim.line, .text = titles});
}

static Effect accept_weights(Model *model, const Roundtable *state) {
  Error err = {0};
  RankingRule rule = roundtable_ranking_rule(state);
  if (!weights_parse(model->line.text, &rule.weights, &err)) {
    model->entry = ENTRY_FIELD;
    return refuse(model, "%s", err.text);
  }
  const uint64_t seen_at = model->preparation.seen_at;
  Effect effect = change_ranking_rule(model, state, rule);
  model->preparation.seen_at = seen_at;
  return effect;
}

static Effect accept_field(Model *model, const Roundtable *state) {
  OutlineLine line = model->aim.line;
  if (line.kind == OUTLINE_WEIGHTS) return accept_weights(model, state);
  return ask_change((Change){.kind = CHANGE_TEXT,
                             .line = line,
                             .text = model->line.text,
                             .seen = model->preparation.seen});
}

static Effect accept(Model *model, const ViewData *data, EntryKind entry) {
  bool is_empty = model->line.text[0] == '\0';
  if (entry == ENTRY_FIELD) return accept_field(model, data->state);
  Change change = model->preparation.change;
  change.text = model->line.text;
  if (entry == ENTRY_WHY) return ask_change(change);
  if (entry == ENTRY_PASTED) return add_recommendations_of(model, model->preparation.pasted);
  if (is_empty) return nothing;
  if (entry == ENTRY_RECOMMENDATION) return add_recommendations_of(model, model->line.text);
  return ask_change((Change){.kind = CHANGE_SUBGROUP_ADDED, .text = model->line.text});
}

Effect accept_preparing(Model *model, const ViewData *data, KeyPress press UNUSED) {
  EntryKind entry = model->entry;
  model->entry = ENTRY_NONE;
  bool asks_again = entry == ENTRY_FIELD || entry == ENTRY_WHY;
  Effect effect = accept(model, data, entry);
  effect.change.entry = entry;
  if (asks_again) effect.seen_at = model->preparation.seen_at;
  return effect;
}

static bool is_blank(const char *text, size_t length) {
  return strspn(text, " \t") >= length;
}

/* What the pasted text will become; says why if it cannot. */
static bool count_pasted(Model *model) {
  PastedList list;
  Error err = {0};
  Preparation *preparation = &model->preparation;
  const bool read = pasted_list_read(preparation->pasted, false, &list, &err);
  preparation->pasted_subgroups = list.number_of[PASTED_SUBGROUP];
  preparation->pasted_count = list.count - list.number_of[PASTED_SUBGROUP];
  pasted_list_free(&list);
  if (!read) model_say(model, true, "%s", err.text);
  return read;
}

bool take_pasted_titles(Model *model, const char *text) {
  Preparation *preparation = &model->preparation;
  size_t used = 0, count = 0;
  if (model->entry != ENTRY_RECOMMENDATION || strpbrk(text, "\r\n") == NULL) return false;
  while (*text != '\0') {
    size_t length = strcspn(text, "\r\n");
    bool is_full = used + length + 2 > PASTE_SIZE || count == PASTED_TITLES_MAX;
    if (!is_blank(text, length) && is_full) {
      model_say(model, true, _("That is too much to paste: import it as a CSV file instead."));
      return true;
    }
    if (!is_blank(text, length)) {
      memcpy(preparation->pasted + used, text, length);
      used += length;
      preparation->pasted[used++] = '\n';
      count++;
    }
    text += length + strspn(text + length, "\r\n");
  }
  preparation->pasted[used] = '\0';
  if (count < 2) return false;
  if (!count_pasted(model)) return true;
  model->entry = ENTRY_PASTED;
  return true;
}

bool is_preparing_entry(EntryKind entry) {
  return entry == ENTRY_FIELD || entry == ENTRY_SUBGROUP || entry == ENTRY_RECOMMENDATION ||
         entry == ENTRY_WHY || entry == ENTRY_PASTED;
}

static void draw_new(Canvas *canvas, int row, const Model *model, const Roundtable *state) {
  char code[CODE_TEXT_SIZE], label[CANVAS_TEXT_SIZE];
  OutlineLine line = model->aim.line;
  OutlineLine owner = outline_owner(line);
  uint32_t after = owner.kind == OUTLINE_RECOMMENDATION ? owner.subject : 0;
  if (model->entry == ENTRY_SUBGROUP)
    snprintf(label, sizeof label, _("New subgroup %s:"), code_for_subgroup(state, code));
  else
    snprintf(label, sizeof label, _("New recommendation %s:"),
             code_for_recommendation(state, outline_subgroup(state, line), after, code));
  draw_entry(canvas, row, label, &model->line);
}

static void draw_pasted(Canvas *canvas, int row, const Model *model) {
  const size_t count = model->preparation.pasted_count;
  const size_t subgroups = model->preparation.pasted_subgroups;
  char holds[CANVAS_TEXT_SIZE];
  snprintf(holds, sizeof holds,
           ngettext("%s recommendation", "%s recommendations", (unsigned long)count),
           count_shown(count).text);
  if (subgroups > 0)
    canvas_format(canvas, row, 1, STYLE_TROUBLE,
                  ngettext("Add %s subgroup with %s? Enter adds it, Esc cancels.",
                           "Add %s subgroups with %s? Enter adds them, Esc cancels.",
                           (unsigned long)subgroups),
                  count_shown(subgroups).text, holds);
  else
    canvas_format(canvas, row, 1, STYLE_TROUBLE,
                  ngettext("Add %s pasted recommendation? Enter adds it, Esc cancels.",
                           "Add %s pasted recommendations? Enter adds them, Esc cancels.",
                           (unsigned long)count),
                  count_shown(count).text);
}

/* Returns what the reason is for. */
static const char *why_text(const Change *change) {
  if (change->kind == CHANGE_HELD) return _("Why not held?");
  if (change->kind == CHANGE_VOTING_RULE) return _("Why this rule anyway?");
  if (change->kind == CHANGE_LABEL) return _("Why another word?");
  if (change->kind == CHANGE_RANKING_RULE) return _("Why another ranking?");
  return change->value == STATUS_WITHDRAWN ? _("Why withdrawn?") : _("Why not for the vote?");
}

void draw_preparing_entry(Canvas *canvas, int row, const Model *model, const Roundtable *state) {
  if (model->entry == ENTRY_FIELD) {
    char name[OUTLINE_TEXT_SIZE], label[CANVAS_TEXT_SIZE];
    outline_label(state, model->aim.line, name);
    snprintf(label, sizeof label, _("%s:"), name);
    draw_entry(canvas, row, label, &model->line);
  } else if (model->entry == ENTRY_WHY)
    draw_entry(canvas, row, why_text(&model->preparation.change), &model->line);
  else if (model->entry == ENTRY_PASTED)
    draw_pasted(canvas, row, model);
  else
    draw_new(canvas, row, model, state);
}
