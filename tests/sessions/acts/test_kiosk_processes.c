/* Kiosks whose process is killed or stopped, and others that look on. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "sessions/acts/acts.h"
#include "sessions/acts/vote.h"
#include "tests/sessions/kiosk_room.h"

#include <cmocka.h>

enum { KILLS = 40 };

typedef struct Child {
  pid_t process;
  int acknowledged; /* a byte for the beginning and for each ballot that was received */
} Child;

/* Takes in ballots until it is killed, or so many. */
static void be_a_kiosk(const char *path, int ballots, int acknowledge) {
  const BallotEntry entry = dot_on(FIRST, GREEN);
  Session *session;
  Error err = {0};
  if (!session_open(path, clock_of_machine(), &session, &err) ||
      !kiosk_begin(session, SUBGROUP, &err) || write(acknowledge, "b", 1) != 1)
    _exit(1);
  for (int n = 0; n < ballots; ++n)
    if (!kiosk_receive(session, SUBGROUP, &entry, 1, &err) || write(acknowledge, "r", 1) != 1)
      _exit(2);
  for (;;)
    pause();
}

static Child start_kiosk(const char *path, int ballots) {
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  Child child = {.process = fork(), .acknowledged = ends[0]};
  if (child.process == 0) {
    close(ends[0]);
    be_a_kiosk(path, ballots, ends[1]);
  }
  close(ends[1]);
  return child;
}

static void await_bytes(const Child *child, int count) {
  char byte;
  for (int n = 0; n < count; ++n)
    assert_int_equal(read(child->acknowledged, &byte, 1), 1);
}

/* Returns how many more were acknowledged before it died. */
static int kill_kiosk(const Child *child) {
  char byte;
  int more = 0, status;
  kill(child->process, SIGKILL);
  while (read(child->acknowledged, &byte, 1) == 1)
    ++more;
  close(child->acknowledged);
  assert_int_equal(waitpid(child->process, &status, 0), child->process);
  assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
  return more;
}

static bool notes_interruption(Session *session) {
  bool interrupted, changed;
  Error err = {0};
  assert_done(session_refresh(session, &changed, &err), &err);
  assert_done(note_kiosk_interruption(session, &interrupted, &err), &err);
  return interrupted;
}

static void a_killed_kiosk_loses_nothing_that_was_confirmed(void **state) {
  Fixture *fixture = *state;
  Child child = start_kiosk(fixture->path, 3);
  await_bytes(&child, 1 + 3);
  assert_false(notes_interruption(fixture->session));
  kill_kiosk(&child);
  assert_int_equal(kiosks_verified(fixture->path), 0);
  fixture_reopen(fixture);
  assert_true(notes_interruption(fixture->session));
  assert_false(notes_interruption(fixture->session));
  assert_false(kiosk_now(fixture->session, SUBGROUP).handed_over);
  assert_int_equal(kiosk_now(fixture->session, SUBGROUP).waiting, 3);
  assert_int_equal(tally_cumulative(ballots_on(fixture->session, FIRST)), 0);
  use_kiosk(fixture->session, 1);
  close_it(fixture->session, SUBGROUP);
  assert_int_equal(ballots_on(fixture->session, FIRST).dots[GREEN], 4);
  assert_int_equal(kiosks_verified(fixture->path), 1);
}

static void a_kill_may_fall_anywhere(void **state) {
  Fixture *fixture = *state;
  Random random = {11};
  for (int n = 0; n < KILLS; ++n) {
    Child child = start_kiosk(fixture->path, 1000);
    int64_t before = kiosk_now(fixture->session, SUBGROUP).waiting;
    int certain = 1 + (int)random_below(&random, 3);
    struct timespec instant = {.tv_nsec = (long)random_below(&random, 3000) * 1000};
    await_bytes(&child, 1 + certain);
    nanosleep(&instant, NULL);
    certain += kill_kiosk(&child);
    fixture_reopen(fixture);
    assert_true(notes_interruption(fixture->session));
    int64_t waiting = kiosk_now(fixture->session, SUBGROUP).waiting - before;
    assert_true(waiting == certain || waiting == certain + 1);
    assert_int_equal(kiosks_verified(fixture->path), 0);
  }
  int64_t all = kiosk_now(fixture->session, SUBGROUP).waiting;
  close_it(fixture->session, SUBGROUP);
  assert_int_equal(ballots_on(fixture->session, FIRST).dots[GREEN], all);
  assert_int_equal(kiosks_verified(fixture->path), 1);
}

static void a_stopped_kiosk_is_not_dead(void **state) {
  Fixture *fixture = *state;
  size_t closed;
  int status;
  Error err = {0};
  Child child = start_kiosk(fixture->path, 1);
  await_bytes(&child, 1 + 1);
  kill(child.process, SIGSTOP);
  assert_int_equal(waitpid(child.process, &status, WUNTRACED), child.process);
  assert_true(WIFSTOPPED(status));
  assert_false(notes_interruption(fixture->session));
  assert_refused(close_vote(fixture->session, SUBGROUP, &closed, &err), &err, "still handed over");
  assert_refused(kiosk_begin(fixture->session, SUBGROUP, &err), &err, "already handed over");
  sample_vote(fixture->session, OF_OTHER, GREEN, 2);
  assert_true(kiosk_now(fixture->session, SUBGROUP).handed_over);
  kill_kiosk(&child);
}

/* Other openings of the file in the process of the kiosk, and their end, leave its lock alone. */
static void other_descriptors_do_not_end_a_kiosk(void **state) {
  Fixture *fixture = *state;
  Session *view;
  Error err = {0};
  assert_done(kiosk_begin(fixture->session, SUBGROUP, &err), &err);
  assert_done(session_view(fixture->path, &view, &err), &err);
  session_close(view);
  assert_int_equal(kiosks_verified(fixture->path), 0);
  Session *other = sample_open(fixture->path);
  assert_false(notes_interruption(other));
  session_close(fixture->session);
  assert_true(notes_interruption(other));
  fixture->session = other;
}

/* Whoever closes the vote or hands the keyboard over again notes it as well. */
static void a_dead_kiosk_is_in_nobodys_way(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  for (int times = 0; times < 2; ++times) {
    Child child = start_kiosk(fixture->path, 1);
    await_bytes(&child, 1 + 1);
    kill_kiosk(&child);
    if (times == 0) {
      assert_done(kiosk_begin(fixture->session, SUBGROUP, &err), &err);
      receive_dot(fixture->session, SUBGROUP, SECOND, RED);
      assert_done(kiosk_end(fixture->session, SUBGROUP, &err), &err);
    }
  }
  size_t closed;
  assert_done(close_vote(fixture->session, SUBGROUP, &closed, &err), &err);
  assert_false(kiosk_now(fixture->session, SUBGROUP).handed_over);
  assert_int_equal(ballots_on(fixture->session, FIRST).dots[GREEN], 2);
  assert_int_equal(ballots_on(fixture->session, SECOND).dots[RED], 1);
  assert_int_equal(kiosks_verified(fixture->path), 1);
}

int main(void) {
#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, fixture_set_up, fixture_tear_down)
  const struct CMUnitTest tests[] = {
      WITH_FIXTURE(a_killed_kiosk_loses_nothing_that_was_confirmed),
      WITH_FIXTURE(a_kill_may_fall_anywhere),
      WITH_FIXTURE(a_stopped_kiosk_is_not_dead),
      WITH_FIXTURE(other_descriptors_do_not_end_a_kiosk),
      WITH_FIXTURE(a_dead_kiosk_is_in_nobodys_way),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
