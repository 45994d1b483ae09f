/* The help: every action of the table, under the situation in which its keys hold. */
#include "core/words.h"
#include "tui/screens/parts.h"
#include "tui/screens/screen.h"

enum {
  ROWS_ABOVE = 2,
  ROWS_BELOW = 2,
  KEYS_AT = 2,
  KEYS_WIDTH = 16,
  KEYS_WIDTH_COMPACT = 11,
  LINES_OF_HELP_MAX = 6
};

static const struct {
  Situation situation;
  ScreenName screen;
  const char *title;
} sections[SITUATIONS] = {
    {IN_VOTE, SCREEN_VOTE, N_("The vote")},
    {IN_NUMBER, SCREEN_VOTE, N_("While a number is typed")},
    {IN_ROW, SCREEN_VOTE, N_("While counts are typed")},
    {IN_QUESTION, SCREEN_VOTE, N_("While something is asked")},
    {IN_LINE, SCREEN_VOTE, N_("While a line of text is typed")},
    {IN_BOARD, SCREEN_BOARD, N_("The board for the room")},
    {IN_PREPARE, SCREEN_PREPARE, N_("The agenda")},
    {IN_BALLOT, SCREEN_BALLOT, N_("Ballots")},
    {IN_KIOSK, SCREEN_KIOSK, N_("The kiosk: a ballot")},
    {IN_KIOSK_PAGE, SCREEN_KIOSK, N_("The kiosk: before and after it")},
    {IN_PIN, SCREEN_KIOSK, N_("The PIN of the kiosk")},
    {IN_JOURNAL, SCREEN_JOURNAL, N_("The journal")},
    {IN_RANKING, SCREEN_RANKING, N_("The ranking")},
    {IN_LIST, SCREEN_LIST, N_("The list of sessions")},
    {IN_HELP, SCREEN_HELP, N_("The help")},
};

/* The help begins with the screen from which it was called, and comes round to the others. */
static size_t first_section(const Model *model) {
  size_t first = 0;
  while (sections[first].screen != model->screen_before_help)
    first++;
  return first;
}

static int keys_width(int columns) {
  return is_narrow(columns) ? KEYS_WIDTH_COMPACT : KEYS_WIDTH;
}

/* Draws an action's line, or with canvas NULL only measures it. Returns the row after it. */
static int put_action(Canvas *canvas, int row, int columns, Action action) {
  char keys[KEYS_TEXT_SIZE];
  int width = keys_width(columns), column = KEYS_AT + width + 1;
  action_keys_text(action, keys);
  if (canvas != NULL) canvas_write_within(canvas, row, KEYS_AT, width, STYLE_KEY, keys);
  return row + canvas_write_lines(canvas, row, column, columns - column - 1, LINES_OF_HELP_MAX,
                                  STYLE_PLAIN, _(action_description(action)->help));
}

static int put_section(Canvas *canvas, int row, int columns, size_t section) {
  if (canvas != NULL) canvas_write(canvas, row, 1, STYLE_HEADING, _(sections[section].title));
  row++;
  for (Action action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
    if ((action_description(action)->situations & sections[section].situation) != 0)
      row = put_action(canvas, row, columns, action);
  return row;
}

/* Draws all of the help from a row on, be it above the canvas, or only measures it. */
static int put_help(Canvas *canvas, int row, int columns, const Model *model) {
  size_t first = first_section(model);
  for (size_t i = 0; i < SITUATIONS; i++)
    row = put_section(canvas, row, columns, (first + i) % SITUATIONS) + 1;
  return row - 1;
}

static int last_top(const Model *model, const World *world) {
  int height = world->rows - ROWS_ABOVE - ROWS_BELOW;
  int lines = put_help(NULL, 0, world->columns, model);
  return lines > height ? lines - height : 0;
}

static int shown_top(const Model *model, const World *world) {
  int last = last_top(model, world);
  return (int)model->help_top < last ? (int)model->help_top : last;
}

static Effect scroll(Model *model, const World *world, Action action, Key key) {
  (void)key;
  size_t page = (size_t)(world->rows - ROWS_ABOVE - ROWS_BELOW - 1);
  size_t tops = (size_t)last_top(model, world) + 1;
  model->help_top = focus_moved((size_t)shown_top(model, world), tops, page, action);
  return (Effect){.kind = EFFECT_NONE};
}

static Effect back(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  model->screen = model->screen_before_help;
  return (Effect){.kind = EFFECT_NONE};
}

static void clear_row(Canvas *canvas, int row) {
  canvas_repeat(canvas, row, 0, canvas->columns, STYLE_PLAIN, " ");
}

static void draw(Canvas *canvas, const Model *model, const World *world) {
  char hidden[NUMBER_TEXT_SIZE];
  int top = shown_top(model, world), height = canvas->rows - ROWS_ABOVE - ROWS_BELOW;
  size_t lines = (size_t)put_help(NULL, 0, canvas->columns, model);
  put_help(canvas, ROWS_ABOVE - top, canvas->columns, model);
  clear_row(canvas, 0);
  draw_head(canvas, 0, _("Keys"), "");
  draw_rule(canvas, 1, "");
  hidden_lines_text((size_t)top, lines, height, hidden);
  draw_rule(canvas, canvas->rows - ROWS_BELOW, hidden);
  clear_row(canvas, canvas->rows - 1);
  draw_hints(canvas, canvas->rows - 1, IN_HELP);
  canvas_set_cursor(canvas, ROWS_ABOVE, 1);
}

const Screen help_screen = {
    .handle =
        {
            [ACTION_UP] = scroll,
            [ACTION_DOWN] = scroll,
            [ACTION_PAGE_UP] = scroll,
            [ACTION_PAGE_DOWN] = scroll,
            [ACTION_FIRST] = scroll,
            [ACTION_LAST] = scroll,
            [ACTION_BACK] = back,
        },
    .draw = draw,
};
