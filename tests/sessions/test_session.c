#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/checkpoint.h"
#include "sample.h"
#include "sessions/acts.h"
#include "sessions/codec.h"

#include <cmocka.h>

enum { HEADING = 1, FIRST_VOTABLE = 2 };

typedef struct Fixture {
  SampleFolder folder;
  char path[SAMPLE_PATH_SIZE];
  Session *session;
} Fixture;

static int set_up(void **state) {
  Fixture *fixture = calloc(1, sizeof *fixture);
  assert_non_null(fixture);
  fixture->folder = sample_folder_make();
  sample_path(&fixture->folder, "t.gommette", fixture->path);
  fixture->session = sample_session(fixture->path);
  *state = fixture;
  return 0;
}

static int tear_down(void **state) {
  Fixture *fixture = *state;
  session_close(fixture->session);
  sample_folder_remove(fixture->folder);
  free(fixture);
  return 0;
}

static int64_t counted(const Session *session, uint32_t recommendation, Colour colour) {
  return roundtable_recommendation(session_state(session), recommendation)->counted.dots[colour];
}

static void reopen(Fixture *fixture) {
  session_close(fixture->session);
  fixture->session = sample_open(fixture->path);
}

static void what_was_recorded_is_there_again(void **state) {
  Fixture *fixture = *state;
  sample_vote(fixture->session, FIRST_VOTABLE, GREEN, 3);
  ChainHash hash = session_hash(fixture->session);
  reopen(fixture);
  assert_int_equal(counted(fixture->session, FIRST_VOTABLE, GREEN), 3);
  assert_true(chain_same(hash, session_hash(fixture->session)));
  assert_string_equal(roundtable_text(session_state(fixture->session), SESSION_TITLE),
                      "Table ronde");
}

static void the_file_is_for_its_owner_and_alone(void **state) {
  Fixture *fixture = *state;
  struct stat status;
  char beside[SAMPLE_PATH_SIZE];
  sample_vote(fixture->session, FIRST_VOTABLE, GREEN, 1);
  assert_int_equal(stat(fixture->path, &status), 0);
  assert_int_equal(status.st_mode & 0777, 0600);
  sample_path(&fixture->folder, "t.gommette-journal", beside);
  assert_int_equal(stat(beside, &status), 0);
  assert_int_equal(status.st_mode & 0777, 0600);
  assert_int_equal(status.st_size, 0);
  session_close(fixture->session);
  fixture->session = NULL;
  assert_int_equal(stat(beside, &status), -1);
}

static void a_session_not_kept_leaves_nothing(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE];
  struct stat status;
  Session *session;
  Error err = {0};
  sample_path(&fixture->folder, "other.gommette", path);
  assert_done(session_create(path, "", clock_of_machine(), &session, &err), &err);
  assert_int_equal(session_stamp(session).seq, 1);
  assert_int_equal(stat(path, &status), -1);
  session_close(session);
  session_close(fixture->session);
  fixture->session = NULL;
  assert_int_equal(unlink(fixture->path), 0);
  assert_int_equal(rmdir(fixture->folder.path), 0);
}

static void nothing_is_ever_replaced(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE];
  Session *session;
  Error err = {0};
  Bytes before = file_read(fixture->path);
  assert_refused(session_create(fixture->path, "", clock_of_machine(), &session, &err), &err,
                 "that name already");
  sample_path(&fixture->folder, "other.gommette", path);
  assert_done(session_create(path, "", clock_of_machine(), &session, &err), &err);
  file_write(path, &before);
  assert_refused(session_keep(session, &err), &err, "that name already");
  session_close(session);
  assert_file_is(path, &before);
  assert_file_is(fixture->path, &before);
  bytes_free(&before);
}

static void a_folder_that_is_missing_is_named(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE], says[2 * SAMPLE_PATH_SIZE];
  Session *session;
  Error err = {0};
  sample_path(&fixture->folder, "none/other.gommette", path);
  snprintf(says, sizeof says, "%s: there is no such folder", path);
  assert_refused(session_create(path, "", clock_of_machine(), &session, &err), &err, says);
}

static void a_first_dot_opens_its_subgroup(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  bool opened;
  assert_done(count_dots(fixture->session, FIRST_VOTABLE, RED, 1, &opened, &err), &err);
  assert_true(opened);
  assert_int_equal(session_stamp(fixture->session).seq, SAMPLE_EVENTS + 2);
  assert_int_equal(session_stamp(fixture->session).act, SAMPLE_EVENTS + 1);
  assert_done(count_dots(fixture->session, FIRST_VOTABLE, RED, 1, &opened, &err), &err);
  assert_false(opened);
}

static void a_refused_act_keeps_nothing(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  ChainHash hash = session_hash(fixture->session);
  assert_refused(count_dots(fixture->session, HEADING, GREEN, 1, NULL, &err), &err, "heading");
  assert_int_equal(session_stamp(fixture->session).seq, SAMPLE_EVENTS);
  const Subgroup *subgroup = roundtable_subgroup(session_state(fixture->session), 1);
  assert_int_equal(subgroup->vote, VOTE_NEVER_OPENED);
  assert_true(chain_same(hash, session_hash(fixture->session)));
  sample_vote(fixture->session, FIRST_VOTABLE, GREEN, 1);
}

static bool ask_too_much(void *context, Act *act, Error *err) {
  (void)context;
  Event event = event_make(EVENT_SESSION_DESCRIBED);
  event.text.property = SESSION_PLACE;
  event.text.text[AFTER] = "Bruxelles";
  return act_add(act, event, err);
}

static void a_try_changes_nothing(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  Bytes before = file_read(fixture->path);
  assert_done(session_try(fixture->session, ask_too_much, NULL, &err), &err);
  assert_string_equal(roundtable_text(session_state(fixture->session), SESSION_PLACE), "");
  assert_int_equal(session_stamp(fixture->session).seq, SAMPLE_EVENTS);
  assert_file_is(fixture->path, &before);
  bytes_free(&before);
}

static void the_same_text_again_keeps_nothing(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  assert_done(describe_session(fixture->session, SESSION_TITLE, "Table ronde", &err), &err);
  assert_int_equal(session_stamp(fixture->session).seq, SAMPLE_EVENTS);
}

static void an_undo_takes_what_was_shown_or_nothing(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  uint64_t taken;
  sample_vote(fixture->session, FIRST_VOTABLE, GREEN, 1);
  uint64_t shown = history_undoable(session_state(fixture->session), 1);
  Session *other = sample_open(fixture->path);
  sample_vote(other, FIRST_VOTABLE, RED, 1);
  assert_refused(undo_act(fixture->session, 1, shown, &taken, &err), &err, "is now the one");
  assert_int_equal(counted(fixture->session, FIRST_VOTABLE, GREEN), 1);
  assert_int_equal(counted(fixture->session, FIRST_VOTABLE, RED), 1);
  shown = history_undoable(session_state(fixture->session), 1);
  assert_done(undo_act(fixture->session, 1, shown, &taken, &err), &err);
  assert_int_equal(taken, shown);
  assert_int_equal(counted(fixture->session, FIRST_VOTABLE, RED), 0);
  session_close(other);
}

static void undo_and_redo_go_all_the_way(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  uint64_t taken;
  for (int64_t dots = 1; dots <= 3; ++dots)
    sample_vote(fixture->session, FIRST_VOTABLE, GREEN, dots);
  for (int n = 0; n < 3; ++n) {
    reopen(fixture);
    assert_done(undo_act(fixture->session, 1, 0, &taken, &err), &err);
  }
  assert_int_equal(counted(fixture->session, FIRST_VOTABLE, GREEN), 0);
  const Subgroup *subgroup = roundtable_subgroup(session_state(fixture->session), 1);
  assert_int_equal(subgroup->vote, VOTE_NEVER_OPENED);
  for (int64_t sum = 1, dots = 1; dots <= 3; sum += ++dots) {
    assert_done(redo_act(fixture->session, 1, 0, &taken, &err), &err);
    assert_int_equal(counted(fixture->session, FIRST_VOTABLE, GREEN), sum);
  }
  assert_refused(redo_act(fixture->session, 1, 0, &taken, &err), &err, "nothing to redo");
}

static void others_are_noticed(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  bool changed;
  Session *other;
  assert_done(session_view(fixture->path, &other, &err), &err);
  assert_done(session_refresh(other, &changed, &err), &err);
  assert_false(changed);
  sample_vote(fixture->session, FIRST_VOTABLE, YELLOW, 2);
  assert_done(session_refresh(other, &changed, &err), &err);
  assert_true(changed);
  assert_int_equal(counted(other, FIRST_VOTABLE, YELLOW), 2);
  assert_same_state(session_state(other), session_state(fixture->session));
  assert_refused(count_dots(other, FIRST_VOTABLE, GREEN, 1, NULL, &err), &err, "looked at");
  session_close(other);
}

typedef struct Walk {
  uint64_t seq;
  ChainHash hash;
} Walk;

static bool walk_on(void *context, const Event *event, ChainHash hash, Error *err) {
  (void)err;
  Walk *walk = context;
  assert_int_equal(event->stamp.seq, ++walk->seq);
  if (event->kind == EVENT_CORRECTION) assert_non_null(event->correction.target);
  walk->hash = hash;
  return true;
}

static void events_are_told_in_order(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  uint64_t taken;
  Walk walk = {0};
  const Event *event;
  sample_vote(fixture->session, FIRST_VOTABLE, GREEN, 1);
  assert_done(undo_act(fixture->session, 1, 0, &taken, &err), &err);
  assert_done(redo_act(fixture->session, 1, 0, &taken, &err), &err);
  assert_done(session_events(fixture->session, 1, walk_on, &walk, &err), &err);
  assert_int_equal(walk.seq, session_stamp(fixture->session).seq);
  assert_true(chain_same(walk.hash, session_hash(fixture->session)));
  assert_done(session_event(fixture->session, walk.seq, &event, &err), &err);
  assert_int_equal(event->correction.target->correction.target->kind, EVENT_DOTS_COUNTED);
  assert_refused(session_event(fixture->session, walk.seq + 1, &event, &err), &err, "no event");
}

/* --- the properties of the journal --- */

static void every_prefix_replays_to_the_live_state(void **state) {
  Fixture *fixture = *state;
  Random random = {1};
  Error err = {0};
  for (int n = 0; n < 300; ++n) {
    Roundtable *replayed;
    random_act(fixture->session, &random);
    uint64_t seq = session_stamp(fixture->session).seq;
    assert_done(session_state_at(fixture->session, seq, &replayed, &err), &err);
    assert_same_state(session_state(fixture->session), replayed);
    roundtable_close(replayed);
  }
  assert_true(session_stamp(fixture->session).seq > 150);
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
  for (int n = 0; n < 300; ++n) {
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
      if (n % 5 == 0) reopen(fixture);
      assert_done(redo_act(fixture->session, WHOLE_SESSION, 0, &taken, &err), &err);
      assert_int_equal(taken, act);
      assert_told(fixture->session, &after);
    }
    bytes_free(&before);
    bytes_free(&after);
  }
  session_close(second);
}

static bool cast_many(void *context, Act *act, Error *err) {
  const int *count = context;
  for (int n = 0; n < *count; ++n) {
    BallotLine line = {.recommendation = FIRST_VOTABLE, .dots = {[AFTER] = {1, 0, 0}}};
    Event event = event_make(EVENT_BALLOT_CAST);
    event.ballot.ballot = roundtable_next_ballot(act_state(act));
    event.ballot.cast[AFTER] = 1;
    event.ballot.lines = &line;
    event.ballot.line_count = 1;
    if (!act_add(act, event, err)) return false;
  }
  return true;
}

static void checkpoints_lead_to_the_same_state(void **state) {
  Fixture *fixture = *state;
  Random random = {3};
  Error err = {0};
  int ballots = 4000;
  assert_done(session_act(fixture->session, cast_many, &ballots, &err), &err);
  for (int n = 0; n < 400; ++n) {
    Roundtable *replayed;
    random_act(fixture->session, &random);
    uint64_t seq = session_stamp(fixture->session).seq;
    assert_done(session_state_at(fixture->session, seq, &replayed, &err), &err);
    assert_same_tallies(session_state(fixture->session), replayed);
    roundtable_close(replayed);
  }
  assert_true(session_stamp(fixture->session).seq > 4200);
  Roundtable *early;
  assert_done(session_state_at(fixture->session, SAMPLE_EVENTS, &early, &err), &err);
  assert_int_equal(roundtable_ballots_cast(early), 0);
  roundtable_close(early);
}

int main(void) {
#define WITH_SESSION(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      WITH_SESSION(what_was_recorded_is_there_again),
      WITH_SESSION(the_file_is_for_its_owner_and_alone),
      WITH_SESSION(a_session_not_kept_leaves_nothing),
      WITH_SESSION(nothing_is_ever_replaced),
      WITH_SESSION(a_folder_that_is_missing_is_named),
      WITH_SESSION(a_first_dot_opens_its_subgroup),
      WITH_SESSION(a_refused_act_keeps_nothing),
      WITH_SESSION(a_try_changes_nothing),
      WITH_SESSION(the_same_text_again_keeps_nothing),
      WITH_SESSION(an_undo_takes_what_was_shown_or_nothing),
      WITH_SESSION(undo_and_redo_go_all_the_way),
      WITH_SESSION(others_are_noticed),
      WITH_SESSION(events_are_told_in_order),
      WITH_SESSION(every_prefix_replays_to_the_live_state),
      WITH_SESSION(do_undo_redo_is_do),
      WITH_SESSION(checkpoints_lead_to_the_same_state),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
