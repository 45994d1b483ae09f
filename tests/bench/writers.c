/* Four writers of one file, 250 votes each as fast as they can: how long each vote waits and takes,
 * in gommette and where writers have SQLite's busy_timeout alone.
 *
 *   writers SCRATCH-FOLDER */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sessions/acts/acts.h"
#include "tests/bench/bare_journal.h"
#include "tests/bench/fixture.h"
#include "tests/bench/measure.h"

enum { WRITERS = 4, VOTES = 250, ROUNDS = 7, ROW_SIZE = 96 };

/* Where a writer says that it is ready, and waits to be let go. */
typedef struct Start {
  int ready[2], go[2];
} Start;

/* Opens the file, waits for the start, votes, and says how long each vote took. */
typedef void Writer(const char *path, Start start, int64_t times[VOTES]);

typedef struct Contender {
  Writer *writer;
  char path[PATH_SIZE];
  Measure each, longest;
} Contender;

static void wait_for_go(Start start) {
  char nothing = '!';
  close(start.go[1]);
  if (write(start.ready[1], &nothing, 1) != 1 || read(start.go[0], &nothing, 1) != 0)
    give_up("no start: %s", strerror(errno));
}

static void vote_with_gommette(const char *path, Start start, int64_t times[VOTES]) {
  Error err;
  Session *session;
  require(session_open(path, clock_of_machine(), &session, &err), &err);
  wait_for_go(start);
  for (int n = 0; n < VOTES; ++n) {
    int64_t before = clock_ns();
    require(count_dots(session, 1, GREEN, 1, NULL, &err), &err);
    times[n] = clock_ns() - before;
  }
  session_close(session);
}

static void vote_with_busy_timeout(const char *path, Start start, int64_t times[VOTES]) {
  BareJournal journal = bare_journal_open(path);
  wait_for_go(start);
  for (int n = 0; n < VOTES; ++n) {
    int64_t before = clock_ns();
    bare_journal_append(&journal, ROW_SIZE);
    times[n] = clock_ns() - before;
  }
  bare_journal_close(&journal);
}

static pid_t start_writer(const Contender *item, Start start, int64_t times[VOTES]) {
  pid_t process = fork();
  if (process < 0) give_up("no process: %s", strerror(errno));
  if (process > 0) return process;
  item->writer(item->path, start, times);
  _exit(EXIT_SUCCESS);
}

static void wait_until_ready(Start start) {
  char nothing;
  for (int n = 0; n < WRITERS; ++n)
    if (read(start.ready[0], &nothing, 1) != 1) give_up("a writer is not ready");
}

static void wait_for_end(pid_t process) {
  int status;
  if (waitpid(process, &status, 0) != process || status != 0) give_up("a writer failed");
}

static void close_start(Start start) {
  close(start.ready[0]);
  close(start.ready[1]);
  close(start.go[0]);
}

/* They go when the last writing end of their pipe closes. */
static void let_write(const Contender *item, int64_t times[WRITERS][VOTES]) {
  Start start;
  pid_t processes[WRITERS];
  if (pipe(start.ready) != 0 || pipe(start.go) != 0) give_up("no pipe: %s", strerror(errno));
  for (int n = 0; n < WRITERS; ++n)
    processes[n] = start_writer(item, start, times[n]);
  wait_until_ready(start);
  close(start.go[1]);
  for (int n = 0; n < WRITERS; ++n)
    wait_for_end(processes[n]);
  close_start(start);
}

static void measure_round(Contender *item, int64_t times[WRITERS][VOTES]) {
  int64_t longest = 0;
  let_write(item, times);
  for (int n = 0; n < WRITERS * VOTES; ++n) {
    int64_t time = times[n / VOTES][n % VOTES];
    measure_add(&item->each, time);
    if (time > longest) longest = time;
  }
  measure_add(&item->longest, longest);
}

static uint64_t session_end(const char *path) {
  Error err;
  Session *session;
  require(session_view(path, &session, &err), &err);
  uint64_t seq = session_stamp(session).seq;
  session_close(session);
  return seq;
}

static void report(const Contender *ours, const Contender *theirs) {
  measure_print_title("Writers: four processes x 250 votes in one file");
  measure_print(&ours->each);
  measure_print(&theirs->each);
  measure_print(&ours->longest);
  measure_print(&theirs->longest);
  measure_print_ratio("a vote", &ours->each, &theirs->each, NULL);
  measure_print_ratio("the longest of 1000", &ours->longest, &theirs->longest, NULL);
}

/* Shared with the writers, who fill it in. */
static void *share_memory(size_t size) {
  void *shared = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) give_up("no memory: %s", strerror(errno));
  return shared;
}

int main(int count, char **arguments) {
  if (count != 2) give_up("usage: writers SCRATCH-FOLDER");
  Contender ours = {.writer = vote_with_gommette,
                    .each = {.name = "gommette: each vote", .unit = MILLISECONDS},
                    .longest = {.name = "gommette: longest of 1000", .unit = MILLISECONDS}};
  Contender theirs = {.writer = vote_with_busy_timeout,
                      .each = {.name = "busy_timeout alone: each", .unit = MILLISECONDS},
                      .longest = {.name = "busy_timeout alone: longest", .unit = MILLISECONDS}};
  int64_t(*times)[VOTES] = share_memory(sizeof(int64_t[WRITERS][VOTES]));
  session_close(fixture_6_june(path_in(arguments[1], "writers.gommette", ours.path)));
  path_in(arguments[1], "writers.bare", theirs.path);
  uint64_t before = session_end(ours.path);
  for (int round = 0; round < ROUNDS; ++round) {
    measure_round(&ours, times);
    measure_round(&theirs, times);
  }
  if (session_end(ours.path) != before + (uint64_t)ROUNDS * WRITERS * VOTES)
    give_up("votes were lost");
  report(&ours, &theirs);
}
