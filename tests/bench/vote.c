/* From the key to the screen: a vote in the real program against a bare commit and a bare repaint,
 * all in terminals of their own, one key after the other in turn.
 *
 *   vote BUILD-FOLDER SCRATCH-FOLDER */
#include <stdio.h>

#include "sessions/acts/acts.h"
#include "sessions/journal/journal.h"
#include "tests/bench/fixture.h"
#include "tests/bench/measure.h"
#include "tests/bench/pseudo_terminal.h"

enum { ROUNDS = 200, WARM_UP = 20, QUIET_MS = 30 };

static const char key_down[] = "\033OB", key_up[] = "\033OA";

/* What is measured in each round. The first four are programs in terminals. */
enum { GOMMETTE, YARDSTICK, COMMIT, PAINT, PROGRAMS, FOCUS = PROGRAMS, LIBRARY, TURNS };

typedef struct Bench {
  PseudoTerminal terminal[PROGRAMS];
  Session *session; /* for the library alone */
  Measure measure[TURNS];
  bool is_down; /* the focus */
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
  require(journal_view(path, (WaitWatcher){0}, &journal, &err), &err);
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

static int64_t answer_ns(const PseudoTerminal *terminal, const char *key) {
  return terminal_answer_ns(terminal, key, QUIET_MS, NULL);
}

static int64_t focus_ns(Bench *bench) {
  bench->is_down = !bench->is_down;
  return answer_ns(&bench->terminal[GOMMETTE], bench->is_down ? key_down : key_up);
}

static int64_t turn_ns(Bench *bench, int turn) {
  if (turn == LIBRARY) return library_vote_ns(bench->session);
  if (turn == FOCUS) return focus_ns(bench);
  return answer_ns(&bench->terminal[turn], "v");
}

static void measure_round(Bench *bench, uint64_t *random) {
  int turns[TURNS];
  shuffle_turns(turns, TURNS, random);
  for (int n = 0; n < TURNS; ++n)
    measure_add(&bench->measure[turns[n]], turn_ns(bench, turns[n]));
}

static void report(const Bench *bench, Load load) {
  const Measure *measure = bench->measure;
  char title[128];
  snprintf(title, sizeof title, "Vote: key to screen (a row of %zu bytes, %lld cells, %lld bytes)",
           load.row_size, (long long)load.cells, (long long)load.bytes);
  measure_print_title(title);
  for (int turn = 0; turn < TURNS; ++turn)
    measure_print(&measure[turn]);
  measure_print_ratio("vote / (commit + paint)", &measure[GOMMETTE], &measure[YARDSTICK],
                      "at most 1.25");
  measure_print_ratio("count_dots / commit", &measure[LIBRARY], &measure[COMMIT], NULL);
  measure_print_ratio("moving the focus / paint", &measure[FOCUS], &measure[PAINT], NULL);
}

static void end(Bench *bench) {
  for (int which = 0; which < PROGRAMS; ++which)
    terminal_end(&bench->terminal[which]);
  for (int turn = 0; turn < TURNS; ++turn)
    measure_free(&bench->measure[turn]);
  session_close(bench->session);
}

int main(int count, char **arguments) {
  if (count != 3) give_up("usage: vote BUILD-FOLDER SCRATCH-FOLDER");
  const char *build = arguments[1], *scratch = arguments[2];
  char path[PATH_SIZE], library_path[PATH_SIZE];
  Bench bench = {
      .measure = {[GOMMETTE] = {.name = "gommette: vote on screen", .unit = MILLISECONDS},
                  [YARDSTICK] = {.name = "yardstick: commit + paint", .unit = MILLISECONDS},
                  [COMMIT] = {.name = "yardstick: commit alone", .unit = MILLISECONDS},
                  [PAINT] = {.name = "yardstick: paint alone", .unit = MILLISECONDS},
                  [FOCUS] = {.name = "gommette: arrow key, no commit", .unit = MILLISECONDS},
                  [LIBRARY] = {.name = "gommette: count_dots alone", .unit = MILLISECONDS}},
      .session = fixture_6_june(path_in(scratch, "library.gommette", library_path)),
  };
  session_close(fixture_6_june(path_in(scratch, "vote.gommette", path)));
  start_gommette(&bench, build, path);
  Load load = warm_up(&bench, path);
  for (int which = YARDSTICK; which < PROGRAMS; ++which)
    start_yardstick(&bench, which, build, scratch, load);
  size_t size;
  uint64_t before = last_seq(path, &size), random = 1;
  for (int round = 0; round < ROUNDS; ++round)
    measure_round(&bench, &random);
  if (last_seq(path, &size) != before + ROUNDS) give_up("not every key was one vote");
  report(&bench, load);
  end(&bench);
}
