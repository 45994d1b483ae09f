/* Voters with a name: the same ballot in every file, and the name nowhere but beside the journal.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/acts/acts.h"
#include "sessions/event_text/event_text.h"
#include "sessions/export/table.h"
#include "sessions/journal/journal.h"
#include "sessions/verify/verify.h"
#include "tests/core/make.h"
#include "tests/sessions/files.h"
#include "tests/sessions/tampering.h"

#include <cmocka.h>

#define HEADER "voter,item,grade\n"

/* A session that is empty and kept. */
static int set_up(void **state) {
  Fixture *fixture = calloc(1, sizeof *fixture);
  Error err;
  assert_non_null(fixture);
  fixture->folder = sample_folder_make();
  sample_path(&fixture->folder, "new.gommette", fixture->path);
  fixture->session = empty_session(&fixture->folder);
  assert_done(session_keep(fixture->session, &err), &err);
  *state = fixture;
  return 0;
}

/* Who is whose: "Anna 8, Bo 9", by number. */
static void assert_voters(const char *path, const char *expected) {
  sqlite3 *database = plain_connection(path);
  sqlite3_stmt *row;
  assert_int_equal(sqlite3_prepare_v2(database,
                                      "SELECT coalesce(group_concat(name || ' ' || number, ', '), "
                                      "'') FROM (SELECT * FROM voter ORDER BY number)",
                                      -1, &row, NULL),
                   SQLITE_OK);
  assert_int_equal(sqlite3_step(row), SQLITE_ROW);
  assert_string_equal((const char *)sqlite3_column_text(row, 0), expected);
  sqlite3_finalize(row);
  sqlite3_close(database);
}

static Ballot ballot_of(const Session *session, int64_t number) {
  Ballot ballot;
  assert_true(roundtable_ballot(session_state(session), number, &ballot));
  return ballot;
}

static void assert_import_refused(const Fixture *fixture, const char *text, const char *says) {
  ImportOutcome outcome;
  Error err;
  assert_refused(try_text(fixture->session, &fixture->folder, "x.csv", text, false, &outcome, &err),
                 &err, says);
  import_outcome_free(&outcome);
}

static void undo(Session *session) {
  uint64_t taken;
  Error err;
  assert_done(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
}

static void names_get_the_next_free_numbers(void **state) {
  Fixture *fixture = *state;
  ImportOutcome outcome;
  Error err;
  assert_done(try_text(fixture->session, &fixture->folder, "1.csv",
                       HEADER "Anna,1,g\n7,1,y\nBo,1,r\nAnna,2,r\n", false, &outcome, &err),
              &err);
  assert_string_equal(outcome.sentences.of[outcome.sentences.count - 1],
                      "2 voters have new names and got the numbers from 8 on. Anyone with the "
                      "session's file can read whose they are.");
  import_outcome_free(&outcome);
  assert_int_equal(ballot_of(fixture->session, 8).entry_count, 2);
  assert_int_equal(ballot_of(fixture->session, 9).entry_count, 1);
  assert_voters(fixture->path, "Anna 8, Bo 9");
}

static void the_same_file_changes_nothing(void **state) {
  Fixture *fixture = *state;
  static const char FILE_TEXT[] = HEADER "Anna,1,g\nBo,1,r\n";
  import_text(fixture->session, "1.csv", FILE_TEXT);
  uint64_t seq = session_stamp(fixture->session).seq;
  assert_true(import_text(fixture->session, "1.csv", FILE_TEXT).already_imported);
  assert_int_equal(session_stamp(fixture->session).seq, seq);
  ImportOutcome other_order = import_text(fixture->session, "2.csv", HEADER "Bo,1,r\nAnna,1,g\n");
  assert_int_equal(other_order.ballots_cast + other_order.ballots_edited, 0);
  assert_int_equal(session_stamp(fixture->session).seq, seq);
  assert_voters(fixture->path, "Anna 1, Bo 2");
}

static void a_changed_file_edits_exactly_those_ballots(void **state) {
  Fixture *fixture = *state;
  import_text(fixture->session, "1.csv", HEADER "Anna,1,g\nBo,1,r\nCleo,2,y\n");
  fixture_reopen(fixture);
  ImportOutcome outcome = import_text(fixture->session, "2.csv",
                                      HEADER "Bo,1,g\nDirk,2,y\nAnna,1,g\n12,1,r\nElla,1,r\n");
  assert_int_equal(outcome.ballots_edited, 1);
  assert_int_equal(outcome.ballots_cast, 3);
  assert_int_equal(ballot_of(fixture->session, 2).entries[0].dots[GREEN], 1);
  assert_int_equal(roundtable_ballots_cast(session_state(fixture->session)), 6);
  assert_voters(fixture->path, "Anna 1, Bo 2, Cleo 3, Dirk 13, Ella 14");
}

static void a_log_knows_them_too(void **state) {
  Fixture *fixture = *state;
  import_text(fixture->session, "1.csv", HEADER "Anna,1,g\nBo,2,r\n");
  ImportOutcome outcome =
      import_text(fixture->session, "log.csv",
                  "timestamp_ms,voter,item,grade\n1,Bo,1,g\n2,Cleo,1,y\n3,Bo,1,y\n4,Bo,2,r\n");
  assert_int_equal(outcome.ballots_cast, 1);
  assert_int_equal(outcome.ballots_edited, 2);
  assert_int_equal(ballot_of(fixture->session, 2).entry_count, 2);
  assert_voters(fixture->path, "Anna 1, Bo 2, Cleo 3");
}

/* The n-th line is the n-th vote, be it what the ballot says already. */
static void each_line_of_a_log_is_an_event(void **state) {
  Fixture *fixture = *state;
  const Event *event;
  char text[EVENT_TEXT_SIZE];
  Error err;
  ImportOutcome outcome =
      import_text(fixture->session, "log.csv",
                  "timestamp_ms,voter,item,grade\n1,7,1,g\n2,7,1,g\n3,8,2,r\n4,7,1,y\n");
  assert_int_equal(outcome.last_vote - outcome.first_vote, 3);
  assert_int_equal(outcome.ballots_cast, 2);
  assert_int_equal(outcome.ballots_edited, 1);
  fixture_reopen(fixture);
  assert_done(session_event(fixture->session, outcome.first_vote + 1, &event, &err), &err);
  assert_int_equal(event->kind, EVENT_BALLOT_CAST);
  assert_int_equal(event->ballot.ballot, 7);
  assert_int_equal(event->ballot.line_count, 0);
  assert_string_equal(event_text_sentence(session_state(fixture->session), event, text),
                      "Ballot 7 cast again, as it was (logged 01/01/1970 00:00:00 UTC)");
  outcome = import_text(fixture->session, "more.csv", "timestamp_ms,voter,item,grade\n9,8,2,r\n");
  assert_int_equal(outcome.first_vote, outcome.last_vote);
  assert_int_equal(outcome.last_vote, session_stamp(fixture->session).seq);
  assert_int_equal(ballot_of(fixture->session, 8).entries[0].dots[RED], 1);
}

static void each_session_has_voters_of_its_own(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE];
  Session *other;
  Error err;
  sample_path(&fixture->folder, "other.gommette", path);
  assert_done(session_create(path, "Other", clock_of_machine(), &other, &err), &err);
  assert_done(session_keep(other, &err), &err);
  import_text(fixture->session, "1.csv", HEADER "Anna,1,g\nBo,1,r\n");
  import_text(other, "1.csv", HEADER "Bo,1,g\nCleo,1,r\n");
  assert_voters(fixture->path, "Anna 1, Bo 2");
  assert_voters(path, "Bo 1, Cleo 2");
  session_close(other);
}

static void another_terminal_knows_them(void **state) {
  Fixture *fixture = *state;
  Session *other = sample_open(fixture->path);
  import_text(fixture->session, "1.csv", HEADER "Anna,1,g\n");
  import_text(other, "2.csv", HEADER "Bo,1,r\nAnna,1,y\n");
  import_text(fixture->session, "3.csv", HEADER "Bo,1,g\nCleo,1,g\n");
  assert_int_equal(roundtable_ballots_cast(session_state(fixture->session)), 3);
  assert_voters(fixture->path, "Anna 1, Bo 2, Cleo 3");
  session_close(other);
}

static void taking_an_import_back_leaves_the_names(void **state) {
  Fixture *fixture = *state;
  static const char FILE_TEXT[] = HEADER "Anna,1,g\nBo,1,r\n";
  import_text(fixture->session, "1.csv", FILE_TEXT);
  undo(fixture->session);
  assert_int_equal(roundtable_ballots_cast(session_state(fixture->session)), 0);
  assert_voters(fixture->path, "Anna 1, Bo 2");
  assert_int_equal(import_text(fixture->session, "2.csv", HEADER "Cleo,1,y\n").ballots_cast, 1);
  assert_int_equal(import_text(fixture->session, "1.csv", FILE_TEXT).ballots_cast, 2);
  assert_voters(fixture->path, "Anna 1, Bo 2, Cleo 3");
  assert_int_equal(ballot_of(fixture->session, 1).entries[0].dots[GREEN], 1);
}

static void what_is_not_imported_is_not_kept(void **state) {
  Fixture *fixture = *state;
  import_text(fixture->session, "a.csv", "code,title\n1,One\n");
  assert_import_refused(fixture, HEADER "Anna,1,g\nBo,2,r\n", "no recommendation “2”");
  char path[SAMPLE_PATH_SIZE];
  Bytes text = {0};
  assert_true(bytes_append(&text, HEADER "Anna,1,g\n", strlen(HEADER "Anna,1,g\n"), NULL));
  file_write(sample_path(&fixture->folder, "1.csv", path), &text);
  ImportOutcome outcome = {0};
  ImportRequest request = {.path = path, .check_only = true};
  Error err;
  assert_done(import_file(fixture->session, &request, &outcome, &err), &err);
  assert_int_equal(outcome.ballots_cast, 1);
  import_outcome_free(&outcome);
  bytes_free(&text);
  assert_voters(fixture->path, "");
}

static void what_is_a_number_is_no_name(void **state) {
  Fixture *fixture = *state;
  import_text(fixture->session, "1.csv", HEADER "007,1,g\n\" 9 \",1,g\n7a,1,y\n-7,1,y\n7.0,1,y\n");
  assert_int_equal(ballot_of(fixture->session, 7).entry_count, 1);
  assert_int_equal(ballot_of(fixture->session, 9).entry_count, 1);
  assert_voters(fixture->path, "7a 10, -7 11, 7.0 12");
}

/* « é » is one code point or two; blanks around a name are not part of it; case is. */
static void names_are_compared_exactly_once_cleaned(void **state) {
  Fixture *fixture = *state;
  import_text(fixture->session, "1.csv", HEADER "Zo\xC3\xA9,1,g\nL\xC3\xA9o,1,y\nZoa,1,r\n");
  ImportOutcome outcome =
      import_text(fixture->session, "2.csv", HEADER "\"  Zoe\xCC\x81 \",1,r\nZoa,1,r\n");
  assert_int_equal(outcome.ballots_edited, 1);
  assert_int_equal(outcome.ballots_cast, 0);
  assert_int_equal(ballot_of(fixture->session, 1).entries[0].dots[RED], 1);
  assert_voters(fixture->path, "Zo\xC3\xA9 1, L\xC3\xA9o 2, Zoa 3");
}

static void hostile_names_are_names_or_refused(void **state) {
  Fixture *fixture = *state;
  import_text(fixture->session, "1.csv",
              HEADER "'); DROP TABLE voter;--,1,g\n=1+1,1,g\n\"a\"\"b,c\",1,g\n%s%n,1,g\n");
  assert_voters(fixture->path, "'); DROP TABLE voter;-- 1, =1+1 2, a\"b,c 3, %s%n 4");
  assert_import_refused(fixture, HEADER "Anna\xE2\x80\xAE,1,g\n",
                        "x.csv line 2, “voter”: remove the invisible character <U+202E>");
  char text[2000];
  snprintf(text, sizeof text, HEADER "%01001d,1,g\n", 0);
  memset(text + strlen(HEADER), 'x', 1001);
  assert_import_refused(fixture, text, "x.csv line 2, “voter”: ");
  fixture_reopen(fixture);
}

static void a_ballot_is_not_named_and_numbered(void **state) {
  Fixture *fixture = *state;
  import_text(fixture->session, "1.csv", HEADER "Anna,1,g\nBo,1,g\n");
  assert_import_refused(fixture, HEADER "Bo,1,y\n2,1,y\n",
                        "x.csv line 3, “voter”: 2 is the number of a voter whom");
  assert_int_equal(import_text(fixture->session, "2.csv", HEADER "1,1,y\n").ballots_edited, 1);
}

static void a_number_too_high_to_follow_is_refused(void **state) {
  Fixture *fixture = *state;
  assert_import_refused(fixture, HEADER "4611686018427387904,1,g\nAnna,1,g\n",
                        "the number of the ballot cannot be recorded");
  assert_voters(fixture->path, "");
}

/* Where the name begins; the size where it is nowhere. */
static size_t find_name(const Bytes *bytes, const char *name) {
  size_t size = strlen(name), at = 0;
  while (at + size <= bytes->size && memcmp(bytes->data + at, name, size) != 0)
    ++at;
  return at + size <= bytes->size ? at : bytes->size;
}

static bool holds(const Bytes *bytes, const char *name) {
  return find_name(bytes, name) < bytes->size;
}

static bool check_told(void *context, const Event *event, ChainHash hash, Error *err) {
  char text[EVENT_TEXT_SIZE];
  Bytes bytes = {0};
  (void)hash;
  assert_true(event_encode(event, &bytes, err));
  assert_false(holds(&bytes, "Annabel"));
  bytes_free(&bytes);
  assert_null(strstr(event_text_sentence(context, event, text), "Annabel"));
  assert_null(strstr(event_text_name(context, event, text), "Annabel"));
  return true;
}

static void names_lie_beside_the_journal_only(void **state) {
  Fixture *fixture = *state;
  char *table = NULL;
  size_t size;
  Error err;
  TableRequest request = {.weights = weights_default()};
  import_text(fixture->session, "1.csv", HEADER "Annabel,1,g\nBo,1,g\n");
  undo(fixture->session);
  import_text(fixture->session, "2.csv", HEADER "Annabel,1,r\n");
  Roundtable *now;
  assert_done(session_state_at(fixture->session, session_stamp(fixture->session).seq, &now, &err),
              &err);
  assert_done(session_events(fixture->session, 1, check_told, now, &err), &err);
  FILE *out = open_memstream(&table, &size);
  assert_done(table_ranking_csv(out, now, &request, &err), &err);
  fclose(out);
  assert_null(strstr(table, "Annabel"));
  free(table);
  roundtable_close(now);
  Bytes file = file_read(fixture->path);
  assert_true(holds(&file, "Annabel"));
  bytes_free(&file);
}

/* To the second one, whose later tables VACUUM puts elsewhere. */
static void raise_format(Session *session) {
  record_event(session, make_kept(BY_WEIGHTED, weights_default(), SCOPE_SESSION, KEPT_WHEN_ASKED));
}

/* What somebody does who hands the file on without the names. */
static void a_file_without_its_names_is_sound(void **state) {
  Fixture *fixture = *state;
  Verification found;
  Error err;
  import_text(fixture->session, "1.csv", HEADER "Annabel,1,g\n");
  raise_format(fixture->session);
  sqlite3 *database = plain_connection(fixture->path);
  run(database, "DELETE FROM voter; VACUUM");
  sqlite3_close(database);
  assert_done(verify_file(fixture->path, &found, &err), &err);
  Bytes file = file_read(fixture->path);
  assert_false(holds(&file, "Annabel"));
  bytes_free(&file);
  fixture_reopen(fixture);
  assert_int_equal(import_text(fixture->session, "2.csv", HEADER "Bo,1,g\n").ballots_cast, 1);
  assert_voters(fixture->path, "Bo 2");
}

static void alter(const Fixture *fixture, const char *sql) {
  sqlite3 *database = plain_connection(fixture->path);
  run(database, sql);
  sqlite3_close(database);
}

static void damage_is_told_in_a_sentence(void **state) {
  Fixture *fixture = *state;
  Verification found;
  Error err;
  import_text(fixture->session, "1.csv", HEADER "Annabel,1,g\n");
  alter(fixture, "UPDATE voter SET number = -1");
  assert_import_refused(fixture, HEADER "Annabel,1,r\n", "the file is damaged");
  alter(fixture, "UPDATE voter SET number = 2");
  assert_import_refused(fixture, HEADER "Bo,1,r\n", "the file is damaged");
  alter(fixture, "UPDATE voter SET number = 1");
  assert_done(verify_file(fixture->path, &found, &err), &err);
  session_close(fixture->session);
  fixture->session = NULL;
  Bytes file = file_read(fixture->path);
  assert_true(holds(&file, "Annabel"));
  file.data[find_name(&file, "Annabel")] = 'X';
  file_write(fixture->path, &file);
  bytes_free(&file);
  assert_refused(verify_file(fixture->path, &found, &err), &err, "the file is damaged");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(names_get_the_next_free_numbers, set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(the_same_file_changes_nothing, set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_changed_file_edits_exactly_those_ballots, set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_log_knows_them_too, set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(each_line_of_a_log_is_an_event, set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(each_session_has_voters_of_its_own, set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(another_terminal_knows_them, set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(taking_an_import_back_leaves_the_names, set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(what_is_not_imported_is_not_kept, set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(what_is_a_number_is_no_name, set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(names_are_compared_exactly_once_cleaned, set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(hostile_names_are_names_or_refused, set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_ballot_is_not_named_and_numbered, set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_number_too_high_to_follow_is_refused, set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(names_lie_beside_the_journal_only, set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_file_without_its_names_is_sound, set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(damage_is_told_in_a_sentence, set_up, fixture_tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
