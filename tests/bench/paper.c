/* A report of 30, 300 and 3,000 recommendations by whole processes: the table of votes as text
 * beside the sqlite3 shell's box of the same table, and as a PDF beside LibreOffice making one of
 * it.
 *
 *   paper BUILD-FOLDER SCRATCH-FOLDER */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/fixture.h"
#include "tests/bench/measure.h"
#include "tests/bench/pseudo_terminal.h"

enum { ARGUMENTS_MAX = 8, SUBGROUP_SIZE = 30, TEXT_ROUNDS = 20, PDF_ROUNDS = 5 };

typedef struct RankItem {
  const char *arguments[ARGUMENTS_MAX + 1];
  Measure time;
} RankItem;

typedef struct Paths {
  char writer[PATH_SIZE], session[PATH_SIZE], agenda[PATH_SIZE], table[PATH_SIZE];
  char database[PATH_SIZE], profile[2 * PATH_SIZE], import[2 * PATH_SIZE];
} Paths;

static void start_quietly(const char *const arguments[]) {
  int nowhere = open("/dev/null", O_WRONLY);
  if (nowhere < 0 || dup2(nowhere, STDOUT_FILENO) < 0) _exit(127);
  become_program(arguments);
}

static int64_t run(const char *const arguments[]) {
  int status;
  int64_t before = clock_ns();
  pid_t process = fork();
  if (process == 0) start_quietly(arguments);
  if (process < 0 || waitpid(process, &status, 0) != process)
    give_up("no process: %s", strerror(errno));
  if (status != 0) give_up("%s failed", arguments[0]);
  return clock_ns() - before;
}

static void measure_pair(const char *title, RankItem *ours, RankItem *yardstick, int rounds,
                         const char *aim) {
  run(ours->arguments);
  run(yardstick->arguments);
  for (int round = 0; round < rounds; ++round) {
    measure_add(&ours->time, run(ours->arguments));
    measure_add(&yardstick->time, run(yardstick->arguments));
  }
  measure_print_title(title);
  measure_print(&ours->time);
  measure_print(&yardstick->time);
  measure_print_ratio("gommette / yardstick", &ours->time, &yardstick->time, aim);
  measure_free(&ours->time);
  measure_free(&yardstick->time);
}

/* ---- the same table as a session, as a database and as a sheet */

static FILE *open_to_write(const char *path) {
  FILE *file = fopen(path, "w");
  if (!file) give_up("%s: %s", path, strerror(errno));
  return file;
}

static void write_rows(FILE *agenda, FILE *table, int recommendations) {
  static const char TITLE[] = "Garantir un accès aux services de première ligne, sans condition";
  uint64_t random = 1;
  fputs("subgroup_code,code,title,green,yellow,red\n", agenda);
  fputs("reference,title,green,yellow,red,cumulative\n", table);
  for (int n = 0; n < recommendations; ++n) {
    const int subgroup = n / SUBGROUP_SIZE + 1, code = n % SUBGROUP_SIZE + 1;
    const uint32_t green = next_random(&random) % 15, yellow = next_random(&random) % 9,
                   red = next_random(&random) % 7;
    fprintf(agenda, "%d,%d,\"%s\",%u,%u,%u\n", subgroup, code, TITLE, green, yellow, red);
    fprintf(table, "%d/%d,\"%s\",%u,%u,%u,%u\n", subgroup, code, TITLE, green, yellow, red,
            green + yellow + red);
  }
}

static void make_tables(const Paths *paths, int recommendations) {
  FILE *agenda = open_to_write(paths->agenda), *table = open_to_write(paths->table);
  write_rows(agenda, table, recommendations);
  if (fclose(agenda) != 0 || fclose(table) != 0) give_up("the tables could not be written");
  unlink(paths->session);
  unlink(paths->database);
  session_close(fixture_import(paths->agenda, paths->session));
  const char *const arguments[] = {"sqlite3", paths->database, ".mode csv", paths->import, NULL};
  run(arguments);
}

static void find_paths(const char *build, const char *scratch, Paths *paths) {
  path_in(build, "tests/sessions/write_report", paths->writer);
  path_in(scratch, "paper.gommette", paths->session);
  path_in(scratch, "paper-agenda.csv", paths->agenda);
  path_in(scratch, "paper.csv", paths->table);
  path_in(scratch, "paper.db", paths->database);
  snprintf(paths->import, sizeof paths->import, ".import '%s' votes", paths->table);
  snprintf(paths->profile, sizeof paths->profile, "-env:UserInstallation=file://%s/office",
           scratch);
}

static RankItem writer(const Paths *paths, const char *format, const char *name) {
  return (RankItem){{paths->writer, format, paths->session, "--sections", "recap", NULL},
                    {.name = name, .unit = MILLISECONDS}};
}

static void measure_text(const Paths *paths, int recommendations) {
  char title[128];
  RankItem ours = writer(paths, "text", "the recap as text");
  RankItem box = {{"sqlite3", "-box", paths->database, "SELECT * FROM votes", NULL},
                  {.name = "sqlite3 -box", .unit = MILLISECONDS}};
  snprintf(title, sizeof title, "Paper: text of %d recommendations", recommendations);
  measure_pair(title, &ours, &box, TEXT_ROUNDS, "at most 1.50");
}

static void measure_pdf(const Paths *paths, const char *scratch, int recommendations) {
  char title[128];
  RankItem ours = writer(paths, "pdf", "the recap as a PDF");
  RankItem office = {{"soffice", paths->profile, "--headless", "--convert-to", "pdf", "--outdir",
                      scratch, paths->table, NULL},
                     {.name = "LibreOffice headless", .unit = MILLISECONDS}};
  snprintf(title, sizeof title, "Paper: PDF of %d recommendations", recommendations);
  measure_pair(title, &ours, &office, PDF_ROUNDS, "at most 0.10");
}

int main(int count, char **arguments) {
  static const int SIZES[] = {30, 300, 3000};
  Paths paths;
  if (count != 3) give_up("usage: paper BUILD-FOLDER SCRATCH-FOLDER");
  find_paths(arguments[1], arguments[2], &paths);
  for (size_t n = 0; n < sizeof SIZES / sizeof *SIZES; ++n) {
    make_tables(&paths, SIZES[n]);
    measure_text(&paths, SIZES[n]);
    measure_pdf(&paths, arguments[2], SIZES[n]);
  }
}
