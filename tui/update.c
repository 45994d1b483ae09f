#include "tui/update.h"

#include <stdio.h>

#include "core/words.h"
#include "tui/screens/kiosk.h"
#include "tui/screens/phase.h"
#include "tui/screens/prepare.h"
#include "tui/screens/screen.h"

/* A line of text takes every key that means nothing else; what edits it is the same everywhere. */
typedef void LineEdit(Line *line);

static void update_line(Model *model, const World *world, Action action, Key key) {
  static LineEdit *const edits[ACTION_COUNT] = {
      [ACTION_ERASE] = line_erase,
      [ACTION_DELETE] = line_delete,
      [ACTION_LEFT] = line_left,
      [ACTION_WORD_LEFT] = line_word_left,
      [ACTION_WORD_RIGHT] = line_word_right,
      [ACTION_ERASE_WORD] = line_erase_word,
      [ACTION_UNDO_TYPING] = line_undo,
      [ACTION_RIGHT] = line_right,
      [ACTION_LINE_START] = line_start,
      [ACTION_LINE_END] = line_end,
  };
  const Screen *screen = screen_of(model->screen);
  if (edits[action] != NULL)
    edits[action](&model->line);
  else
    line_type(&model->line, screen->typed != NULL ? screen->typed(model, world, key) : key);
}

/* What was withheld stands where messages do. */
static void end_look(Model *model) {
  if (model->look_ends_ms != 0 && model->withheld[0] != '\0') model_say(model, false, "");
  model->look_ends_ms = 0;
}

/* A look ends with the next key, but for one about what it shows. What is withheld is about the key
 * before. */
static void end_looks(Model *model, Action action) {
  if (action != ACTION_REASON) end_look(model);
  if (action != ACTION_LOOK) model_withhold(model, "");
}

static Effect update_key(Model *model, const World *world, Key key) {
  if (model->screen == SCREEN_KIOSK) return update_kiosk(model, world, key);
  Situation situation = model_situation(model);
  Action action = action_of_key(situation, key);
  if (world->rows < ROWS_MIN || world->columns < COLUMNS_MIN)
    return (Effect){.kind = key == 'q' || key == 'Q' ? EFFECT_QUIT : EFFECT_NONE};
  end_looks(model, action);
  model_say(model, false, "");
  ActionHandler *handle = screen_of(model->screen)->handle[action];
  if (handle != NULL) return handle(model, world, action, key);
  if (situation == IN_LINE) update_line(model, world, action, key);
  if (situation == IN_NUMBER)
    return screen_of(model->screen)->refuse_stray(model, world, action, key);
  return (Effect){.kind = EFFECT_NONE};
}

static void update_paste(Model *model, const char *text) {
  if (model->screen == SCREEN_KIOSK || take_pasted_titles(model, text)) return;
  if (model_situation(model) == IN_LINE)
    line_paste(&model->line, text);
  else if (model->screen == SCREEN_VOTE || model->screen == SCREEN_BALLOT)
    model_say(model, true, _("Pasted text is no vote: nothing was recorded."));
}

/* The bell rings when time runs out before somebody's eyes, not where it had run out already. */
static Effect watch_phase(Model *model, const World *world) {
  const Effect silence = {.kind = EFFECT_NONE};
  char sentence[ERROR_TEXT_SIZE];
  int64_t left;
  if (world->state == NULL) return silence;
  PhaseClock clock = roundtable_phase_clock(world->state);
  bool over = phase_left_ms(world, &left) && left <= 0;
  bool ends = over && model->phase_watched == clock.phase && !model->phase_was_over;
  model->phase_watched = clock.phase;
  model->phase_was_over = over;
  if (!ends) return silence;
  snprintf(sentence, sizeof sentence, _("The time of « %s » is up."),
           roundtable_phase(world->state, clock.phase).name);
  model_say(model, true, sentence);
  return (Effect){.kind = model->bell_is_silent ? EFFECT_NONE : EFFECT_RING};
}

Effect update(Model *model, const World *world, Input input) {
  erase_what_is_left_alone(model, world);
  if (model->look_ends_ms != 0 && world->now.boot_ms >= model->look_ends_ms) end_look(model);
  if (input.kind == INPUT_KEY) return update_key(model, world, input.key);
  if (input.kind == INPUT_PASTE) update_paste(model, input.text);
  if (input.kind == INPUT_LEAVE) return (Effect){.kind = EFFECT_QUIT};
  return watch_phase(model, world);
}
