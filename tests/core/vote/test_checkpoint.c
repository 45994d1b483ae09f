#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "core/vote/checkpoint.h"
#include "tests/core/dump.h"
#include "tests/core/make.h"
#include "tests/core/retell.h"

#include <cmocka.h>

static void assert_same_state(const Roundtable *told, const Roundtable *roundtable) {
  char *now = dump_roundtable(told, DUMP_NUMBERS);
  char *expected = dump_roundtable(roundtable, DUMP_NUMBERS);
  assert_string_equal(now, expected);
  free(now);
  free(expected);
}

static void assert_told_alike(const Record *record) {
  Roundtable *told = retell(record->roundtable);
  assert_same_state(told, record->roundtable);
  assert_int_equal(roundtable_seq(told), roundtable_seq(record->roundtable));
  roundtable_close(told);
}

static void fill_room(Record *record) {
  happens(record, make_phase(record->roundtable, 2, "Feedback", 15));
  happens(record, make_phase(record->roundtable, PHASES_MAX, "Vote", 45));
  happens(record, make_phase_step(EVENT_PHASE_STARTED, 2));
  happens(record, make_phase_step(EVENT_PHASE_PAUSED, 2));
  happens(record, make_phase_step(EVENT_PHASE_STARTED, 2));
  happens(record, make_kiosk(EVENT_KIOSK_BEGUN, 1));
  happens(record, make_kiosk(EVENT_KIOSK_BALLOT_RECEIVED, 1));
  happens(record, make_kiosk(EVENT_KIOSK_ENDED, 1));
  happens(record, make_kiosk_count(1, 1));
  happens(record, make_kiosk(EVENT_KIOSK_BEGUN, 1));
  happens(record, make_kiosk(EVENT_KIOSK_BALLOT_RECEIVED, 1));
  happens(record, make_kiosk(EVENT_KIOSK_BEGUN, 0));
  happens(record, make_kiosk(EVENT_KIOSK_BALLOT_RECEIVED, 0));
  happens(record, make_kiosk(EVENT_KIOSK_ENDED, 0));
  happens(record, make_board(BOARD_RECOMMENDATION, 4));
  happens(record, make_curtain_lifted(REVEAL_RANKING, 3));
}

/* A state with something in every corner. */
static Record full_record(void) {
  Record record = record_small();
  Roundtable *roundtable = record.roundtable;
  happens(&record, make_session_text(roundtable, SESSION_TITLE, "Round table"));
  happens(&record, make_session_text(roundtable, SESSION_THEME, "Homes"));
  happens(&record, make_subgroup(roundtable, "C", "Violence"));
  happens(&record, make_subgroup_status(roundtable, 3, SUBGROUP_NOT_HELD));
  happens(&record, make_subgroup_text(roundtable, 3, SUBGROUP_REASON, "nobody came"));
  happens(&record, make_recommendation_text(roundtable, 1, RECOMMENDATION_DETAIL, "a lot"));
  happens(&record, make_recommendation_text(roundtable, 1, RECOMMENDATION_SEE_ALSO, "2"));
  happens(&record, make_recommendation_text(roundtable, 2, RECOMMENDATION_COUNTS_REASON, "late"));
  happens(&record, make_voting_rule(roundtable, RULE_VOTERS, 21));
  happens(&record, make_subgroup_voters(roundtable, 2, 7));
  happens(&record, make_ranking_rule(roundtable, BY_WEIGHTED, (Weights){{1000, 500, 0}}));
  happens(&record, make_dots(1, GREEN, 3));
  happens(&record, make_counts(roundtable, 2, (Tally){{0, 0, 0}}));
  happens(&record, make_counts(roundtable, 4, (Tally){{5, 6, 7}}));
  happens(&record, make_ballot(roundtable, 8, (BallotLine[]){make_line(1, 1, 0, 0)}, 1));
  happens(&record, make_status(roundtable, 3, STATUS_WITHDRAWN));
  happens(&record, make_subgroup_vote(roundtable, 2, VOTE_CLOSED));
  fill_room(&record);
  return record;
}

static void a_checkpoint_tells_all_but_ballots_and_history(void **state) {
  (void)state;
  Record record = full_record();
  assert_told_alike(&record);
  record_end(&record);
}

static void an_empty_session_is_told(void **state) {
  (void)state;
  Record record = record_begin();
  assert_told_alike(&record);
  record_end(&record);
}

static void a_child_may_stand_before_its_heading(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_status(record.roundtable, 3, STATUS_HEADING));
  Place under = place_of(record.roundtable, 1);
  under.parent = 3;
  happens(&record, make_move(record.roundtable, 1, under));
  assert_told_alike(&record);
  record_end(&record);
}

static void numbers_of_what_was_taken_back_stay_used(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t subgroup = happens(&record, make_subgroup(record.roundtable, "C", ""));
  uint64_t last = happens(&record, make_recommendation(record.roundtable, 1, "4", ""));
  happens(&record, make_correction(&record, last));
  happens(&record, make_correction(&record, subgroup));
  assert_told_alike(&record);
  record_end(&record);
}

static void the_board_shows_what_was_taken_back(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t last = happens(&record, make_recommendation(record.roundtable, 1, "4", ""));
  happens(&record, make_board(BOARD_RECOMMENDATION, 6));
  happens(&record, make_correction(&record, last));
  assert_told_alike(&record);
  uint64_t subgroup = happens(&record, make_subgroup(record.roundtable, "C", ""));
  happens(&record, make_board(BOARD_SUBGROUP, 3));
  happens(&record, make_correction(&record, subgroup));
  assert_told_alike(&record);
  record_end(&record);
}

/* What follows folds on a state taken up from a checkpoint as it does on the whole. */
static void the_rest_folds_as_on_the_whole(void **state) {
  (void)state;
  Record record = full_record();
  happens(&record, make_kiosk(EVENT_KIOSK_INTERRUPTED, 1));
  happens(&record, make_session_text(record.roundtable, SESSION_PLACE, "here"));
  Roundtable *told = retell(record.roundtable);
  uint64_t dots = happens(&record, make_dots(1, RED, 2));
  happens(&record, make_correction(&record, dots));
  happens(&record, make_ballot(record.roundtable, 8, (BallotLine[]){make_line(1, 0, 1, 0)}, 1));
  happens(&record, make_withdrawal(record.roundtable, 8, (BallotLine[]){make_line(1, 0, 0, 0)}));
  happens(&record, make_correction(&record, roundtable_seq(told)));
  happens(&record, make_recommendation(record.roundtable, 1, "4", "Later"));
  happens(&record, make_phase_step(EVENT_PHASE_PAUSED, 2));
  act_begin(&record);
  happens(&record, make_kiosk_count(1, 1));
  happens(&record, make_kiosk_tally(1, (Tally){{1, 0, 0}}));
  act_end(&record);
  Error err;
  for (size_t n = roundtable_seq(told); n < record.count; ++n) {
    assert_true(roundtable_check(told, record.events[n], &err));
    roundtable_apply(told, record.events[n]);
  }
  assert_same_state(told, record.roundtable);
  roundtable_close(told);
  record_end(&record);
}

/* Says stop after so many events, and must not be asked again. */
typedef struct Patience {
  size_t left;
  bool stopped;
} Patience;

static bool take_some(void *context, const Event *event, Error *err) {
  (void)event;
  (void)err;
  Patience *patience = context;
  assert_false(patience->stopped);
  patience->stopped = patience->left == 0;
  if (!patience->stopped) --patience->left;
  return !patience->stopped;
}

static void telling_stops_where_the_taker_says(void **state) {
  (void)state;
  Record record = full_record();
  happens(&record, make_kiosk(EVENT_KIOSK_INTERRUPTED, 1));
  happens(&record, make_kiosk_count(1, 1));
  happens(&record, make_kiosk_count(0, 1));
  happens(&record, make_status(record.roundtable, 3, STATUS_VOTABLE));
  happens(&record, make_status(record.roundtable, 3, STATUS_HEADING));
  Place under = place_of(record.roundtable, 1);
  under.parent = 3;
  happens(&record, make_move(record.roundtable, 1, under));
  size_t most = 0;
  for (bool all = false; !all; ++most) {
    Patience patience = {.left = most};
    all = checkpoint_tell(record.roundtable, take_some, &patience, NULL);
    assert_int_equal(all, !patience.stopped);
  }
  assert_in_range(most, 20, 60);
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_checkpoint_tells_all_but_ballots_and_history),
      cmocka_unit_test(an_empty_session_is_told),
      cmocka_unit_test(a_child_may_stand_before_its_heading),
      cmocka_unit_test(numbers_of_what_was_taken_back_stay_used),
      cmocka_unit_test(the_board_shows_what_was_taken_back),
      cmocka_unit_test(the_rest_folds_as_on_the_whole),
      cmocka_unit_test(telling_stops_where_the_taker_says),
  };
  return cmocka_run_group_tests_name("checkpoint", tests, NULL, NULL);
}
