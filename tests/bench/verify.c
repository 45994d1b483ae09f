/* Proving a session of 100,000 events, alone and together with an earlier copy of it, against a
 * loop that reads the same rows and hashes them.
 *
 *   verify SCRATCH-FOLDER */
#include <sodium.h>

#include "sessions/verify/fingerprint_check.h"
#include "sessions/verify/verify.h"
#include "tests/bench/bare_journal.h"
#include "tests/bench/fixture.h"
#include "tests/bench/measure.h"

enum { EVENTS = 100 * 1000, ROUNDS = 10 };

static int64_t verify_ns(const char *path) {
  Verification found;
  Error err;
  int64_t before = clock_ns();
  require(verify_file(path, &found, &err), &err);
  if (found.events != EVENTS) give_up("%s: events are missing", path);
  return clock_ns() - before;
}

static int64_t since_ns(const char *path, const char *old) {
  SinceAnswer answer;
  Error err;
  int64_t before = clock_ns();
  require(since_check(path, old, &answer, &err), &err);
  return clock_ns() - before;
}

static int64_t fingerprint_ns(const char *path) {
  Verification found;
  PrintedFingerprint anchor;
  FingerprintAnswer answer;
  Error err;
  require(verify_file(path, &found, &err), &err);
  require(fingerprint_read(fingerprint_shown(found.hash).text, &anchor, &err), &err);
  int64_t before = clock_ns();
  require(fingerprint_check(path, &anchor, &answer, &err), &err);
  return clock_ns() - before;
}

int main(int count, char **arguments) {
  char path[PATH_SIZE];
  Measure ours = {.name = "gommette: verify_file", .unit = MILLISECONDS};
  Measure since = {.name = "gommette: since_check", .unit = MILLISECONDS};
  Measure anchor = {.name = "gommette: anchor_check", .unit = MILLISECONDS};
  Measure bare = {.name = "bare SQLite rows and SHA-256", .unit = MILLISECONDS};
  if (count != 2) give_up("usage: verify SCRATCH-FOLDER");
  if (sodium_init() < 0) give_up("libsodium does not start");
  fixture_long(path_in(arguments[1], "verify.gommette", path), EVENTS);
  for (int round = 0; round < ROUNDS; ++round) {
    measure_add(&ours, verify_ns(path));
    measure_add(&bare, bare_journal_hash_ns(path, EVENTS));
    measure_add(&since, since_ns(path, path));
    measure_add(&anchor, fingerprint_ns(path));
  }
  measure_print_title("Verify: 100,000 events");
  measure_print(&ours);
  measure_print(&since);
  measure_print(&anchor);
  measure_print(&bare);
  measure_print_ratio("verifying / reading and hashing", &ours, &bare, NULL);
  measure_free(&ours);
  measure_free(&since);
  measure_free(&anchor);
  measure_free(&bare);
}
