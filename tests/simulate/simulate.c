/* simulate --seconds N | --steps N [--seed S] | --script FILE | --hours N [--forget syncs]:
 * afternoons at random, each from a seed of its own, until the time is up, the steps are done or a
 * promise is broken. Then the shortest script that still breaks it is printed, and the exit status
 * is 1. With --forget syncs the disk does not do what SQLite asks: that must be found. --hours
 * passes so many without a fault, at a vote a second (hours.h).
 *
 * Afternoons run in a child process, which a crash ends like a broken promise; its script is in
 * memory that both share. */
#include <inttypes.h>
#include <malloc.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tests/simulate/hours.h"
#include "tests/simulate/memory.h"
#include "tests/simulate/room.h"
#include "tests/simulate/vfs.h"

typedef struct Shared {
  Script script; /* of the afternoon that is under way */
  uint32_t done; /* steps of it */
  char violation[VIOLATION_SIZE];
  uint64_t seed; /* of a run that begins with it */
  uint64_t afternoons, steps;
  uint64_t looked[PROMISES];
  uint64_t struck[FAULTS];
  uint64_t broken[PROMISES], broken_after[FAULTS]; /* promises, by what was looked at last … */
  Promise looking;                                 /* … and by the fault that happened last */
  FaultKind last;
} Shared;

typedef struct Options {
  int64_t seconds;
  uint64_t steps, seed;
  const char *script;
  int hours;
} Options;

enum {
  STEPS_LEAST = 20,
  STEPS_MOST = 300,
  AFTERNOON_SECONDS = 60,
  BROKEN = 1,
  KEPT_MEMORY = 512 * 1024 * 1024
};

static uint64_t now_s(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec;
}

static bool end_afternoon(Shared *shared, Room *room) {
  const bool holds = room->violation[0] == '\0' && room_end(room);
  snprintf(shared->violation, sizeof shared->violation, "%s", room->violation);
  for (int promise = 0; promise < PROMISES; promise++)
    shared->looked[promise] += room->looked[promise];
  shared->looking = room->broken;
  if (holds) room_close(room);
  return holds;
}

/* As the script says; or, with dice, as it is invented on the way: no afternoon passes without a
 * fault. */
static bool play(Shared *shared, Dice *dice, uint32_t most) {
  Script *script = &shared->script;
  const uint64_t faults = room_faults();
  Room *room = room_open(script->seed);
  shared->done = 0;
  while (room->violation[0] == '\0' && shared->done < (dice ? most : script->count)) {
    const bool must_fail = shared->done + 1 == most && room_faults() == faults;
    if (dice)
      script->steps[script->count++] =
          must_fail ? room_invent_fault(dice) : room_invent(room, dice);
    shared->done++;
    room_step(room, &script->steps[shared->done - 1]);
    shared->steps++;
    shared->last = machine()->last;
  }
  return end_afternoon(shared, room);
}

static bool play_at_random(Shared *shared, uint64_t seed) {
  Dice dice = {seed};
  shared->script.seed = dice_bits(&dice);
  shared->script.count = 0;
  const bool holds = play(shared, &dice, STEPS_LEAST + dice_below(&dice, STEPS_MOST - STEPS_LEAST));
  shared->afternoons++;
  memcpy(shared->struck, machine()->struck, sizeof shared->struck);
  return holds;
}

static void run(Shared *shared, const Options *options) {
  const uint64_t end = now_s() + (uint64_t)options->seconds;
  Dice seeds = {options->seed};
  bool holds = true;
  while (holds && (options->seconds ? now_s() < end : shared->steps < options->steps)) {
    alarm(AFTERNOON_SECONDS);
    shared->seed = seeds.state;
    holds = play_at_random(shared, dice_bits(&seeds));
  }
  alarm(0);
  exit(holds ? 0 : BROKEN); /* a sanitizer looks for leaks then */
}

/* ---- the shortest script that still fails */

static bool fails(Shared *shared, const Script *script) {
  int status = 0;
  shared->script = *script;
  shared->violation[0] = '\0';
  const pid_t child = fork();
  if (child == 0) {
    enum { SECONDS = 10 };
    if (!freopen("/dev/null", "w", stderr)) _exit(BROKEN);
    alarm(SECONDS);
    _exit(play(shared, NULL, 0) ? 0 : BROKEN);
  }
  waitpid(child, &status, 0);
  return status != 0;
}

static Script without(const Script *script, uint32_t from, uint32_t count) {
  Script shorter = *script;
  const uint32_t left = script->count - from - count;
  memmove(&shorter.steps[from], &script->steps[from + count], left * sizeof script->steps[0]);
  shorter.count -= count;
  return shorter;
}

static void shorten(Shared *shared, Script *script) {
  for (uint32_t part = script->count / 2; part > 0; part /= 2)
    for (uint32_t from = 0; from + part <= script->count;) {
      const Script shorter = without(script, from, part);
      if (fails(shared, &shorter))
        *script = shorter;
      else
        from += part;
    }
  for (uint32_t n = 0; n < script->count; n++) {
    Script calmer = *script;
    calmer.steps[n].pause = 0;
    if (script->steps[n].pause && fails(shared, &calmer)) *script = calmer;
  }
}

static void say_why(const Shared *shared, int status) {
  if (WIFSIGNALED(status))
    fprintf(stderr, "an afternoon ended by signal %d (%s)\n", WTERMSIG(status),
            strsignal(WTERMSIG(status)));
  else
    fprintf(stderr, "broken: %s\n",
            shared->violation[0] ? shared->violation : "the program ended by itself");
}

static int report_broken(Shared *shared, int status) {
  static Script script;
  script = shared->script;
  script.count = shared->done;
  say_why(shared, status);
  if (!fails(shared, &script)) {
    fprintf(stderr, "it does not happen again from its script: run with --seed %" PRIu64 "\n",
            shared->seed);
    return EXIT_FAILURE;
  } else {
    shorten(shared, &script);
    fails(shared, &script);
    fprintf(stderr, "the shortest script (%" PRIu32 " steps): %s\n", script.count,
            shared->violation);
  }
  script_write(stderr, &script);
  return EXIT_FAILURE;
}

/* ---- results */

/* A line a fault and a line a promise: promise, how it was tried, how often, lost. */
static void print_table(const Shared *shared) {
  static const char *const promises[PROMISES][2] = {
      [PROMISE_KEPT] = {"acknowledged is kept, and at most one act more",
                        "the file read anew, simulated"},
      [PROMISE_PROVEN] = {"the file verifies: chain, derived tables", "verified, simulated"},
      [PROMISE_STATES] = {"replay of the journal is the live state", "states compared, simulated"},
      [PROMISE_ALLOWANCES] = {"allowances hold or are flagged", "counted anew, simulated"},
      [PROMISE_SECRECY] = {"no order of secret ballots", "ballots sought in the file, simulated"},
      [PROMISE_CURTAIN] = {"no screen tells what is hidden", "frames in other colours, simulated"},
      [PROMISE_SECOND_LOG] = {"the second log makes the same session", "recovered, simulated"},
      [PROMISE_FOLDER] = {"nothing is left beside the file", "folders listed, simulated"},
      [PROMISE_SHELF] = {"no session of the list is lost",
                         "made, copied, renamed, archived, deleted and sought, simulated"},
  };
  for (int kind = FAULT_POWER; kind < FAULTS; kind++)
    printf("acknowledged is kept, and replayed\tsimulated %s\t%" PRIu64 "\t%" PRIu64 "\n",
           fault_name((FaultKind)kind), shared->struck[kind], shared->broken_after[kind]);
  for (int promise = 0; promise < PROMISES; promise++)
    printf("%s\t%s\t%" PRIu64 "\t%" PRIu64 "\n", promises[promise][0], promises[promise][1],
           shared->looked[promise], shared->broken[promise]);
}

static int run_many(Shared *shared, const Options *options) {
  int status = 0;
  const uint64_t begun = now_s();
  printf("# seed %" PRIu64 "\n", options->seed);
  fflush(stdout);
  const pid_t child = fork();
  if (child == 0) run(shared, options);
  waitpid(child, &status, 0);
  printf("# %" PRIu64 " afternoons, %" PRIu64 " steps, %" PRIu64 " s\n", shared->afternoons,
         shared->steps, now_s() - begun);
  shared->broken[shared->looking] += status != 0;
  shared->broken_after[shared->last] += status != 0;
  print_table(shared);
  fflush(stdout);
  return status == 0 ? EXIT_SUCCESS : report_broken(shared, status);
}

static int run_script(Shared *shared, const char *path) {
  FILE *in = fopen(path, "r");
  const bool is_read = in && script_read(in, &shared->script);
  if (in) fclose(in);
  if (!is_read) {
    fprintf(stderr, "%s: not a script\n", path);
    return EXIT_FAILURE;
  }
  const bool holds = play(shared, NULL, 0);
  if (!holds) printf("broken: %s\n", shared->violation);
  printf("what once failed holds now\tits shortest script, replayed\t1\t%d\n", !holds);
  return holds ? EXIT_SUCCESS : EXIT_FAILURE;
}

static Options read_options(int argc, char **argv) {
  Options options = {.seed = (uint64_t)time(NULL)};
  for (int n = 1; n + 1 < argc; n += 2) {
    if (strcmp(argv[n], "--seconds") == 0) options.seconds = strtoll(argv[n + 1], NULL, 10);
    if (strcmp(argv[n], "--steps") == 0) options.steps = strtoull(argv[n + 1], NULL, 10);
    if (strcmp(argv[n], "--seed") == 0) options.seed = strtoull(argv[n + 1], NULL, 10);
    if (strcmp(argv[n], "--script") == 0) options.script = argv[n + 1];
    if (strcmp(argv[n], "--hours") == 0) options.hours = (int)strtol(argv[n + 1], NULL, 10);
    if (strcmp(argv[n], "--forget") == 0) machine()->forgets_syncs = true;
  }
  if (options.seconds == 0 && options.steps == 0) options.steps = 10000;
  return options;
}

static void live_in_the_room(void) {
  setenv("GOMMETTE_HOME", "/room", 1);
  unsetenv("GOMMETTE_SECOND_LOG");
  setenv("XDG_STATE_HOME", "/state", 1);
  setenv("HOME", "/room", 1);
  setenv("XDG_DATA_HOME", "/tmp/data", 1);
  setenv("XDG_CACHE_HOME", "/tmp/cache", 1);
  setenv("TMPDIR", "/tmp", 1);
  setenv("TZ", "UTC", 1);
}

int main(int argc, char **argv) {
  const Options options = read_options(argc, argv);
  live_in_the_room();
  if (sodium_init() < 0) return EXIT_FAILURE;
  mallopt(M_MMAP_THRESHOLD, KEPT_MEMORY); /* what is freed will be used again soon */
  mallopt(M_TRIM_THRESHOLD, KEPT_MEMORY);
  memory_take_over_sqlite();
  vfs_register();
  if (options.hours > 0) return hours_pass(options.hours) ? EXIT_SUCCESS : EXIT_FAILURE;
  Shared *shared =
      mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) return EXIT_FAILURE;
  return options.script ? run_script(shared, options.script) : run_many(shared, &options);
}
