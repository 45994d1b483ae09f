/* Who has the session open is seen, without a trace in its file; undo takes one's own acts first.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sessions/acts/acts.h"
#include "tests/sessions/files.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

enum { ON_VOTE = 1, ON_BOARD = 3, SUBGROUP = 2, ROW = 7, VOTABLE = 2 };

static void is_at(Session *session, uint32_t place, uint32_t subgroup, uint32_t row,
                  uint32_t terminal) {
  Presence here = {.place = place, .subgroup = subgroup, .row = row};
  session_announce(session, &here);
  assert_int_equal(here.terminal, terminal);
}

static void others_are_seen_where_they_are(void **state) {
  Fixture *fixture = *state;
  Presence seen[TERMINALS_MAX];
  Session *other = sample_open(fixture->path), *third = sample_open(fixture->path), *viewer;
  Error err = {0};
  is_at(fixture->session, ON_VOTE, 1, 0, 1);
  assert_int_equal(session_others(fixture->session, seen), 0);
  is_at(other, ON_VOTE, SUBGROUP, ROW, 2);
  is_at(third, ON_BOARD, 0, 0, 3);
  assert_int_equal(session_others(fixture->session, seen), 2);
  assert_int_equal(seen[0].terminal, 2);
  assert_int_equal(seen[0].place, ON_VOTE);
  assert_int_equal(seen[0].subgroup, SUBGROUP);
  assert_int_equal(seen[0].row, ROW);
  assert_int_equal(seen[1].terminal, 3);
  assert_int_equal(seen[1].place, ON_BOARD);
  is_at(other, ON_BOARD, RECOMMENDATIONS_MAX, RECOMMENDATIONS_MAX + 1, 2);
  session_close(third);
  assert_done(session_view(fixture->path, &viewer, &err), &err);
  is_at(viewer, ON_VOTE, 1, 0, 0);
  assert_int_equal(session_others(viewer, seen), 2);
  assert_int_equal(session_others(fixture->session, seen), 1);
  assert_int_equal(seen[0].place, ON_BOARD);
  assert_int_equal(seen[0].subgroup, 0);
  assert_int_equal(seen[0].row, 0);
  session_close(viewer);
  session_close(other);
}

static void one_that_was_killed_is_gone_and_nothing_is_written(void **state) {
  const Fixture *fixture = *state;
  Presence seen[TERMINALS_MAX];
  int ready[2], status;
  char byte;
  assert_int_equal(pipe(ready), 0);
  const uint64_t before = roundtable_seq(session_state(fixture->session));
  const pid_t child = fork();
  if (child == 0) {
    Session *session = sample_open(fixture->path);
    is_at(session, ON_VOTE, SUBGROUP, ROW, 1);
    if (write(ready[1], "r", 1) == 1) pause();
    _exit(1);
  }
  assert_int_equal(read(ready[0], &byte, 1), 1);
  assert_int_equal(session_others(fixture->session, seen), 1);
  assert_int_equal(seen[0].row, ROW);
  kill(child, SIGKILL);
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_int_equal(session_others(fixture->session, seen), 0);
  bool changed;
  Error err = {0};
  assert_done(session_refresh(fixture->session, &changed, &err), &err);
  assert_int_equal(roundtable_seq(session_state(fixture->session)), before);
}

/* Returns the latest act. */
static uint64_t last(Session *session) {
  bool changed;
  Error err = {0};
  assert_done(session_refresh(session, &changed, &err), &err);
  return session_stamp(session).act;
}

static void undo_takes_ones_own_latest_act_first(void **state) {
  Fixture *fixture = *state;
  Session *mine = fixture->session, *other;
  Error err = {0};
  uint64_t taken;
  sample_vote(mine, VOTABLE, GREEN, 1);
  const uint64_t before = last(mine);
  fixture_reopen(fixture);
  mine = fixture->session;
  other = sample_open(fixture->path);
  assert_int_equal(session_act_owner(mine, before), ACT_EARLIER);
  assert_int_equal(session_undoable(mine, WHOLE_SESSION), before);
  sample_vote(mine, VOTABLE, GREEN, 1);
  const uint64_t own = last(mine);
  sample_vote(other, VOTABLE, RED, 1);
  const uint64_t theirs = last(mine);
  assert_int_equal(session_act_owner(mine, own), ACT_OWN);
  assert_int_equal(session_act_owner(mine, theirs), ACT_OF_OTHERS);
  assert_int_equal(session_undoable(mine, WHOLE_SESSION), own);
  assert_done(undo_act(mine, WHOLE_SESSION, own, &taken, &err), &err);
  assert_int_equal(taken, own);
  sample_vote(other, VOTABLE, RED, 1);
  const uint64_t again = last(mine);
  assert_done(redo_act(mine, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_int_equal(taken, own);
  assert_done(undo_act(mine, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_int_equal(session_undoable(mine, WHOLE_SESSION), again);
  assert_int_equal(session_act_owner(mine, again), ACT_OF_OTHERS);
  session_close(other);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(others_are_seen_where_they_are, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(one_that_was_killed_is_gone_and_nothing_is_written,
                                      fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(undo_takes_ones_own_latest_act_first, fixture_set_up,
                                      fixture_tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
