/* What holds after any acts whatever. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/vote/roundtable_parts.h"
#include "tests/core/dump.h"
#include "tests/core/random_acts.h"
#include "tests/core/retell.h"
#include "tests/support/tries.h"

#include <cmocka.h>

enum { ACTS = 60, EVENTS = 250 };

static uint64_t seed_count(void) {
  return (uint64_t)tries(3, 30);
}

static void assert_dump(const Roundtable *roundtable, unsigned parts, const char *expected) {
  char *now = dump_roundtable(roundtable, parts);
  assert_string_equal(now, expected);
  free(now);
}

static Record random_record(Random *random, uint64_t seed, int acts) {
  *random = (Random){.state = seed};
  Record record = record_small();
  for (int act = 0; act < acts; ++act)
    random_act(random, &record);
  return record;
}

static void finish_kiosk(Record *record, uint32_t subgroup, Kiosk kiosk) {
  if (kiosk.handed_over) happens(record, make_kiosk(EVENT_KIOSK_ENDED, subgroup));
  if (kiosk.waiting > 0) happens(record, make_kiosk_count(subgroup, kiosk.waiting));
}

/* While it holds ballots, not everything can be done again. */
static void finish_kiosks(Record *record) {
  finish_kiosk(record, WHOLE_SESSION, roundtable_kiosk(record->roundtable));
  for (size_t place = 0; place < roundtable_subgroup_count(record->roundtable); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(record->roundtable, place);
    finish_kiosk(record, subgroup->number, subgroup->kiosk);
  }
}

static Roundtable *fold(const Record *record, size_t count) {
  Error err;
  Roundtable *roundtable;
  assert_true(roundtable_open(&roundtable, &err));
  for (size_t n = 0; n < count; ++n) {
    if (!roundtable_check(roundtable, record->events[n], &err)) fail_msg("%s", err.text);
    roundtable_apply(roundtable, record->events[n]);
  }
  return roundtable;
}

static void each_prefix_folds_to_the_state_of_that_moment(void **state) {
  (void)state;
  const uint64_t seeds = seed_count();
  for (uint64_t seed = 1; seed <= seeds; ++seed) {
    Random random = {.state = seed};
    Record record = record_small();
    char *moments[ACTS];
    size_t counts[ACTS];
    for (int act = 0; act < ACTS; ++act) {
      random_act(&random, &record);
      moments[act] = dump_roundtable(record.roundtable, DUMP_ALL);
      counts[act] = record.count;
    }
    for (int act = 0; act < ACTS; ++act) {
      Roundtable *again = fold(&record, counts[act]);
      assert_dump(again, DUMP_ALL, moments[act]);
      roundtable_close(again);
      free(moments[act]);
    }
    record_end(&record);
  }
}

/* is_refused and comes_and_goes compare for one event; here for any. */
static void checking_changes_nothing_that_can_be_seen(void **state) {
  (void)state;
  const uint64_t seeds = seed_count();
  size_t refused = 0;
  size_t accepted = 0;
  for (uint64_t seed = 1; seed <= seeds; ++seed) {
    Random random;
    Record record = random_record(&random, seed, 20);
    for (int n = 0; n < EVENTS / 5; ++n) {
      char *before = dump_roundtable(record.roundtable, DUMP_ALL);
      Event event = random_event(&random, &record);
      event.stamp = (Stamp){.seq = record.count + 1, .act = record.count + 1};
      Error err = {.text = "untouched"};
      bool may = roundtable_check(record.roundtable, &event, &err);
      assert_int_equal(may, strcmp(err.text, "untouched") == 0);
      assert_dump(record.roundtable, DUMP_ALL, before);
      ++*(may ? &accepted : &refused);
      record_try(&record, event, NULL);
      free(before);
    }
    record_end(&record);
  }
  assert_true(refused > 3 * seeds && accepted > 10 * seeds);
}

static void whatever_happens_can_be_taken_back_and_done_again(void **state) {
  (void)state;
  const uint64_t seeds = seed_count();
  for (uint64_t seed = 1; seed <= seeds; ++seed) {
    Random random;
    Record record = random_record(&random, seed, 20);
    finish_kiosks(&record);
    for (int n = 0; n < EVENTS; ++n) {
      Event event = random_event(&random, &record);
      if (kind_has(event.kind, KIND_LASTS)) continue;
      bool redo = event.kind == EVENT_CORRECTION && event.correction.target &&
                  event.correction.target->kind == EVENT_CORRECTION;
      char *before = dump_roundtable(record.roundtable, DUMP_BALLOTS);
      if (!redo && record_try(&record, event, NULL)) {
        char *after = dump_roundtable(record.roundtable, DUMP_BALLOTS);
        happens(&record, make_correction(&record, record.count));
        assert_dump(record.roundtable, DUMP_BALLOTS, before);
        if (event.kind != EVENT_CORRECTION) {
          happens(&record, make_correction(&record, record.count));
          assert_dump(record.roundtable, DUMP_BALLOTS, after);
        }
        free(after);
      }
      free(before);
    }
    record_end(&record);
  }
}

static bool may_hold_ballots(Kiosk kiosk) {
  return kiosk.handed_over || kiosk.waiting > 0;
}

/* While a kiosk may hold ballots on something, that is not taken away again: such a redo waits. */
static bool a_kiosk_is_used(const Roundtable *roundtable) {
  bool used = may_hold_ballots(roundtable_kiosk(roundtable));
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place)
    used = used || may_hold_ballots(roundtable_subgroup_at(roundtable, place)->kiosk);
  return used;
}

static void undo_then_redo_leaves_things_as_done(void **state) {
  (void)state;
  const uint64_t seeds = seed_count();
  size_t undone = 0;
  for (uint64_t seed = 1; seed <= seeds; ++seed) {
    Random random;
    Record record = random_record(&random, seed, 10);
    for (int n = 0; n < ACTS; ++n) {
      random_act(&random, &record);
      char *done = dump_roundtable(record.roundtable, DUMP_BALLOTS);
      uint64_t act = history_undoable(record.roundtable, WHOLE_SESSION);
      if (act && !a_kiosk_is_used(record.roundtable) &&
          record_try_correcting(&record, act, false)) {
        assert_true(record_redo(&record, WHOLE_SESSION));
        assert_dump(record.roundtable, DUMP_BALLOTS, done);
        ++undone;
      }
      free(done);
    }
    record_end(&record);
  }
  assert_true(undone > seeds * ACTS / 2);
}

/* Back to the beginning, and all the way again. */
static void everything_can_be_undone_and_redone(void **state) {
  (void)state;
  const uint64_t seeds = seed_count();
  for (uint64_t seed = 1; seed <= seeds; ++seed) {
    Random random = {.state = seed};
    Record record = record_begin();
    char *begun = dump_roundtable(record.roundtable, DUMP_BALLOTS);
    for (int act = 0; act < ACTS; ++act) {
      act_begin(&record);
      for (uint32_t more = random_below(&random, 6); more > 0; --more) {
        Event event = random_event(&random, &record);
        if (event.kind != EVENT_CORRECTION && !kind_has(event.kind, KIND_LASTS))
          record_try(&record, event, NULL);
      }
      act_end(&record);
    }
    char *done = dump_roundtable(record.roundtable, DUMP_BALLOTS);
    while (record_undo(&record, WHOLE_SESSION)) {
    }
    assert_dump(record.roundtable, DUMP_BALLOTS, begun);
    while (record_redo(&record, WHOLE_SESSION)) {
    }
    assert_dump(record.roundtable, DUMP_BALLOTS, done);
    free(begun);
    free(done);
    record_end(&record);
  }
}

/* Whoever corrects something old is either refused, or leaves the state that there would be without
 * it; done again, things are as they were. */
static void an_old_event_is_corrected_exactly_or_not_at_all(void **state) {
  (void)state;
  const uint64_t seeds = seed_count();
  size_t corrected = 0;
  for (uint64_t seed = 1; seed <= seeds; ++seed) {
    Random random;
    Record record = random_record(&random, seed, 30);
    finish_kiosks(&record);
    uint64_t last = record.count;
    for (uint64_t seq = 2; seq <= last; ++seq) {
      if (record.events[seq - 1]->kind == EVENT_CORRECTION) continue;
      char *before = dump_roundtable(record.roundtable, DUMP_BALLOTS);
      if (record_try(&record, make_correction(&record, seq), NULL)) {
        happens(&record, make_correction(&record, record.count));
        ++corrected;
      }
      assert_dump(record.roundtable, DUMP_BALLOTS, before);
      free(before);
    }
    record_end(&record);
  }
  assert_true(corrected > seeds * 5);
}

static void the_rest_folds_alike_from_any_checkpoint(void **state) {
  (void)state;
  const uint64_t seeds = seed_count();
  for (uint64_t seed = 1; seed <= seeds; ++seed) {
    Random random;
    Record record = random_record(&random, seed, ACTS);
    char *whole = dump_roundtable(record.roundtable, DUMP_NUMBERS);
    for (size_t at = 1; at < record.count; at += 5) {
      Roundtable *until = fold(&record, at);
      Roundtable *told = retell(until);
      Error err;
      for (size_t n = at; n < record.count; ++n) {
        if (!roundtable_check(told, record.events[n], &err)) fail_msg("%s", err.text);
        roundtable_apply(told, record.events[n]);
      }
      assert_dump(told, DUMP_NUMBERS, whole);
      roundtable_close(told);
      roundtable_close(until);
    }
    free(whole);
    record_end(&record);
  }
}

/* What must be true of every state. */
static void assert_sound(const Roundtable *roundtable) {
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(roundtable, place);
    if (subgroup->status == SUBGROUP_NOT_HELD)
      assert_false(subgroup_has_votes(roundtable, subgroup));
    for (size_t row = 0; row < subgroup->recommendation_count; ++row) {
      const Recommendation *recommendation =
          roundtable_recommendation_at(roundtable, subgroup, row);
      bool bears_votes =
          recommendation->status == STATUS_VOTABLE || recommendation->status == STATUS_WITHDRAWN;
      assert_true(bears_votes || !recommendation_has_votes(recommendation));
      assert_true(recommendation->children == 0 || recommendation->status == STATUS_HEADING);
      for (int colour = 0; colour < COLOUR_COUNT; ++colour)
        assert_true(recommendation->counted.dots[colour] >= 0 &&
                    recommendation->ballots.dots[colour] >= 0);
    }
  }
}

static void every_state_is_sound(void **state) {
  (void)state;
  const uint64_t seeds = seed_count();
  for (uint64_t seed = 1; seed <= seeds; ++seed) {
    Random random = {.state = seed};
    Record record = record_small();
    for (int n = 0; n < 2 * EVENTS; ++n) {
      random_act(&random, &record);
      assert_sound(record.roundtable);
    }
    record_end(&record);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_prefix_folds_to_the_state_of_that_moment),
      cmocka_unit_test(checking_changes_nothing_that_can_be_seen),
      cmocka_unit_test(whatever_happens_can_be_taken_back_and_done_again),
      cmocka_unit_test(undo_then_redo_leaves_things_as_done),
      cmocka_unit_test(everything_can_be_undone_and_redone),
      cmocka_unit_test(an_old_event_is_corrected_exactly_or_not_at_all),
      cmocka_unit_test(the_rest_folds_alike_from_any_checkpoint),
      cmocka_unit_test(every_state_is_sound),
  };
  return cmocka_run_group_tests_name("properties", tests, NULL, NULL);
}
