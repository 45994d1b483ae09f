/* The file of a session with a kiosk: the version that it rises to, and what damage is found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/acts/acts.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/vote.h"
#include "sessions/session/derived_tables.h"
#include "sessions/verify/verify.h"
#include "tests/sessions/kiosk_room.h"
#include "tests/sessions/tampering.h"

#include <cmocka.h>

static void a_file_rises_with_its_first_kiosk(void **state) {
  Fixture *fixture = *state;
  bool changed;
  Session *view;
  Error err = {0};
  sample_vote(fixture->session, FIRST, GREEN, 1);
  assert_int_equal(file_version(fixture->path), 1);
  Session *old = sample_open(fixture->path);
  assert_done(session_view(fixture->path, &view, &err), &err);
  use_kiosk(fixture->session, 2);
  assert_int_equal(file_version(fixture->path), 2);
  sample_vote(old, FIRST, GREEN, 1);
  assert_done(session_refresh(view, &changed, &err), &err);
  assert_int_equal(kiosk_now(view, SUBGROUP).waiting, 2);
  close_it(old, SUBGROUP); /* opened before there was such a table */
  assert_done(session_refresh(view, &changed, &err), &err);
  assert_true(tally_same(ballots_on(view, FIRST), (Tally){{2, 0, 0}}));
  session_close(view);
  session_close(old);
  fixture_reopen(fixture);
  assert_int_equal(kiosks_verified(fixture->path), 1);
}

/* Whoever has the file open already reads on, and may have a kiosk too. */
static void a_file_rises_with_its_first_subgroup_moved(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  bool changed;
  Session *old = sample_open(fixture->path);
  assert_done(move_subgroup(fixture->session, SUBGROUP, -1, &err), &err);
  assert_int_equal(file_version(fixture->path), 1);
  assert_done(move_subgroup(fixture->session, SUBGROUP, 1, &err), &err);
  assert_int_equal(file_version(fixture->path), 2);
  assert_done(session_refresh(old, &changed, &err), &err);
  assert_int_equal(roundtable_subgroup_at(session_state(old), 1)->number, SUBGROUP);
  assert_refused(move_subgroup(old, 99, 1, &err), &err, "no subgroup");
  use_kiosk(old, 1);
  session_close(old);
  fixture_reopen(fixture);
  assert_int_equal(kiosk_now(fixture->session, SUBGROUP).waiting, 1);
  assert_int_equal(kiosks_verified(fixture->path), 0);
}

static void an_old_connection_may_have_the_next_kiosk(void **state) {
  Fixture *fixture = *state;
  Session *old = sample_open(fixture->path);
  use_kiosk(fixture->session, 1);
  use_kiosk(old, 1);
  use_kiosk(fixture->session, 1);
  session_close(old);
  assert_int_equal(kiosk_now(fixture->session, SUBGROUP).waiting, 3);
  assert_int_equal(kiosks_verified(fixture->path), 0);
}

static void a_refused_kiosk_raises_nothing(void **state) {
  Fixture *fixture = *state;
  size_t opened;
  Error err = {0};
  assert_done(start_vote(fixture->session, SUBGROUP, &opened, &err), &err);
  close_it(fixture->session, SUBGROUP);
  Bytes before = file_read(fixture->path);
  assert_refused(kiosk_begin(fixture->session, SUBGROUP, &err), &err, "not open");
  assert_file_is(fixture->path, &before);
  bytes_free(&before);
  assert_done(kiosk_begin(fixture->session, OTHER_SUBGROUP, &err), &err);
  receive_dot(fixture->session, OTHER_SUBGROUP, OF_OTHER, GREEN);
  close_it(fixture->session, OTHER_SUBGROUP);
  assert_int_equal(kiosks_verified(fixture->path), 1);
}

static void assert_not_opened(const char *path, const char *part) {
  Session *session;
  Error err = {0};
  assert_refused(session_open(path, clock_of_machine(), &session, &err), &err, part);
  assert_refused(session_view(path, &session, &err), &err, part);
}

static void each_version_has_its_own_tables(void **state) {
  Fixture *fixture = *state;
  Bytes first = file_read(fixture->path);
  use_kiosk(fixture->session, 1);
  session_close(fixture->session);
  fixture->session = NULL;
  Bytes second = file_read(fixture->path);
  tamper(fixture->path, "PRAGMA user_version = 1");
  assert_not_opened(fixture->path, "its tables");
  file_write(fixture->path, &second);
  tamper(fixture->path, "DROP TABLE kiosk");
  assert_not_opened(fixture->path, "its tables");
  file_write(fixture->path, &second);
  tamper(fixture->path, "DROP TABLE kept");
  assert_not_opened(fixture->path, "its tables");
  file_write(fixture->path, &first);
  tamper(fixture->path, "PRAGMA user_version = 2");
  assert_not_opened(fixture->path, "its tables");
  file_write(fixture->path, &second);
  assert_int_equal(kiosks_verified(fixture->path), 0);
  bytes_free(&first);
  bytes_free(&second);
}

/* A received ballot without its content would be one that nobody can ever count. */
static void no_ballot_is_received_without_its_content(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  assert_done(kiosk_begin(fixture->session, SUBGROUP, &err), &err);
  Event event = event_make(EVENT_KIOSK_BALLOT_RECEIVED);
  event.kiosk.subgroup = SUBGROUP;
  assert_refused(record_events(fixture->session, &event, 1, &err), &err, "not recorded");
  assert_int_equal(kiosk_now(fixture->session, SUBGROUP).waiting, 0);
  receive_dot(fixture->session, SUBGROUP, FIRST, RED);
  close_it(fixture->session, SUBGROUP);
  assert_int_equal(kiosks_verified(fixture->path), 1);
}

/* Two ballots that were counted, and two that wait. */
static void prepare_damage(Fixture *fixture) {
  Error err = {0};
  use_kiosk(fixture->session, 2);
  close_it(fixture->session, SUBGROUP);
  assert_done(reopen_vote(fixture->session, SUBGROUP, NULL, &err), &err);
  use_kiosk(fixture->session, 2);
  session_close(fixture->session);
  fixture->session = NULL;
}

static void assert_damage_found(const char *path, const char *part) {
  Verification found;
  Error err = {0};
  assert_refused(verify_file(path, &found, &err), &err, part);
}

static void flip_value(const char *path, int at) {
  sqlite3 *database = plain_connection(path);
  sqlite3_stmt *row, *update;
  sqlite3_prepare_v2(database, "SELECT ballots FROM kiosk WHERE first = 0", -1, &row, NULL);
  sqlite3_prepare_v2(database, "UPDATE kiosk SET ballots = ? WHERE first = 0", -1, &update, NULL);
  assert_int_equal(sqlite3_step(row), SQLITE_ROW);
  int size = sqlite3_column_bytes(row, 0);
  uint8_t *value = malloc((size_t)size);
  assert_non_null(value);
  memcpy(value, sqlite3_column_blob(row, 0), (size_t)size);
  value[at] ^= (uint8_t)(1U << at % 8);
  sqlite3_finalize(row);
  sqlite3_bind_blob(update, 1, value, size, SQLITE_STATIC);
  assert_int_equal(sqlite3_step(update), SQLITE_DONE);
  sqlite3_finalize(update);
  sqlite3_close(database);
  free(value);
}

static void every_flipped_byte_of_counted_ballots_is_found(void **state) {
  Fixture *fixture = *state;
  const int size = 8 + 3 * 4 + 2 * (KIOSK_KEY_SIZE + 3 * 3);
  prepare_damage(fixture);
  for (int at = 0; at < size; ++at) {
    flip_value(fixture->path, at);
    assert_damage_found(fixture->path, "the kiosk ballots that event");
    flip_value(fixture->path, at);
  }
  assert_int_equal(kiosks_verified(fixture->path), 1);
}

static void missing_and_foreign_ballots_are_found(void **state) {
  Fixture *fixture = *state;
  static const struct {
    const char *sql, *says;
  } alterations[] = {
      {"DELETE FROM kiosk WHERE first = 0", "that event"},
      {"DELETE FROM kiosk WHERE first = 2", "ballots waiting"},
      {"UPDATE kiosk SET first = 3 WHERE first = 2", "ballots waiting"},
      {"UPDATE kiosk SET ballots = substr(ballots, 2) WHERE first = 2", "ballots waiting"},
      {"UPDATE kiosk SET ballots = x'' WHERE first = 2", "ballots waiting"},
      {"INSERT INTO kiosk VALUES(2, 0, x'', x'')", "journal knows nothing"},
      {"INSERT INTO kiosk SELECT 0, 0, gap, ballots FROM kiosk WHERE first = 0",
       "journal knows nothing"},
  };
  prepare_damage(fixture);
  Bytes whole = file_read(fixture->path);
  for (size_t n = 0; n < sizeof alterations / sizeof *alterations; ++n) {
    tamper(fixture->path, alterations[n].sql);
    assert_damage_found(fixture->path, alterations[n].says);
    file_write(fixture->path, &whole);
  }
  bytes_free(&whole);
}

static void damaged_ballots_are_not_counted(void **state) {
  Fixture *fixture = *state;
  const BallotEntry entry = dot_on(FIRST, GREEN);
  size_t closed;
  Error err = {0};
  prepare_damage(fixture);
  tamper(fixture->path, "UPDATE kiosk SET ballots = substr(ballots, 2) WHERE first = 2");
  fixture->session = sample_open(fixture->path);
  assert_refused(close_vote(fixture->session, SUBGROUP, &closed, &err), &err, "as they were");
  assert_done(kiosk_begin(fixture->session, SUBGROUP, &err), &err);
  assert_refused(kiosk_receive(fixture->session, SUBGROUP, &entry, 1, &err), &err, "as they were");
  assert_int_equal(roundtable_subgroup(session_state(fixture->session), SUBGROUP)->vote, VOTE_OPEN);
}

/* Who chains everything again may write other sums; the ballots still say theirs. */
static void false_sums_are_found(void **state) {
  Fixture *fixture = *state;
  Copy copy;
  use_kiosk(fixture->session, 2);
  close_it(fixture->session, SUBGROUP);
  session_close(fixture->session);
  fixture->session = NULL;
  copy_journal(fixture->path, &copy);
  Bytes *tallied = &copy.events[copy.count - 3]; /* then closing, ranking */
  assert_int_equal(tallied->data[17], EVENT_KIOSK_TALLIED);
  assert_int_equal(tallied->data[tallied->size - 1], 2);
  tallied->data[tallied->size - 1] = 3;
  write_copy(fixture->path, &copy, 0, copy.count);
  tamper(fixture->path, "UPDATE tally SET ballots_green = 3 WHERE recommendation = 2;"
                        "UPDATE kept SET green = 3, value_over = 3 WHERE recommendation = 2");
  assert_damage_found(fixture->path, "are not those of the kiosk ballots");
  copy_free(&copy);
}

static void the_checker_looks_at_the_ballots_too(void **state) {
  Fixture *fixture = *state;
  char line[CHECKER_LINE_SIZE];
  prepare_damage(fixture);
  int status = ask_checker(fixture->path, line);
  if (status == 127) skip(); /* no python3 */
  assert_int_equal(status, 0);
  Bytes whole = file_read(fixture->path);
  tamper(fixture->path, "DELETE FROM kiosk WHERE first = 0");
  assert_int_equal(ask_checker(fixture->path, line), 1);
  file_write(fixture->path, &whole);
  tamper(fixture->path, "UPDATE kiosk SET ballots = substr(ballots, 2) WHERE first = 0");
  assert_int_equal(ask_checker(fixture->path, line), 1);
  bytes_free(&whole);
}

static void deriving_anew_keeps_the_ballots(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  prepare_damage(fixture);
  assert_done(derive_anew(fixture->path, &err), &err);
  assert_int_equal(kiosks_verified(fixture->path), 1);
  fixture->session = sample_open(fixture->path);
  close_it(fixture->session, SUBGROUP);
  assert_int_equal(ballots_on(fixture->session, FIRST).dots[GREEN], 4);
  assert_int_equal(kiosks_verified(fixture->path), 2);
}

static void a_checkpoint_keeps_the_kiosk_and_no_ballot(void **state) {
  Fixture *fixture = *state;
  Verification found;
  Roundtable *then;
  Error err = {0};
  use_kiosk(fixture->session, 2);
  sample_cast(fixture->session, OF_OTHER, 4096);
  uint64_t seq = session_stamp(fixture->session).seq;
  use_kiosk(fixture->session, 1);
  close_it(fixture->session, SUBGROUP);
  assert_done(verify_file(fixture->path, &found, &err), &err);
  assert_int_equal(found.checkpoints, 1);
  assert_int_equal(found.kiosks, 1);
  assert_done(session_state_at(fixture->session, seq, &then, &err), &err);
  assert_int_equal(roundtable_subgroup(then, SUBGROUP)->kiosk.waiting, 2);
  assert_int_equal(tally_cumulative(roundtable_recommendation(then, FIRST)->ballots), 0);
  roundtable_close(then);
}

int main(void) {
#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, fixture_set_up, fixture_tear_down)
  const struct CMUnitTest tests[] = {
      WITH_FIXTURE(a_file_rises_with_its_first_kiosk),
      WITH_FIXTURE(a_file_rises_with_its_first_subgroup_moved),
      WITH_FIXTURE(an_old_connection_may_have_the_next_kiosk),
      WITH_FIXTURE(a_refused_kiosk_raises_nothing),
      WITH_FIXTURE(each_version_has_its_own_tables),
      WITH_FIXTURE(no_ballot_is_received_without_its_content),
      WITH_FIXTURE(every_flipped_byte_of_counted_ballots_is_found),
      WITH_FIXTURE(missing_and_foreign_ballots_are_found),
      WITH_FIXTURE(damaged_ballots_are_not_counted),
      WITH_FIXTURE(false_sums_are_found),
      WITH_FIXTURE(the_checker_looks_at_the_ballots_too),
      WITH_FIXTURE(deriving_anew_keeps_the_ballots),
      WITH_FIXTURE(a_checkpoint_keeps_the_kiosk_and_no_ballot),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
