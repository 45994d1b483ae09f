/* Rankings are kept: at the closing of the last open vote, and when somebody asks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "core/vote/history.h"
#include "sessions/acts/acts.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/open_votes.h"
#include "sessions/acts/saved_ranking.h"
#include "sessions/acts/vote.h"
#include "sessions/verify/verify.h"
#include "tests/sessions/kiosk_room.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

enum { FIRST_SUBGROUP = 1, SECOND_SUBGROUP = 2, ONE = 2, ANOTHER = 3, IN_SECOND = 7 };

/* All that are kept; the caller frees the list. */
static SavedRanking *kept_in(Session *session, size_t count) {
  SavedRanking *kept;
  size_t found;
  Error err = {0};
  assert_done(saved_rankings_read(session, &kept, &found, &err), &err);
  assert_int_equal(found, count);
  return kept;
}

static void assert_kept(Session *session, size_t count) {
  free(kept_in(session, count));
}

static void open_all(Session *session) {
  size_t opened;
  Error err = {0};
  assert_done(start_vote(session, WHOLE_SESSION, &opened, &err), &err);
}

static void close_one(Session *session, uint32_t subgroup) {
  size_t closed;
  Error err = {0};
  assert_done(close_vote(session, subgroup, &closed, &err), &err);
}

static void undo(Session *session) {
  uint64_t taken;
  Error err = {0};
  assert_done(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
}

static void redo(Session *session) {
  uint64_t taken;
  Error err = {0};
  assert_done(redo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
}

static void assert_sound_with(const char *path, size_t rankings) {
  Verification found;
  Error err = {0};
  assert_done(verify_file(path, &found, &err), &err);
  assert_int_equal(found.rankings, rankings);
}

static void the_last_closing_keeps_a_ranking(void **state) {
  Fixture *fixture = *state;
  Session *session = fixture->session;
  open_all(session);
  sample_vote(session, ONE, GREEN, 3);
  assert_int_equal(file_version(fixture->path), 1);
  close_one(session, FIRST_SUBGROUP);
  assert_kept(session, 0);
  close_one(session, SECOND_SUBGROUP);
  SavedRanking *kept = kept_in(session, 1);
  assert_int_equal(kept[0].id, 1);
  assert_int_equal(kept[0].how.why, KEPT_AT_CLOSING);
  assert_int_equal(kept[0].how.rule.method, BY_CUMULATIVE);
  assert_int_equal(kept[0].how.scope, SCOPE_SESSION);
  assert_int_equal(kept[0].stamp.seq, session_stamp(session).seq);
  assert_int_equal(kept[0].stamp.act, session_stamp(session).seq - 1);
  assert_int_equal(kept[0].changes, 0);
  assert_true(kept[0].same);
  free(kept);
  assert_int_equal(file_version(fixture->path), 2);
  assert_sound_with(fixture->path, 1);
}

static void a_closing_of_nothing_keeps_nothing(void **state) {
  Fixture *fixture = *state;
  Session *session = fixture->session;
  Error err = {0};
  uint32_t id;
  assert_refused(save_ranking(session, (RankingRule){BY_WEIGHTED, {{3000, 2000, 1000}}},
                              SCOPE_SESSION, &id, &err),
                 &err, "nothing has been put to the vote yet");
  open_all(session);
  for (uint32_t number = 1; number < roundtable_next_recommendation(session_state(session));
       ++number)
    if (roundtable_recommendation(session_state(session), number)->status == STATUS_VOTABLE)
      assert_done(
          set_recommendation_status(session, number, STATUS_NOT_FOR_THE_VOTE, "elsewhere", &err),
          &err);
  close_one(session, WHOLE_SESSION);
  assert_kept(session, 0);
  assert_int_equal(file_version(fixture->path), 1);
}

static void it_is_kept_when_asked(void **state) {
  Fixture *fixture = *state;
  Session *session = fixture->session;
  Error err = {0};
  uint32_t id;
  const RankingRule mean = {BY_MEAN, {{2000, 1000, 500}}};
  sample_vote(session, ONE, GREEN, 3);
  assert_done(save_ranking(session, mean, SCOPE_SUBGROUP, &id, &err), &err);
  assert_int_equal(id, 1);
  sample_vote(session, ANOTHER, GREEN, 5);
  sample_vote(session, ANOTHER, RED, 1);
  undo(session);
  assert_done(save_ranking(session, mean, SCOPE_SUBGROUP, &id, &err), &err);
  assert_int_equal(id, 2);
  SavedRanking *kept = kept_in(session, 2);
  assert_int_equal(kept[0].how.why, KEPT_WHEN_ASKED);
  assert_int_equal(kept[0].how.scope, SCOPE_SUBGROUP);
  assert_true(kept[0].how.rule.method == BY_MEAN);
  assert_true(weights_same(kept[0].how.rule.weights, mean.weights));
  assert_int_equal(kept[0].changes, 3);
  assert_false(kept[0].same);
  assert_int_equal(kept[1].changes, 0);
  assert_true(kept[1].same);
  free(kept);
  assert_refused(save_ranking(session, (RankingRule){BY_NORMALISED, {{3000, 2000, 1000}}},
                              SCOPE_SESSION, &id, &err),
                 &err, "needs the number of voters");
  assert_sound_with(fixture->path, 2);
}

static void it_is_shown_as_it_was(void **state) {
  Session *session = ((Fixture *)*state)->session;
  Error err = {0};
  SavedRanking kept;
  Roundtable *then;
  open_all(session);
  sample_vote(session, ONE, GREEN, 3);
  close_one(session, WHOLE_SESSION);
  assert_done(reopen_vote(session, FIRST_SUBGROUP, NULL, &err), &err);
  sample_vote(session, ONE, YELLOW, 4);
  assert_done(saved_ranking_find(session, 1, &kept, &then, &err), &err);
  const Recommendation *one = roundtable_recommendation(then, ONE);
  assert_int_equal(tally_cumulative(recommendation_tally(one)), 3);
  assert_int_equal(roundtable_seq(then), kept.stamp.seq);
  assert_int_equal(kept.changes, 1);
  assert_true(kept.same);
  roundtable_close(then);
  assert_refused(saved_ranking_find(session, 2, &kept, &then, &err), &err, "no saved ranking 2");
  assert_refused(saved_ranking_find(session, 0, &kept, &then, &err), &err, "no saved ranking 0");
}

/* What was kept stays; the closing that is brought back keeps another one only where it differs. */
static void an_undone_closing_leaves_it(void **state) {
  Fixture *fixture = *state;
  Session *session = fixture->session;
  open_all(session);
  sample_vote(session, ONE, GREEN, 3);
  close_one(session, WHOLE_SESSION);
  undo(session);
  assert_true(vote_is_open(session_state(session)));
  assert_kept(session, 1);
  redo(session);
  assert_false(vote_is_open(session_state(session)));
  assert_kept(session, 1);
  undo(session);
  sample_vote(session, IN_SECOND, GREEN, 1);
  close_one(session, WHOLE_SESSION);
  assert_kept(session, 2);
  assert_sound_with(fixture->path, 2);
}

static void an_undone_reopening_keeps_what_changed(void **state) {
  Fixture *fixture = *state;
  Session *session = fixture->session;
  Error err = {0};
  uint64_t taken;
  open_all(session);
  sample_vote(session, ONE, GREEN, 3);
  uint64_t vote = session_stamp(session).seq;
  close_one(session, WHOLE_SESSION);
  assert_done(reopen_vote(session, FIRST_SUBGROUP, NULL, &err), &err);
  undo(session);
  assert_kept(session, 1);
  redo(session);
  assert_true(vote_is_open(session_state(session)));
  assert_done(revert_event(session, vote, "miscounted", &taken, &err), &err);
  undo(session);
  undo(session);
  assert_false(vote_is_open(session_state(session)));
  SavedRanking *kept = kept_in(session, 2);
  assert_int_equal(kept[0].changes, 2);
  assert_true(kept[0].same);
  free(kept);
  assert_sound_with(fixture->path, 2);
}

static void closing_again_keeps_again(void **state) {
  Session *session = ((Fixture *)*state)->session;
  Error err = {0};
  open_all(session);
  close_one(session, WHOLE_SESSION);
  assert_done(reopen_vote(session, FIRST_SUBGROUP, NULL, &err), &err);
  close_one(session, FIRST_SUBGROUP);
  SavedRanking *kept = kept_in(session, 2);
  assert_true(kept[0].same);
  assert_int_equal(kept[1].id, 2);
  free(kept);
}

static void a_kept_ranking_is_not_reverted(void **state) {
  Session *session = ((Fixture *)*state)->session;
  Error err = {0};
  uint64_t taken;
  open_all(session);
  close_one(session, WHOLE_SESSION);
  assert_refused(revert_event(session, session_stamp(session).seq, "wrong", &taken, &err), &err,
                 "a record and stays");
}

/* What is put to the vote since, voters who are not known any more: no vote changed, and yet. */
static void what_cannot_be_compared_is_not_the_same(void **state) {
  Session *session = ((Fixture *)*state)->session;
  Error err = {0};
  uint32_t id;
  sample_vote(session, ONE, GREEN, 1);
  assert_done(set_voting_rule(session, RULE_VOTERS, 9, "asked late", NULL, &err), &err);
  assert_done(save_ranking(session, (RankingRule){BY_MAJORITY_JUDGMENT, {{3000, 2000, 1000}}},
                           SCOPE_SESSION, &id, &err),
              &err);
  assert_done(set_voting_rule(session, RULE_VOTERS, RULE_UNKNOWN, "", NULL, &err), &err);
  SavedRanking *kept = kept_in(session, 1);
  assert_int_equal(kept[0].changes, 0);
  assert_false(kept[0].same);
  free(kept);
}

static void beyond_a_checkpoint(void **state) {
  Fixture *fixture = *state;
  Session *session = fixture->session;
  open_all(session);
  sample_cast(session, ONE, 4200);
  close_one(session, WHOLE_SESSION);
  SavedRanking *kept = kept_in(session, 1);
  assert_true(kept[0].stamp.seq > 4096);
  assert_true(kept[0].same);
  free(kept);
  assert_sound_with(fixture->path, 1);
}

#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, fixture_set_up, fixture_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      WITH_FIXTURE(the_last_closing_keeps_a_ranking),
      WITH_FIXTURE(a_closing_of_nothing_keeps_nothing),
      WITH_FIXTURE(it_is_kept_when_asked),
      WITH_FIXTURE(it_is_shown_as_it_was),
      WITH_FIXTURE(an_undone_closing_leaves_it),
      WITH_FIXTURE(an_undone_reopening_keeps_what_changed),
      WITH_FIXTURE(closing_again_keeps_again),
      WITH_FIXTURE(a_kept_ranking_is_not_reverted),
      WITH_FIXTURE(what_cannot_be_compared_is_not_the_same),
      WITH_FIXTURE(beyond_a_checkpoint),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
