/* What holds for every journal, tried on many that look random. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "core/vote/checkpoint.h"
#include "sessions/acts/acts.h"
#include "sessions/journal/codec.h"
#include "tests/sessions/sample.h"
#include "tests/support/tries.h"

#include <cmocka.h>

enum { FIRST_VOTABLE = 2 };

static void every_prefix_replays_to_the_live_state(void **state) {
  Fixture *fixture = *state;
  Random random = {1};
  Error err = {0};
  const int acts = tries(30, 300);
  for (int n = 0; n < acts; ++n) {
    Roundtable *replayed;
    random_act(fixture->session, &random);
    uint64_t seq = session_stamp(fixture->session).seq;
    assert_done(session_state_at(fixture->session, seq, &replayed, &err), &err);
    assert_same_state(session_state(fixture->session), replayed);
    roundtable_close(replayed);
  }
  assert_true(session_stamp(fixture->session).seq > (uint64_t)acts / 2);
}

static bool tell_one(void *context, const Event *event, Error *err) {
  Bytes encoded = {0};
  bool counts_numbers = event->kind == EVENT_BALLOTS_SUMMED && event->summed.recommendation == 0;
  bool kept = counts_numbers || (event_encode(event, &encoded, err) &&
                                 bytes_append(context, encoded.data, encoded.size, err));
  bytes_free(&encoded);
  return kept;
}

/* What the room sees: the state but for its history and for the numbers that are used up. */
static Bytes told(Session *session) {
  Bytes bytes = {0};
  Error err = {0};
  uint64_t cast = roundtable_ballots_cast(session_state(session));
  assert_done(checkpoint_tell(session_state(session), tell_one, &bytes, &err), &err);
  assert_done(bytes_append(&bytes, &cast, sizeof cast, &err), &err);
  return bytes;
}

static void assert_told(Session *session, const Bytes *expected) {
  Bytes now = told(session);
  assert_int_equal(now.size, expected->size);
  assert_memory_equal(now.data, expected->data, now.size);
  bytes_free(&now);
}

static void do_undo_redo_is_do(void **state) {
  Fixture *fixture = *state;
  Random random = {2};
  Error err = {0};
  uint64_t taken;
  Session *second = sample_open(fixture->path);
  const int acts = tries(30, 300);
  for (int n = 0; n < acts; ++n) {
    bool changed;
    assert_done(session_refresh(fixture->session, &changed, &err), &err);
    Bytes before = told(fixture->session);
    uint64_t seq = session_stamp(fixture->session).seq;
    random_act(fixture->session, &random);
    Bytes after = told(fixture->session);
    uint64_t act = session_stamp(fixture->session).act;
    if (session_stamp(fixture->session).seq > seq &&
        history_undoable(session_state(fixture->session), WHOLE_SESSION) == act) {
      assert_done(undo_act(second, WHOLE_SESSION, act, &taken, &err), &err);
      assert_int_equal(taken, act);
      assert_told(second, &before);
      if (n % 5 == 0) fixture_reopen(fixture);
      assert_done(redo_act(fixture->session, WHOLE_SESSION, 0, &taken, &err), &err);
      const HistoryEntry *first = history_at(session_state(fixture->session), act);
      bool is_revert = first->kind == EVENT_REASON_GIVEN;
      assert_int_equal(taken, is_revert ? session_stamp(fixture->session).act : act);
      assert_told(fixture->session, &after);
    }
    bytes_free(&before);
    bytes_free(&after);
  }
  session_close(second);
}

static void checkpoints_lead_to_the_same_state(void **state) {
  Fixture *fixture = *state;
  Random random = {3};
  Error err = {0};
  int ballots = 4000;
  sample_cast(fixture->session, FIRST_VOTABLE, ballots);
  const int acts = tries(40, 400);
  for (int n = 0; n < acts; ++n) {
    Roundtable *replayed;
    random_act(fixture->session, &random);
    uint64_t seq = session_stamp(fixture->session).seq;
    assert_done(session_state_at(fixture->session, seq, &replayed, &err), &err);
    assert_same_tallies(session_state(fixture->session), replayed);
    roundtable_close(replayed);
  }
  assert_true(session_stamp(fixture->session).seq > (uint64_t)(ballots + acts / 2));
  Roundtable *early;
  assert_done(session_state_at(fixture->session, SAMPLE_EVENTS, &early, &err), &err);
  assert_int_equal(roundtable_ballots_cast(early), 0);
  roundtable_close(early);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(every_prefix_replays_to_the_live_state, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(do_undo_redo_is_do, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(checkpoints_lead_to_the_same_state, fixture_set_up,
                                      fixture_tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
