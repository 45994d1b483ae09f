#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/history.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/acts/vote.h"
#include "tui/screens/vote/vote_view.h"
#include "tui/screens/widgets/ballots.h"
#include "tui/screens/widgets/widgets.h"

/* A row of counts being typed: current values, new values, and the sum. */

static int draw_change(Canvas *canvas, int row, int column, int64_t from, int64_t to) {
  char text[BRIEF_TEXT_SIZE];
  const char *arrow = is_narrow(canvas->columns) ? "→" : " → ";
  if (from == to)
    number_text(to, text);
  else
    snprintf(text, sizeof text, "%s%s%s", number_shown(from).text, arrow, number_shown(to).text);
  return canvas_write_rest(canvas, row, column, from == to ? STYLE_PLAIN : STYLE_TITLE, text);
}

/* Next to ballots, only the counted part is set. */
static void label_text(const Recommendation *one, const Roundtable *state, bool adds, bool narrow,
                       char text[CANVAS_TEXT_SIZE]) {
  const bool beside_ballots = tally_cumulative(one->ballots) > 0;
  const ReferenceText reference = reference_shown(state, one);
  if (beside_ballots && narrow)
    snprintf(text, CANVAS_TEXT_SIZE, adds ? _("Counted %s, add:") : _("Counted %s:"),
             reference.text);
  else if (beside_ballots)
    snprintf(text, CANVAS_TEXT_SIZE,
             adds ? _("Add to the counted part of %s:") : _("Set the counted part of %s:"),
             reference.text);
  else
    snprintf(text, CANVAS_TEXT_SIZE, adds ? _("Add to %s:") : _("Set %s:"), reference.text);
}

void draw_row_preview(Canvas *canvas, int row, const Model *model, const Roundtable *state) {
  char label[CANVAS_TEXT_SIZE];
  const Recommendation *one = roundtable_recommendation(state, model->counts.recommendation);
  if (one == NULL) return;
  CountRow typed = model_count_row(model);
  Tally before = model->counts.seen, after = count_row_result(&typed, before);
  label_text(one, state, typed.adds, is_narrow(canvas->columns), label);
  int column = canvas_write(canvas, row, 1, STYLE_TITLE, label) + 1;
  if (!model_shows_figures(model, state, one)) {
    canvas_write_rest(canvas, row, column, STYLE_MUTED, _("figures are hidden from the room"));
    return;
  }
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++) {
    column = canvas_write(canvas, row, column, colour_style(colour), colour_sign(colour));
    column = draw_change(canvas, row, column + !is_narrow(canvas->columns), before.dots[colour],
                         after.dots[colour]);
    column += is_narrow(canvas->columns) ? 1 : 3;
  }
  column = canvas_write(canvas, row, column, STYLE_TITLE, "= ");
  column = draw_change(canvas, row, column, tally_cumulative(before), tally_cumulative(after));
  /* Drawn whole, or not at all if there is no room. */
  char text[CANVAS_TEXT_SIZE];
  const int64_t dots = tally_cumulative(one->ballots);
  if (dots == 0) return;
  snprintf(text, sizeof text, _(" + %s from ballots"), number_shown(dots).text);
  if (column + canvas_width(text) < canvas->columns)
    canvas_write(canvas, row, column, STYLE_MUTED, text);
}

/* Writes "+8" if it is added; an untouched cell shows the current count. While hidden, all cells
 * look alike, as an untouched one reveals something too. */
const char *typed_count_text(const Model *model, Colour colour, bool shown,
                             char text[BRIEF_TEXT_SIZE]) {
  const CountEntry *counts = &model->counts;
  int64_t typed = counts->typed[colour];
  if (!shown) return HIDDEN_FIGURE;
  if (typed == NOT_TYPED) return number_text(counts->seen.dots[colour], text);
  snprintf(text, BRIEF_TEXT_SIZE, counts->adds ? "+%" PRId64 : "%" PRId64, typed);
  return text;
}

/* Starting, closing and reopening the vote; phases and their bell. */

Effect start_or_reopen(Model *model, const ViewData *data, KeyPress press UNUSED) {
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

Effect close_as_asked(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  bool all = model->asked == QUESTION_CLOSE_ALL;
  model->asked = QUESTION_NONE;
  return (Effect){.kind = EFFECT_CLOSE_VOTE,
                  .subject = all ? (uint32_t)WHOLE_SESSION : model->aim.line.subject,
                  .seen_at = model->aim.seen_at};
}

Effect time_phase(Model *model UNUSED, const ViewData *data, KeyPress press UNUSED) {
  PhaseClock clock = roundtable_phase_clock(data->state);
  if (clock.running) return (Effect){.kind = EFFECT_PAUSE_PHASE};
  return (Effect){.kind = EFFECT_START_PHASE, .subject = clock.phase};
}

Effect begin_going_to_phase(Model *model, const ViewData *data, KeyPress press UNUSED) {
  if (phase_planned_after(data->state, 0) == 0)
    return refuse(model, _("No phase is planned: plan them in the agenda first."));
  model_begin_entry(model, ENTRY_PHASE, "");
  return nothing;
}

Effect go_to_typed_phase(Model *model) {
  model->entry = ENTRY_NONE;
  if (model->line.text[0] == '\0') return nothing;
  return (Effect){.kind = EFFECT_GO_TO_PHASE, .text = model->line.text};
}

Effect toggle_bell(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model->bell_is_silent = !model->bell_is_silent;
  model_say(model, false,
            model->bell_is_silent
                ? _("The bell is muted: when a phase is over, only a text says so.")
                : _("The bell rings again when a phase is over."));
  return nothing;
}

/* Three counts from a flip chart, typed across a row as in a spreadsheet. */

Effect begin_counts_here(Model *model, const ViewData *data) {
  const Recommendation *focus = model_recommendation(model, data->state);
  if (focus == NULL) return refuse(model, _("There is no recommendation here to vote on."));
  if (focus->status != STATUS_VOTABLE)
    return refuse(model, _("This one takes no votes: choose another recommendation."));
  if (roundtable_subgroup(data->state, focus->subgroup)->vote == VOTE_CLOSED)
    return refuse(model, _("The vote of this subgroup is closed: reopen it first."));
  model_begin_row(model, focus);
  return nothing;
}

/* On a heading, say: from the next one on that takes votes. */
Effect begin_counts(Model *model, const ViewData *data, KeyPress press UNUSED) {
  const Recommendation *focus = model_recommendation(model, data->state);
  const Subgroup *subgroup = model_subgroup(model, data->state);
  if (focus != NULL && focus->status != STATUS_VOTABLE && subgroup->vote != VOTE_CLOSED) {
    model->counts.recommendation = focus->number;
    model_next_row(model, data->state);
    if (model->entry == ENTRY_ROW) return nothing;
  }
  return begin_counts_here(model, data);
}

Effect type_count(Model *model, int digit) {
  int64_t *typed = &model->counts.typed[model->counts.cell];
  int64_t longer = *typed == NOT_TYPED ? digit : *typed * 10 + digit;
  if (longer > COUNT_MAX) return refuse(model, _("A count cannot be that large."));
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

/* Counts over a guard wait for a reason, but not while the room may not see figures. An untouched
 * row is skipped. */
static Effect end_row(Model *model, const ViewData *data) {
  Error why = {0};
  CountRow row = model_count_row(model);
  const Recommendation *recommendation = roundtable_recommendation(data->state, row.recommendation);
  if (recommendation == NULL) return refuse(model, _("This recommendation no longer exists."));
  if (!is_typed(&model->counts)) {
    model_next_row(model, data->state);
    return nothing;
  }
  Tally counted = count_row_result(&row, recommendation->counted);
  bool passes = counts_pass_a_guard(data->state, recommendation, counted, &why);
  if (passes && results_hidden(data->state)) model_withhold(model, why.text);
  if (!passes || results_hidden(data->state)) return record(model, data);
  model_begin_entry(model, ENTRY_REASON, "");
  return nothing;
}

Effect next_cell(Model *model, const ViewData *data, KeyPress press) {
  bool enter = press.key == PRESS_ENTER || press.key == '\n';
  if (enter && model->counts.cell == RED) return end_row(model, data);
  model->counts.cell = (model->counts.cell + 1) % COLOUR_COUNT;
  return nothing;
}

Effect previous_cell(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model->counts.cell = (model->counts.cell + COLOUR_COUNT - 1) % COLOUR_COUNT;
  return nothing;
}

Effect toggle_adding(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
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

Effect explain_counts(Model *model, const ViewData *data, KeyPress press UNUSED) {
  const Recommendation *focus = model_recommendation(model, data->state);
  if (focus == NULL) return refuse(model, _("There is no recommendation here to vote on."));
  const bool shown = model_shows_figures(model, data->state, focus);
  if (!(shown && counts_are_over(data->state, focus)) && breach_shown(data) != NULL) {
    model_begin_entry(model, ENTRY_RULES_REASON,
                      rule_breach_reason(data->breaches, data->state, breach_shown(data)));
    return nothing;
  }
  if (!shown)
    return refuse(
        model,
        _("Enter gives a reason for counts that are too high, while they are shown: first %s."),
        first_key_shown(KEY_PEEK).text);
  if (!counts_are_over(data->state, focus)) {
    /* Visible as long as the peek lasts. */
    model_withhold(model, _("These counts are not too high: they need no reason."));
    return refuse(model, "%s", model->withheld);
  }
  model->counts.seen = focus->counted;
  model_begin_entry(model, ENTRY_LATE_REASON, focus->text[RECOMMENDATION_COUNTS_REASON]);
  return nothing;
}

Effect give_late_reason(Model *model, const ViewData *data UNUSED) {
  if (is_blank(model->line.text)) return refuse_no_reason(model);
  model->entry = ENTRY_NONE;
  return (Effect){.kind = EFFECT_GIVE_REASON,
                  .subject = model->aim.line.subject,
                  .text = model->line.text,
                  .seen_at = model->aim.seen_at};
}
