#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sessions/acts/acts.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

enum { HEADING = 1, FIRST_VOTABLE = 2 };

static int64_t counted(const Session *session, uint32_t recommendation, Colour colour) {
  return roundtable_recommendation(session_state(session), recommendation)->counted.dots[colour];
}

static void what_was_recorded_is_there_again(void **state) {
  Fixture *fixture = *state;
  sample_vote(fixture->session, FIRST_VOTABLE, GREEN, 3);
  ChainHash hash = session_hash(fixture->session);
  fixture_reopen(fixture);
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

/* SQLite's own journals with them. */
static size_t count_draft_files(const Fixture *fixture) {
  size_t files = 0;
  DIR *folder = opendir(fixture->folder.path);
  assert_non_null(folder);
  for (struct dirent *entry; (entry = readdir(folder));)
    if (strncmp(entry->d_name, ".other.gommette.", strlen(".other.gommette.")) == 0) ++files;
  closedir(folder);
  return files;
}

static void leave_draft(const char *path, int signal_number) {
  Session *session;
  pid_t child = fork();
  if (child == 0) {
    signal(signal_number, SIG_DFL); /* whoever runs the tests may ignore it */
    if (!session_create(path, "", clock_of_machine(), &session, NULL)) _exit(1);
    raise(signal_number);
    session_close(session);
    _exit(0);
  }
  int status;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFSIGNALED(status));
  assert_int_equal(WTERMSIG(status), signal_number);
}

static void a_draft_goes_before_a_signal_arrives(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE];
  sample_path(&fixture->folder, "other.gommette", path);
  leave_draft(path, SIGINT);
  leave_draft(path, SIGTERM);
  leave_draft(path, SIGHUP);
  assert_int_equal(count_draft_files(fixture), 0);
}

static void drafts_of_the_dead_are_swept(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE];
  Session *session, *other;
  Error err;
  sample_path(&fixture->folder, "other.gommette", path);
  leave_draft(path, SIGKILL);
  size_t files_of_one = count_draft_files(fixture);
  assert_true(files_of_one > 0);
  assert_done(session_create(path, "", clock_of_machine(), &session, &err), &err);
  assert_int_equal(count_draft_files(fixture), files_of_one);
  assert_done(session_create(path, "", clock_of_machine(), &other, &err), &err);
  assert_int_equal(count_draft_files(fixture), 2 * files_of_one);
  session_close(other);
  assert_done(session_keep(session, &err), &err);
  session_close(session);
  assert_int_equal(count_draft_files(fixture), 0);
}

static void nothing_is_ever_replaced(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE];
  Session *session;
  Error err = {0};
  Bytes before = file_read(fixture->path);
  assert_refused(session_create(fixture->path, "", clock_of_machine(), &session, &err), &err,
                 "that name is taken");
  sample_path(&fixture->folder, "other.gommette", path);
  assert_done(session_create(path, "", clock_of_machine(), &session, &err), &err);
  file_write(path, &before);
  assert_refused(session_keep(session, &err), &err, "that name is taken");
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

static void a_try_changes_nothing(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  Bytes before = file_read(fixture->path);
  Event event = event_make(EVENT_SESSION_DESCRIBED);
  event.text = (TextChange){.property = SESSION_PLACE, .text = {"", "Bruxelles"}};
  Transaction *tx = transaction_begin(fixture->session, &err);
  assert_done(tx && transaction_try(tx, transaction_add(tx, event, &err), &err), &err);
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
  sample_vote(fixture->session, FIRST_VOTABLE, RED, 1);
  assert_refused(undo_act(fixture->session, 1, shown, &taken, &err), &err, "this now applies to");
  assert_int_equal(counted(fixture->session, FIRST_VOTABLE, GREEN), 1);
  assert_int_equal(counted(fixture->session, FIRST_VOTABLE, RED), 1);
  shown = history_undoable(session_state(fixture->session), 1);
  assert_done(undo_act(fixture->session, 1, shown, &taken, &err), &err);
  assert_int_equal(taken, shown);
  assert_int_equal(counted(fixture->session, FIRST_VOTABLE, RED), 0);
}

static void undo_and_redo_go_all_the_way(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  uint64_t taken;
  for (int64_t dots = 1; dots <= 3; ++dots)
    sample_vote(fixture->session, FIRST_VOTABLE, GREEN, dots);
  for (int n = 0; n < 3; ++n) {
    fixture_reopen(fixture);
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
  assert_refused(count_dots(other, FIRST_VOTABLE, GREEN, 1, NULL, &err), &err, "open read-only");
  session_close(other);
}

static bool take_last(void *last, const Event *event, ChainHash hash, Error *err) {
  (void)hash;
  (void)err;
  *(uint64_t *)last = event->stamp.seq;
  return true;
}

/* A report looks each event up in the state. */
static void events_are_read_as_far_as_the_state_goes(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  uint64_t last = 0;
  bool changed;
  Session *other;
  assert_done(session_view(fixture->path, &other, &err), &err);
  sample_vote(fixture->session, FIRST_VOTABLE, YELLOW, 2);
  assert_done(session_events(other, 1, take_last, &last, &err), &err);
  assert_int_equal(last, SAMPLE_EVENTS);
  assert_done(session_refresh(other, &changed, &err), &err);
  assert_done(session_events(other, 1, take_last, &last, &err), &err);
  assert_int_equal(last, roundtable_seq(session_state(fixture->session)));
  session_close(other);
}

/* Sets counts over what the user saw: none. */
static bool set_counts(Session *session, int64_t green, Error *err) {
  Event event = event_make(EVENT_COUNTS_SET);
  event.counts.recommendation = FIRST_VOTABLE;
  event.counts.known[AFTER] = 1;
  event.counts.tally[AFTER].dots[GREEN] = green;
  return record_events(session, &event, 1, err);
}

static void what_is_set_meanwhile_is_not_overwritten(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  Session *other = sample_open(fixture->path);
  assert_done(set_counts(other, 5, &err), &err);
  assert_refused(set_counts(fixture->session, 7, &err), &err,
                 "event 15 has changed this in the meantime");
  assert_int_equal(counted(fixture->session, FIRST_VOTABLE, GREEN), 5);
  assert_int_equal(session_stamp(fixture->session).seq, SAMPLE_EVENTS + 1);
  session_close(other);
}

static void dots_meanwhile_add_up(void **state) {
  Fixture *fixture = *state;
  Session *other = sample_open(fixture->path);
  for (int n = 0; n < 3; ++n) {
    sample_vote(other, FIRST_VOTABLE, GREEN, 1);
    sample_vote(fixture->session, FIRST_VOTABLE, GREEN, 1);
  }
  assert_int_equal(counted(fixture->session, FIRST_VOTABLE, GREEN), 6);
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

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(what_was_recorded_is_there_again, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(the_file_is_for_its_owner_and_alone, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_session_not_kept_leaves_nothing, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_draft_goes_before_a_signal_arrives, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(drafts_of_the_dead_are_swept, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(nothing_is_ever_replaced, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_folder_that_is_missing_is_named, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_first_dot_opens_its_subgroup, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_refused_act_keeps_nothing, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_try_changes_nothing, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(the_same_text_again_keeps_nothing, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(an_undo_takes_what_was_shown_or_nothing, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(undo_and_redo_go_all_the_way, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(others_are_noticed, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(events_are_read_as_far_as_the_state_goes, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(what_is_set_meanwhile_is_not_overwritten, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(dots_meanwhile_add_up, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(events_are_told_in_order, fixture_set_up, fixture_tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
