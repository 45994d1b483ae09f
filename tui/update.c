#include "tui/update.h"

#include "core/words.h"
#include "tui/screens/screen.h"

/* A line of text takes every key that means nothing else; what edits it is the same everywhere. */
typedef void LineEdit(Line *line);

static void update_line(Model *model, const World *world, Action action, Key key) {
  static LineEdit *const edits[ACTION_COUNT] = {
      [ACTION_ERASE] = line_erase, [ACTION_DELETE] = line_delete,    [ACTION_LEFT] = line_left,
      [ACTION_RIGHT] = line_right, [ACTION_LINE_START] = line_start, [ACTION_LINE_END] = line_end,
  };
  const Screen *screen = screen_of(model->screen);
  if (edits[action] != NULL)
    edits[action](&model->line);
  else
    line_type(&model->line, screen->typed != NULL ? screen->typed(model, world, key) : key);
}

static Effect update_key(Model *model, const World *world, Key key) {
  Situation situation = model_situation(model);
  Action action = action_of_key(situation, key);
  if (world->rows < ROWS_MIN || world->columns < COLUMNS_MIN)
    return (Effect){.kind = key == 'q' || key == 'Q' ? EFFECT_QUIT : EFFECT_NONE};
  model_say(model, false, "");
  ActionHandler *handle = screen_of(model->screen)->handle[action];
  if (handle != NULL) return handle(model, world, action, key);
  if (situation == IN_LINE) update_line(model, world, action, key);
  if (situation == IN_NUMBER)
    return screen_of(model->screen)->refuse_stray(model, world, action, key);
  return (Effect){.kind = EFFECT_NONE};
}

static void update_paste(Model *model, const char *text) {
  if (model_situation(model) == IN_LINE)
    line_paste(&model->line, text);
  else if (model->screen == SCREEN_VOTE)
    model_say(model, true, _("Pasted text is no vote: nothing was recorded."));
}

Effect update(Model *model, const World *world, Input input) {
  if (input.kind == INPUT_KEY) return update_key(model, world, input.key);
  if (input.kind == INPUT_PASTE) update_paste(model, input.text);
  return (Effect){.kind = input.kind == INPUT_LEAVE ? EFFECT_QUIT : EFFECT_NONE};
}
