/* Opening sessions of 300, 10,000 and 100,000 events, with everything that is checked on the way,
 * against a loop that reads the same rows and hashes them.
 *
 *   opening SCRATCH-FOLDER */
#include <sodium.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "tests/bench/fixture.h"
#include "tests/bench/measure.h"

enum { SIZES = 3, HASH_SIZE = crypto_hash_sha256_BYTES };

typedef struct Size {
  uint64_t events;
  int rounds;
} Size;

static const Size sizes[SIZES] = {{300, 200}, {10 * 1000, 50}, {100 * 1000, 15}};

static int64_t open_with_gommette_ns(const char *path) {
  Error err;
  Session *session;
  int64_t before = clock_ns();
  require(session_open(path, clock_of_machine(), &session, &err), &err);
  int64_t took = clock_ns() - before;
  session_close(session);
  return took;
}

static void hash_row(sqlite3_stmt *row, uint8_t hash[HASH_SIZE]) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  crypto_hash_sha256_update(&state, hash, HASH_SIZE);
  crypto_hash_sha256_update(&state, sqlite3_column_blob(row, 0),
                            (unsigned long long)sqlite3_column_bytes(row, 0));
  crypto_hash_sha256_final(&state, hash);
  if (sqlite3_column_bytes(row, 1) != HASH_SIZE ||
      memcmp(hash, sqlite3_column_blob(row, 1), HASH_SIZE) != 0)
    give_up("the chain is broken");
}

static uint64_t hash_rows(sqlite3 *database) {
  uint8_t hash[HASH_SIZE] = {0};
  uint64_t rows = 0;
  sqlite3_stmt *row;
  if (sqlite3_prepare_v2(database, "SELECT event, hash FROM journal ORDER BY seq", -1, &row,
                         NULL) != SQLITE_OK)
    give_up("bare SQLite: %s", sqlite3_errmsg(database));
  for (; sqlite3_step(row) == SQLITE_ROW; ++rows)
    hash_row(row, hash);
  sqlite3_finalize(row);
  return rows;
}

static int64_t read_bare_ns(const char *path, uint64_t events) {
  sqlite3 *database;
  int64_t before = clock_ns();
  if (sqlite3_open(path, &database) != SQLITE_OK) give_up("%s: cannot be read", path);
  if (hash_rows(database) != events) give_up("%s: rows are missing", path);
  int64_t took = clock_ns() - before;
  sqlite3_close(database);
  return took;
}

static void measure_size(const char *folder, Size size) {
  char name[64], title[64], path[PATH_SIZE];
  Measure ours = {.name = "gommette: session_open", .unit = MILLISECONDS};
  Measure bare = {.name = "bare SQLite rows and SHA-256", .unit = MILLISECONDS};
  snprintf(name, sizeof name, "opening-%llu.gommette", (unsigned long long)size.events);
  snprintf(title, sizeof title, "Opening: %llu events", (unsigned long long)size.events);
  fixture_long(path_in(folder, name, path), size.events);
  for (int round = 0; round < size.rounds; ++round) {
    measure_add(&ours, open_with_gommette_ns(path));
    measure_add(&bare, read_bare_ns(path, size.events));
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
