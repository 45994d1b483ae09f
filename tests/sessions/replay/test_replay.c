#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "sessions/acts/acts.h"
#include "sessions/replay/replay.h"
#include "sessions/replay/timeline.h"
#include "tests/sessions/files.h"
#include "tests/sessions/sample.h"
#include "tests/support/tries.h"

#include <cmocka.h>

enum { FIRST_VOTABLE = 2, LONG = 2 * 4096 + 500 };

/* Acts of all kinds, among them one that passes two checkpoints. */
static void make_long(Session *session) {
  Random random = {6};
  for (int n = 0; n < 300; ++n)
    random_act(session, &random);
  sample_cast(session, FIRST_VOTABLE, LONG);
  for (int n = 0; n < 300; ++n)
    random_act(session, &random);
}

typedef struct FreshFold {
  Roundtable *state;
  uint64_t to;
} FreshFold;

static bool fold_until(void *context, const Event *event, ChainHash hash, Error *err) {
  const FreshFold *fold = context;
  (void)hash;
  if (event->stamp.seq > fold->to) return true;
  if (!roundtable_check(fold->state, event, err)) return false;
  roundtable_apply(fold->state, event);
  return true;
}

static void assert_same_as_fresh_fold(Session *session, const Replay *replay) {
  FreshFold fold = {.to = replay_seq(replay)};
  Error err = {0};
  assert_done(roundtable_open(&fold.state, &err), &err);
  assert_done(session_events(session, 1, fold_until, &fold, &err), &err);
  assert_int_equal(roundtable_seq(fold.state), fold.to);
  assert_same_tallies(replay_state(replay), fold.state);
  roundtable_close(fold.state);
}

/* Every moment is compared with a fold that began at the first event; forward steps go on from
 * where the replay stands, all others from a checkpoint. */
static void any_moment_is_a_fresh_fold(void **state) {
  Fixture *fixture = *state;
  Random random = {7};
  Error err = {0};
  Replay *replay;
  make_long(fixture->session);
  const uint64_t last = session_stamp(fixture->session).seq;
  assert_true(last > LONG);
  assert_done(replay_open(fixture->session, &replay, &err), &err);
  const int moments = tries(100, 1000);
  for (int n = 0; n < moments; ++n) {
    uint64_t near = replay_seq(replay) + random_below(&random, 40),
             far = 1 + random_below(&random, (uint32_t)last);
    assert_done(replay_go(replay, n % 3 == 0 && near <= last ? near : far, &err), &err);
    if (n % 10 == 0) assert_same_as_fresh_fold(fixture->session, replay);
  }
  replay_close(replay);
}

/* Knuth's multiplier: two states have one sum only where they have the same tallies. */
static uint64_t sum_of_tallies(const Roundtable *state) {
  uint64_t sum = 0;
  for (uint32_t number = 1; number < roundtable_next_recommendation(state); ++number) {
    const Recommendation *one = roundtable_recommendation(state, number);
    const Tally tally = one ? recommendation_tally(one) : (Tally){{-1, -1, -1}};
    for (int colour = 0; colour < COLOUR_COUNT; ++colour)
      sum = sum * UINT64_C(6364136223846793005) + (uint64_t)tally.dots[colour] + 1;
  }
  return sum;
}

typedef struct Sums {
  Roundtable *state;
  uint64_t *after; /* event `seq` at seq - 1 */
} Sums;

static bool add_sum(void *context, const Event *event, ChainHash hash, Error *err) {
  Sums *sums = context;
  (void)hash;
  if (!roundtable_check(sums->state, event, err)) return false;
  roundtable_apply(sums->state, event);
  sums->after[event->stamp.seq - 1] = sum_of_tallies(sums->state);
  return true;
}

/* Of a real log with changed minds, every moment folded once from the beginning. */
static void any_moment_of_a_log_is_a_fresh_fold(void **state) {
  (void)state;
  char path[FILE_PATH_SIZE];
  data_path("football.votes.csv", path);
  const SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  Random random = {9};
  Error err = {0};
  Replay *replay;
  import_done(session, path);
  const uint64_t last = session_stamp(session).seq;
  Sums sums = {.after = calloc(last, sizeof *sums.after)};
  assert_non_null(sums.after);
  assert_done(roundtable_open(&sums.state, &err), &err);
  assert_done(session_events(session, 1, add_sum, &sums, &err), &err);
  assert_done(replay_open(session, &replay, &err), &err);
  const int moments = tries(100, 1000);
  for (int n = 0; n < moments; ++n) {
    assert_done(replay_go(replay, 1 + random_below(&random, (uint32_t)last), &err), &err);
    assert_int_equal(sum_of_tallies(replay_state(replay)), sums.after[replay_seq(replay) - 1]);
  }
  replay_close(replay);
  roundtable_close(sums.state);
  free(sums.after);
  session_close(session);
  sample_folder_remove(folder);
}

static void where_there_is_no_event_it_stays(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  Replay *replay;
  assert_done(replay_open(fixture->session, &replay, &err), &err);
  assert_int_equal(replay_seq(replay), 1);
  assert_done(replay_go(replay, 5, &err), &err);
  assert_refused(replay_go(replay, 0, &err), &err, "no event 0");
  assert_refused(replay_go(replay, SAMPLE_EVENTS + 1, &err), &err, "no event 15");
  assert_int_equal(replay_seq(replay), 5);
  replay_close(replay);
}

/* Stepping to the end and back again meets the same stops. */
static void assert_steps(const Roundtable *whole, ReplayStep step) {
  const uint64_t last = roundtable_seq(whole);
  uint64_t stops = 0, expected = 0, seq;
  for (seq = 1; seq <= last; ++seq)
    expected += replay_stops_at(whole, step, seq);
  for (seq = 0; (seq = replay_next_stop(whole, step, seq)) != 0; ++stops)
    assert_true(replay_stops_at(whole, step, seq));
  assert_int_equal(stops, expected);
  for (seq = last + 1; (seq = replay_previous_stop(whole, step, seq)) != 0; --stops)
    assert_true(replay_stops_at(whole, step, seq));
  assert_int_equal(stops, 0);
}

static void each_step_meets_its_stops(void **state) {
  Fixture *fixture = *state;
  Random random = {8};
  for (int n = 0; n < 200; ++n)
    random_act(fixture->session, &random);
  const Roundtable *whole = session_state(fixture->session);
  for (int step = 0; step < REPLAY_STEPS; ++step) {
    assert_true(replay_next_stop(whole, (ReplayStep)step, 1) > 0);
    assert_steps(whole, (ReplayStep)step);
  }
}

static void a_correction_of_dots_is_a_dot_too(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  uint64_t taken;
  sample_vote(fixture->session, FIRST_VOTABLE, GREEN, 1);
  const uint64_t dot = session_stamp(fixture->session).seq;
  assert_done(undo_act(fixture->session, WHOLE_SESSION, 0, &taken, &err), &err);
  const uint64_t undo = dot + 1; /* corrected last first: the dot, then the opening of its vote */
  const Roundtable *whole = session_state(fixture->session);
  assert_int_equal(replay_next_stop(whole, STEP_DOT, dot), undo);
  assert_int_equal(replay_next_stop(whole, STEP_CORRECTION, 0), undo);
  assert_int_equal(replay_previous_stop(whole, STEP_DOT, undo), dot);
}

/* A clock that a test sets. */
static Moment told(void *context) {
  return *(const Moment *)context;
}

static void silences_are_cut_short(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  Timeline timeline;
  Session *session;
  Moment now = {.wall_ms = 1000, .boot_ms = 1000};
  const int64_t silences[] = {300, 0, SILENCE_MS, 3600 * 1000};
  const int64_t played[] = {300, 300, 300 + SILENCE_MS, 300 + 2 * SILENCE_MS};
  session_close(fixture->session);
  assert_done(session_open(fixture->path, (Clock){told, &now}, &session, &err), &err);
  fixture->session = session;
  const uint64_t before = session_stamp(session).seq + 1;
  sample_vote(session, FIRST_VOTABLE, GREEN, 1);
  for (size_t n = 0; n < 4; ++n) {
    now.boot_ms += silences[n];
    now.wall_ms -= 5000; /* set back meanwhile: the machine's own clock counts */
    sample_vote(session, FIRST_VOTABLE, GREEN, 1);
  }
  assert_done(timeline_read(session, &timeline, &err), &err);
  assert_int_equal(timeline.count, session_stamp(session).seq);
  const uint64_t first = timeline.count - 4;
  const int64_t start = timeline_at(&timeline, first);
  assert_true(first >= before);
  for (uint64_t n = 0; n < 4; ++n)
    assert_int_equal(timeline_at(&timeline, first + 1 + n) - start, played[n]);
  assert_int_equal(timeline_length(&timeline), start + played[3]);
  assert_int_equal(timeline_event(&timeline, start + 299), first);
  assert_int_equal(timeline_event(&timeline, start + 300), first + 2);
  assert_int_equal(timeline_event(&timeline, -1), 1);
  assert_int_equal(timeline_event(&timeline, INT64_MAX), timeline.count);
  timeline_free(&timeline);
}

static VoteOrigin vote_origin_now(Session *session) {
  VoteOrigin origin;
  Error err = {0};
  assert_done(vote_origin_of_session(session, &origin, &err), &err);
  return origin;
}

static const char TABLE[] = "code,title,green,yellow,red\n1,One,4,0,2\n2,Two,1,1,1\n";
static const char BALLOTS[] = "voter,item,grade\n1,1,green\n2,1,red\n";
static const char LOG[] = "timestamp_ms,voter,item,grade\n5,1,1,green\n9,2,1,red\n12,2,1,red\n";

static void a_table_has_no_course(void **state) {
  (void)state;
  const SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  assert_int_equal(vote_origin_now(session), COURSE_LIVE);
  import_text(session, "counts.csv", TABLE);
  assert_int_equal(vote_origin_now(session), COURSE_FROM_TABLE);
  import_text(session, "ballots.csv", BALLOTS);
  assert_int_equal(vote_origin_now(session), COURSE_FROM_TABLE);
  sample_vote(session, 1, GREEN, 1);
  assert_int_equal(vote_origin_now(session), COURSE_LIVE);
  session_close(session);
  sample_folder_remove(folder);
}

/* Taken back, a dot is no vote any more; where all are, they still tell where they came from. */
static void votes_in_force_tell_the_course(void **state) {
  (void)state;
  const SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  Error err = {0};
  uint64_t taken;
  import_text(session, "log.csv", LOG);
  assert_int_equal(vote_origin_now(session), COURSE_FROM_LOG);
  sample_vote(session, 1, GREEN, 1);
  assert_int_equal(vote_origin_now(session), COURSE_LIVE);
  assert_done(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_int_equal(vote_origin_now(session), COURSE_FROM_LOG);
  assert_done(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_int_equal(vote_origin_now(session), COURSE_LIVE);
  session_close(session);
  sample_folder_remove(folder);
}

static void votes_of_a_log_are_played_one_by_one(void **state) {
  (void)state;
  const SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  Error err = {0};
  Timeline timeline;
  const ImportOutcome outcome = import_text(session, "log.csv", LOG);
  assert_int_equal(outcome.last_vote - outcome.first_vote, 2);
  assert_done(timeline_read(session, &timeline, &err), &err);
  for (uint64_t vote = outcome.first_vote; vote < outcome.last_vote; ++vote)
    assert_true(timeline_at(&timeline, vote + 1) - timeline_at(&timeline, vote) >= LOGGED_VOTE_MS);
  timeline_free(&timeline);
  session_close(session);
  sample_folder_remove(folder);
}

typedef struct Watched {
  const Replay *replay;
  uint64_t next, stop;
} Watched;

static bool watch_event(void *context, const Event *event, Error *err) {
  Watched *watched = context;
  assert_int_equal(event->stamp.seq, watched->next);
  assert_int_equal(replay_seq(watched->replay), watched->next);
  if (watched->next == watched->stop) return (fail)(err, ERROR_FAILED, "enough");
  ++watched->next;
  return true;
}

static void playing_shows_each_event_once_it_happened(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  Replay *replay;
  const uint64_t last = session_stamp(fixture->session).seq;
  assert_done(replay_open(fixture->session, &replay, &err), &err);
  Watched watched = {.replay = replay, .next = 2};
  assert_done(replay_play(replay, 7, watch_event, &watched, &err), &err);
  assert_int_equal(watched.next, 8);
  watched.stop = 10;
  assert_refused(replay_play(replay, last, watch_event, &watched, &err), &err, "enough");
  assert_int_equal(replay_seq(replay), 10);
  assert_refused(replay_play(replay, last + 1, watch_event, &watched, &err), &err, "no event");
  watched = (Watched){.replay = replay, .next = 11};
  assert_done(replay_play(replay, last, watch_event, &watched, &err), &err);
  assert_int_equal(replay_seq(replay), last);
  replay_close(replay);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(any_moment_is_a_fresh_fold, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test(any_moment_of_a_log_is_a_fresh_fold),
      cmocka_unit_test_setup_teardown(where_there_is_no_event_it_stays, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(each_step_meets_its_stops, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_correction_of_dots_is_a_dot_too, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(silences_are_cut_short, fixture_set_up, fixture_tear_down),
      cmocka_unit_test(a_table_has_no_course),
      cmocka_unit_test(votes_in_force_tell_the_course),
      cmocka_unit_test(votes_of_a_log_are_played_one_by_one),
      cmocka_unit_test_setup_teardown(playing_shows_each_event_once_it_happened, fixture_set_up,
                                      fixture_tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
