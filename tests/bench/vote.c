/* From the key to the screen: a vote in the real program against a bare commit and a bare repaint,
 * all in terminals of their own, one key after the other in turn.
 *
 *   vote BUILD-FOLDER SCRATCH-FOLDER */
#include <stdio.h>

#include "sessions/acts.h"
#include "sessions/journal.h"
#include "tests/bench/fixture.h"
#include "tests/bench/measure.h"
#include "tests/bench/pseudo_terminal.h"

enum { ROUNDS = 200, WARM_UP = 20, QUIET_MS = 30 };

static const char key_down[] = "\033OB", key_up[] = "\033OA";

/* Programs under measurement, in the order of their turns. */
enum { GOMMETTE, YARDSTICK, COMMIT, PAINT, PROGRAMS };

typedef struct Bench {
  PseudoTerminal terminal[PROGRAMS];
  Session *session; /* for the library alone */
  Measure answer[PROGRAMS], focus, library;
} Bench;

/* What gommette writes and paints for a vote, so that the yardstick can do the same. */
typedef struct Load {
  size_t row_size;
  int64_t cells, bytes;
} Load;

static uint64_t last_seq(const char *path, size_t *size) {
  Error err;
  Journal *journal;
  uint64_t seq;
  ChainHash hash;
  JournalEntry entry;
  bool found;
  require(journal_view(path, &journal, &err), &err);
  require(journal_end(journal, &seq, &hash, &err), &err);
  require(journal_read(journal, seq, &entry, &found, &err), &err);
  *size = entry.size;
  journal_close(journal);
  return seq;
}

static void start_gommette(Bench *bench, const char *build, const char *session) {
  char program[PATH_SIZE];
  const char *arguments[] = {path_in(build, "tui/gommette", program), "open", session, NULL};
  bench->terminal[GOMMETTE] = terminal_start(arguments);
  terminal_read_frame(&bench->terminal[GOMMETTE], 10 * QUIET_MS);
}

static Load warm_up(const Bench *bench, const char *session) {
  Frame frame = {0, 0, 0};
  Load load = {0, 0, 0};
  for (int n = 0; n < WARM_UP; ++n)
    terminal_answer_ns(&bench->terminal[GOMMETTE], "v", QUIET_MS, &frame);
  last_seq(session, &load.row_size);
  load.cells = frame.cells;
  load.bytes = frame.bytes;
  return load;
}

static void start_yardstick(Bench *bench, int which, const char *build, const char *scratch,
                            Load load) {
  static const char *const modes[] = {[YARDSTICK] = "both", [COMMIT] = "commit", [PAINT] = "paint"};
  char program[PATH_SIZE], database[PATH_SIZE], row_size[32], cells[32];
  snprintf(row_size, sizeof row_size, "%zu", load.row_size);
  snprintf(cells, sizeof cells, "%lld", (long long)load.cells);
  const char *arguments[] = {path_in(build, "tests/bench/vote_yardstick", program),
                             modes[which],
                             path_in(scratch, modes[which], database),
                             row_size,
                             cells,
                             NULL};
  bench->terminal[which] = terminal_start(arguments);
  terminal_read_frame(&bench->terminal[which], 10 * QUIET_MS);
  for (int n = 0; n < WARM_UP; ++n)
    terminal_answer_ns(&bench->terminal[which], "v", QUIET_MS, NULL);
}

static int64_t library_vote_ns(Session *session) {
  Error err;
  int64_t start = clock_ns();
  require(count_dots(session, 1, GREEN, 1, NULL, &err), &err);
  return clock_ns() - start;
}

/* The order of a round changes from one to the next, since each waits on what the one before left
 * the disk to do. */
static void measure_round(Bench *bench, int round) {
  for (int turn = 0; turn < PROGRAMS; ++turn) {
    int which = (turn + round) % PROGRAMS;
    measure_add(&bench->answer[which],
                terminal_answer_ns(&bench->terminal[which], "v", QUIET_MS, NULL));
  }
  measure_add(&bench->library, library_vote_ns(bench->session));
  measure_add(&bench->focus, terminal_answer_ns(&bench->terminal[GOMMETTE],
                                                round % 2 ? key_up : key_down, QUIET_MS, NULL));
}

static void report(const Bench *bench, Load load) {
  char title[128];
  snprintf(title, sizeof title, "Vote: key to screen (a row of %zu bytes, %lld cells, %lld bytes)",
           load.row_size, (long long)load.cells, (long long)load.bytes);
  measure_print_title(title);
  for (int which = 0; which < PROGRAMS; ++which)
    measure_print(&bench->answer[which]);
  measure_print(&bench->library);
  measure_print(&bench->focus);
  measure_print_ratio("vote / (commit + paint)", &bench->answer[GOMMETTE],
                      &bench->answer[YARDSTICK], "at most 1.25");
  measure_print_ratio("session_act / commit", &bench->library, &bench->answer[COMMIT], NULL);
  measure_print_ratio("moving the focus / paint", &bench->focus, &bench->answer[PAINT], NULL);
}

static void end(Bench *bench) {
  for (int which = 0; which < PROGRAMS; ++which) {
    terminal_end(&bench->terminal[which]);
    measure_free(&bench->answer[which]);
  }
  session_close(bench->session);
  measure_free(&bench->library);
  measure_free(&bench->focus);
}

int main(int count, char **arguments) {
  if (count != 3) give_up("usage: vote BUILD-FOLDER SCRATCH-FOLDER");
  const char *build = arguments[1], *scratch = arguments[2];
  char path[PATH_SIZE], library_path[PATH_SIZE];
  Bench bench = {
      .answer = {[GOMMETTE] = {.name = "gommette: vote on screen", .unit = MILLISECONDS},
                 [YARDSTICK] = {.name = "yardstick: commit + paint", .unit = MILLISECONDS},
                 [COMMIT] = {.name = "yardstick: commit alone", .unit = MILLISECONDS},
                 [PAINT] = {.name = "yardstick: paint alone", .unit = MILLISECONDS}},
      .library = {.name = "gommette: count_dots in a library alone", .unit = MILLISECONDS},
      .focus = {.name = "gommette: arrow key, no commit", .unit = MILLISECONDS},
      .session = fixture_6_june(path_in(scratch, "library.gommette", library_path)),
  };
  session_close(fixture_6_june(path_in(scratch, "vote.gommette", path)));
  start_gommette(&bench, build, path);
  Load load = warm_up(&bench, path);
  for (int which = YARDSTICK; which < PROGRAMS; ++which)
    start_yardstick(&bench, which, build, scratch, load);
  size_t size;
  uint64_t before = last_seq(path, &size);
  for (int round = 0; round < ROUNDS; ++round)
    measure_round(&bench, round);
  if (last_seq(path, &size) != before + ROUNDS) give_up("not every key was one vote");
  report(&bench, load);
  end(&bench);
}
