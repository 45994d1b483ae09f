#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/vote/history.h"
#include "tests/core/make.h"

#include <cmocka.h>

static void a_phase_is_planned(void **state) {
  (void)state;
  Record record = record_small();
  comes_and_goes(&record, make_phase(record.roundtable, 1, "Welcome", 15));
  comes_and_goes(&record, make_phase(record.roundtable, PHASES_MAX, "Vote", PHASE_MINUTES_MAX));
  comes_and_goes(&record, make_phase(record.roundtable, 1, "", 0));
  assert_string_equal(roundtable_phase(record.roundtable, PHASES_MAX).name, "Vote");
  assert_int_equal(roundtable_phase(record.roundtable, PHASES_MAX).minutes, PHASE_MINUTES_MAX);
  assert_string_equal(roundtable_phase(record.roundtable, 0).name, "");
  assert_string_equal(roundtable_phase(record.roundtable, PHASES_MAX + 1).name, "");
  record_end(&record);
}

static void a_plan_is_refused(void **state) {
  (void)state;
  char name[TITLE_CHARACTERS_MAX + 2];
  memset(name, 'x', sizeof name);
  name[TITLE_CHARACTERS_MAX + 1] = '\0';
  Record record = record_small();
  const Roundtable *roundtable = record.roundtable;
  is_refused(&record, make_phase(roundtable, 0, "Vote", 45), "number of the phase");
  is_refused(&record, make_phase(roundtable, PHASES_MAX + 1, "Vote", 45), "number of the phase");
  is_refused(&record, make_phase(roundtable, 1, "Vote", -1), "from 0 to 1,440 minutes");
  is_refused(&record, make_phase(roundtable, 1, "Vote", PHASE_MINUTES_MAX + 1), "1,440 minutes");
  is_refused(&record, make_phase(roundtable, 1, name, 1), "name of a phase");
  Event late = make_phase(roundtable, 1, "Vote", 45);
  uint64_t seq = happens(&record, make_phase(roundtable, 1, "Lunch", 45));
  is_refused(&record, late, "event 11 has changed this in the meantime");
  happens(&record, make_phase(roundtable, 1, "Lunch", 60));
  is_refused(&record, make_correction(&record, seq), "event 12 has changed the same thing");
  record_end(&record);
}

static PhaseClock clock_of(const Record *record) {
  return roundtable_phase_clock(record->roundtable);
}

/* The record's stamps are a second apart, of a machine that is not known. */
static int64_t elapsed(const Record *record) {
  Stamp last = roundtable_last_stamp(record->roundtable);
  PhaseClock clock = clock_of(record);
  return phase_elapsed_ms(&clock, &last);
}

static void a_phase_goes_on_where_it_paused(void **state) {
  (void)state;
  Record record = record_small();
  assert_int_equal(clock_of(&record).phase, 0);
  assert_int_equal(elapsed(&record), 0);
  happens(&record, make_phase_step(EVENT_PHASE_STARTED, 2));
  happens(&record, make_note(0, 0, "a second"));
  assert_int_equal(elapsed(&record), 1000);
  happens(&record, make_phase_step(EVENT_PHASE_PAUSED, 2));
  assert_false(clock_of(&record).running);
  happens(&record, make_note(0, 0, "a pause"));
  assert_int_equal(elapsed(&record), 2000);
  happens(&record, make_phase_step(EVENT_PHASE_STARTED, 2));
  happens(&record, make_note(0, 0, "a second"));
  assert_true(clock_of(&record).running);
  assert_int_equal(elapsed(&record), 3000);
  happens(&record, make_phase_step(EVENT_PHASE_ENDED, 2));
  assert_int_equal(clock_of(&record).phase, 0);
  record_end(&record);
}

static void a_phase_ends_the_one_before_it(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_phase_step(EVENT_PHASE_STARTED, 2));
  happens(&record, make_phase_step(EVENT_PHASE_PAUSED, 2));
  happens(&record, make_phase_step(EVENT_PHASE_STARTED, 3));
  assert_int_equal(clock_of(&record).phase, 3);
  assert_int_equal(elapsed(&record), 0);
  is_refused(&record, make_phase_step(EVENT_PHASE_ENDED, 2), "not active");
  happens(&record, make_phase_step(EVENT_PHASE_PAUSED, 3));
  happens(&record, make_phase_step(EVENT_PHASE_ENDED, 3));
  record_end(&record);
}

static void a_step_is_refused(void **state) {
  (void)state;
  Record record = record_small();
  is_refused(&record, make_phase_step(EVENT_PHASE_STARTED, 0), "number of the phase");
  is_refused(&record, make_phase_step(EVENT_PHASE_PAUSED, INT64_MAX), "number of the phase");
  is_refused(&record, make_phase_step(EVENT_PHASE_ENDED, 1), "not active");
  is_refused(&record, make_phase_step(EVENT_PHASE_PAUSED, 1), "not active");
  uint64_t seq = happens(&record, make_phase_step(EVENT_PHASE_STARTED, 1));
  is_refused(&record, make_phase_step(EVENT_PHASE_STARTED, 1), "already active");
  happens(&record, make_phase_step(EVENT_PHASE_PAUSED, 1));
  is_refused(&record, make_phase_step(EVENT_PHASE_PAUSED, 1), "not active");
  is_refused(&record, make_correction(&record, seq), "cannot be undone");
  Event taken_up = event_make(EVENT_CLOCK_TAKEN_UP);
  is_refused(&record, taken_up, "checkpoint");
  record_end(&record);
}

static void an_act_of_steps_is_taken_back_as_one(void **state) {
  (void)state;
  Record record = record_small();
  const Roundtable *roundtable = record.roundtable;
  happens(&record, make_phase_step(EVENT_PHASE_STARTED, 2));
  const PhaseClock before = clock_of(&record);
  uint64_t act = act_begin(&record);
  happens(&record, make_phase_step(EVENT_PHASE_ENDED, 2));
  happens(&record, make_phase_step(EVENT_PHASE_STARTED, 3));
  act_end(&record);
  Event back = make_phase_corrected(roundtable, (int64_t)act, 2, 0);
  back.clock.clock[AFTER] = phase_step_of(&before);
  uint64_t seq = happens(&record, back);
  assert_int_equal(clock_of(&record).phase, 2);
  assert_true(clock_of(&record).running);
  assert_int_equal(history_taken_back_by(roundtable, act), seq);
  assert_int_equal(history_taken_back_by(roundtable, act + 1), seq);
  assert_int_equal(history_latest_phase(roundtable), 2);
  assert_int_equal(history_redoable(roundtable, 1), seq);
  uint64_t again = happens(&record, make_phase_corrected(roundtable, (int64_t)seq, 3, 0));
  assert_int_equal(history_taken_back_by(roundtable, act), 0);
  assert_int_equal(history_taken_back_by(roundtable, seq), again);
  assert_int_equal(history_undoable(roundtable, 1), act);
  record_end(&record);
}

static void a_correction_of_phases_is_refused(void **state) {
  (void)state;
  Record record = record_small();
  const Roundtable *roundtable = record.roundtable;
  Event late = make_phase_corrected(roundtable, 0, 2, 0);
  uint64_t step = happens(&record, make_phase_step(EVENT_PHASE_STARTED, 2));
  uint64_t note = happens(&record, make_note(0, 0, "a second"));
  is_refused(&record, late, "has changed");
  is_refused(&record, make_phase_corrected(roundtable, 0, PHASES_MAX + 1, 0),
             "number of the phase");
  is_refused(&record, make_phase_corrected(roundtable, 0, 2, -1), "time of the phase");
  is_refused(&record, make_phase_corrected(roundtable, 0, 0, 1), "number of the phase");
  is_refused(&record, make_phase_corrected(roundtable, (int64_t)note, 2, 0), "can be corrected");
  is_refused(&record, make_phase_corrected(roundtable, (int64_t)note + 9, 2, 0),
             "can be corrected");
  is_refused(&record, make_phase_corrected(roundtable, -1, 2, 0), "can be corrected");
  uint64_t back = happens(&record, make_phase_corrected(roundtable, (int64_t)step, 0, 0));
  is_refused(&record, make_phase_corrected(roundtable, (int64_t)step, 0, 0),
             "already been reverted");
  uint64_t again = happens(&record, make_phase_corrected(roundtable, (int64_t)back, 2, 0));
  is_refused(&record, make_phase_corrected(roundtable, (int64_t)again, 0, 0), "can be corrected");
  is_refused(&record, make_correction(&record, again), "cannot be undone");
  record_end(&record);
}

/* Nobody can set the clock that one run of a machine goes by. */
static void time_goes_by_the_right_clock(void **state) {
  (void)state;
  PhaseClock clock = {.phase = 1,
                      .running = true,
                      .elapsed_ms = 500,
                      .since = {.wall_ms = 10000, .boot_ms = 70, .boot_mark = {1}}};
  Stamp now = {.wall_ms = 5, .boot_ms = 170, .boot_mark = {1}};
  assert_int_equal(phase_elapsed_ms(&clock, &now), 600);
  now.boot_mark[0] = 2;
  assert_int_equal(phase_elapsed_ms(&clock, &now), 500);
  now.wall_ms = 12000;
  assert_int_equal(phase_elapsed_ms(&clock, &now), 2500);
  now.boot_mark[0] = clock.since.boot_mark[0] = 0;
  assert_int_equal(phase_elapsed_ms(&clock, &now), 2500);
  clock.running = false;
  assert_int_equal(phase_elapsed_ms(&clock, &now), 500);
}

static void time_does_not_overflow(void **state) {
  (void)state;
  PhaseClock clock = {.phase = 1, .running = true, .elapsed_ms = 500, .since.wall_ms = INT64_MIN};
  Stamp now = {.wall_ms = INT64_MAX};
  assert_int_equal(phase_elapsed_ms(&clock, &now), 500);
  clock.since.wall_ms = 0;
  assert_int_equal(phase_elapsed_ms(&clock, &now), INT64_MAX);
  now.wall_ms = INT64_MIN;
  assert_int_equal(phase_elapsed_ms(&clock, &now), 500);
}

/* Whoever corrects the clock has seen all of it. */
static void every_part_of_the_clock_is_compared(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_phase_step(EVENT_PHASE_STARTED, 2));
  const Event right = make_phase_corrected(record.roundtable, 0, 3, 60000);
  Event wrong[] = {right, right, right, right, right, right};
  wrong[0].clock.clock[BEFORE].phase = 3;
  wrong[1].clock.clock[BEFORE].running = 0;
  wrong[2].clock.clock[BEFORE].elapsed_ms += 1;
  wrong[3].clock.clock[BEFORE].since_wall_ms += 1;
  wrong[4].clock.clock[BEFORE].since_boot_ms += 1;
  wrong[5].clock.clock[BEFORE].since_boot_mark[0] ^= 1;
  for (size_t n = 0; n < sizeof wrong / sizeof *wrong; ++n)
    is_refused(&record, wrong[n], "has changed");
  const uint64_t set = happens(&record, right);
  happens(&record, make_phase_corrected(record.roundtable, (int64_t)set, 2, 0));
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_phase_is_planned),
      cmocka_unit_test(a_plan_is_refused),
      cmocka_unit_test(a_phase_goes_on_where_it_paused),
      cmocka_unit_test(a_phase_ends_the_one_before_it),
      cmocka_unit_test(a_step_is_refused),
      cmocka_unit_test(an_act_of_steps_is_taken_back_as_one),
      cmocka_unit_test(a_correction_of_phases_is_refused),
      cmocka_unit_test(time_goes_by_the_right_clock),
      cmocka_unit_test(time_does_not_overflow),
      cmocka_unit_test(every_part_of_the_clock_is_compared),
  };
  return cmocka_run_group_tests_name("phase events", tests, NULL, NULL);
}
