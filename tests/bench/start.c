/* From the start of a program to its first frame, and the memory that takes: gommette on the
 * demonstration, beside programs that people find quick.
 *
 *   start BUILD-FOLDER SCRATCH-FOLDER GIT-FOLDER */
#include <stdio.h>

#include "sessions/import/demo.h"
#include "tests/bench/fixture.h"
#include "tests/bench/measure.h"
#include "tests/bench/pseudo_terminal.h"

/* htop looks twice, 75 ms apart, before it shows what it found. */
enum { ROUNDS = 30, QUIET_MS = 250 };

enum { GOMMETTE, HTOP, NANO, TIG, PROGRAMS };

typedef struct RankItem {
  const char *const *arguments;
  Measure start, memory;
} RankItem;

static RankItem item(const char *name, const char *const arguments[]) {
  return (RankItem){.arguments = arguments,
                    .start = {.name = name, .unit = MILLISECONDS},
                    .memory = {.name = name, .unit = MEGABYTES}};
}

static void measure_start(RankItem *item) {
  int64_t before = clock_ns();
  PseudoTerminal terminal = terminal_start(item->arguments);
  Frame frame = terminal_read_frame(&terminal, QUIET_MS);
  measure_add(&item->start, frame.complete_ns - before);
  measure_add(&item->memory, terminal_peak_memory(&terminal));
  terminal_end(&terminal);
}

static void measure_round(RankItem items[PROGRAMS], uint64_t *random) {
  int turns[PROGRAMS];
  shuffle_turns(turns, PROGRAMS, random);
  for (int n = 0; n < PROGRAMS; ++n)
    measure_start(&items[turns[n]]);
}

static void report(const RankItem items[PROGRAMS]) {
  measure_print_title("Start: from exec to the first frame");
  for (int which = 0; which < PROGRAMS; ++which)
    measure_print(&items[which].start);
  measure_print_ratio("gommette / htop", &items[GOMMETTE].start, &items[HTOP].start,
                      "at most 1.00");
  measure_print_ratio("gommette / nano", &items[GOMMETTE].start, &items[NANO].start, NULL);
  measure_print_ratio("gommette / tig", &items[GOMMETTE].start, &items[TIG].start, NULL);
  measure_print_title("Memory at the first frame (VmHWM)");
  for (int which = 0; which < PROGRAMS; ++which)
    measure_print(&items[which].memory);
  measure_print_ratio("gommette / htop", &items[GOMMETTE].memory, &items[HTOP].memory, NULL);
}

static void end(RankItem items[PROGRAMS]) {
  for (int which = 0; which < PROGRAMS; ++which) {
    measure_free(&items[which].start);
    measure_free(&items[which].memory);
  }
}

static void make_demonstration(const char *path) {
  Error err;
  require(demo_create(path, &err), &err);
}

int main(int count, char **arguments) {
  if (count != 4) give_up("usage: start BUILD-FOLDER SCRATCH-FOLDER GIT-FOLDER");
  char program[PATH_SIZE], session[PATH_SIZE];
  path_in(arguments[1], "tui/gommette", program);
  make_demonstration(path_in(arguments[2], "demo.gommette", session));
  RankItem items[PROGRAMS] = {
      [GOMMETTE] = item("gommette", (const char *[]){program, "open", session, NULL}),
      [HTOP] = item("htop", (const char *[]){"htop", NULL}),
      [NANO] = item("nano", (const char *[]){"nano", "meson.build", NULL}),
      [TIG] = item("tig", (const char *[]){"tig", "-C", arguments[3], NULL}),
  };
  uint64_t random = 1;
  for (int round = 0; round < ROUNDS; ++round)
    measure_round(items, &random);
  report(items);
  end(items);
}
