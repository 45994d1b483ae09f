#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/vote/history.h"
#include "core/vote/roundtable.h"
#include "tests/core/make.h"

#include <cmocka.h>

static void only_what_happened_can_be_corrected(void **state) {
  (void)state;
  Record record = record_small();
  is_refused(&record, make_correction(&record, 0), "no event 0");
  is_refused(&record, make_correction(&record, 11), "no event 11");
  Event without_target = make_correction(&record, 5);
  without_target.correction.target = NULL;
  is_refused(&record, without_target, "no event 5");
  Event with_another = make_correction(&record, 5);
  with_another.correction.target = record.events[5];
  is_refused(&record, with_another, "no event 5");
  with_another.correction.corrects = INT64_MIN;
  is_refused(&record, with_another, "no event");
  record_end(&record);
}

static void nothing_is_taken_back_twice(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t dot = happens(&record, make_dots(1, GREEN, 1));
  uint64_t correction = happens(&record, make_correction(&record, dot));
  is_refused(&record, make_correction(&record, dot), "event 11 has already been reverted");
  happens(&record, make_correction(&record, correction));
  is_refused(&record, make_correction(&record, correction), "event 12 has already been reverted");
  record_end(&record);
}

/* What a redo brought back is corrected itself; the redo is not. */
static void a_redo_is_not_corrected(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t dot = happens(&record, make_dots(1, GREEN, 1));
  uint64_t correction = happens(&record, make_correction(&record, dot));
  uint64_t redo = happens(&record, make_correction(&record, correction));
  is_refused(&record, make_correction(&record, redo), "no event 13");
  happens(&record, make_correction(&record, dot));
  assert_false(history_at(record.roundtable, dot)->in_force);
  record_end(&record);
}

static void a_target_that_is_no_event_is_refused(void **state) {
  (void)state;
  Record record = record_small();
  Event unknown = *record.events[4];
  unknown.kind = (EventKind)99;
  Event event = make_correction(&record, 5);
  event.correction.target = &unknown;
  is_refused(&record, event, "no event 5");
  Event later = make_correction(&record, 8);
  later.stamp.seq = 5;
  event.correction.target = &later;
  is_refused(&record, event, "no event 5");
  later.correction.target = NULL;
  is_refused(&record, event, "no event 5");
  record_end(&record);
}

static void the_history_says_what_is_in_force(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t dot = happens(&record, make_dots(4, RED, 1));
  uint64_t correction = happens(&record, make_correction(&record, dot));
  const HistoryEntry *entry = history_at(record.roundtable, dot);
  assert_int_equal(entry->kind, EVENT_DOTS_COUNTED);
  assert_int_equal(entry->act, dot);
  assert_int_equal(entry->subgroup, 2);
  assert_int_equal(entry->subject, 4);
  assert_int_equal(entry->property, RED);
  assert_false(entry->in_force);
  entry = history_at(record.roundtable, correction);
  assert_int_equal(entry->corrects, dot);
  assert_int_equal(entry->subgroup, 2);
  assert_true(entry->in_force);
  assert_null(history_at(record.roundtable, 0));
  assert_null(history_at(record.roundtable, correction + 1));
  record_end(&record);
}

static void what_is_to_come_cannot_be_corrected(void **state) {
  (void)state;
  Record record = record_small();
  Event later = *record.events[4];
  later.stamp.seq = 99;
  Event event = make_correction(&record, 99);
  event.correction.target = &later;
  is_refused(&record, event, "no event 99");
  const uint64_t undo = happens(&record, make_correction(&record, 10));
  Event target = *record.events[undo - 1], first = *record.events[9];
  event = make_correction(&record, undo);
  event.correction.target = &target;
  target.correction.target = &first;
  first.kind = (EventKind)99;
  is_refused(&record, event, "no event 11");
  first = *record.events[9];
  first.stamp.seq = (uint64_t)(target.correction.corrects = 12);
  is_refused(&record, event, "no event 11");
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(only_what_happened_can_be_corrected),
      cmocka_unit_test(nothing_is_taken_back_twice),
      cmocka_unit_test(a_redo_is_not_corrected),
      cmocka_unit_test(a_target_that_is_no_event_is_refused),
      cmocka_unit_test(the_history_says_what_is_in_force),
      cmocka_unit_test(what_is_to_come_cannot_be_corrected),
  };
  return cmocka_run_group_tests_name("correction events", tests, NULL, NULL);
}
