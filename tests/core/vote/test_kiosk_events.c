#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "tests/core/make.h"

#include <cmocka.h>

static Event begun(int64_t subgroup) {
  return make_kiosk(EVENT_KIOSK_BEGUN, subgroup);
}

static Event received(int64_t subgroup) {
  return make_kiosk(EVENT_KIOSK_BALLOT_RECEIVED, subgroup);
}

static Event ended(int64_t subgroup) {
  return make_kiosk(EVENT_KIOSK_ENDED, subgroup);
}

static Kiosk kiosk_of(const Record *record, uint32_t subgroup) {
  return roundtable_subgroup(record->roundtable, subgroup)->kiosk;
}

/* A kiosk of subgroup A that has had some ballots and given the keyboard back. */
static Record record_with_ballots(int ballots) {
  Record record = record_small();
  happens(&record, begun(1));
  for (int n = 0; n < ballots; ++n)
    happens(&record, received(1));
  happens(&record, ended(1));
  return record;
}

static Tally ballots_on(const Record *record, uint32_t recommendation) {
  return roundtable_recommendation(record->roundtable, recommendation)->ballots;
}

static void ballots_are_counted_when_the_vote_closes(void **state) {
  (void)state;
  Record record = record_with_ballots(2);
  assert_int_equal(kiosk_of(&record, 1).waiting, 2);
  assert_int_equal(tally_cumulative(ballots_on(&record, 1)), 0);
  uint64_t act = act_begin(&record);
  happens(&record, make_kiosk_count(1, 2));
  happens(&record, make_kiosk_tally(1, (Tally){{2, 0, 0}}));
  happens(&record, make_kiosk_tally(3, (Tally){{0, 1, 1}}));
  happens(&record, make_subgroup_vote(record.roundtable, 1, VOTE_CLOSED));
  act_end(&record);
  assert_int_equal(kiosk_of(&record, 1).waiting, 0);
  assert_int_equal(kiosk_of(&record, 1).counted, 2);
  assert_true(tally_same(ballots_on(&record, 1), (Tally){{2, 0, 0}}));
  assert_true(tally_same(ballots_on(&record, 3), (Tally){{0, 1, 1}}));
  is_refused(&record, begun(1), "not open");
  assert_int_equal(record_undo(&record, 1), act);
  assert_int_equal(roundtable_subgroup(record.roundtable, 1)->vote, VOTE_OPEN);
  assert_true(tally_same(ballots_on(&record, 1), (Tally){{2, 0, 0}}));
  record_end(&record);
}

static void a_kiosk_is_for_a_subgroup_or_the_session(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, begun(0));
  happens(&record, begun(2));
  is_refused(&record, begun(0), "already handed over");
  is_refused(&record, begun(2), "already handed over");
  is_refused(&record, begun(3), "no subgroup");
  happens(&record, received(0));
  happens(&record, make_kiosk(EVENT_KIOSK_INTERRUPTED, 0));
  assert_false(roundtable_kiosk(record.roundtable).handed_over);
  assert_int_equal(roundtable_kiosk(record.roundtable).waiting, 1);
  assert_true(kiosk_of(&record, 2).handed_over);
  is_refused(&record, received(0), "not handed over");
  is_refused(&record, ended(0), "not handed over");
  record_end(&record);
}

static void no_more_ballots_than_voters_come_in(void **state) {
  (void)state;
  Record record = record_with_ballots(1);
  happens(&record, make_voting_rule(record.roundtable, RULE_VOTERS, 3));
  happens(&record, make_kiosk_count(1, 1));
  happens(&record, begun(0));
  happens(&record, begun(1));
  happens(&record, received(1));
  happens(&record, received(1));
  is_refused(&record, received(1), "all 3 voters");
  happens(&record, make_subgroup_voters(record.roundtable, 1, 4));
  happens(&record, received(1));
  is_refused(&record, received(1), "all 4 voters");
  happens(&record, received(0));
  happens(&record, make_voting_rule(record.roundtable, RULE_VOTERS, 1));
  is_refused(&record, received(0), "the 1 voter");
  record_end(&record);
}

static void a_count_is_refused(void **state) {
  (void)state;
  Record record = record_with_ballots(2);
  is_refused(&record, make_kiosk_count(1, 1), "number of ballots");
  is_refused(&record, make_kiosk_count(2, 2), "number of ballots");
  is_refused(&record, make_kiosk_count(3, 2), "no subgroup");
  happens(&record, begun(1));
  is_refused(&record, make_kiosk_count(1, 2), "take it back");
  record_end(&record);
}

static void sums_come_from_a_count(void **state) {
  (void)state;
  const Tally one = {{1, 0, 0}};
  Record record = record_with_ballots(1);
  is_refused(&record, make_kiosk_tally(1, one), "sums of the kiosk ballots");
  happens(&record, make_kiosk_count(1, 1));
  is_refused(&record, make_kiosk_tally(1, one), "sums of the kiosk ballots");
  is_refused(&record, make_kiosk_count(1, 0), "number of ballots");
  happens(&record, begun(1));
  happens(&record, received(1));
  happens(&record, ended(1));
  act_begin(&record);
  happens(&record, make_note(0, 0, ""));
  is_refused(&record, make_kiosk_tally(1, one), "sums of the kiosk ballots");
  act_end(&record);
  act_begin(&record);
  happens(&record, make_kiosk_count(1, 1));
  is_refused(&record, make_kiosk_tally(6, one), "no recommendation");
  is_refused(&record, make_kiosk_tally(1, (Tally){{-1, 0, 0}}), "from 0 to");
  happens(&record, make_kiosk_tally(1, (Tally){{COUNT_MAX, 0, 0}}));
  is_refused(&record, make_kiosk_tally(1, one), "from 0 to");
  act_end(&record);
  record_end(&record);
}

static void nothing_is_taken_from_ballots_that_wait(void **state) {
  (void)state;
  Record record = record_small();
  const Roundtable *roundtable = record.roundtable;
  uint64_t last = happens(&record, make_recommendation(roundtable, 1, "4", ""));
  happens(&record, begun(1));
  happens(&record, received(1));
  happens(&record, ended(1));
  const char *words = "take the keyboard back and count them first";
  is_refused(&record, make_subgroup_vote(roundtable, 1, VOTE_CLOSED), words);
  is_refused(&record, make_correction(&record, 9), words);
  is_refused(&record, make_subgroup_status(roundtable, 1, SUBGROUP_NOT_HELD), words);
  is_refused(&record, make_status(roundtable, 1, STATUS_HEADING), words);
  is_refused(&record, make_status(roundtable, 1, STATUS_NOT_FOR_THE_VOTE), words);
  is_refused(&record, make_move(roundtable, 1, (Place){2, 0, 0, "7"}), words);
  is_refused(&record, make_correction(&record, last), words);
  comes_and_goes(&record, make_move(roundtable, 1, (Place){1, 0, 2, "7"}));
  comes_and_goes(&record, make_subgroup_vote(roundtable, 2, VOTE_CLOSED));
  happens(&record, make_status(roundtable, 1, STATUS_WITHDRAWN));
  act_begin(&record);
  happens(&record, make_kiosk_count(1, 1));
  happens(&record, make_kiosk_tally(1, (Tally){{1, 0, 0}}));
  happens(&record, make_subgroup_vote(roundtable, 1, VOTE_CLOSED));
  act_end(&record);
  record_end(&record);
}

static void a_vote_stays_open_while_the_keyboard_is_away(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t closed = happens(&record, make_subgroup_vote(record.roundtable, 2, VOTE_CLOSED));
  uint64_t undone = happens(&record, make_correction(&record, closed));
  happens(&record, begun(0));
  is_refused(&record, make_subgroup_vote(record.roundtable, 1, VOTE_CLOSED), "take the keyboard");
  is_refused(&record, make_correction(&record, undone), "take the keyboard");
  happens(&record, ended(0));
  happens(&record, make_correction(&record, undone));
  record_end(&record);
}

static void what_the_kiosk_did_lasts(void **state) {
  (void)state;
  Record record = record_with_ballots(1);
  for (uint64_t seq = 11; seq <= 13; ++seq)
    is_refused(&record, make_correction(&record, seq), "cannot be undone");
  is_refused(&record, event_make(EVENT_KIOSK_TAKEN_UP), "checkpoint");
  record_end(&record);
}

/* What came in there came in, whoever may vote here. */
static void another_room_had_its_own_voters(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_voting_rule(record.roundtable, RULE_VOTERS, 0));
  happens(&record, make_merged(record.roundtable, 5, 7));
  Event event = begun(1);
  event.origin = (Origin){.seq = 6, .act = 6};
  happens(&record, event);
  event = received(1);
  event.origin = (Origin){.seq = 7, .act = 7};
  happens(&record, event);
  is_refused(&record, received(1), "all 0 voters");
  record_end(&record);
}

static void sums_lie_on_what_bears_dots(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_status(record.roundtable, 3, STATUS_HEADING));
  happens(&record, begun(1));
  happens(&record, received(1));
  happens(&record, ended(1));
  act_begin(&record);
  happens(&record, make_kiosk_count(1, 1));
  is_refused(&record, make_kiosk_tally(3, (Tally){{1, 0, 0}}), "is a heading");
  act_end(&record);
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ballots_are_counted_when_the_vote_closes),
      cmocka_unit_test(a_kiosk_is_for_a_subgroup_or_the_session),
      cmocka_unit_test(no_more_ballots_than_voters_come_in),
      cmocka_unit_test(a_count_is_refused),
      cmocka_unit_test(sums_come_from_a_count),
      cmocka_unit_test(nothing_is_taken_from_ballots_that_wait),
      cmocka_unit_test(a_vote_stays_open_while_the_keyboard_is_away),
      cmocka_unit_test(what_the_kiosk_did_lasts),
      cmocka_unit_test(another_room_had_its_own_voters),
      cmocka_unit_test(sums_lie_on_what_bears_dots),
  };
  return cmocka_run_group_tests_name("kiosk events", tests, NULL, NULL);
}
