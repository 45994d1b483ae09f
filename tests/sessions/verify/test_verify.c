#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "sessions/acts/acts.h"
#include "sessions/session/derived_tables.h"
#include "sessions/verify/verify.h"
#include "tests/sessions/sample.h"
#include "tests/sessions/tampering.h"
#include "tests/support/tries.h"

#include <cmocka.h>

enum { VOTABLE = 2 };

/* The results of kept rankings, as SQLite writes their values down. */
static Bytes results_of(const char *path) {
  sqlite3 *database = plain_connection(path);
  sqlite3_stmt *rows;
  Bytes written = {0};
  sqlite3_prepare_v2(database,
                     "SELECT format('%Q %Q %Q %Q %Q %Q %Q %Q %Q %Q %Q', seq, recommendation, "
                     "subgroup_code, code, green, yellow, red, value_over, value_under, rank, "
                     "rank_in_subgroup) FROM kept ORDER BY seq, recommendation",
                     -1, &rows, NULL);
  while (sqlite3_step(rows) == SQLITE_ROW)
    assert_true(bytes_append(&written, sqlite3_column_text(rows, 0),
                             (size_t)sqlite3_column_bytes(rows, 0), NULL));
  sqlite3_finalize(rows);
  sqlite3_close(database);
  return written;
}

static void a_sound_file_is_sound(void **state) {
  Evidence *evidence = *state;
  char line[CHECKER_LINE_SIZE], expected[64];
  Bytes before = file_read(evidence->path);
  assert_sound(evidence);
  snprintf(expected, sizeof expected, "%u %s", (unsigned)evidence->events,
           fingerprint_shown(evidence->hash).text);
  int status = ask_checker(evidence->path, line);
  if (status == 127) skip(); /* no python3 */
  assert_int_equal(status, 0);
  assert_string_equal(line, expected);
  assert_file_is(evidence->path, &before);
  bytes_free(&before);
}

static void the_checker_finds_it_too(void **state) {
  Evidence *evidence = *state;
  char line[CHECKER_LINE_SIZE];
  if (ask_checker(evidence->path, line) == 127) skip();
  for (uint64_t seq = 1; seq <= evidence->events; seq += 9) {
    const char *column = seq % 2 == 0 ? "event" : "hash";
    flip(evidence->path, column, seq, (int)(seq * 7));
    assert_int_equal(ask_checker(evidence->path, line), 1);
    flip(evidence->path, column, seq, (int)(seq * 7));
  }
  assert_int_equal(ask_checker(evidence->path, line), 0);
}

static void any_missing_event_is_found(void **state) {
  Evidence *evidence = *state;
  char sql[96];
  Bytes whole = file_read(evidence->path);
  for (uint64_t seq = 1; seq < evidence->events; seq += tries_all() ? 1 : 7) {
    snprintf(sql, sizeof sql, "DELETE FROM journal WHERE seq = %u", (unsigned)seq);
    tamper(evidence->path, sql);
    assert_bad_event(evidence->path, seq);
    file_write(evidence->path, &whole);
  }
  bytes_free(&whole);
}

static void a_missing_end_leaves_tallies_behind(void **state) {
  Evidence *evidence = *state;
  Session *session = sample_open(evidence->path);
  Verification found;
  Error err = {0};
  sample_vote(session, VOTABLE, GREEN, 1);
  session_close(session);
  tamper(evidence->path, "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)");
  assert_refused(verify_file(evidence->path, &found, &err), &err, "tally");
}

static void reordered_events_are_found(void **state) {
  Evidence *evidence = *state;
  char sql[256];
  Bytes whole = file_read(evidence->path);
  for (uint64_t seq = 1; seq < evidence->events; seq += tries_all() ? 1 : 7) {
    snprintf(
        sql, sizeof sql,
        "UPDATE journal SET seq = 0 WHERE seq = %u; UPDATE journal SET seq = %u WHERE seq = %u;"
        "UPDATE journal SET seq = %u WHERE seq = 0",
        (unsigned)seq, (unsigned)seq, (unsigned)seq + 1, (unsigned)seq + 1);
    tamper(evidence->path, sql);
    assert_bad_event(evidence->path, seq);
    file_write(evidence->path, &whole);
  }
  bytes_free(&whole);
}

static void a_rewritten_event_breaks_the_next(void **state) {
  Evidence *evidence = *state;
  Copy copy;
  copy_journal(evidence->path, &copy);
  for (size_t n = 0; n + 1 < copy.count; n += 9) {
    copy.events[n].data[25] ^= 1; /* its wall time: still a good event */
    write_copy(evidence->path, &copy, n, n);
    assert_bad_event(evidence->path, n + 2);
    copy.events[n].data[25] ^= 1;
    write_copy(evidence->path, &copy, n, n);
  }
  assert_sound(evidence);
  copy_free(&copy);
}

static void what_is_derived_is_checked_and_mended(void **state) {
  Evidence *evidence = *state;
  static const struct {
    const char *sql, *says;
  } alterations[] = {
      {"UPDATE checkpoint SET state = x'00000001'", "checkpoint after event"},
      {"UPDATE checkpoint SET state = substr(state, 1, length(state) - 1)", "checkpoint after"},
      {"UPDATE checkpoint SET seq = seq - 1", "checkpoint after event"},
      {"UPDATE checkpoint SET seq = 1000000", "ends at event"},
      {"UPDATE tally SET code = 'x' WHERE recommendation = 2", "tally"},
      {"UPDATE tally SET ballots_green = 1 WHERE recommendation = 2", "tally"},
      {"INSERT INTO tally VALUES(99, '', '', 0, 0, 0, 0, 0, 0)", "tally"},
      {"DELETE FROM tally WHERE recommendation = 2", "tallies that the journal has are missing"},
      {"UPDATE kept SET rank = rank + 1 WHERE recommendation = 7", "the ranking saved at event"},
      {"UPDATE kept SET value_over = 1000 WHERE recommendation = 7", "the ranking saved at event"},
      {"UPDATE kept SET code = 'x' WHERE recommendation = 7", "the ranking saved at event"},
      {"UPDATE kept SET green = green + 1 WHERE recommendation = 7", "the ranking saved at event"},
      {"DELETE FROM kept WHERE recommendation = 7", "the ranking saved at event"},
      {"DELETE FROM kept", "the ranking saved at event"},
      {"INSERT INTO kept SELECT seq, 99, '', '', 0, 0, 0, 0, 1, 1, 1 FROM kept WHERE "
       "recommendation = 7",
       "the ranking saved at event"},
      {"INSERT INTO kept VALUES(1, 2, '', '', 0, 0, 0, 0, 1, 1, 1)", "does not know"},
  };
  Session *session = sample_open(evidence->path);
  Verification found;
  Error err = {0};
  sample_cast(session, VOTABLE, 4096);
  session_close(session);
  assert_done(verify_file(evidence->path, &found, &err), &err);
  assert_int_equal(found.checkpoints, 1);
  assert_true(found.tallies >= 10);
  assert_true(found.rankings > 0);
  Bytes whole = file_read(evidence->path), results = results_of(evidence->path);
  assert_true(results.size > 0);
  for (size_t n = 0; n < sizeof alterations / sizeof *alterations; ++n) {
    sqlite3 *database = plain_connection(evidence->path);
    run(database, alterations[n].sql);
    sqlite3_close(database);
    assert_refused(verify_file(evidence->path, &found, &err), &err, alterations[n].says);
    assert_done(derive_anew(evidence->path, &err), &err);
    assert_done(verify_file(evidence->path, &found, &err), &err);
    assert_int_equal(found.checkpoints, 1);
    Bytes anew = results_of(evidence->path);
    assert_int_equal(anew.size, results.size);
    assert_memory_equal(anew.data, results.data, results.size);
    bytes_free(&anew);
    file_write(evidence->path, &whole);
  }
  bytes_free(&results);
  bytes_free(&whole);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_sound_file_is_sound, evidence_set_up, evidence_tear_down),
      cmocka_unit_test_setup_teardown(the_checker_finds_it_too, evidence_set_up,
                                      evidence_tear_down),
      cmocka_unit_test_setup_teardown(any_missing_event_is_found, evidence_set_up,
                                      evidence_tear_down),
      cmocka_unit_test_setup_teardown(a_missing_end_leaves_tallies_behind, evidence_set_up,
                                      evidence_tear_down),
      cmocka_unit_test_setup_teardown(reordered_events_are_found, evidence_set_up,
                                      evidence_tear_down),
      cmocka_unit_test_setup_teardown(a_rewritten_event_breaks_the_next, evidence_set_up,
                                      evidence_tear_down),
      cmocka_unit_test_setup_teardown(what_is_derived_is_checked_and_mended, evidence_set_up,
                                      evidence_tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
