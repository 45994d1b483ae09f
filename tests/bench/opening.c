/* Opening sessions of 300, 10,000 and 100,000 events, with everything that is checked on the way,
 * against a loop that reads the same rows and hashes them.
 *
 *   opening SCRATCH-FOLDER */
#include <sodium.h>
#include <stdio.h>

#include "tests/bench/bare_journal.h"
#include "tests/bench/fixture.h"
#include "tests/bench/measure.h"

enum { SIZES = 3 };

typedef struct Size {
  uint64_t events;
  int rounds;
} Size;

static const Size sizes[SIZES] = {{300, 200}, {10 * 1000, 50}, {100 * 1000, 15}};

static int64_t open_with_gommette_ns(const char *path) {
  Error err;
  Session *session;
  int64_t before = clock_ns();
  require(session_view(path, &session, &err), &err);
  int64_t took = clock_ns() - before;
  session_close(session);
  return took;
}

static void measure_size(const char *folder, Size size) {
  char name[64], title[64], path[PATH_SIZE];
  Measure ours = {.name = "gommette: session_view", .unit = MILLISECONDS};
  Measure bare = {.name = "bare SQLite rows and SHA-256", .unit = MILLISECONDS};
  snprintf(name, sizeof name, "opening-%llu.gommette", (unsigned long long)size.events);
  snprintf(title, sizeof title, "Opening: %llu events", (unsigned long long)size.events);
  fixture_long(path_in(folder, name, path), size.events);
  for (int round = 0; round < size.rounds; ++round) {
    measure_add(&ours, open_with_gommette_ns(path));
    measure_add(&bare, bare_journal_hash_ns(path, size.events));
  }
  measure_print_title(title);
  measure_print(&ours);
  measure_print(&bare);
  measure_print_ratio("opening / reading and hashing", &ours, &bare, NULL);
  measure_free(&ours);
  measure_free(&bare);
}

int main(int count, char **arguments) {
  if (count != 2) give_up("usage: opening SCRATCH-FOLDER");
  if (sodium_init() < 0) give_up("libsodium does not start");
  for (int n = 0; n < SIZES; ++n)
    measure_size(arguments[1], sizes[n]);
}
