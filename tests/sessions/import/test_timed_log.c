/* A timed log in the journal: one event for each vote, with the time that the log says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/vote/reference.h"
#include "sessions/acts/acts.h"
#include "sessions/verify/verify.h"
#include "tests/sessions/files.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

static const char LOG[] = "timestamp_ms,voter,item,grade\n"
                          "1000,7,A,green\n"
                          "2000,8,A,red\n"
                          "1500,7,A,green\n"
                          "0,7,A,yellow\n";

static const BallotChange *vote_at(Session *session, uint64_t seq) {
  const Event *event;
  Error err = {0};
  assert_done(session_event(session, seq, &event, &err), &err);
  assert_int_equal(event->kind, EVENT_BALLOT_CAST);
  return &event->ballot;
}

static void each_vote_is_one_event(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  const ImportOutcome outcome = import_text(session, "log.csv", LOG);
  const uint64_t first = outcome.first_vote;
  assert_int_equal(outcome.last_vote, first + 3);
  assert_int_equal(outcome.ballots_cast, 2);
  assert_int_equal(outcome.ballots_edited, 1);
  assert_int_equal(outcome.votes_repeated, 1);
  static const int64_t VOTERS[] = {7, 8, 7, 7}, LOGGED[] = {1000, 2000, 1500, 0};
  static const size_t LINES[] = {1, 1, 0, 1};
  for (size_t n = 0; n < 4; ++n) {
    const BallotChange *vote = vote_at(session, first + n);
    assert_int_equal(vote->ballot, VOTERS[n]);
    assert_int_equal(vote->logged_ms, LOGGED[n]);
    assert_int_equal(vote->line_count, LINES[n]);
  }
  session_close(session);
  sample_folder_remove(folder);
}

static void it_is_taken_back_and_brought_again(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  import_text(session, "log.csv", LOG);
  Error err = {0};
  Verification found;
  uint64_t taken;
  assert_done(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_int_equal(roundtable_ballots_cast(session_state(session)), 0);
  assert_done(redo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_int_equal(roundtable_ballots_cast(session_state(session)), 2);
  assert_done(session_keep(session, &err), &err);
  assert_done(verify_file(session_path(session), &found, &err), &err);
  session_close(session);
  sample_folder_remove(folder);
}

/* "after_events,item,green,yellow,red" */
static void compare_row(Session *session, uint64_t first, char *line, Roundtable **then,
                        uint64_t *at) {
  char *item, *count;
  Tally expected;
  Error err = {0};
  const Recommendation *one;
  const uint64_t after = strtoull(line, &item, 10);
  count = strchr(++item, ',');
  assert_non_null(count);
  *count = '\0';
  for (int colour = GREEN; colour < COLOUR_COUNT; ++colour)
    expected.dots[colour] = strtoll(count + 1, &count, 10);
  if (*at != after) {
    roundtable_close(*then);
    assert_done(session_state_at(session, first + after - 1, then, &err), &err);
    *at = after;
  }
  assert_done(reference_find(*then, item, &one, &err), &err);
  assert_true(tally_same(recommendation_tally(one), expected));
}

static void after_each_quarter_the_tallies_are_those_of_the_log(void **state) {
  (void)state;
  char path[FILE_PATH_SIZE], line[256];
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  const ImportOutcome outcome = import_done(session, data_path("football.votes.csv", path));
  assert_int_equal(outcome.last_vote, outcome.first_vote + 14924 - 1);
  FILE *file = fopen(data_path("football.snapshots.csv", path), "rb");
  assert_non_null(file);
  Roundtable *then = NULL;
  uint64_t at = 0;
  size_t compared = 0;
  for (; fgets(line, sizeof line, file); ++compared)
    if (compared > 0) compare_row(session, outcome.first_vote, line, &then, &at);
  assert_true(compared > 750);
  assert_int_equal(at, 14924);
  fclose(file);
  roundtable_close(then);
  session_close(session);
  sample_folder_remove(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_vote_is_one_event),
      cmocka_unit_test(it_is_taken_back_and_brought_again),
      cmocka_unit_test(after_each_quarter_the_tallies_are_those_of_the_log),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
