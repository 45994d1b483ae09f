/* How what people wait for grows with the history: first frame, undo, redo, log, closing and the
 * journal's screen in sessions of 10³ to 5·10⁶ events, of three shapes, and by which power of the
 * number of events. The sessions are made once and kept.
 *
 *   growth BUILD-FOLDER SCRATCH-FOLDER CACHE-FOLDER [MOST-EVENTS] */
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sessions/acts/acts.h"
#include "sessions/acts/vote.h"
#include "tests/bench/fixture.h"
#include "tests/bench/measure.h"
#include "tests/bench/pseudo_terminal.h"

enum { SIZES = 5, QUIET_MS = 400, TURNED = 3 };

static const uint64_t sizes[SIZES] = {1000, 10 * 1000, 100 * 1000, 1000 * 1000, 5 * 1000 * 1000};

typedef enum Shape { DOTS, IMPORT, TURNS, SHAPES } Shape;
static const char *const shapes[SHAPES] = {"dots", "import", "turns"};
static const char *const shape_titles[SHAPES] = {
    "dots in acts of a hundred", "one import of ballots", "an import, undone and redone"};

typedef enum Figure {
  FIRST_FRAME,
  JOURNAL_SCREEN,
  OPENING,
  UNDO_ONE,
  REDO_ONE,
  CLOSING,
  LOG,
  PROVING,
  UNDO_LATEST,
  REDO_LATEST,
  FIGURES
} Figure;

static const char *const figures[FIGURES] = {
    "first frame",        "journal's screen", "opening alone",
    "undo of one dot",    "redo of one dot",  "closing the votes",
    "log, all of it",     "reading the rest", "undo of the latest act",
    "redo of the latest",
};

typedef struct Growth {
  const char *build, *scratch, *cache;
  double ms[FIGURES][SIZES], megabytes[SIZES];
  size_t size_count;
} Growth;

static double ms_since(int64_t before) {
  return (double)(clock_ns() - before) / 1e6;
}

static void write_ballots(const char *path, uint64_t ballots) {
  FILE *file = fopen(path, "w");
  if (!file) give_up("%s: %s", path, strerror(errno));
  fputs("voter,code,colour\n", file);
  for (uint64_t voter = 1; voter <= ballots; ++voter)
    fprintf(file, "%llu,%llu,green\n", (unsigned long long)voter,
            (unsigned long long)(voter % 30 + 1));
  if (fclose(file) != 0) give_up("%s: %s", path, strerror(errno));
}

static void make_imported(const Growth *growth, const char *path, uint64_t ballots, bool turns) {
  char csv[PATH_SIZE];
  uint64_t taken;
  Error err;
  write_ballots(path_in(growth->scratch, "ballots.csv", csv), ballots);
  Session *session = fixture_import(csv, path);
  if (turns) {
    require(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
    require(redo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  }
  session_close(session);
}

/* In a file of its own, to be written into: what is kept stays as it is. */
static void bring(const Growth *growth, Shape shape, uint64_t events, char path[PATH_SIZE]) {
  char name[64], kept[PATH_SIZE], command[3 * PATH_SIZE];
  snprintf(name, sizeof name, "%s-%llu.gommette", shapes[shape], (unsigned long long)events);
  path_in(growth->cache, name, kept);
  if (access(kept, F_OK) != 0) {
    path_in(growth->scratch, name, path);
    if (shape == DOTS)
      fixture_long(path, events);
    else
      make_imported(growth, path, shape == TURNS ? events / TURNED : events, shape == TURNS);
    if (rename(path, kept) != 0) give_up("%s: %s", kept, strerror(errno));
  }
  path_in(growth->scratch, "growth.gommette", path);
  snprintf(command, sizeof command, "cp '%s' '%s'", kept, path);
  if (system(command) != 0) give_up("%s", command);
}

static void measure_screens(Growth *growth, const char *path, size_t n) {
  char program[PATH_SIZE];
  const char *arguments[] = {path_in(growth->build, "tui/gommette", program), "open", path, NULL};
  const int64_t before = clock_ns();
  PseudoTerminal terminal = terminal_start(arguments);
  const Frame frame = terminal_read_frame(&terminal, QUIET_MS);
  growth->ms[FIRST_FRAME][n] = (double)(frame.complete_ns - before) / 1e6;
  growth->ms[JOURNAL_SCREEN][n] = (double)terminal_answer_ns(&terminal, "w", QUIET_MS, NULL) / 1e6;
  growth->megabytes[n] = (double)terminal_peak_memory(&terminal) / 1e6;
  terminal_end(&terminal);
}

static void measure_log(Growth *growth, const char *path, size_t n) {
  char program[PATH_SIZE];
  const char *arguments[] = {path_in(growth->build, "tui/gommette", program), "log", path, NULL};
  int status;
  const int64_t before = clock_ns();
  const pid_t process = fork();
  if (process == 0) {
    const int nowhere = open("/dev/null", O_WRONLY);
    if (nowhere < 0 || dup2(nowhere, STDOUT_FILENO) < 0) _exit(127);
    become_program(arguments);
  }
  if (process < 0 || waitpid(process, &status, 0) != process || status != 0) give_up("log failed");
  growth->ms[LOG][n] = ms_since(before);
}

static void measure_one_dot(Growth *growth, Session *session, size_t n) {
  Error err;
  uint64_t taken;
  require(count_dots(session, 1, GREEN, 1, NULL, &err), &err);
  int64_t before = clock_ns();
  require(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  growth->ms[UNDO_ONE][n] = ms_since(before);
  before = clock_ns();
  require(redo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  growth->ms[REDO_ONE][n] = ms_since(before);
  require(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
}

static void measure_latest(Growth *growth, Session *session, size_t n) {
  Error err;
  uint64_t taken;
  int64_t before = clock_ns();
  require(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  growth->ms[UNDO_LATEST][n] = ms_since(before);
  before = clock_ns();
  require(redo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  growth->ms[REDO_LATEST][n] = ms_since(before);
}

static void measure_library(Growth *growth, const char *path, size_t n) {
  Error err;
  Session *session;
  bool proven;
  size_t closed;
  int64_t before = clock_ns();
  require(session_open(path, clock_of_machine(), &session, &err), &err);
  growth->ms[OPENING][n] = ms_since(before);
  measure_one_dot(growth, session, n);
  before = clock_ns();
  require(session_prove(session, UINT64_MAX, &proven, &err), &err);
  growth->ms[PROVING][n] = ms_since(before);
  measure_latest(growth, session, n);
  require(count_dots(session, 1, GREEN, 1, NULL, &err), &err); /* opens the vote, if it was not */
  before = clock_ns();
  require(close_vote(session, WHOLE_SESSION, &closed, &err), &err);
  growth->ms[CLOSING][n] = ms_since(before);
  session_close(session);
}

/* The slope of the line through the logarithms that misses them least, from the second size on: the
 * first takes what any start takes. */
static double exponent(const Growth *growth, Figure figure) {
  double x = 0, y = 0, xx = 0, xy = 0, count = (double)growth->size_count - 1;
  for (size_t n = 1; n < growth->size_count; ++n) {
    const double of = log10((double)sizes[n]), took = log10(growth->ms[figure][n]);
    x += of, y += took, xx += of * of, xy += of * took;
  }
  return (count * xy - x * y) / (count * xx - x * x);
}

static void report(const Growth *growth, Shape shape) {
  printf("\nGrowth: %s; ms at so many events, and the power by which it grows\n  %-24s",
         shape_titles[shape], "");
  for (size_t n = 0; n < growth->size_count; ++n)
    printf(" %10llu", (unsigned long long)sizes[n]);
  for (int figure = 0; figure < FIGURES; ++figure) {
    printf("\n  %-24s", figures[figure]);
    for (size_t n = 0; n < growth->size_count; ++n)
      printf(" %10.1f", growth->ms[figure][n]);
    if (growth->size_count > 2) printf("   n^%.2f", exponent(growth, (Figure)figure));
  }
  printf("\n  %-24s", "most memory on screen, MB");
  for (size_t n = 0; n < growth->size_count; ++n)
    printf(" %10.0f", growth->megabytes[n]);
  printf("\n");
}

static void measure_shape(Growth *growth, Shape shape) {
  char path[PATH_SIZE];
  for (size_t n = 0; n < growth->size_count; ++n) {
    bring(growth, shape, sizes[n], path);
    measure_screens(growth, path, n);
    measure_log(growth, path, n);
    measure_library(growth, path, n);
    unlink(path);
  }
  report(growth, shape);
}

int main(int count, char **arguments) {
  if (count < 4) give_up("usage: growth BUILD-FOLDER SCRATCH-FOLDER CACHE-FOLDER [MOST-EVENTS]");
  Growth growth = {.build = arguments[1], .scratch = arguments[2], .cache = arguments[3]};
  const uint64_t most = count > 4 ? strtoull(arguments[4], NULL, 10) : sizes[SIZES - 1];
  if (mkdir(growth.cache, S_IRWXU) != 0 && errno != EEXIST)
    give_up("%s: %s", growth.cache, strerror(errno));
  while (growth.size_count < SIZES && sizes[growth.size_count] <= most)
    ++growth.size_count;
  for (int shape = 0; shape < SHAPES; ++shape)
    measure_shape(&growth, (Shape)shape);
}
