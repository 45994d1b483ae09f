#include "tui/terminal/terminal.h"

#include <curses.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "core/base/i18n.h"
#include "sessions/files/platform.h"
#include "tui/terminal/process.h"

/* Capability names that <term.h> defines as macros. */
#undef lines
#undef columns

enum {
  ESCAPE_DELAY_MS = 50,
  PASTE_PATIENCE_MS = 1000, /* then what was pasted so far is used */
  /* Our own codes for sequences, well above those that curses takes from terminfo. */
  CODE_WORD_LEFT = 0x1000,
  CODE_WORD_RIGHT,
  CODE_KEYPAD /* and up: the characters of the numeric keypad */
};

struct Terminal {
  SCREEN *screen;
  int signals;  /* a descriptor that receives them, so that no handler needs a global */
  int ended_by; /* the signal to terminate, which survives dropped input; or 0 */
  sigset_t signals_before;
  bool letters_only, colours, locked;
  attr_t attributes[STYLE_COUNT];
  bool mouse; /* we report it */
  InputDecoder decoder;
  Burst burst;       /* from one read, minus what was taken */
  int64_t looked_ms; /* when input was last known to be empty */
};

/* ncurses may call a terminal unknown that it has no memory for. */
static bool learn_terminal(const char *name, Error *err) {
  int status;
  errno = 0;
  if (setupterm(NULL, STDOUT_FILENO, &status) == OK) return true;
  if (setupterm(NULL, STDOUT_FILENO, &status) == OK) return true;
  if (errno == ENOMEM) return fail_memory(err);
  return fail(err, ERROR_FAILED,
              _("the terminal “%s” is unknown here: set TERM to a similar one, such as xterm"),
              name);
}

/* newterm() would accept such a terminal, or exit the program on an unknown one. */
static bool check_terminal(Error *err) {
  const char *name = getenv("TERM") != NULL ? getenv("TERM") : "";
  if (!learn_terminal(name, err)) return false;
  const intptr_t move = (intptr_t)tigetstr("cup");
  del_curterm(cur_term);
  return (move != 0 && move != -1) || fail(err, ERROR_FAILED,
                                           _("the terminal “%s” cannot move its cursor: use "
                                             "another one, or commands such as “gommette vote”"),
                                           name);
}

static void define_keys(void) {
  static const struct {
    const char *sequence;
    char character;
  } keypad_keys[] = {
      {"\033Oj", '*'}, {"\033Ok", '+'}, {"\033Ol", ','},  {"\033Om", '-'}, {"\033On", '.'},
      {"\033Oo", '/'}, {"\033Op", '0'}, {"\033Oq", '1'},  {"\033Or", '2'}, {"\033Os", '3'},
      {"\033Ot", '4'}, {"\033Ou", '5'}, {"\033Ov", '6'},  {"\033Ow", '7'}, {"\033Ox", '8'},
      {"\033Oy", '9'}, {"\033OX", '='}, {"\033OM", '\r'},
  };
  for (size_t i = 0; i < sizeof keypad_keys / sizeof keypad_keys[0]; i++)
    define_key(keypad_keys[i].sequence, CODE_KEYPAD + keypad_keys[i].character);
  define_key(NULL, KEY_MOUSE); /* decoded by tui/terminal/input.h */
  define_key("\033[1;5D", CODE_WORD_LEFT);
  define_key("\033[1;5C", CODE_WORD_RIGHT);
  define_key("\033Od", CODE_WORD_LEFT);
  define_key("\033Oc", CODE_WORD_RIGHT);
}

/* Bracketed paste: the terminal marks pastes, so that they are not taken for keys. Only mouse
 * buttons are reported; with Shift the terminal keeps the mouse and selects text. */
static void set_modes(const Terminal *terminal, bool on) {
  putp(on ? "\033[?2004h" : "\033[?2004l");
  if (terminal->mouse) putp(on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
  fflush(stdout);
}

static attr_t curses_attributes(uint8_t attributes) {
  static const struct {
    uint8_t attribute;
    attr_t curses;
  } all[] = {{ATTRIBUTE_BOLD, A_BOLD},
             {ATTRIBUTE_DIM, A_DIM},
             {ATTRIBUTE_REVERSE, A_REVERSE},
             {ATTRIBUTE_UNDERLINE, A_UNDERLINE}};
  attr_t wanted = A_NORMAL;
  for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
    if ((attributes & all[i].attribute) != 0) wanted |= all[i].curses;
  return wanted;
}

static void start_styles(Terminal *terminal) {
  const char *no_colour = getenv("NO_COLOR");
  terminal->colours = has_colors() && (no_colour == NULL || *no_colour == '\0');
  if (terminal->colours && start_color() == OK) use_default_colors();
  for (Style style = STYLE_PLAIN; style < STYLE_COUNT; style++) {
    const Attributes *look = style_look(style);
    if (terminal->colours) /* PAINT_RED and COLOR_RED are the same number */
      init_pair((short)(style + 1), (short)look->text, (short)look->background);
    terminal->attributes[style] =
        curses_attributes(terminal->colours ? look->attributes : look->attributes_without_colour);
  }
}

/* No key may freeze the output. def_prog_mode() makes this survive noraw() and a suspension. */
static void end_flow_control(void) {
  struct termios modes;
  if (tcgetattr(STDIN_FILENO, &modes) != 0) return;
  modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF | IXANY);
  tcsetattr(STDIN_FILENO, TCSANOW, &modes);
  def_prog_mode();
}

/* Has ncurses read what showing may send, so that it needs no memory for that later. */
static void prepare_sequences(void) {
  const char *const sequences[] = {cursor_address,   column_address,    row_address,
                                   parm_left_cursor, parm_right_cursor, parm_up_cursor,
                                   parm_down_cursor, set_a_foreground,  set_a_background,
                                   set_foreground,   set_background,    set_attributes,
                                   erase_chars,      repeat_char,       parm_ich,
                                   parm_dch,         parm_insert_line,  parm_delete_line,
                                   parm_index,       parm_rindex,       change_scroll_region};
  for (size_t n = 0; n < sizeof sequences / sizeof sequences[0]; n++)
    if (sequences[n] != NULL) (void)tparm(sequences[n], 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L);
}

static bool start_curses(Terminal *terminal, Error *err) {
  use_env(TRUE);
  use_tioctl(TRUE); /* the real size, not LINES and COLUMNS */
  terminal->screen = newterm(NULL, stdout, stdin);
  if (terminal->screen == NULL) return fail_memory(err);
  set_escdelay(ESCAPE_DELAY_MS);
  cbreak();
  noecho();
  nonl();
  end_flow_control();
  intrflush(stdscr, FALSE);
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  leaveok(stdscr, FALSE);
  start_styles(terminal);
  define_keys();
  prepare_sequences();
  set_modes(terminal, true);
  return true;
}

/* To the size of the window, if that has one. */
static bool resize(void *context) {
  const struct winsize *size = context;
  return size->ws_row == 0 || size->ws_col == 0 || resizeterm(size->ws_row, size->ws_col) == OK;
}

static struct winsize size_now(void) {
  struct winsize size;
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size : (struct winsize){.ws_row = 0};
}

/* The copy has no terminal to ask for its size, and need not say what is wrong with this one. */
static bool try_curses(void *context) {
  Terminal terminal = {.screen = NULL};
  Error err = {0};
  if (!check_terminal(&err)) return err.kind != ERROR_MACHINE;
  return start_curses(&terminal, &err) && resize(context);
}

/* For lack of memory keeps its size, rather than end in the midst of a vote. */
static void follow_window(void) {
  struct winsize size = size_now();
  if (rehearse(resize, &size, NULL)) resize(&size);
  clearok(curscr, TRUE);
}

bool terminal_open(Terminal **terminal, Error *err) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
    return fail(err, ERROR_FAILED,
                _("the screens need a terminal: standard input or output is not one"));
  struct winsize size = size_now();
  if (!rehearse(try_curses, &size, err) || !check_terminal(err)) return false;
  Terminal *opened = calloc(1, sizeof *opened);
  if (opened == NULL) return fail_memory(err);
  /* The fonts of the Linux console and of hardware terminals have no shapes. */
  const char *name = getenv("TERM"), *wish = getenv("GOMMETTE_MOUSE");
  opened->letters_only =
      name != NULL && (strcmp(name, "linux") == 0 || strncmp(name, "vt", 2) == 0);
  opened->mouse = wish == NULL || strcmp(wish, "off") != 0;
  opened->looked_ms = platform_clock_ms(AWAKE_CLOCK);
  const bool taken = arrival_take_signals(&opened->signals, &opened->signals_before, err);
  if (taken && start_curses(opened, err)) {
    *terminal = opened;
    return true;
  }
  if (taken) arrival_return_signals(opened->signals, &opened->signals_before);
  free(opened);
  return false;
}

void terminal_close(Terminal *terminal) {
  if (terminal == NULL) return;
  set_modes(terminal, false);
  endwin();
  delscreen(terminal->screen);
  arrival_return_signals(terminal->signals, &terminal->signals_before);
  free(terminal);
}

void terminal_size(const Terminal *terminal UNUSED, int *rows, int *columns) {
  getmaxyx(stdscr, *rows, *columns);
}

bool terminal_letters_only(const Terminal *terminal) {
  return terminal->letters_only;
}

static void show_cell(const Terminal *terminal, int row, int column, const Cell *cell) {
  wchar_t text[CCHARW_MAX + 1] = {0};
  cchar_t character;
  size_t count = mbstowcs(text, cell->text, CCHARW_MAX);
  if (count == (size_t)-1 || count == 0) return;
  const short pair = (short)(terminal->colours ? cell->style + 1 : 0);
  setcchar(&character, text, terminal->attributes[cell->style], pair, NULL);
  mvadd_wch(row, column, &character);
}

void terminal_show(Terminal *terminal, const Canvas *canvas) {
  erase();
  for (int row = 0; row < canvas->rows; row++)
    for (int column = 0; column < canvas->columns; column++) {
      const Cell *cell = canvas_cell(canvas, row, column);
      if (cell->columns > 0) show_cell(terminal, row, column, cell);
    }
  move(canvas->cursor_row, canvas->cursor_column);
  refresh();
}

static void suspend(const Terminal *terminal) {
  set_modes(terminal, false);
  endwin();
  arrival_stop();
  set_modes(terminal, true);
}

void terminal_lock(Terminal *terminal, bool locked) {
  if (terminal->locked == locked) return;
  terminal->locked = locked;
  if (locked)
    raw();
  else
    noraw(), cbreak();
  end_flow_control();
}

static Input take_signal(Terminal *terminal) {
  const int signal = platform_signals_take(terminal->signals);
  if (signal == 0 ||
      (terminal->locked && (signal == SIGTSTP || signal == SIGINT || signal == SIGQUIT)))
    return (Input){.kind = INPUT_NOTHING};
  if (signal == SIGTSTP) suspend(terminal);
  if (signal == SIGTSTP || signal == SIGCONT || signal == SIGWINCH) {
    follow_window();
    return (Input){.kind = INPUT_RESIZED};
  }
  if (signal == SIGTERM || signal == SIGHUP) terminal->ended_by = signal;
  return (Input){.kind = INPUT_LEAVE, .signal = signal};
}

static Key key_of_code(wint_t code) {
  static const struct {
    wint_t code;
    Key key;
  } keys[] = {
      {KEY_UP, PRESS_UP},
      {KEY_DOWN, PRESS_DOWN},
      {KEY_LEFT, PRESS_LEFT},
      {KEY_RIGHT, PRESS_RIGHT},
      {KEY_PPAGE, PRESS_PAGE_UP},
      {KEY_NPAGE, PRESS_PAGE_DOWN},
      {KEY_HOME, PRESS_HOME},
      {KEY_END, PRESS_END},
      {KEY_FIND, PRESS_HOME},
      {KEY_SELECT, PRESS_END},
      {KEY_DC, PRESS_DELETE},
      {KEY_BTAB, PRESS_SHIFT_TAB},
      {KEY_ENTER, PRESS_ENTER},
      {KEY_BACKSPACE, PRESS_BACKSPACE},
      {KEY_F(1), PRESS_F1},
      {KEY_F(2), PRESS_F2},
      {KEY_F(5), PRESS_F5},
      {KEY_A1, PRESS_HOME},
      {KEY_A3, PRESS_PAGE_UP},
      {KEY_C1, PRESS_END},
      {KEY_C3, PRESS_PAGE_DOWN},
      {CODE_WORD_LEFT, PRESS_CONTROL_LEFT},
      {CODE_WORD_RIGHT, PRESS_CONTROL_RIGHT},
  };
  if (code >= CODE_KEYPAD && code <= CODE_KEYPAD + 0x7f) return code - CODE_KEYPAD;
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
    if (keys[i].code == code) return keys[i].key;
  return 0;
}

void terminal_ring(Terminal *terminal UNUSED) {
  beep();
}

bool terminal_has_input(const Terminal *terminal) {
  return arrival_wait(terminal->signals, 0) != ARRIVAL_NONE;
}

/* Reads everything available, behind what was read before. If there was no room for all, the rest
 * waited as long. */
static void read_burst(Terminal *terminal) {
  Burst *burst = &terminal->burst;
  int kind = OK;
  while (kind != ERR && burst_has_room(burst)) {
    wint_t code;
    kind = get_wch(&code);
    const Input input =
        kind == ERR ? input_decoder_pause(&terminal->decoder)
        : kind == KEY_CODE_YES
            ? input_decoder_key(&terminal->decoder, key_of_code(code))
            : input_decoder_character(&terminal->decoder, code, platform_clock_ms(AWAKE_CLOCK));
    if (input.kind != INPUT_NOTHING) burst_add(burst, input);
  }
  const int64_t now_ms = platform_clock_ms(AWAKE_CLOCK);
  burst_close(burst, now_ms, now_ms - terminal->looked_ms);
  if (kind == ERR) terminal->looked_ms = now_ms;
}

/* Keys are read as they come, even while earlier ones are being processed: only what arrived
 * together can have been pasted. */
Input terminal_read(Terminal *terminal, int patience_ms) {
  for (;;) {
    Input input;
    if (terminal->ended_by != 0) return (Input){.kind = INPUT_LEAVE, .signal = terminal->ended_by};
    if (arrival_wait(terminal->signals, 0) == ARRIVAL_SIGNAL) return take_signal(terminal);
    read_burst(terminal);
    if (burst_take(&terminal->burst, &input)) return input;
    const bool pasting = input_decoder_is_paste(&terminal->decoder);
    const Arrival arrival =
        arrival_wait(terminal->signals, pasting ? PASTE_PATIENCE_MS : patience_ms);
    terminal->looked_ms =
        platform_clock_ms(AWAKE_CLOCK); /* while waiting, each key is seen as it arrives */
    if (arrival == ARRIVAL_NONE) return input_decoder_rest(&terminal->decoder);
    if (arrival == ARRIVAL_GONE) terminal->ended_by = SIGHUP;
  }
}

/* If full, drops the latest, so that a key that leaves can still be read. */
static bool key_leaves(Terminal *terminal, bool (*leaves)(Key key)) {
  Burst *burst = &terminal->burst;
  if (!burst_has_room(burst)) burst_drop_last(burst);
  const size_t known = burst->count;
  read_burst(terminal);
  for (size_t n = known; leaves != NULL && n < burst->count; n++)
    if (burst->inputs[n].kind == INPUT_KEY && leaves(burst->inputs[n].key)) return true;
  return false;
}

bool terminal_read_ahead(Terminal *terminal, bool (*leaves)(Key key)) {
  bool left = false;
  while (arrival_wait(terminal->signals, 0) == ARRIVAL_SIGNAL)
    left |= take_signal(terminal).kind == INPUT_LEAVE;
  left = left || key_leaves(terminal, leaves);
  if (arrival_wait(terminal->signals, 0) == ARRIVAL_GONE) terminal->ended_by = SIGHUP;
  if (left || terminal->ended_by != 0) burst_drop(&terminal->burst);
  return left || terminal->ended_by != 0;
}

void terminal_drop_waiting(Terminal *terminal) {
  do {
    burst_drop(&terminal->burst);
    read_burst(terminal);
  } while (terminal->burst.count > 0);
}
