/* The history beside a checkpoint: loaded entry by entry, and not trusted either. */
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

enum { A = 1 };

/* Undone, redone and reverted; phases started, taken back and started again. */
static Record record_with_corrections(void) {
  Record record = record_small();
  happens(&record, make_dots(1, GREEN, 1));
  uint64_t reverted = happens(&record, make_dots(2, RED, 1));
  record_undo(&record, A);
  record_redo(&record, A);
  assert_true(record_try_revert(&record, reverted));
  happens(&record, make_ballot(record.roundtable, 3, (BallotLine[]){make_line(1, 1, 0, 0)}, 1));
  happens(&record, make_phase_step(EVENT_PHASE_STARTED, 2));
  record_undo(&record, WHOLE_SESSION);
  record_redo(&record, WHOLE_SESSION);
  happens(&record, make_merged(record.roundtable, 5, 6));
  Event event = make_correction(&record, reverted);
  event.origin = (Origin){.seq = 6, .act = 6, .recorded = 1};
  happens(&record, event);
  return record;
}

static void load_history(Roundtable *loaded, const Roundtable *from) {
  Error err;
  checkpoint_begin(loaded);
  checkpoint_expect_history(loaded, roundtable_seq(from));
  for (uint64_t seq = 1; seq <= roundtable_seq(from); ++seq)
    if (!checkpoint_take_history(loaded, *history_at(from, seq), &err)) fail_msg("%s", err.text);
  checkpoint_end(loaded, roundtable_last_stamp(from));
}

static Roundtable *loaded_from(const Roundtable *from) {
  Error err;
  Roundtable *loaded;
  assert_true(roundtable_open(&loaded, &err));
  load_history(loaded, from);
  return loaded;
}

static void a_loaded_history_is_that_of_the_whole(void **state) {
  (void)state;
  Record record = record_with_corrections();
  Roundtable *loaded = loaded_from(record.roundtable);
  assert_true(checkpoint_same_history(loaded, record.roundtable));
  const uint32_t scopes[] = {WHOLE_SESSION, A};
  for (size_t n = 0; n < sizeof scopes / sizeof *scopes; ++n) {
    assert_int_equal(history_undoable(loaded, scopes[n]),
                     history_undoable(record.roundtable, scopes[n]));
    assert_int_equal(history_redoable(loaded, scopes[n]),
                     history_redoable(record.roundtable, scopes[n]));
  }
  roundtable_close(loaded);
  record_end(&record);
}

static void histories_differ_by_their_events(void **state) {
  (void)state;
  Record one = record_small(), other = record_small();
  Roundtable *without = retell(one.roundtable), *too = retell(one.roundtable);
  assert_true(checkpoint_same_history(without, too));
  assert_false(checkpoint_same_history(without, one.roundtable));
  happens(&one, make_dots(1, GREEN, 1));
  assert_false(checkpoint_same_history(one.roundtable, other.roundtable));
  happens(&other, make_dots(1, RED, 1));
  assert_false(checkpoint_same_history(one.roundtable, other.roundtable));
  roundtable_close(without);
  roundtable_close(too);
  record_end(&one);
  record_end(&other);
}

/* After a beginning, a dot, and its correction. */
static bool may_follow(HistoryEntry entry) {
  Error err;
  Roundtable *loaded;
  assert_true(roundtable_open(&loaded, &err));
  checkpoint_begin(loaded);
  const HistoryEntry before[] = {
      {.act = 1, .kind = EVENT_SESSION_BEGUN},
      {.act = 2, .kind = EVENT_DOTS_COUNTED, .subject = 1},
      {.act = 3, .kind = EVENT_CORRECTION, .corrects = 2},
  };
  for (size_t n = 0; n < sizeof before / sizeof *before; ++n)
    assert_true(checkpoint_take_history(loaded, before[n], &err));
  const bool taken = checkpoint_take_history(loaded, entry, &err);
  if (!taken) assert_int_equal(err.kind, ERROR_BAD_DATA);
  roundtable_close(loaded);
  return taken;
}

static void what_cannot_be_is_not_loaded(void **state) {
  (void)state;
  assert_true(may_follow((HistoryEntry){.act = 4, .kind = EVENT_DOTS_COUNTED}));
  assert_true(may_follow((HistoryEntry){.act = 3, .kind = EVENT_DOTS_COUNTED}));
  assert_false(may_follow((HistoryEntry){.act = 2, .kind = EVENT_DOTS_COUNTED}));
  assert_false(may_follow((HistoryEntry){.act = 5, .kind = EVENT_DOTS_COUNTED}));
  assert_false(may_follow((HistoryEntry){.act = 4, .kind = EVENT_DOTS_COUNTED, .corrects = 1}));
  assert_false(may_follow((HistoryEntry){.act = 4, .kind = EVENT_CORRECTION}));
  assert_true(may_follow((HistoryEntry){.act = 4, .kind = EVENT_CORRECTION, .corrects = 3}));
  assert_false(may_follow((HistoryEntry){.act = 4, .kind = EVENT_CORRECTION, .corrects = 4}));
  assert_false(may_follow((HistoryEntry){.act = 4, .kind = EVENT_CORRECTION, .corrects = 2}));
  assert_true(may_follow((HistoryEntry){.act = 4, .kind = EVENT_PHASE_CORRECTED}));
  assert_true(may_follow(
      (HistoryEntry){.act = 4, .kind = EVENT_CORRECTION, .corrects = 2, .recorded = true}));
  assert_false(may_follow((HistoryEntry){.act = 4, .kind = EVENT_BALLOTS_SUMMED}));
  assert_false(may_follow((HistoryEntry){.act = 4, .kind = 9}));
}

static void the_first_entry_begins_the_first_act(void **state) {
  (void)state;
  Error err;
  Roundtable *loaded;
  assert_true(roundtable_open(&loaded, &err));
  checkpoint_begin(loaded);
  assert_false(
      checkpoint_take_history(loaded, (HistoryEntry){.act = 2, .kind = EVENT_SESSION_BEGUN}, &err));
  roundtable_close(loaded);
}

/* It is only a hint: what a damaged file says of itself reserves nothing. */
static void an_impossible_number_of_events_is_not_expected(void **state) {
  (void)state;
  Record record = record_small();
  Error err;
  Roundtable *loaded;
  assert_true(roundtable_open(&loaded, &err));
  checkpoint_expect_history(loaded, UINT64_MAX);
  checkpoint_expect_history(loaded, UINT32_MAX);
  load_history(loaded, record.roundtable);
  assert_true(checkpoint_same_history(loaded, record.roundtable));
  roundtable_close(loaded);
  record_end(&record);
}

static void a_state_is_completed_by_its_ballots(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_ballot(record.roundtable, 8, (BallotLine[]){make_line(1, 1, 0, 0)}, 1));
  Roundtable *told = retell(record.roundtable);
  assert_false(checkpoint_is_complete(told));
  assert_false(roundtable_knows_ballots(told));
  assert_int_equal(roundtable_ballots_blank(told), RULE_UNKNOWN);
  assert_true(checkpoint_is_complete(record.roundtable));
  char *expected = dump_roundtable(record.roundtable, DUMP_NUMBERS | DUMP_BALLOTS);
  checkpoint_complete(told, record.roundtable);
  assert_true(checkpoint_is_complete(told));
  assert_true(roundtable_knows_ballots(told));
  assert_int_equal(roundtable_ballots_blank(told), 0);
  assert_int_equal(roundtable_subgroup(told, A)->ballots, 1);
  char *now = dump_roundtable(told, DUMP_NUMBERS | DUMP_BALLOTS);
  assert_string_equal(now, expected);
  free(now);
  free(expected);
  roundtable_close(told);
  record_end(&record);
}

/* None was ever cast: there is nothing that it could not know. */
static void without_ballots_nothing_about_them_is_unknown(void **state) {
  (void)state;
  Record record = record_small();
  Roundtable *told = retell(record.roundtable);
  assert_true(roundtable_knows_ballots(told));
  assert_int_equal(roundtable_ballots_blank(told), 0);
  roundtable_close(told);
  record_end(&record);
}

/* What a state taken up without its history says of events before it. */
static void events_before_it_are_unknown_without_their_history(void **state) {
  (void)state;
  Record record = record_small();
  const uint64_t dot = happens(&record, make_dots(1, GREEN, 1));
  Roundtable *told = retell(record.roundtable);
  assert_null(history_at(told, dot));
  assert_int_equal(history_act_end(told, dot), dot);
  assert_int_equal(history_taken_back_by(told, dot), 0);
  assert_int_equal(history_latest_phase(told), 0);
  const uint64_t undo = happens(&record, make_correction(&record, dot));
  Error err;
  assert_true(roundtable_check(told, record.events[undo - 1], &err));
  roundtable_apply(told, record.events[undo - 1]);
  assert_null(history_at_stake(told, history_at(told, undo)));
  assert_int_equal(history_count_since(told, dot, kind_changes_votes), 0);
  assert_int_equal(history_count_since(told, 0, kind_changes_votes), 0);
  assert_int_equal(history_count_since(record.roundtable, dot, kind_changes_votes), 1);
  assert_int_equal(history_rival(told, record.events[undo - 1], 0, undo), 0);
  roundtable_close(told);
  record_end(&record);
}

/* A phase was started before the checkpoint, and taken back and started again after it. */
static void phases_turn_without_their_history(void **state) {
  (void)state;
  Record record = record_small();
  const uint64_t start = happens(&record, make_phase_step(EVENT_PHASE_STARTED, 2));
  Roundtable *told = retell(record.roundtable);
  record_undo(&record, WHOLE_SESSION);
  record_redo(&record, WHOLE_SESSION);
  Error err;
  for (size_t n = start; n < record.count; ++n) {
    if (!roundtable_check(told, record.events[n], &err)) fail_msg("%s", err.text);
    roundtable_apply(told, record.events[n]);
  }
  assert_int_equal(roundtable_phase_clock(told).phase, 2);
  assert_false(history_at(told, start + 1)->in_force);
  assert_true(history_at(told, start + 2)->in_force);
  roundtable_close(told);
  record_end(&record);
}

/* The checkpoint lies inside an act of steps: what began before it is not known to be one. */
static void an_act_that_began_before_is_not_undone_in_part(void **state) {
  (void)state;
  Record record = record_small();
  act_begin(&record);
  happens(&record, make_phase_step(EVENT_PHASE_STARTED, 2));
  Roundtable *told = retell(record.roundtable);
  const uint64_t pause = happens(&record, make_phase_step(EVENT_PHASE_PAUSED, 2));
  act_end(&record);
  Error err;
  assert_true(roundtable_check(told, record.events[pause - 1], &err));
  roundtable_apply(told, record.events[pause - 1]);
  assert_int_equal(history_undoable(told, WHOLE_SESSION), 0);
  assert_int_equal(history_undoable(record.roundtable, WHOLE_SESSION), pause - 1);
  roundtable_close(told);
  record_end(&record);
}

static void a_long_history_is_expected(void **state) {
  (void)state;
  Record record = record_small();
  Error err;
  Roundtable *loaded;
  assert_true(roundtable_open(&loaded, &err));
  checkpoint_expect_history(loaded, UINT64_C(100000));
  load_history(loaded, record.roundtable);
  assert_true(checkpoint_same_history(loaded, record.roundtable));
  roundtable_close(loaded);
  record_end(&record);
}

#define TEST(name) cmocka_unit_test(name)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_loaded_history_is_that_of_the_whole),
      TEST(histories_differ_by_their_events),
      TEST(what_cannot_be_is_not_loaded),
      TEST(the_first_entry_begins_the_first_act),
      TEST(an_impossible_number_of_events_is_not_expected),
      TEST(a_state_is_completed_by_its_ballots),
      TEST(without_ballots_nothing_about_them_is_unknown),
      TEST(events_before_it_are_unknown_without_their_history),
      TEST(phases_turn_without_their_history),
      TEST(an_act_that_began_before_is_not_undone_in_part),
      TEST(a_long_history_is_expected),
  };
  return cmocka_run_group_tests_name("checkpoint history", tests, NULL, NULL);
}
