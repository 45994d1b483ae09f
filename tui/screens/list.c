/* The list of sessions, and three ways to have a first one. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/words.h"
#include "tui/screens/parts.h"
#include "tui/screens/screen.h"

enum {
  ROWS_ABOVE = 3,
  ROWS_BELOW = 3,
  NAME_AT = 2,
  DATE_WIDTH = 10,
  NUMBER_WIDTH = 9,
  PLACE_AND_FILE_SHARE = 4 /* each takes this part of a wide line */
};

static const Effect nothing = {.kind = EFFECT_NONE};

/* Below the sessions, as lines like theirs: what one can begin with. */
static const struct {
  Action action;
  const char *text;
} offers[] = {
    {ACTION_DEMONSTRATION, N_("A demonstration: the round table of 6 June 2023")},
    {ACTION_IMPORT, N_("Recommendations, counts or ballots from a CSV file")},
    {ACTION_NEW, N_("An empty session")},
};

enum { OFFERS = sizeof offers / sizeof offers[0] };

static Effect make_demonstration(Model *model, const World *world, Action action, Key key) {
  (void)model, (void)world, (void)action, (void)key;
  return (Effect){.kind = EFFECT_MAKE_DEMONSTRATION};
}

static Effect begin_line(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)key;
  model->entry = action == ACTION_IMPORT ? ENTRY_CSV : ENTRY_TITLE;
  line_clear(&model->line);
  return nothing;
}

static Effect begin_copy(Model *model, const World *world, Action action, Key key) {
  (void)action, (void)key;
  if (model->list_focus >= world->session_count) {
    model_say(model, true, _("Go to a session first: this is about one."));
    return nothing;
  }
  model->entry = ENTRY_TITLE_FROM;
  line_open(&model->line, world->sessions[model->list_focus].title);
  return nothing;
}

static Effect accept_line(Model *model, const World *world, Action action, Key key) {
  (void)world, (void)action, (void)key;
  EffectKind kind = model->entry == ENTRY_CSV          ? EFFECT_IMPORT_CSV
                    : model->entry == ENTRY_TITLE_FROM ? EFFECT_NEW_FROM
                                                       : EFFECT_NEW_SESSION;
  model->entry = ENTRY_NONE;
  if (model->line.text[0] == '\0') return nothing;
  return (Effect){.kind = kind, .index = model->list_focus, .text = model->line.text};
}

static Effect open_focus(Model *model, const World *world, Action action, Key key) {
  (void)action;
  if (model->list_focus < world->session_count)
    return (Effect){.kind = EFFECT_OPEN_SESSION, .index = model->list_focus};
  Action offered = offers[(model->list_focus - world->session_count) % OFFERS].action;
  return list_screen.handle[offered](model, world, offered, key);
}

static Effect prepare_focus(Model *model, const World *world, Action action, Key key) {
  (void)action, (void)key;
  if (model->list_focus < world->session_count)
    return (Effect){.kind = EFFECT_PREPARE_SESSION, .index = model->list_focus};
  model_say(model, true, _("Go to a session first: this is about one."));
  return nothing;
}

static Effect move_focus(Model *model, const World *world, Action action, Key key) {
  (void)key;
  size_t page = (size_t)(world->rows - ROWS_ABOVE - ROWS_BELOW - 1);
  model->list_focus = focus_moved(model->list_focus, world->session_count + OFFERS, page, action);
  return nothing;
}

static void focus_on_target(Model *model, const World *world, Target target) {
  if (target.number < world->session_count + OFFERS) model->list_focus = target.number;
}

static Effect leave(Model *model, const World *world, Action action, Key key) {
  (void)model, (void)world, (void)action, (void)key;
  return (Effect){.kind = EFFECT_QUIT};
}

static const char *file_name(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash == NULL ? path : slash + 1;
}

/* Where everything stands; a width of 0 leaves a column out. */
typedef struct Columns {
  int title_width;
  int date_at, date_width, place_at, place_width;
  int items_at, dots_at;
  int file_at, file_width;
} Columns;

static Columns lay_out(int columns) {
  Columns at = {.date_width = DATE_WIDTH};
  bool compact = is_narrow(columns);
  if (!compact) at.place_width = at.file_width = (columns - 44) / PLACE_AND_FILE_SHARE;
  int column = columns - 1;
  at.file_at = column -= at.file_width;
  at.dots_at = column -= NUMBER_WIDTH + (compact ? 0 : 1);
  at.items_at = column -= compact ? 0 : NUMBER_WIDTH + 1;
  at.place_at = column -= compact ? 0 : at.place_width + 1;
  at.date_at = column -= at.date_width + 1;
  at.title_width = column - 1 - NAME_AT;
  return at;
}

static void draw_heads(Canvas *canvas, int row, const Columns *at) {
  canvas_write_within(canvas, row, NAME_AT, at->title_width, STYLE_HEADING, _("session"));
  canvas_write_within(canvas, row, at->date_at, at->date_width, STYLE_HEADING, _("date"));
  canvas_write_within(canvas, row, at->place_at, at->place_width, STYLE_HEADING, _("place"));
  if (at->items_at < at->dots_at)
    canvas_write_right(canvas, row, at->items_at, NUMBER_WIDTH, STYLE_HEADING, _("recomm."));
  canvas_write_right(canvas, row, at->dots_at, NUMBER_WIDTH, STYLE_HEADING, _("dots"));
  canvas_write_within(canvas, row, at->file_at, at->file_width, STYLE_HEADING, _("file"));
}

static void draw_session(Canvas *canvas, int row, const Columns *at, const SessionSummary *session,
                         Style style) {
  char text[NUMBER_TEXT_SIZE];
  const char *file = file_name(session->path);
  bool readable = session->trouble[0] == '\0';
  canvas_write_within(canvas, row, at->file_at, at->file_width, style, file);
  canvas_write_within(canvas, row, NAME_AT, at->title_width, style,
                      session->title[0] != '\0' ? session->title : file);
  if (!readable) {
    canvas_write_within(canvas, row, at->date_at, at->dots_at - at->date_at, STYLE_TROUBLE,
                        _("cannot be read"));
    return;
  }
  canvas_write_within(canvas, row, at->date_at, at->date_width, style, session->date);
  canvas_write_within(canvas, row, at->place_at, at->place_width, style, session->place);
  if (at->items_at < at->dots_at)
    canvas_write_right(canvas, row, at->items_at, NUMBER_WIDTH, style,
                       number_text((int64_t)session->recommendations, text));
  canvas_write_right(canvas, row, at->dots_at, NUMBER_WIDTH, style,
                     session->is_hidden ? HIDDEN_FIGURE : number_text(session->dots, text));
}

static void draw_offer(Canvas *canvas, int row, size_t offer, Style style) {
  char key[KEYS_TEXT_SIZE];
  action_first_key_text(offers[offer].action, key);
  int column = canvas_write(canvas, row, NAME_AT, STYLE_KEY, key) + 2;
  canvas_write_within(canvas, row, column, canvas->columns - column - 1, style,
                      _(offers[offer].text));
}

static void draw_lines(Canvas *canvas, const Model *model, const World *world, size_t first,
                       int height) {
  Columns at = lay_out(canvas->columns);
  draw_heads(canvas, ROWS_ABOVE - 1, &at);
  for (int line = 0; line < height; line++) {
    size_t place = first + (size_t)line;
    bool in_focus = place == model->list_focus;
    Style style = in_focus ? STYLE_FOCUS : STYLE_PLAIN;
    if (place < world->session_count)
      draw_session(canvas, ROWS_ABOVE + line, &at, &world->sessions[place], style);
    else if (place < world->session_count + OFFERS)
      draw_offer(canvas, ROWS_ABOVE + line, place - world->session_count, style);
    if (in_focus) canvas_write(canvas, ROWS_ABOVE + line, 0, STYLE_FOCUS, "▸");
    if (place < world->session_count + OFFERS)
      set_line_target(canvas, ROWS_ABOVE + line, (uint32_t)place);
    if (in_focus) canvas_set_cursor(canvas, ROWS_ABOVE + line, NAME_AT);
  }
}

static void draw_foot(Canvas *canvas, int row, const Model *model, const World *world) {
  const char *text = "";
  if (model->message[0] != '\0')
    draw_message(canvas, row, model);
  else if (model->entry == ENTRY_CSV)
    draw_entry(canvas, row, _("CSV file:"), &model->line);
  else if (model->entry == ENTRY_TITLE || model->entry == ENTRY_TITLE_FROM)
    draw_entry(canvas, row, _("Title:"), &model->line);
  else if (model->list_focus < world->session_count)
    text = world->sessions[model->list_focus].trouble[0] != '\0'
               ? world->sessions[model->list_focus].trouble
               : world->sessions[model->list_focus].path;
  else if (world->session_count == 0)
    text = _("No session yet: choose how to begin, and press Enter.");
  canvas_write_within(canvas, row, 1, canvas->columns - 2, STYLE_MUTED, text);
}

static void draw(Canvas *canvas, const Model *model, const World *world) {
  char hidden[NUMBER_TEXT_SIZE];
  int message = message_height(model, canvas->columns);
  int height = canvas->rows - ROWS_ABOVE - ROWS_BELOW - message + 1;
  size_t lines = world->session_count + OFFERS;
  size_t first = first_shown(model->list_focus, lines, (size_t)height);
  draw_head(canvas, 0, _("Sessions"), world->folder);
  draw_rule(canvas, 1, "");
  draw_lines(canvas, model, world, first, height);
  draw_rule(canvas, ROWS_ABOVE + height, hidden_lines_text(first, lines, height, hidden));
  draw_foot(canvas, ROWS_ABOVE + height + 1, model, world);
  draw_hints(canvas, canvas->rows - 1, model_situation(model));
}

const Screen list_screen = {
    .handle =
        {
            [ACTION_UP] = move_focus,
            [ACTION_DOWN] = move_focus,
            [ACTION_PAGE_UP] = move_focus,
            [ACTION_PAGE_DOWN] = move_focus,
            [ACTION_FIRST] = move_focus,
            [ACTION_LAST] = move_focus,
            [ACTION_OPEN] = open_focus,
            [ACTION_ACCEPT] = accept_line,
            [ACTION_CANCEL] = cancel_entry,
            [ACTION_DEMONSTRATION] = make_demonstration,
            [ACTION_IMPORT] = begin_line,
            [ACTION_NEW] = begin_line,
            [ACTION_NEW_FROM] = begin_copy,
            [ACTION_PREPARE] = prepare_focus,
            [ACTION_REPLAY] = replay_session,
            [ACTION_HELP] = show_help,
            [ACTION_QUIT] = leave,
        },
    .focus = focus_on_target,
    .draw = draw,
};
