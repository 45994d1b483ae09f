/* What the room could see then: curtain and clock of a moment that is past. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "sessions/acts/vote.h"
#include "sessions/replay/replay.h"
#include "tests/sessions/files.h"
#include "tui/state/view_data.h"

#include <cmocka.h>

enum { MINUTE_MS = 60 * 1000, FIRST_VOTABLE = 2 };

static bool hides_after(const Session *session, Replay *replay, uint64_t seq) {
  Error err = {0};
  ReplayVisibility sight = {.whole = session_state(session)};
  assert_done(replay_go(replay, seq, &err), &err);
  return replay_hides(&sight, replay_state(replay));
}

static const char COUNTS[] = "code,title,green,yellow,red\n1,One,4,0,2\n2,Two,1,1,1\n";

/* Voted elsewhere, and shown as a whole: no event on the way was hidden from anybody. */
static void an_import_that_shows_itself_hides_nothing(void **state) {
  (void)state;
  const SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  Error err = {0};
  Replay *replay;
  const uint64_t before = session_stamp(session).seq;
  import_text(session, "counts.csv", COUNTS);
  assert_done(replay_open(session, &replay, &err), &err);
  assert_true(hides_after(session, replay, before));
  for (uint64_t seq = before + 1; seq <= session_stamp(session).seq; ++seq)
    assert_false(hides_after(session, replay, seq));
  replay_close(replay);
  session_close(session);
  sample_folder_remove(folder);
}

static void votes_before_the_reveal_stay_hidden(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  Replay *replay;
  sample_vote(fixture->session, FIRST_VOTABLE, GREEN, 2);
  const uint64_t vote = session_stamp(fixture->session).seq;
  assert_done(curtain_lift(fixture->session, REVEAL_TOTALS, 0, &err), &err);
  assert_done(replay_open(fixture->session, &replay, &err), &err);
  assert_true(hides_after(fixture->session, replay, vote));
  assert_false(hides_after(fixture->session, replay, vote + 1));
  replay_close(replay);
}

static Moment told(void *context) {
  return *(const Moment *)context;
}

/* Not today's clock: the one of the event. */
static void the_clock_is_that_of_then(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  Replay *replay;
  Moment now = {.wall_ms = 1000, .boot_ms = 1000};
  session_close(fixture->session);
  assert_done(session_open(fixture->path, (Clock){told, &now}, &fixture->session, &err), &err);
  Event event = event_make(EVENT_PHASE_PLANNED);
  event.planned = (PhasePlanned){.phase = 1, .name = {"", "Vote"}, .minutes = {0, 45}};
  record_event(fixture->session, event);
  assert_done(start_phase(fixture->session, 1, &err), &err);
  const uint64_t started = session_stamp(fixture->session).seq;
  now.boot_ms += 7 * MINUTE_MS;
  now.wall_ms += 7 * MINUTE_MS;
  sample_vote(fixture->session, FIRST_VOTABLE, GREEN, 1);
  assert_done(replay_open(fixture->session, &replay, &err), &err);
  assert_done(replay_go(replay, session_stamp(fixture->session).seq, &err), &err);
  ViewData data = replay_view_data(replay_state(replay), 24, 80);
  assert_int_equal(data.phase_elapsed_ms, 7 * MINUTE_MS);
  assert_int_equal(data.now.boot_ms, now.boot_ms);
  assert_done(replay_go(replay, started, &err), &err);
  data = replay_view_data(replay_state(replay), 24, 80);
  assert_int_equal(data.phase_elapsed_ms, 0);
  assert_int_equal(data.saved.seq, started);
  replay_close(replay);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_import_that_shows_itself_hides_nothing),
      cmocka_unit_test_setup_teardown(votes_before_the_reveal_stay_hidden, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(the_clock_is_that_of_then, fixture_set_up, fixture_tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
