/* Replaying sessions of a million events, one of dots and one of a single import: going to any
 * moment, from the first event to the last, and reading when everything happened; against a loop
 * that reads the same rows from SQLite.
 *
 *   replay SCRATCH-FOLDER [EVENTS] */
#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/replay/replay.h"
#include "sessions/replay/timeline.h"
#include "tests/bench/fixture.h"
#include "tests/bench/measure.h"

enum { MILLION = 1000 * 1000, SEEKS = 1000, ROUNDS = 9, VOTERS = 50 * 1000, ITEMS = 30 };

/* Votes with changed minds: each voter votes again and again. */
static void write_log(const char *path, uint64_t votes) {
  static const char *const colours[] = {"green", "yellow", "red"};
  uint64_t random = 1;
  FILE *file = fopen(path, "w");
  if (!file) give_up("%s: %s", path, strerror(errno));
  fputs("timestamp_ms,voter,item,grade\n", file);
  for (uint64_t vote = 0; vote < votes; ++vote)
    fprintf(file, "%llu,%u,%u,%s\n", (unsigned long long)vote, next_random(&random) % VOTERS,
            next_random(&random) % ITEMS, colours[next_random(&random) % COLOUR_COUNT]);
  if (fclose(file) != 0) give_up("%s: %s", path, strerror(errno));
}

static void make_imported(const char *folder, const char *path, uint64_t votes) {
  char csv[PATH_SIZE];
  write_log(path_in(folder, "log.csv", csv), votes);
  session_close(fixture_import(csv, path));
}

/* Every byte of the rows is looked at, so that SQLite has to bring them. */
static uint64_t read_rows(sqlite3 *database) {
  uint64_t sum = 0;
  sqlite3_stmt *row;
  if (sqlite3_prepare_v2(database, "SELECT seq, event, hash FROM journal ORDER BY seq", -1, &row,
                         NULL) != SQLITE_OK)
    give_up("bare SQLite: %s", sqlite3_errmsg(database));
  while (sqlite3_step(row) == SQLITE_ROW) {
    const uint8_t *event = sqlite3_column_blob(row, 1), *hash = sqlite3_column_blob(row, 2);
    const int size = sqlite3_column_bytes(row, 1), hash_size = sqlite3_column_bytes(row, 2);
    for (int n = 0; n < size; ++n)
      sum += event[n];
    for (int n = 0; n < hash_size; ++n)
      sum += hash[n];
  }
  sqlite3_finalize(row);
  return sum;
}

static int64_t read_bare_ns(const char *path) {
  sqlite3 *database;
  if (sqlite3_open(path, &database) != SQLITE_OK) give_up("%s: cannot be read", path);
  const int64_t before = clock_ns();
  if (read_rows(database) == 0) give_up("%s: rows are missing", path);
  const int64_t took = clock_ns() - before;
  sqlite3_close(database);
  return took;
}

static bool count_event(void *context, const Event *event, Error *err) {
  (void)event, (void)err;
  ++*(uint64_t *)context;
  return true;
}

static int64_t replay_all_ns(Session *session) {
  Error err;
  Replay *replay;
  uint64_t events = 1;
  const int64_t before = clock_ns();
  require(replay_open(session, &replay, &err), &err);
  require(replay_play(replay, session_stamp(session).seq, count_event, &events, &err), &err);
  const int64_t took = clock_ns() - before;
  if (events != session_stamp(session).seq) give_up("events are missing");
  replay_close(replay);
  return took;
}

static void measure_rate(const char *path, Session *session) {
  Measure ours = {.name = "replay from first to last", .unit = MILLISECONDS};
  Measure bare = {.name = "bare SQLite rows", .unit = MILLISECONDS};
  for (int round = 0; round < ROUNDS; ++round) {
    measure_add(&ours, replay_all_ns(session));
    measure_add(&bare, read_bare_ns(path));
  }
  measure_print(&ours);
  measure_print(&bare);
  measure_print_ratio("rate of SQLite / rate of replay", &ours, &bare, "<= 1.25 (0.8 of the rate)");
  measure_free(&ours);
  measure_free(&bare);
}

static void measure_seeks(Session *session) {
  Measure seek = {.name = "going to a random event", .unit = MILLISECONDS};
  uint64_t random = 6;
  Error err;
  Replay *replay;
  require(replay_open(session, &replay, &err), &err);
  for (int n = 0; n < SEEKS; ++n) {
    const uint64_t seq = 1 + next_random(&random) % (uint32_t)session_stamp(session).seq;
    const int64_t before = clock_ns();
    require(replay_go(replay, seq, &err), &err);
    measure_add(&seek, clock_ns() - before);
  }
  replay_close(replay);
  measure_print(&seek);
  measure_free(&seek);
}

static void measure_timeline(Session *session) {
  Measure loader = {.name = "reading the timeline", .unit = MILLISECONDS};
  Error err;
  for (int round = 0; round < ROUNDS; ++round) {
    Timeline timeline;
    const int64_t before = clock_ns();
    require(timeline_read(session, &timeline, &err), &err);
    measure_add(&loader, clock_ns() - before);
    timeline_free(&timeline);
  }
  measure_print(&loader);
  measure_free(&loader);
}

static void measure_session(const char *what, const char *path) {
  char title[128];
  Measure opening = {.name = "session_view, the chain checked", .unit = MILLISECONDS};
  Error err;
  Session *session;
  const int64_t before = clock_ns();
  require(session_view(path, &session, &err), &err);
  measure_add(&opening, clock_ns() - before);
  snprintf(title, sizeof title, "Replay: %llu events, %s",
           (unsigned long long)session_stamp(session).seq, what);
  measure_print_title(title);
  measure_print(&opening);
  measure_seeks(session);
  measure_timeline(session);
  measure_rate(path, session);
  measure_free(&opening);
  session_close(session);
}

int main(int count, char **arguments) {
  char path[PATH_SIZE];
  if (count < 2) give_up("usage: replay SCRATCH-FOLDER [EVENTS]");
  const uint64_t events = count > 2 ? strtoull(arguments[2], NULL, 10) : MILLION;
  fixture_long(path_in(arguments[1], "dots.gommette", path), events);
  measure_session("dots", path);
  make_imported(arguments[1], path_in(arguments[1], "imported.gommette", path), events);
  measure_session("one import", path);
}
