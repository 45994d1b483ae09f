/* What an event is about: which others rival it, and which count. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "core/vote/history.h"
#include "tests/core/make.h"

#include <cmocka.h>

enum { A = 1, B = 2 };

/* The latest event before this one that set the same. */
static uint64_t rival_of(const Record *record, uint64_t seq) {
  return history_rival(record->roundtable, record->events[seq - 1], 0, seq);
}

static void what_sets_the_same_thing_is_a_rival(void **state) {
  (void)state;
  Record record = record_small();
  const Roundtable *roundtable = record.roundtable;
  uint64_t title = happens(&record, make_subgroup_text(roundtable, A, SUBGROUP_TITLE, "Homes"));
  uint64_t other = happens(&record, make_subgroup_text(roundtable, B, SUBGROUP_TITLE, "Bodies"));
  uint64_t note = happens(&record, make_subgroup_text(roundtable, A, SUBGROUP_NOTE, "late"));
  assert_int_equal(rival_of(&record, other), 0);
  assert_int_equal(rival_of(&record, note), 0);
  uint64_t again = happens(&record, make_subgroup_text(roundtable, A, SUBGROUP_TITLE, "Roofs"));
  assert_int_equal(rival_of(&record, again), title);
  assert_int_equal(history_rival(roundtable, record.events[again - 1], title, again), 0);
  happens(&record, make_correction(&record, again));
  uint64_t last = happens(&record, make_subgroup_text(roundtable, A, SUBGROUP_TITLE, "Walls"));
  assert_int_equal(rival_of(&record, last), title);
  record_end(&record);
}

static void what_only_adds_has_no_rival(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_dots(1, GREEN, 1));
  uint64_t dot = happens(&record, make_dots(1, GREEN, 1));
  uint64_t added = happens(&record, make_recommendation(record.roundtable, 1, "4", ""));
  assert_int_equal(rival_of(&record, dot), 0);
  assert_int_equal(rival_of(&record, added), 0);
  record_end(&record);
}

static void all_that_moves_the_clock_is_a_rival(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t started = happens(&record, make_phase_step(EVENT_PHASE_STARTED, 2));
  happens(&record, make_dots(1, GREEN, 1));
  uint64_t paused = happens(&record, make_phase_step(EVENT_PHASE_PAUSED, 2));
  assert_int_equal(rival_of(&record, started), 0);
  assert_int_equal(rival_of(&record, paused), started);
  uint64_t set = happens(&record, make_phase_corrected(record.roundtable, 0, 3, 60000));
  assert_int_equal(rival_of(&record, set), paused);
  assert_int_equal(history_latest_phase(record.roundtable), 3);
  record_end(&record);
}

static void what_is_counted_is_what_is_at_stake(void **state) {
  (void)state;
  Record record = record_small();
  const uint64_t start = record.count;
  happens(&record, make_note(0, 0, "noise"));
  assert_int_equal(history_count_since(record.roundtable, start, kind_changes_votes), 0);
  uint64_t dot = happens(&record, make_dots(1, GREEN, 1));
  assert_int_equal(history_count_since(record.roundtable, start, kind_changes_votes), 1);
  uint64_t undo = happens(&record, make_correction(&record, dot));
  happens(&record, make_correction(&record, undo));
  assert_int_equal(history_count_since(record.roundtable, start, kind_changes_votes), 3);
  assert_int_equal(history_count_since(record.roundtable, dot, kind_changes_votes), 2);
  record_end(&record);
}

static void records_of_another_file_do_not_count(void **state) {
  (void)state;
  Record record = record_small();
  const uint64_t start = happens(&record, make_merged(record.roundtable, 5, 7));
  Event event = make_voting_rule(record.roundtable, RULE_VOTERS, 5);
  event.origin = (Origin){.seq = 6, .act = 6, .recorded = 1};
  happens(&record, event);
  event = make_dots(99, GREEN, 1);
  event.origin = (Origin){.seq = 7, .act = 7, .recorded = 1};
  const uint64_t last = happens(&record, event);
  assert_int_equal(history_count_since(record.roundtable, start, kind_changes_votes), 0);
  assert_int_equal(history_latest_of(record.roundtable, EVENT_VOTING_RULE_SET, RULE_VOTERS), 0);
  assert_int_equal(history_at(record.roundtable, last)->subgroup, WHOLE_SESSION);
  record_end(&record);
}

static void the_latest_of_a_kind_is_found_in_force_or_not(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t voters = happens(&record, make_voting_rule(record.roundtable, RULE_VOTERS, 5));
  happens(&record, make_voting_rule(record.roundtable, RULE_ALLOWANCE, 5));
  happens(&record, make_correction(&record, voters));
  assert_int_equal(history_latest_of(record.roundtable, EVENT_VOTING_RULE_SET, RULE_VOTERS),
                   voters);
  assert_int_equal(history_latest_of(record.roundtable, EVENT_VOTING_RULE_SET, RULE_SCOPE), 0);
  assert_int_equal(history_latest_of(record.roundtable, EVENT_PHASE_PLANNED, 0), 0);
  record_end(&record);
}

static void an_entry_says_which_recommendation_it_is_about(void **state) {
  (void)state;
  Record record = record_small();
  const Roundtable *roundtable = record.roundtable;
  BallotLine line = make_line(4, 1, 0, 0);
  uint64_t dot = happens(&record, make_dots(3, GREEN, 1));
  uint64_t ballot = happens(&record, make_ballot(roundtable, 2, &line, 1));
  uint64_t gone = happens(&record, make_withdrawal(roundtable, 2, &line));
  uint64_t title = happens(&record, make_session_text(roundtable, SESSION_TITLE, "New"));
  assert_int_equal(history_recommendation(history_at(roundtable, dot)), 3);
  assert_int_equal(history_recommendation(history_at(roundtable, ballot)), 0);
  assert_int_equal(history_recommendation(history_at(roundtable, gone)), 0);
  assert_int_equal(history_recommendation(history_at(roundtable, title)), 0);
  record_end(&record);
}

/* Ballot 1 has nothing to do with recommendation 1. */
static void a_ballot_is_not_what_has_its_number(void **state) {
  (void)state;
  Record record = record_begin();
  happens(&record, make_subgroup(record.roundtable, "A", ""));
  const uint64_t added = happens(&record, make_recommendation(record.roundtable, A, "1", ""));
  happens(&record, make_subgroup_vote(record.roundtable, A, VOTE_OPEN));
  BallotLine line = make_line(1, 1, 0, 0);
  happens(&record, make_ballot(record.roundtable, 1, &line, 1));
  const HistoryEntry about = *history_at(record.roundtable, added);
  assert_int_equal(history_latest_about(record.roundtable, about, added), 0);
  const uint64_t edited = happens(
      &record, make_recommendation_text(record.roundtable, 1, RECOMMENDATION_NOTE, "unclear"));
  assert_int_equal(history_latest_about(record.roundtable, about, added), edited);
  record_end(&record);
}

/* What is set as the session begins is part of its beginning. */
static void the_beginning_is_not_undone_in_part(void **state) {
  (void)state;
  Record record = record_begin();
  record.act = 1;
  happens(&record, make_session_text(record.roundtable, SESSION_TITLE, "Round table"));
  record.act = 0;
  assert_int_equal(history_undoable(record.roundtable, WHOLE_SESSION), 0);
  record_end(&record);
}

static void dots_of_another_colour_are_another_matter(void **state) {
  (void)state;
  Record record = record_small();
  const uint64_t green = happens(&record, make_dots(1, GREEN, 1));
  const HistoryEntry about = *history_at(record.roundtable, green);
  const uint64_t again = happens(&record, make_dots(1, GREEN, 1));
  const uint64_t red = happens(&record, make_dots(1, RED, 1));
  assert_int_equal(history_latest_about(record.roundtable, about, 0), again);
  assert_int_equal(history_last_counting(record.roundtable, 1, 0), red);
  const HistoryEntry about_red = *history_at(record.roundtable, red);
  const uint64_t set = happens(&record, make_counts(record.roundtable, 1, (Tally){{3, 0, 1}}));
  assert_int_equal(history_latest_about(record.roundtable, about, 0), set);
  assert_int_equal(history_latest_about(record.roundtable, about_red, 0), set);
  record_end(&record);
}

#define TEST(name) cmocka_unit_test(name)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(what_sets_the_same_thing_is_a_rival),
      TEST(what_only_adds_has_no_rival),
      TEST(all_that_moves_the_clock_is_a_rival),
      TEST(what_is_counted_is_what_is_at_stake),
      TEST(records_of_another_file_do_not_count),
      TEST(the_latest_of_a_kind_is_found_in_force_or_not),
      TEST(an_entry_says_which_recommendation_it_is_about),
      TEST(a_ballot_is_not_what_has_its_number),
      TEST(the_beginning_is_not_undone_in_part),
      TEST(dots_of_another_colour_are_another_matter),
  };
  return cmocka_run_group_tests_name("history matters", tests, NULL, NULL);
}
