#include <string.h>

#include "core/base/i18n.h"
#include "tui/screens/widgets/widgets.h"
#include "tui/state/next_step.h"

/* The keys at the foot of a screen: first the one with which the afternoon goes on, then the others
 * in the order of their rows, as far as they fit. */

enum { HINT_GAP = 2, HINTS_MAX = 64, HINT_LINES_MAX = 2, ROWS_FOR_TWO = 20 };

typedef struct Hints {
  const Binding *rows[HINTS_MAX];
  size_t count;
} Hints;

static int hint_width(const Binding *row) {
  return canvas_width(first_key_shown(row->keys).text) + 1 + canvas_width(_(row->hint)) + HINT_GAP;
}

static int draw_hint(Canvas *canvas, int row, int column, Situation situation,
                     const Binding *binding) {
  int begin = column;
  column = canvas_write(canvas, row, column, STYLE_KEY, first_key_shown(binding->keys).text);
  column = canvas_write(canvas, row, column + 1, STYLE_MUTED, _(binding->hint));
  set_key_target(canvas, row, begin, column - begin, situation, keys_first(binding->keys));
  return column + HINT_GAP;
}

/* Palette and help lead to everything else: they come last, with space reserved for them. */
static bool leads_on(const Binding *row) {
  return (row->flags & LEADS_ON) != 0;
}

static bool is_led_by(const Binding *row, const char *step) {
  return step != NULL && strcmp(row->name, step) == 0;
}

static void add_hints(Hints *hints, Situation situation, const Model *model, const ViewData *data,
                      const char *step, bool is_first) {
  for (const Binding *row = binding_after(situation, NULL); row != NULL;
       row = binding_after(situation, row))
    if (row->hint != NULL && is_led_by(row, step) == is_first && hints->count < HINTS_MAX &&
        (data == NULL || hint_is_due(model, data, row->name)))
      hints->rows[hints->count++] = row;
}

static Hints hints_of(Situation situation, const Model *model, const ViewData *data) {
  Hints hints = {.count = 0};
  const char *step = data != NULL ? next_step(model, data) : NULL;
  if (step != NULL) add_hints(&hints, situation, model, data, step, true);
  add_hints(&hints, situation, model, data, step, false);
  return hints;
}

/* An entry or question must first show how it ends, and on a narrow screen the help, which mentions
 * the palette, is enough. */
static int room_for(const Hints *hints, size_t place, Situation situation, int columns) {
  int room = columns + HINT_GAP - 1;
  if ((situation & IN_FOOT) != 0) return room;
  for (size_t i = place + 1; i < hints->count; i++)
    if (leads_on(hints->rows[i]) && (i + 1 == hints->count || !is_narrow(columns)))
      room -= hint_width(hints->rows[i]);
  return room;
}

/* What does not fit on the first line goes to the second, where what leads on has its space; with
 * canvas NULL only measures. Returns how many lines all of them take, one more than `lines` if
 * some are left out. */
static int put_hints(Canvas *canvas, int row, int columns, int lines, Situation situation,
                     const Hints *hints) {
  int line = 0, column = 1, needed = 1;
  for (size_t i = 0; i < hints->count; i++) {
    const Binding *hint = hints->rows[i];
    const int width = hint_width(hint);
    const bool is_last = line + 1 >= lines;
    const int room = is_last ? room_for(hints, i, situation, columns) : columns + HINT_GAP - 1;
    if (column + width > room && !is_last) {
      line++;
      needed++;
      column = 1;
    }
    if (column + width > (line + 1 >= lines ? room_for(hints, i, situation, columns) : room))
      needed = lines + 1;
    else
      column =
          canvas != NULL ? draw_hint(canvas, row + line, column, situation, hint) : column + width;
  }
  return needed;
}

/* As long as a screen is shown it does not change, whatever is typed or due there. */
int hints_height(const Model *model, const ViewData *data) {
  static const unsigned on_two_lines = IN_VOTE | IN_RANKING | IN_PREPARE | IN_JOURNAL | IN_LIST |
                                       IN_BALLOT | IN_REPLAY | IN_COMPARISON | IN_PAIR;
  const Situation situation = situation_of_screen(model->screen);
  if ((situation & on_two_lines) == 0 || data->rows < ROWS_FOR_TWO || is_narrow(data->columns))
    return 1;
  const Hints all = hints_of(situation, model, NULL);
  return put_hints(NULL, 0, data->columns, 1, situation, &all) > 1 ? HINT_LINES_MAX : 1;
}

void draw_hints(Canvas *canvas, int row, const Model *model, const ViewData *data) {
  const Situation situation = model_situation(model);
  const Hints hints = hints_of(situation, model, data);
  put_hints(canvas, row, canvas->columns, hints_height(model, data), situation, &hints);
}

void draw_hints_of(Canvas *canvas, int row, Situation situation) {
  const Hints hints = hints_of(situation, NULL, NULL);
  put_hints(canvas, row, canvas->columns, 1, situation, &hints);
}
