/* A writer is killed again and again in the middle of a stream of votes: all that it acknowledged
 * is there. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "sessions/acts/acts.h"
#include "sessions/verify/verify.h"
#include "tests/sessions/sample.h"
#include "tests/support/tries.h"

#include <cmocka.h>

enum { VOTABLE = 2 };

/* Votes until it is killed, and says the seq of each vote once it was told that it is recorded. */
static void vote_for_ever(const char *path, int acknowledge) {
  Session *session;
  Error err = {0};
  if (!session_open(path, clock_of_machine(), &session, &err)) _exit(1);
  while (count_dots(session, VOTABLE, GREEN, 1, NULL, &err)) {
    uint64_t seq = session_stamp(session).seq;
    if (write(acknowledge, &seq, sizeof seq) != sizeof seq) break;
  }
  _exit(2);
}

/* Kills when a random number of votes are acknowledged and a random while has passed since, so that
 * the kill falls anywhere in a vote. Returns the last seq acknowledged. */
static uint64_t kill_while_voting(const char *path, Random *random) {
  int pipe_ends[2];
  uint64_t seq = 0, next;
  struct timespec instant = {.tv_nsec = (long)random_below(random, 3000) * 1000};
  assert_int_equal(pipe(pipe_ends), 0);
  pid_t child = fork();
  if (child == 0) {
    close(pipe_ends[0]);
    vote_for_ever(path, pipe_ends[1]);
  }
  close(pipe_ends[1]);
  for (uint32_t votes = 1 + random_below(random, 4); votes > 0; --votes)
    assert_int_equal(read(pipe_ends[0], &seq, sizeof seq), sizeof seq);
  nanosleep(&instant, NULL);
  kill(child, SIGKILL);
  while (read(pipe_ends[0], &next, sizeof next) == sizeof next)
    seq = next;
  close(pipe_ends[0]);
  int status;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
  return seq;
}

/* At most the vote that was under way may be there without having been acknowledged. */
static void assert_nothing_lost(const char *path, uint64_t acknowledged) {
  Verification found;
  Error err = {0};
  assert_done(verify_file(path, &found, &err), &err);
  assert_true(found.events >= acknowledged);
  assert_true(found.events <= acknowledged + 1);
}

/* A session whose next vote is one event: the subgroup is open already. */
static void make_session(const char *path, const char *beside) {
  unlink(path);
  unlink(beside);
  session_close(sample_session(path));
  Session *session = sample_open(path);
  sample_vote(session, VOTABLE, GREEN, 1);
  session_close(session);
}

static void nothing_acknowledged_is_lost(void **state) {
  (void)state;
  enum { KILLS_A_SESSION = 50 }; /* a longer journal only takes longer to verify */
  const int kills = tries(300, 20000);
  char path[SAMPLE_PATH_SIZE], beside[SAMPLE_PATH_SIZE];
  Random random = {10};
  SampleFolder folder = sample_folder_make();
  int hot = 0;
  sample_path(&folder, "t.gommette", path);
  sample_path(&folder, "t.gommette-journal", beside);
  for (int n = 0; n < kills; ++n) {
    struct stat status;
    if (n % KILLS_A_SESSION == 0) make_session(path, beside);
    uint64_t acknowledged = kill_while_voting(path, &random);
    hot += stat(beside, &status) == 0 && status.st_size > 0;
    assert_nothing_lost(path, acknowledged);
  }
  print_message("%d of %d kills left a transaction to roll back\n", hot, kills);
  sample_folder_remove(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_acknowledged_is_lost)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
