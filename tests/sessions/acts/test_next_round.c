/* The next round: it votes again on what came first, ties included, and remembers the ranks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "sessions/acts/acts.h"
#include "sessions/session/totals.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

enum { FIRST_VOTABLE = 2 };

static const Roundtable *table(const Fixture *fixture) {
  return session_state(fixture->session);
}

static Session *next_round(const Fixture *fixture, int64_t top, bool reveals, NextRound *made) {
  char path[SAMPLE_PATH_SIZE];
  Error err = {0};
  Session *round;
  sample_path(&fixture->folder, reveals ? "told.gommette" : "kept.gommette", path);
  assert_done(session_create(path, "Next", clock_of_machine(), &round, &err), &err);
  assert_done(copy_next_round(round, fixture->session, top, reveals, made, &err), &err);
  return round;
}

static void assert_ranked_before(const Fixture *fixture, const Session *round, uint32_t number,
                                 const char *rank) {
  const Recommendation *was = roundtable_recommendation(table(fixture), number);
  const Subgroup *group = roundtable_subgroup(table(fixture), was->subgroup);
  const Subgroup *subgroup =
      roundtable_find_subgroup(session_state(round), group->text[SUBGROUP_CODE]);
  const Recommendation *is =
      roundtable_find_recommendation(session_state(round), subgroup->number, was->code);
  assert_non_null(is);
  assert_string_equal(is->text[RECOMMENDATION_TITLE], was->text[RECOMMENDATION_TITLE]);
  assert_string_equal(is->text[RECOMMENDATION_EARLIER_RANK], rank);
}

static void the_next_round_takes_the_first_and_all_tied_with_the_last(void **state) {
  Fixture *fixture = *state;
  char sentence[NEXT_ROUND_TEXT_SIZE];
  NextRound made;
  sample_vote(fixture->session, FIRST_VOTABLE, GREEN, 3);
  sample_vote(fixture->session, FIRST_VOTABLE + 1, GREEN, 2);
  sample_vote(fixture->session, FIRST_VOTABLE + 2, GREEN, 2);
  Session *round = next_round(fixture, 2, true, &made);
  assert_int_equal(made.count, 3);
  assert_string_equal(next_round_sentence(&made, sentence),
                      "3 recommendations: ranks 2 and 3 are tied");
  assert_int_equal(roundtable_subgroup_count(session_state(round)), 1);
  assert_ranked_before(fixture, round, FIRST_VOTABLE, "1");
  assert_ranked_before(fixture, round, FIRST_VOTABLE + 1, "2=");
  assert_ranked_before(fixture, round, FIRST_VOTABLE + 2, "2=");
  assert_true(has_earlier_ranks(session_state(round)));
  Error err = {0};
  uint64_t taken;
  assert_done(undo_act(round, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_int_equal(roundtable_subgroup_count(session_state(round)), 0);
  assert_done(redo_act(round, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_ranked_before(fixture, round, FIRST_VOTABLE, "1");
  session_close(round);
}

static void ranks_that_the_room_has_not_seen_stay_out_of_the_next_round(void **state) {
  Fixture *fixture = *state;
  char sentence[NEXT_ROUND_TEXT_SIZE];
  NextRound made;
  sample_vote(fixture->session, FIRST_VOTABLE, GREEN, 3);
  Session *round = next_round(fixture, 1, false, &made);
  assert_false(made.has_ranks);
  assert_string_equal(next_round_sentence(&made, sentence), "1 recommendation");
  assert_false(has_earlier_ranks(session_state(round)));
  session_close(round);
}

static void without_a_vote_there_is_no_next_round(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE];
  Error err = {0};
  NextRound made;
  Session *round;
  sample_path(&fixture->folder, "none.gommette", path);
  assert_done(session_create(path, "Next", clock_of_machine(), &round, &err), &err);
  assert_refused(copy_next_round(round, fixture->session, 0, true, &made, &err), &err,
                 "put to the vote");
  session_close(round);
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, fixture_set_up, fixture_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      HERE(the_next_round_takes_the_first_and_all_tied_with_the_last),
      HERE(ranks_that_the_room_has_not_seen_stay_out_of_the_next_round),
      HERE(without_a_vote_there_is_no_next_round),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
