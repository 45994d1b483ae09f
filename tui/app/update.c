#include "tui/app/update.h"

#include <string.h>
#include <utf8proc.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/text/text.h"
#include "tui/screens/kiosk/kiosk.h"
#include "tui/screens/replay/replay.h"
#include "tui/screens/widgets/agenda_entry.h"
#include "tui/screens/widgets/widgets.h"
#include "tui/state/model.h"

Attention attention_before(const Model *model) {
  Attention before = {.asked = model->asked,
                      .armed = model->armed,
                      .entry = model->entry,
                      .page = model->kiosk.page,
                      .pair = model->comparison.pair,
                      .asks_voters = model->asks_voters};
  memcpy(before.message, model->message, sizeof before.message);
  return before;
}

/* Each key starts without a message; time passing leaves the previous one. If the terminal marks
 * pastes, what follows one was typed. */
static bool is_refused(const Attention *before, const Model *model, const Input *input,
                       bool is_about_news) {
  bool is_struck = input->kind == INPUT_KEY || input->kind == INPUT_CHOICE ||
                   (input->kind == INPUT_PASTE && input->is_unmarked);
  if (input->kind == INPUT_PASTE && !input->is_unmarked) return false;
  return model->message_is_trouble && model->message[0] != '\0' &&
         ((is_struck && !is_about_news) || strcmp(before->message, model->message) != 0);
}

static bool is_asked(const Attention *before, const Model *model) {
  const EntryKind entry = model->entry;
  bool is_question = entry == ENTRY_REASON || entry == ENTRY_WHY || entry == ENTRY_PASTED;
  return (model->asked != QUESTION_NONE && model->asked != before->asked) ||
         (model->armed != ARMED_NOTHING && model->armed != before->armed) ||
         (model->asks_voters && !before->asks_voters) || (is_question && entry != before->entry) ||
         (model->kiosk.page == KIOSK_CONFIRM && before->page != KIOSK_CONFIRM);
}

bool attention_is_due(const Attention *before, const Model *model, const Input *input,
                      bool is_about_news) {
  /* An answer leads to the next pair, with a message. */
  const bool is_other_pair = model_situation(model) == IN_PAIR &&
                             (model->comparison.pair != before->pair || model->message[0] != '\0');
  return is_refused(before, model, input, is_about_news) || is_asked(before, model) ||
         (input->kind != INPUT_NOTHING && is_other_pair);
}

void view(Canvas *canvas, const Model *model, const ViewData *data) {
  canvas_clear(canvas);
  if (canvas->rows >= ROWS_MIN && canvas->columns >= COLUMNS_MIN) {
    screen_of(model->screen)->draw(canvas, model, data);
    draw_tour(canvas, model, data);
    if (model->palette.is_open) draw_palette(canvas, model, data);
  } else
    canvas_write_lines(canvas, 0, 0, canvas->columns, canvas->rows, STYLE_PLAIN,
                       model->screen == SCREEN_KIOSK
                           ? _("Make this window at least 40 columns by 12 lines.")
                           : _("Make this window at least 40 columns by 12 lines; q quits."));
}

static void say_full(Model *model) {
  if (!line_is_full(&model->line)) return;
  model_say(model, true,
            ngettext("There is space for %s character here: no more is accepted.",
                     "There is space for %s characters here: no more is accepted.",
                     (unsigned long)model->line.characters),
            count_shown(model->line.characters).text);
}

/* A line of text takes every key without another meaning. */
static void type(Model *model, const ViewData *data, Key key) {
  const Screen *screen = screen_of(model->screen);
  model->line.limit = entry_limit(model, data);
  if (!line_type(&model->line, screen->typed != NULL ? screen->typed(model, data, key) : key))
    say_full(model);
}

/* The withheld message replaces the message line. */
static void end_peek(Model *model) {
  if (model->peek_ends_ms != 0 && model->withheld[0] != '\0') model_say_nothing(model);
  model->peek_ends_ms = 0;
}

/* A peek ends with the next key, unless that is about what it shows or only leads to the intended
 * action. A withheld message is about the previous key. */
static void end_looks(Model *model, Situation situation, unsigned flags) {
  if (situation == IN_HELP || (flags & LEADS_ON) != 0) return;
  if ((flags & KEEPS_LOOK) == 0) end_peek(model);
  if ((flags & LOOKS) == 0) model_withhold(model, "");
}

/* In a replay nothing can be gone. */
static bool is_gone(const Model *model, const ViewData *data) {
  return data->state != NULL && data->replay == NULL && aim_is_gone(&model->aim, data->state);
}

/* Says at once, by name, what another terminal deleted. */
static void tell_gone(Model *model, const ViewData *data) {
  char sentence[ERROR_TEXT_SIZE];
  model_say(model, true, "%s", aim_gone_sentence(&model->aim, data->state, sentence));
  model->aim.was_told = true;
}

/* Returns whether a key would act on the focus, or on the target of an entry or question. Typing
 * into a line does nothing until it is accepted; in a row of counts every key does, except those
 * that end it or lead away. */
static bool needs_aim(const Model *model, Situation situation, const Binding *row) {
  if (model->screen == SCREEN_HELP) return false;
  return row == NULL ? situation == IN_ROW : (row->flags & HARMLESS) == 0;
}

/* A typed line stays to be read; what was only begun or asked ends. */
static Effect refuse_gone(Model *model, const ViewData *data, Situation situation) {
  bool keeps = situation == IN_LINE || model->entry == ENTRY_PASTED;
  if (!keeps) model_end_entry(model);
  tell_gone(model, data);
  return nothing;
}

/* What was begun at the foot is left first. */
static bool leaves_tour(const Model *model, Situation situation, Key key) {
  return model->tour != TOUR_NONE && key == PRESS_ESCAPE && (situation & IN_FOOT) == 0;
}

static Effect act(Model *model, const ViewData *data, Situation situation, Key key) {
  if (leaves_tour(model, situation, key)) {
    model->tour = TOUR_NONE;
    return nothing;
  }
  const Binding *row = binding_of_key(situation, key);
  const KeyPress press = {.key = key, .argument = row != NULL ? row->argument : 0};
  end_looks(model, situation, row != NULL ? row->flags : 0);
  model_say_nothing(model);
  if (row == NULL || row->handle != take_pending) model->others_asked = 0;
  if (needs_aim(model, situation, row) && is_gone(model, data))
    return refuse_gone(model, data, situation);
  if (row != NULL) return row->handle(model, data, press);
  if (situation == IN_NUMBER) return screen_of(model->screen)->refuse_stray(model, data, press);
  if (situation == IN_LINE) type(model, data, key);
  return nothing;
}

/* Typing restarts the choice from the best match. */
static Effect act_in_palette(Model *model, const ViewData *data, Key key) {
  const Binding *row = binding_of_key(IN_PALETTE, key);
  model_say_nothing(model);
  if (row != NULL) return row->handle(model, data, (KeyPress){key, row->argument});
  if (line_type(&model->palette.line, key)) model->palette.focus = 0;
  return nothing;
}

static bool is_too_small(const ViewData *data) {
  return data->rows < ROWS_MIN || data->columns < COLUMNS_MIN;
}

static Effect update_key(Model *model, const ViewData *data, Key key) {
  /* With flow control they stop and start a screen: people press them without meaning anything. */
  if (key == PRESS_CONTROL_Q || key == PRESS_CONTROL_S) return nothing;
  if (model->screen == SCREEN_KIOSK) return update_kiosk(model, data, key);
  Situation situation = model_situation(model);
  if (is_too_small(data))
    return (Effect){.kind = key == 'q' || key == 'Q' ? EFFECT_QUIT : EFFECT_NONE};
  if (situation == IN_PALETTE) return act_in_palette(model, data, key);
  return act(model, data, situation, key);
}

/* What acts on something that only its screen shows is not done unseen: its key is named. */
static Effect end_errand(Model *model, const ViewData *data, const Binding *meant) {
  model->palette.errand.name = NULL;
  if ((meant->flags & IN_SIGHT) == 0) return update_key(model, data, keys_first(meant->keys));
  model_say(model, false, _("%s: %s"), first_key_shown(meant->keys).text, _(meant->help));
  return nothing;
}

/* A key that leads nowhere has said why. */
static Effect pursue_errand(Model *model, const ViewData *data) {
  Errand *errand = &model->palette.errand;
  const Situation here = model_situation(model);
  if (here == errand->where)
    return end_errand(model, data, binding_named(errand->where, errand->name));
  const Binding *step = here != errand->last ? palette_step(model, errand->where) : NULL;
  errand->last = here;
  if (step != NULL) return update_key(model, data, keys_first(step->keys));
  errand->name = NULL;
  return nothing;
}

Effect run_palette_row(Model *model, const ViewData *data, PaletteRow row) {
  if (row.where == model_situation(model))
    return update_key(model, data, keys_first(row.binding->keys));
  model->palette.errand = (Errand){.name = row.binding->name, .where = row.where};
  return pursue_errand(model, data);
}

/* Performs what a click is for, if that still applies. */
static Effect press_here(Model *model, const ViewData *data, Situation situation, Key key) {
  const Binding *meant = binding_of_key(situation, key);
  const Binding *here = meant != NULL ? binding_named(model_situation(model), meant->name) : NULL;
  return here != NULL ? update_key(model, data, keys_first(here->keys)) : nothing;
}

/* Palette and help close for what was chosen in them. */
static Effect choose_key(Model *model, const ViewData *data, Target target) {
  Situation situation = model_situation(model);
  Situation meant = target.situation == 0 ? situation : (Situation)target.situation;
  const Binding *row = binding_of_key(meant, target.key);
  if (situation == IN_PALETTE && meant != situation) {
    palette_close(&model->palette);
    if (row != NULL && meant != model_situation(model))
      return run_palette_row(model, data, (PaletteRow){row, meant});
  }
  if (situation == IN_HELP && meant != situation && !leave_help_for(model, target)) return nothing;
  return press_here(model, data, meant, target.key);
}

/* The focus stays while something is typed, counted or asked. */
static Effect choose(Model *model, const ViewData *data, Target target) {
  bool is_plain = model->entry == ENTRY_NONE && model->asked == QUESTION_NONE;
  const Screen *screen = screen_of(model->screen);
  if (is_too_small(data) || target.kind == TARGET_NOTHING) return nothing;
  if (model->screen != SCREEN_KIOSK) model_say_nothing(model);
  if (target.kind == TARGET_KEY) return choose_key(model, data, target);
  if (!is_plain || model->palette.is_open || screen->focus == NULL) return nothing;
  end_looks(model, 0, 0);
  screen->focus(model, data, target);
  return nothing;
}

/* The message quotes the beginning of the first line, and nothing where the room sees it. */
static void refuse_paste(Model *model, const char *text) {
  enum { SHOWN_COLUMNS = 24 };
  int used;
  if (model->screen == SCREEN_BOARD || model->screen == SCREEN_KIOSK) {
    model_say(model, true, _("Pasted text is not a vote or a command."));
    return;
  }
  QuotedText shown;
  const char *line = text + strspn(text, "\r\n\t ");
  const size_t length = strcspn(line, "\r\n\t");
  text_show(line, length, shown.text, sizeof shown.text);
  const bool is_long = text_columns(shown.text) > SHOWN_COLUMNS;
  if (is_long) shown.text[text_cut(shown.text, SHOWN_COLUMNS, &used)] = '\0';
  model_say(model, true, _("Pasted text is not a vote or a command: “%s%s” was not accepted."),
            shown.text, is_long || line[length + strspn(line + length, "\r\n\t ")] ? "…" : "");
}

/* Treats the characters of a text as keys, in the situation where they came from. */
static Effect type_text(Model *model, const ViewData *data, const char *text) {
  Effect effect = nothing;
  while (*text != '\0' && effect.kind == EFFECT_NONE) {
    utf8proc_int32_t character;
    utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &character);
    if (size < 1) break;
    if (character == '\n') character = PRESS_ENTER;
    effect = update_key(model, data, (Key)character);
    text += size;
  }
  return effect;
}

/* A fast typist, a slow line or a busy machine delivers a line of text together with its Enter.
 * More than one line is a paste. */
static bool may_be_typed(Situation situation, const Input *input) {
  const char *end = strchr(input->text, '\n');
  bool is_line = end == NULL || end[1] == '\0';
  return input->is_unmarked && is_line && strchr(input->text, '\t') == NULL &&
         (situation == IN_LINE || situation == IN_PIN);
}

/* Pasted into a text entry it is text; elsewhere it neither votes nor commands. */
static Effect update_paste(Model *model, const ViewData *data, const Input *input) {
  Situation situation = model_situation(model);
  if (is_too_small(data)) return nothing;
  if (may_be_typed(situation, input)) return type_text(model, data, input->text);
  if (situation == IN_PALETTE) {
    line_paste(&model->palette.line, input->text);
    model->palette.focus = 0;
  } else if (situation != IN_LINE) {
    refuse_paste(model, input->text);
  } else if (!take_pasted_titles(model, input->text)) {
    model->line.limit = entry_limit(model, data);
    line_paste(&model->line, input->text);
    say_full(model);
  }
  return nothing;
}

/* The bell rings when time runs out while the phase is being watched, not when it was over already.
 */
static Effect watch_phase(Model *model, const ViewData *data) {
  const Effect silence = {.kind = EFFECT_NONE};
  int64_t left;
  if (data->state == NULL || data->replay != NULL) return silence;
  PhaseClock clock = roundtable_phase_clock(data->state);
  bool over = phase_left_ms(data, &left) && left <= 0;
  bool ends = over && model->phase_watched == clock.phase && !model->phase_was_over;
  model->phase_watched = clock.phase;
  model->phase_was_over = over;
  if (!ends) return silence;
  model_say(model, true, _("The time of “%s” is up."),
            roundtable_phase(data->state, clock.phase).name);
  return (Effect){.kind = model->bell_is_silent ? EFFECT_NONE : EFFECT_RING};
}

Effect update(Model *model, const ViewData *data, Input input) {
  erase_what_is_left_alone(model, data);
  if (data->replay != NULL) play_replay(model, data);
  if (model->peek_ends_ms != 0 && data->now.boot_ms >= model->peek_ends_ms) end_peek(model);
  if (input.kind == INPUT_NOTHING && model->palette.errand.name != NULL)
    return pursue_errand(model, data);
  if (input.kind != INPUT_NOTHING) model->palette.errand.name = NULL;
  if (input.kind == INPUT_KEY) return update_key(model, data, input.key);
  if (input.kind == INPUT_CHOICE) return choose(model, data, input.target);
  if (input.kind == INPUT_PASTE) return update_paste(model, data, &input);
  if (input.kind == INPUT_LEAVE) return (Effect){.kind = EFFECT_QUIT};
  if (input.kind == INPUT_NOTHING && !model->aim.was_told && is_gone(model, data))
    tell_gone(model, data);
  return watch_phase(model, data);
}
