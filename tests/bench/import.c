/* Ballots into a new session, by the real program: the 4,252 dots of Toulouse, and a million,
 * against libcsv and SQLite alone on the same file.
 *
 *   import BUILD-FOLDER SCRATCH-FOLDER [DATA-FOLDER] */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/fixture.h"
#include "tests/bench/measure.h"
#include "tests/bench/pseudo_terminal.h"

enum { VOTERS = 200 * 1000, DOTS_EACH = 5, SUBGROUPS = 3, CODES = 10 };

typedef struct RankItem {
  const char *arguments[5];
  const char *result; /* the file that it makes */
  Measure time, memory;
} RankItem;

static void start_quietly(const char *const arguments[]) {
  int nowhere = open("/dev/null", O_WRONLY);
  if (nowhere < 0 || dup2(nowhere, STDOUT_FILENO) < 0) _exit(127);
  become_program(arguments);
}

static void measure_run(RankItem *item) {
  int status;
  struct rusage usage;
  int64_t before = clock_ns();
  pid_t process = fork();
  if (process == 0) start_quietly(item->arguments);
  if (process < 0 || wait4(process, &status, 0, &usage) != process)
    give_up("no process: %s", strerror(errno));
  measure_add(&item->time, clock_ns() - before);
  measure_add(&item->memory, usage.ru_maxrss * 1024);
  if (status != 0) give_up("%s failed", item->arguments[0]);
  unlink(item->result);
}

static void report(const char *title, const RankItem *ours, const RankItem *bare) {
  measure_print_title(title);
  measure_print(&ours->time);
  measure_print(&bare->time);
  measure_print(&ours->memory);
  measure_print(&bare->memory);
  measure_print_ratio("time", &ours->time, &bare->time, NULL);
  measure_print_ratio("memory", &ours->memory, &bare->memory, NULL);
}

static void measure_import(const char *title, const char *build, const char *scratch,
                           const char *csv, int rounds) {
  char program[PATH_SIZE], yardstick[PATH_SIZE], session[PATH_SIZE], database[PATH_SIZE];
  path_in(build, "tui/gommette", program);
  path_in(build, "tests/bench/import_yardstick", yardstick);
  path_in(scratch, "import.gommette", session);
  path_in(scratch, "import.bare", database);
  RankItem ours = {{program, "import", csv, session, NULL},
                   session,
                   {.name = "gommette import", .unit = MILLISECONDS},
                   {.name = "gommette import: most memory", .unit = MEGABYTES}};
  RankItem bare = {{yardstick, csv, database, NULL},
                   database,
                   {.name = "libcsv and bare SQLite rows", .unit = MILLISECONDS},
                   {.name = "libcsv and bare SQLite rows: most memory", .unit = MEGABYTES}};
  for (int round = 0; round < rounds; ++round) {
    measure_run(&ours);
    measure_run(&bare);
  }
  report(title, &ours, &bare);
  measure_free(&ours.time), measure_free(&ours.memory);
  measure_free(&bare.time), measure_free(&bare.memory);
}

/* No voter twice on one item: the dots of one are on items next to each other. */
static void write_ballots(const char *path) {
  static const char *const colours[] = {"green", "yellow", "red"};
  uint64_t random = 1;
  FILE *file = fopen(path, "w");
  if (!file) give_up("%s: %s", path, strerror(errno));
  fputs("voter,subgroup_code,code,colour\n", file);
  for (int voter = 1; voter <= VOTERS; ++voter) {
    uint32_t first = next_random(&random);
    for (uint32_t n = 0; n < DOTS_EACH; ++n) {
      uint32_t item = (first + n) % (SUBGROUPS * CODES);
      fprintf(file, "%d,%u,%u,%s\n", voter, item / CODES + 1, item % CODES + 1,
              colours[next_random(&random) % COLOUR_COUNT]);
    }
  }
  if (fclose(file) != 0) give_up("%s: %s", path, strerror(errno));
}

static void measure_toulouse(const char *build, const char *scratch, const char *data) {
  char csv[PATH_SIZE];
  path_in(data, "toulouse-2019.ballots.csv", csv);
  if (access(csv, R_OK) == 0)
    measure_import("Import: the ballots of Toulouse, 4,252 rows", build, scratch, csv, 30);
  else
    printf("\nImport: the ballots of Toulouse: skipped, %s is not there\n", csv);
}

int main(int count, char **arguments) {
  if (count != 4) give_up("usage: import BUILD-FOLDER SCRATCH-FOLDER DATA-FOLDER");
  char csv[PATH_SIZE];
  measure_toulouse(arguments[1], arguments[2], arguments[3]);
  write_ballots(path_in(arguments[2], "million.csv", csv));
  measure_import("Import: made ballots, 1,000,000 rows", arguments[1], arguments[2], csv, 5);
}
