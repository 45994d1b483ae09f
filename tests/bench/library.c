/* How long a list of 10,000 sessions takes when they are known already, beside the least that it
 * can take: a look at each file and a row of a database each; and what reading one for the first
 * time takes, beside opening it.
 *
 *   library SCRATCH-FOLDER */
#include <dirent.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sessions/library/listing.h"
#include "tests/bench/fixture.h"
#include "tests/bench/measure.h"

enum { SESSIONS = 10000, ROUNDS = 9, FIRST_ROUNDS = 200 };

static void copy_file(const char *from, const char *to) {
  char bytes[256 * 1024];
  FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
  if (!in || !out) give_up("%s cannot be written", to);
  size_t size = fread(bytes, 1, sizeof bytes, in);
  if (size == sizeof bytes || fwrite(bytes, 1, size, out) != size) give_up("%s is too long", from);
  fclose(in);
  if (fclose(out) != 0) give_up("%s cannot be written", to);
}

static void make_sessions(const char *scratch, char folder[PATH_SIZE]) {
  char first[PATH_SIZE], name[64], path[PATH_SIZE];
  if (mkdir(path_in(scratch, "library", folder), 0700) != 0) give_up("%s cannot be made", folder);
  session_close(fixture_import("sessions/import/samples/table-ronde-2023-06-06.csv",
                               path_in(folder, "s00000.gommette", first)));
  for (int n = 1; n < SESSIONS; ++n) {
    snprintf(name, sizeof name, "s%05d.gommette", n);
    copy_file(first, path_in(folder, name, path));
  }
}

static void read_all(Library *library) {
  Error err;
  while (library_unread(library) > 0)
    require(library_read_next(library, &err), &err);
}

/* As `gommette list --format csv` does it. */
static size_t list(const char *folder) {
  Error err;
  Library *library;
  SortedList sorted;
  size_t count;
  FILE *nowhere = fopen("/dev/null", "w");
  require(library_open(folder, &library, &err), &err);
  read_all(library);
  const LibraryEntry *entries = library_entries(library, &count);
  require(sorted_list_make(entries, count, &(SortedListRequest){0}, &sorted, &err), &err);
  require(listing_csv(nowhere, &sorted, &err), &err);
  size_t folded = library_folded(library);
  if (sorted.count != SESSIONS) give_up("%zu sessions are listed", sorted.count);
  sorted_list_free(&sorted);
  library_close(library);
  fclose(nowhere);
  return folded;
}

static size_t look_at_files(const char *folder) {
  char path[PATH_SIZE];
  struct stat status;
  size_t count = 0;
  DIR *entries = opendir(folder);
  for (struct dirent *entry; entries && (entry = readdir(entries));)
    count += stat(path_in(folder, entry->d_name, path), &status) == 0 && S_ISREG(status.st_mode);
  if (entries) closedir(entries);
  return count;
}

static size_t read_rows(const char *catalogue) {
  sqlite3 *database;
  sqlite3_stmt *row;
  size_t count = 0;
  if (sqlite3_open(catalogue, &database) != SQLITE_OK ||
      sqlite3_prepare_v2(database, "SELECT * FROM card", -1, &row, NULL) != SQLITE_OK)
    give_up("%s: %s", catalogue, sqlite3_errmsg(database));
  for (; sqlite3_step(row) == SQLITE_ROW; ++count)
    for (int column = 0; column < sqlite3_column_count(row); ++column)
      sqlite3_column_text(row, column);
  sqlite3_finalize(row);
  sqlite3_close(database);
  return count;
}

static void measure_again(const char *folder, const char *catalogue) {
  Measure ours = {.name = "gommette: list", .unit = MILLISECONDS};
  Measure bare = {.name = "stat of each file, a row of SQLite each", .unit = MILLISECONDS};
  for (int round = 0; round < ROUNDS; ++round) {
    int64_t before = clock_ns();
    if (list(folder) != 0) give_up("files were read again");
    measure_add(&ours, clock_ns() - before);
    before = clock_ns();
    if (look_at_files(folder) != SESSIONS || read_rows(catalogue) != SESSIONS)
      give_up("%s does not hold them all", catalogue);
    measure_add(&bare, clock_ns() - before);
  }
  measure_print_title("Library: 10,000 sessions, known");
  measure_print(&ours);
  measure_print(&bare);
  measure_print_ratio("list / bare loop", &ours, &bare, "list at most 200 ms");
  measure_free(&ours);
  measure_free(&bare);
}

static int64_t open_ns(const char *path) {
  Error err;
  Session *session;
  int64_t before = clock_ns();
  require(session_view(path, &session, &err), &err);
  int64_t took = clock_ns() - before;
  session_close(session);
  return took;
}

static void measure_first(const char *folder) {
  char path[PATH_SIZE], name[64];
  Measure ours = {.name = "gommette: a card of a session", .unit = MICROSECONDS};
  Measure opening = {.name = "opening it", .unit = MICROSECONDS};
  for (int round = 0; round < FIRST_ROUNDS; ++round) {
    SessionSummary summary;
    Error err;
    bool lasts;
    snprintf(name, sizeof name, "s%05d.gommette", round);
    path_in(folder, name, path);
    measure_add(&opening, open_ns(path));
    int64_t before = clock_ns();
    require(summary_read(path, &summary, &lasts, &err), &err);
    measure_add(&ours, clock_ns() - before);
    summary_free(&summary);
  }
  measure_print_title("Library: a session read for the first time");
  measure_print(&ours);
  measure_print(&opening);
  measure_print_ratio("card / opening", &ours, &opening, NULL);
  measure_free(&ours);
  measure_free(&opening);
}

int main(int count, char **arguments) {
  char folder[PATH_SIZE], cache[PATH_SIZE], catalogue[PATH_SIZE];
  if (count != 2) give_up("usage: library SCRATCH-FOLDER");
  setenv("XDG_CACHE_HOME", path_in(arguments[1], "cache", cache), 1);
  path_in(cache, "gommette/catalogue", catalogue);
  make_sessions(arguments[1], folder);
  measure_first(folder);
  while (list(folder) > 0) /* until the disk tells each change apart */
    continue;
  measure_again(folder, catalogue);
}
