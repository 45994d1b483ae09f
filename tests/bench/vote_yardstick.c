/* The least that a vote can cost: on each key one durable SQLite transaction of one row, one
 * repaint by ncurses of some cells, or the first and then the second.
 *
 *   vote_yardstick commit|paint|both DATABASE ROW-SIZE CELLS */
#include <curses.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "tests/bench/bare_journal.h"
#include "tests/bench/measure.h"

typedef struct Work {
  bool commits, paints;
  BareJournal journal;
  size_t row_size;
  int cells;
} Work;

static Work read_arguments(int count, char **arguments) {
  if (count != 5) give_up("usage: vote_yardstick commit|paint|both DATABASE ROW-SIZE CELLS");
  return (Work){
      .commits = strcmp(arguments[1], "paint") != 0,
      .paints = strcmp(arguments[1], "commit") != 0,
      .journal = bare_journal_open(arguments[2]),
      .row_size = strtoul(arguments[3], NULL, 10),
      .cells = (int)strtol(arguments[4], NULL, 10),
  };
}

/* Every cell becomes another letter than it was. */
static void paint(int cells, int round) {
  for (int n = 0; n < cells; ++n)
    mvaddch(LINES - 1 - n / (COLS - 1), n % (COLS - 1), (chtype)('a' + (n + round) % 26));
  move(0, 0);
  refresh();
}

static void say_ready(void) {
  if (write(STDOUT_FILENO, "!", 1) != 1) give_up("the terminal is gone");
}

static void start_screen(const Work *work) {
  if (work->paints) {
    initscr();
    raw();
    noecho();
    paint(work->cells, 0);
    return;
  }
  struct termios settings;
  tcgetattr(STDIN_FILENO, &settings);
  cfmakeraw(&settings);
  tcsetattr(STDIN_FILENO, TCSANOW, &settings);
  say_ready();
}

int main(int count, char **arguments) {
  Work work = read_arguments(count, arguments);
  char key;
  start_screen(&work);
  for (int round = 1; read(STDIN_FILENO, &key, 1) == 1; ++round) {
    if (work.commits) bare_journal_append(&work.journal, work.row_size);
    if (work.paints)
      paint(work.cells, round);
    else
      say_ready();
  }
  if (work.paints) endwin();
  bare_journal_close(&work.journal);
}
