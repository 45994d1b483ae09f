/* Four processes vote into one file at once: no vote is lost, none refused, and nobody starves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "sessions/acts/acts.h"
#include "sessions/verify/verify.h"
#include "tests/sessions/sample.h"
#include "tests/sessions/tampering.h"

#include <cmocka.h>

enum { WRITERS = 4, VOTES = 250, VOTABLE = 2, PATIENCE_MS = 5000 };

static int64_t now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Writes the longest time that a vote took into the pipe, or dies. */
static void vote(const char *path, Colour colour, int start, int result) {
  Session *session;
  Error err = {0};
  int64_t longest = 0;
  char go;
  if (!session_open(path, clock_of_machine(), &session, &err)) {
    fprintf(stderr, "%s\n", err.text);
    _exit(1);
  }
  if (read(start, &go, 1) != 0) _exit(1); /* all begin when the other end is closed */
  for (int n = 0; n < VOTES; ++n) {
    int64_t begun = now_ms();
    if (!count_dots(session, VOTABLE, colour, 1, NULL, &err)) {
      fprintf(stderr, "%s\n", err.text);
      _exit(2);
    }
    if (now_ms() - begun > longest) longest = now_ms() - begun;
  }
  session_close(session);
  _exit(write(result, &longest, sizeof longest) == sizeof longest ? 0 : 3);
}

static void start_writers(const char *path, int result) {
  int start[2];
  assert_int_equal(pipe(start), 0);
  for (int n = 0; n < WRITERS; ++n)
    if (fork() == 0) {
      close(start[1]);
      vote(path, (Colour)(n % COLOUR_COUNT), start[0], result);
    }
  close(start[0]);
  close(start[1]);
}

/* Opens and closes the file until the writers are done; false as soon as it cannot be opened. */
static bool opens_meanwhile(const char *path, int *writers_left, int *openings) {
  while (*writers_left > 0) {
    Session *session;
    Error err = {0};
    int status;
    if (waitpid(-1, &status, WNOHANG) > 0) {
      assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
      --*writers_left;
    }
    if (!session_view(path, &session, &err)) {
      fprintf(stderr, "%s\n", err.text);
      return false;
    }
    session_close(session);
    ++*openings;
  }
  return true;
}

static void who_opens_under_their_fire_gets_in(void **state) {
  (void)state;
  char path[SAMPLE_PATH_SIZE];
  int results[2], left = WRITERS, openings = 0;
  SampleFolder folder = sample_folder_make();
  session_close(sample_session(sample_path(&folder, "t.gommette", path)));
  assert_int_equal(pipe(results), 0);
  start_writers(path, results[1]);
  assert_true(opens_meanwhile(path, &left, &openings));
  print_message("opened %d times while four wrote\n", openings);
  close(results[0]);
  close(results[1]);
  sample_folder_remove(folder);
}

static void four_writers_lose_nothing(void **state) {
  (void)state;
  char path[SAMPLE_PATH_SIZE];
  int results[2];
  int64_t longest = 0, took;
  SampleFolder folder = sample_folder_make();
  session_close(sample_session(sample_path(&folder, "t.gommette", path)));
  assert_int_equal(pipe(results), 0);
  start_writers(path, results[1]);
  for (int n = 0; n < WRITERS; ++n) {
    int status;
    assert_true(wait(&status) > 0);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    assert_int_equal(read(results[0], &took, sizeof took), sizeof took);
    if (took > longest) longest = took;
  }
  print_message("longest vote of four writers: %lld ms\n", (long long)longest);
  assert_true(longest < PATIENCE_MS);
  close(results[0]);
  close(results[1]);
  Session *session = sample_open(path);
  const Recommendation *voted = roundtable_recommendation(session_state(session), VOTABLE);
  assert_int_equal(tally_cumulative(voted->counted), WRITERS * VOTES);
  assert_int_equal(voted->counted.dots[GREEN], 2 * VOTES);
  session_close(session);
  Verification found;
  Error err = {0};
  assert_done(verify_file(path, &found, &err), &err);
  sample_folder_remove(folder);
}

static void nobody_waits_to_close(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  char path[SAMPLE_PATH_SIZE];
  Session *session = sample_session(sample_path(&folder, "t.gommette", path));
  sqlite3 *other = plain_connection(path);
  run(other, "BEGIN EXCLUSIVE");
  int64_t begun = now_ms();
  session_close(session);
  assert_true(now_ms() - begun < PATIENCE_MS);
  run(other, "ROLLBACK");
  sqlite3_close(other);
  sample_folder_remove(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(four_writers_lose_nothing),
      cmocka_unit_test(who_opens_under_their_fire_gets_in),
      cmocka_unit_test(nobody_waits_to_close),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
