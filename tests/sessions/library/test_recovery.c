/* The second log: what a crash tears of it, what of it can be told from damage, and a session
 * written anew from it. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sessions/acts/acts.h"
#include "sessions/library/recovery.h"
#include "sessions/session/session_parts.h"
#include "sessions/verify/verify.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

enum { VOTABLE = 2, MORE = 20 };

static void begin_log(Session *session) {
  char *aside;
  Error err = {0};
  assert_done(session_begin_second_log(session, NULL, &aside, &err), &err);
  assert_null(aside);
  assert_int_equal(session_second_log_state(session, &err), SECOND_LOG_SAME_DISK);
}

static const EventLog *log_of(const Session *session) {
  const char *path;
  const EventLog *log = second_log_events(session->second_log, &path);
  assert_non_null(log);
  return log;
}

/* The log's bytes as a file. */
static void write_log(const Session *session, const char *path, off_t size) {
  const EventLog *log = log_of(session);
  Bytes bytes = {0};
  Error err = {0};
  assert_done(bytes_reserve(&bytes, (size_t)log->size, &err), &err);
  assert_int_equal(pread(log->file, bytes.data, (size_t)log->size, 0), log->size);
  bytes.size = (size_t)size;
  file_write(path, &bytes);
  bytes_free(&bytes);
}

static bool find_end(const char *path, EventLog *log, Error *err) {
  log->file = open(path, O_RDWR | O_CLOEXEC);
  assert_true(log->file >= 0);
  bool found = event_log_find_end(log, path, err);
  close(log->file);
  return found;
}

static void it_follows_the_journal(void **state) {
  Fixture *fixture = *state;
  begin_log(fixture->session);
  assert_int_equal(log_of(fixture->session)->seq, SAMPLE_EVENTS);
  for (int n = 0; n < MORE; ++n) {
    sample_vote(fixture->session, VOTABLE, GREEN, 1);
    assert_int_equal(log_of(fixture->session)->seq, session_stamp(fixture->session).seq);
    assert_true(chain_same(log_of(fixture->session)->hash, session_hash(fixture->session)));
  }
}

static void an_act_that_is_refused_is_not_in_it(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  begin_log(fixture->session);
  sample_vote(fixture->session, VOTABLE, GREEN, 1);
  const uint64_t seq = log_of(fixture->session)->seq;
  assert_false(count_dots(fixture->session, VOTABLE, GREEN, -2, NULL, &err));
  assert_int_equal(log_of(fixture->session)->seq, seq);
  sample_vote(fixture->session, VOTABLE, RED, 1);
  assert_int_equal(log_of(fixture->session)->seq, session_stamp(fixture->session).seq);
}

/* Cut anywhere it ends in its last whole event, and goes on from there. */
static void what_a_crash_tore_is_cut_off(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE];
  Error err = {0};
  sample_vote(fixture->session, VOTABLE, GREEN, 1);
  begin_log(fixture->session);
  const off_t whole = log_of(fixture->session)->size;
  const uint64_t before = session_stamp(fixture->session).seq;
  sample_vote(fixture->session, VOTABLE, GREEN, 1);
  const EventLog *all = log_of(fixture->session);
  sample_path(&fixture->folder, "log", path);
  for (off_t size = whole; size < all->size; ++size) {
    struct stat status;
    EventLog log;
    write_log(fixture->session, path, size);
    assert_done(find_end(path, &log, &err), &err);
    assert_int_equal(log.seq, before);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_size, whole);
  }
  assert_int_equal(unlink(path), 0);
}

/* The power failed before all of it was synced: what comes later may be there, and what comes
 * before it not. */
static void a_hole_among_the_last_events_is_found(void **state) {
  enum { HOLE_SIZE = 40 };
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE];
  Error err = {0};
  EventLog log;
  begin_log(fixture->session);
  const off_t at = log_of(fixture->session)->size;
  for (int n = 0; n < MORE; ++n)
    sample_vote(fixture->session, VOTABLE, GREEN, 1);
  sample_path(&fixture->folder, "log", path);
  write_log(fixture->session, path, log_of(fixture->session)->size);
  Bytes bytes = file_read(path);
  memset(bytes.data + at, 0, HOLE_SIZE);
  file_write(path, &bytes);
  assert_done(find_end(path, &log, &err), &err);
  assert_int_equal(log.seq, SAMPLE_EVENTS);
  assert_int_equal(log.size, at);
  bytes_free(&bytes);
  assert_int_equal(unlink(path), 0);
}

/* It is begun once more, and not refused for good. */
static void a_log_that_was_only_begun_is_begun_again(void **state) {
  static const uint8_t torn[16] = "gomm";
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE];
  Error err = {0};
  EventLog log;
  Bytes bytes = {0};
  sample_path(&fixture->folder, "log", path);
  assert_true(bytes_append(&bytes, torn, sizeof torn, &err));
  file_write(path, &bytes);
  assert_done(find_end(path, &log, &err), &err);
  assert_int_equal(log.seq, 0);
  bytes_free(&bytes);
  bytes = file_read(path);
  assert_memory_equal(bytes.data, "gommette log 1\n", sizeof torn);
  bytes_free(&bytes);
  assert_int_equal(unlink(path), 0);
}

static void another_file_is_refused(void **state) {
  Fixture *fixture = *state;
  EventLog log;
  Error err = {0};
  assert_refused(find_end(fixture->path, &log, &err), &err, "not a second log");
}

/* A byte that is another one ends what can be had, and never makes another session of it. */
static void damage_ends_it(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE], to[SAMPLE_PATH_SIZE];
  Error err = {0};
  Recovery made;
  begin_log(fixture->session);
  sample_path(&fixture->folder, "log", path);
  sample_path(&fixture->folder, "again.gommette", to);
  write_log(fixture->session, path, log_of(fixture->session)->size);
  Bytes bytes = file_read(path);
  for (size_t at = 16; at < bytes.size; at += 7) {
    bytes.data[at] ^= 1;
    file_write(path, &bytes);
    bytes.data[at] ^= 1;
    if (!recover_log(path, to, &made, &err)) continue;
    assert_true(made.torn);
    assert_true(made.events < SAMPLE_EVENTS);
    assert_int_equal(unlink(to), 0);
  }
  bytes_free(&bytes);
  assert_int_equal(unlink(path), 0);
}

static void a_session_comes_back_from_it_whole(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE], to[SAMPLE_PATH_SIZE];
  Error err = {0};
  Recovery made;
  Verification found;
  Random random = {.state = 7};
  begin_log(fixture->session);
  for (int n = 0; n < 300; ++n)
    random_act(fixture->session, &random);
  sample_path(&fixture->folder, "log", path);
  sample_path(&fixture->folder, "again.gommette", to);
  write_log(fixture->session, path, log_of(fixture->session)->size);
  assert_done(recover_log(path, to, &made, &err), &err);
  assert_false(made.torn);
  assert_true(chain_same(made.hash, session_hash(fixture->session)));
  assert_done(verify_file(to, &found, &err), &err);
  Session *again = sample_open(to);
  assert_same_state(session_state(again), session_state(fixture->session));
  session_close(again);
  assert_refused(recover_log(path, to, &made, &err), &err, "that name is taken");
  assert_int_equal(unlink(to), 0);
  assert_int_equal(unlink(path), 0);
}

static void a_session_whose_file_was_emptied_is_rescued(void **state) {
  Fixture *fixture = *state;
  char to[SAMPLE_PATH_SIZE];
  Error err = {0};
  Recovery made;
  bool changed;
  begin_log(fixture->session);
  sample_vote(fixture->session, VOTABLE, GREEN, 3);
  const ChainHash hash = session_hash(fixture->session);
  assert_false(session_has_lost_file(fixture->session));
  assert_int_equal(truncate(fixture->path, 0), 0);
  assert_true(session_has_lost_file(fixture->session));
  assert_false(session_refresh(fixture->session, &changed, &err));
  assert_false(count_dots(fixture->session, VOTABLE, GREEN, 1, NULL, &err));
  sample_path(&fixture->folder, "again.gommette", to);
  assert_done(session_rescue(fixture->session, to, &made, &err), &err);
  assert_false(made.whole);
  assert_true(chain_same(made.hash, hash));
  session_close(sample_open(to));
  assert_int_equal(unlink(to), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(it_follows_the_journal, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(an_act_that_is_refused_is_not_in_it, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(what_a_crash_tore_is_cut_off, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_hole_among_the_last_events_is_found, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_log_that_was_only_begun_is_begun_again, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(another_file_is_refused, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(damage_ends_it, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_session_comes_back_from_it_whole, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_session_whose_file_was_emptied_is_rescued, fixture_set_up,
                                      fixture_tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
