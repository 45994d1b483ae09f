#include "tui/app/update.h"

#include "core/base/i18n.h"

const Screen *screen_of(ScreenName name) {
  static const Screen *const screens[SCREEN_COUNT] = {
      [SCREEN_LIST] = &list_screen,
      [SCREEN_VOTE] = &vote_screen,
      [SCREEN_RANKING] = &ranking_screen,
      [SCREEN_BOARD] = &board_screen,
      [SCREEN_PREPARE] = &prepare_screen,
      [SCREEN_HELP] = &help_screen,
      [SCREEN_BALLOT] = &ballot_screen,
      [SCREEN_KIOSK] = &kiosk_screen,
      [SCREEN_JOURNAL] = &journal_screen,
      [SCREEN_REPORT] = &report_screen,
      [SCREEN_EXPLANATION] = &explanation_screen,
      [SCREEN_COMPARISON] = &comparison_screen,
      [SCREEN_REPLAY] = &replay_screen,
  };
  return screens[name];
}

typedef enum LineEdit {
  EDIT_ERASE,
  EDIT_DELETE,
  EDIT_LEFT,
  EDIT_RIGHT,
  EDIT_WORD_LEFT,
  EDIT_WORD_RIGHT,
  EDIT_ERASE_WORD,
  EDIT_ERASE_BEFORE,
  EDIT_UNDO,
  EDIT_START,
  EDIT_END,
  LINE_EDITS
} LineEdit;

/* Edits the palette's line, if it is open; the choice restarts from the best match. */
static Effect edit(Model *model, const ViewData *data UNUSED, KeyPress press) {
  static void (*const edits[LINE_EDITS])(LineEditor *) = {
      [EDIT_ERASE] = line_erase,
      [EDIT_DELETE] = line_delete,
      [EDIT_LEFT] = line_left,
      [EDIT_RIGHT] = line_right,
      [EDIT_WORD_LEFT] = line_word_left,
      [EDIT_WORD_RIGHT] = line_word_right,
      [EDIT_ERASE_WORD] = line_erase_word,
      [EDIT_ERASE_BEFORE] = line_erase_before,
      [EDIT_UNDO] = line_undo,
      [EDIT_START] = line_start,
      [EDIT_END] = line_end,
  };
  edits[press.argument](model->palette.is_open ? &model->palette.line : &model->line);
  if (model->palette.is_open) model->palette.focus = 0;
  return nothing;
}

static Effect erase(Model *model, const ViewData *data, KeyPress press) {
  KeyHandler *own = screen_of(model->screen)->erase;
  return own != NULL && !model->palette.is_open ? own(model, data, press)
                                                : edit(model, data, press);
}

static Effect accept(Model *model, const ViewData *data, KeyPress press) {
  return screen_of(model->screen)->accept(model, data, press);
}

static Effect confirm(Model *model, const ViewData *data, KeyPress press) {
  return screen_of(model->screen)->confirm(model, data, press);
}

static Effect cancel(Model *model, const ViewData *data, KeyPress press) {
  KeyHandler *own = screen_of(model->screen)->cancel;
  return own != NULL ? own(model, data, press) : end_entry(model);
}

static Effect open_palette(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  palette_open(&model->palette);
  return nothing;
}

static Effect leave_palette(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  palette_close(&model->palette);
  return nothing;
}

static Effect move_in_palette(Model *model, const ViewData *data, KeyPress press) {
  enum { PAGE = 5 };
  PaletteRow rows[PALETTE_ROWS_MAX];
  const size_t count = palette_rows(model, data, rows);
  model->palette.focus = focus_moved(model->palette.focus, count, PAGE, press.argument);
  return nothing;
}

static Effect run(Model *model, const ViewData *data, KeyPress press UNUSED) {
  PaletteRow chosen;
  const bool is_chosen = palette_chosen(model, data, &chosen);
  palette_close(&model->palette);
  return is_chosen ? run_palette_row(model, data, chosen) : nothing;
}

static Effect show_help(Model *model, const ViewData *data UNUSED, KeyPress press UNUSED) {
  model->screen_before_help = model->screen;
  model->screen = SCREEN_HELP;
  model->help_top = 0;
  return nothing;
}

enum {
  IN_TYPED = IN_LINE | IN_PALETTE,
  IN_EDITED = IN_TYPED | IN_NUMBER,
  IN_TEXT = IN_LINE | IN_NUMBER, /* a character is text: F2 and F1 lead elsewhere */
  IN_KEYS = IN_LIST | IN_VOTE | IN_RANKING | IN_ROW | IN_QUESTION | IN_BOARD | IN_PREPARE |
            IN_BALLOT | IN_JOURNAL | IN_EXPLANATION | IN_REPORT | IN_COMPARISON | IN_REPLAY |
            IN_PAIR | IN_VOTERS
};

#define PALETTE_ROW(where, keys)                                                                   \
  SHARED_KEY("palette", where, keys, N_("all"),                                                    \
             N_("find any action, here or on another screen, by the beginning of a word"),         \
             open_palette, 0, HARMLESS | LEADS_ON | TYPES)
#define HELP_ROW(where, keys)                                                                      \
  SHARED_KEY("help", where, keys, N_("help"), N_("this help"), show_help, 0, HARMLESS | LEADS_ON)

static const Binding common_keys[] = {
    LINE_KEYS(IN_PALETTE, move_in_palette),
    PAGE_KEYS(IN_PALETTE, move_in_palette),
    {"confirm", IN_QUESTION, "Enter", N_("yes"), N_("do what the bottom line asks about"), confirm},
    {"accept", IN_LINE, "Enter", N_("done"), N_("accept the line as it is"), accept},
    {"run", IN_PALETTE, "Enter", N_("do it"), N_("run the selected action, as its key would"), run},
    {"erase", IN_TYPED, "⌫", N_("erase"), N_("erase the character before the cursor"), erase,
     EDIT_ERASE, HARMLESS | TYPES},
    {"delete", IN_EDITED, "Del", NULL, N_("erase the character at the cursor"), edit, EDIT_DELETE,
     HARMLESS | TYPES},
    {"left", IN_EDITED, "←", NULL, N_("one character to the left"), edit, EDIT_LEFT,
     HARMLESS | TYPES},
    {"right", IN_EDITED, "→", NULL, N_("one character to the right"), edit, EDIT_RIGHT,
     HARMLESS | TYPES},
    {"word-left", IN_EDITED, "Ctrl-← Ctrl-B", NULL, N_("one word to the left"), edit,
     EDIT_WORD_LEFT, HARMLESS | TYPES},
    {"word-right", IN_EDITED, "Ctrl-→ Ctrl-F", NULL, N_("one word to the right"), edit,
     EDIT_WORD_RIGHT, HARMLESS | TYPES},
    {"erase-word", IN_EDITED, "Ctrl-W", NULL, N_("erase the word before the cursor"), edit,
     EDIT_ERASE_WORD, HARMLESS | TYPES},
    {"erase-before", IN_EDITED, "Ctrl-U", NULL, N_("erase everything before the cursor"), edit,
     EDIT_ERASE_BEFORE, HARMLESS | TYPES},
    {"undo-typing", IN_TYPED, "Ctrl-_", N_("undo"),
     N_("undo the last typing, erasing or pasting in the line"), edit, EDIT_UNDO, HARMLESS},
    {"line-start", IN_EDITED, "Home Ctrl-A", NULL, N_("to the beginning of the line"), edit,
     EDIT_START, HARMLESS | TYPES},
    {"line-end", IN_EDITED, "End Ctrl-E", NULL, N_("to the end of the line"), edit, EDIT_END,
     HARMLESS | TYPES},
    CANCEL_KEY(IN_FOOT, cancel),
    CANCEL_KEY(IN_PALETTE, leave_palette),
    PALETTE_ROW(IN_KEYS | IN_HELP, ": F2"),
    PALETTE_ROW(IN_TEXT, "F2"),
    HELP_ROW(IN_KEYS, "? F1"),
    HELP_ROW(IN_TEXT, "F1"),
};

/* Returns the rows of a screen; after the last screen, the common ones. */
static const Binding *rows_of(int table, size_t *count) {
  const bool is_common = table == SCREEN_COUNT;
  *count = is_common ? sizeof common_keys / sizeof common_keys[0]
                     : screen_of((ScreenName)table)->key_count;
  return is_common ? common_keys : screen_of((ScreenName)table)->keys;
}

const Binding *binding_after(Situation situation, const Binding *row) {
  bool is_behind = row == NULL;
  for (int table = 0; table <= SCREEN_COUNT; table++) {
    size_t count;
    const Binding *rows = rows_of(table, &count);
    for (size_t n = 0; n < count; n++) {
      if (is_behind && (rows[n].situations & situation) != 0) return &rows[n];
      is_behind = is_behind || &rows[n] == row;
    }
  }
  return NULL;
}
