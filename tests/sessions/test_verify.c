/* With GOMMETTE_EVERY_BYTE set, every byte is flipped instead of one in some. */
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sample.h"
#include "sessions/acts.h"
#include "sessions/codec.h"
#include "sessions/verify.h"

#include <cmocka.h>

enum { VOTABLE = 2 };

typedef struct Fixture {
  SampleFolder folder;
  char path[SAMPLE_PATH_SIZE];
  uint64_t events;
  ChainHash hash;
  bool every_byte;
} Fixture;

static bool set_rules(Act *act, Error *err) {
  Event ranking = event_make(EVENT_RANKING_RULE_SET), voting = event_make(EVENT_VOTING_RULE_SET);
  ranking.ranking_rule.rule[BEFORE] = roundtable_ranking_rule(act_state(act));
  ranking.ranking_rule.rule[AFTER] = (RankingRule){BY_WEIGHTED, {{5000, 2500, 0}}};
  voting.number.value[BEFORE] = RULE_UNKNOWN;
  voting.number.value[AFTER] = 21;
  return act_add(act, ranking, err) && act_add(act, voting, err);
}

static bool set_statuses(Act *act, Error *err) {
  Event added = event_make(EVENT_SUBGROUP_ADDED);
  Event subgroup = event_make(EVENT_SUBGROUP_STATUS_SET);
  Event recommendation = event_make(EVENT_RECOMMENDATION_STATUS_SET);
  added.subgroup.number = 3;
  added.subgroup.code = "9";
  added.subgroup.title = "Prévention";
  subgroup.number.subject = 3;
  subgroup.number.value[AFTER] = SUBGROUP_NOT_HELD;
  recommendation.number.subject = 5;
  recommendation.number.value[BEFORE] = STATUS_NOT_FOR_THE_VOTE;
  recommendation.number.value[AFTER] = STATUS_VOTABLE;
  return act_add(act, added, err) && act_add(act, subgroup, err) &&
         act_add(act, recommendation, err);
}

static bool take_notes(Act *act, Error *err) {
  Event note = event_make(EVENT_NOTE_TAKEN), reason = event_make(EVENT_REASON_GIVEN);
  Event file = event_make(EVENT_FILE_IMPORTED);
  note.remark.subgroup = 1;
  note.remark.text = "À revoir en plénière";
  reason.remark.about = 3;
  reason.remark.text = "erreur de saisie";
  file.file.name = "votes.csv";
  file.file.hash[31] = 1;
  file.file.contents = IMPORTED_BALLOTS;
  file.file.rows = 12;
  return act_add(act, note, err) && act_add(act, reason, err) && act_add(act, file, err);
}

static bool build_others(void *context, Act *act, Error *err) {
  (void)context;
  return set_rules(act, err) && set_statuses(act, err) && take_notes(act, err);
}

static bool mark_kind(void *context, const Event *event, ChainHash hash, Error *err) {
  (void)hash;
  (void)err;
  bool *seen = context;
  seen[event->kind] = true;
  return true;
}

static void assert_every_kind(Session *session) {
  bool seen[256] = {false};
  Error err = {0};
  const EventDescription *description;
  assert_done(session_events(session, 1, mark_kind, seen, &err), &err);
  for (size_t n = 0; (description = event_description_at(n)); ++n)
    if (description->kind != EVENT_BALLOTS_SUMMED && !seen[description->kind])
      fail_msg("no event: %s", description->name);
}

static int set_up(void **state) {
  Fixture *fixture = calloc(1, sizeof *fixture);
  Random random = {7};
  Error err = {0};
  assert_non_null(fixture);
  fixture->every_byte = getenv("GOMMETTE_EVERY_BYTE") != NULL;
  fixture->folder = sample_folder_make();
  sample_path(&fixture->folder, "t.gommette", fixture->path);
  Session *session = sample_session(fixture->path);
  assert_done(session_act(session, build_others, NULL, &err), &err);
  while (session_stamp(session).seq < 100)
    random_act(session, &random);
  assert_every_kind(session);
  fixture->events = session_stamp(session).seq;
  fixture->hash = session_hash(session);
  session_close(session);
  *state = fixture;
  return 0;
}

static int tear_down(void **state) {
  Fixture *fixture = *state;
  sample_folder_remove(fixture->folder);
  free(fixture);
  return 0;
}

static void assert_sound(const Fixture *fixture) {
  Verification found;
  Error err = {0};
  assert_done(verify_file(fixture->path, &found, &err), &err);
  assert_int_equal(found.events, fixture->events);
  assert_true(chain_same(found.hash, fixture->hash));
  assert_int_equal(found.bad_event, 0);
}

static void assert_bad_event(const char *path, uint64_t seq) {
  Verification found;
  Session *session;
  Error err = {0};
  char name[32];
  snprintf(name, sizeof name, "event %u ", (unsigned)seq);
  assert_refused(verify_file(path, &found, &err), &err, name);
  assert_int_equal(found.bad_event, seq);
  assert_int_equal(found.events, seq - 1);
  assert_refused(session_open(path, clock_of_machine(), &session, &err), &err, name);
}

/* What the checker in Python says: its exit status and its first line. */
static int ask_checker(const char *path, char line[64]) {
  char command[2 * SAMPLE_PATH_SIZE];
  snprintf(command, sizeof command, "python3 tests/check_journal.py %s 2>/dev/null", path);
  FILE *output = popen(command, "r");
  assert_non_null(output);
  *line = '\0';
  if (fgets(line, 64, output)) line[strcspn(line, "\n")] = '\0';
  return WEXITSTATUS(pclose(output));
}

static void run(sqlite3 *database, const char *sql) {
  if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK)
    fail_msg("%s: %s", sql, sqlite3_errmsg(database));
}

static sqlite3 *plain_connection(const char *path) {
  sqlite3 *database;
  assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
  run(database, "PRAGMA synchronous = OFF");
  return database;
}

static int append_trigger(void *context, int columns, char **values, char **names) {
  (void)columns;
  (void)names;
  char *triggers = context;
  snprintf(triggers + strlen(triggers), 2048 - strlen(triggers), "%s;", values[0]);
  return 0;
}

/* Does what the triggers forbid, and leaves them there as if nothing had been. */
static void tamper(const char *path, const char *sql) {
  char triggers[2048] = "";
  sqlite3 *database = plain_connection(path);
  sqlite3_exec(database, "SELECT sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid",
               append_trigger, triggers, NULL);
  run(database, "BEGIN; DROP TRIGGER journal_only_grows; DROP TRIGGER journal_is_never_changed;"
                "DROP TRIGGER journal_is_never_cut");
  run(database, sql);
  run(database, triggers);
  run(database, "COMMIT");
  sqlite3_close(database);
}

static void a_sound_file_is_sound(void **state) {
  Fixture *fixture = *state;
  char line[64], expected[64], fingerprint[FINGERPRINT_TEXT_SIZE];
  Bytes before = file_read(fixture->path);
  assert_sound(fixture);
  snprintf(expected, sizeof expected, "%u %s", (unsigned)fixture->events,
           fingerprint_text(fixture->hash, fingerprint));
  int status = ask_checker(fixture->path, line);
  if (status == 127) skip(); /* no python3 */
  assert_int_equal(status, 0);
  assert_string_equal(line, expected);
  assert_file_is(fixture->path, &before);
  bytes_free(&before);
}

/* Blobs can be written past the triggers. */
static void flip(const char *path, const char *column, uint64_t seq, int at) {
  sqlite3 *database = plain_connection(path);
  sqlite3_blob *blob;
  uint8_t byte;
  assert_int_equal(
      sqlite3_blob_open(database, "main", "journal", column, (sqlite3_int64)seq, 1, &blob),
      SQLITE_OK);
  at %= sqlite3_blob_bytes(blob);
  assert_int_equal(sqlite3_blob_read(blob, &byte, 1, at), SQLITE_OK);
  byte ^= (uint8_t)(1U << at % 8);
  assert_int_equal(sqlite3_blob_write(blob, &byte, 1, at), SQLITE_OK);
  sqlite3_blob_close(blob);
  sqlite3_close(database);
}

static int blob_size(const char *path, const char *column, uint64_t seq) {
  sqlite3 *database = plain_connection(path);
  sqlite3_blob *blob;
  assert_int_equal(
      sqlite3_blob_open(database, "main", "journal", column, (sqlite3_int64)seq, 0, &blob),
      SQLITE_OK);
  int size = sqlite3_blob_bytes(blob);
  sqlite3_blob_close(blob);
  sqlite3_close(database);
  return size;
}

static void flip_and_find(const Fixture *fixture, const char *column, uint64_t seq, int at) {
  flip(fixture->path, column, seq, at);
  assert_bad_event(fixture->path, seq);
  flip(fixture->path, column, seq, at);
}

static void every_flipped_byte_is_found(void **state) {
  Fixture *fixture = *state;
  static const char *const columns[] = {"event", "hash"};
  for (int column = 0; column < 2; ++column)
    for (uint64_t seq = 1; seq <= fixture->events; ++seq) {
      int size = blob_size(fixture->path, columns[column], seq);
      int step = fixture->every_byte ? 1 : size;
      for (int at = fixture->every_byte ? 0 : (int)(seq * 13) % size; at < size; at += step)
        flip_and_find(fixture, columns[column], seq, at);
    }
  assert_sound(fixture);
}

static void the_checker_finds_it_too(void **state) {
  Fixture *fixture = *state;
  char line[64];
  if (ask_checker(fixture->path, line) == 127) skip();
  for (uint64_t seq = 1; seq <= fixture->events; seq += 9) {
    const char *column = seq % 2 == 0 ? "event" : "hash";
    flip(fixture->path, column, seq, (int)(seq * 7));
    assert_int_equal(ask_checker(fixture->path, line), 1);
    flip(fixture->path, column, seq, (int)(seq * 7));
  }
  assert_int_equal(ask_checker(fixture->path, line), 0);
}

static void any_missing_event_is_found(void **state) {
  Fixture *fixture = *state;
  char sql[96];
  Bytes whole = file_read(fixture->path);
  for (uint64_t seq = 1; seq < fixture->events; seq += fixture->every_byte ? 1 : 7) {
    snprintf(sql, sizeof sql, "DELETE FROM journal WHERE seq = %u", (unsigned)seq);
    tamper(fixture->path, sql);
    assert_bad_event(fixture->path, seq);
    file_write(fixture->path, &whole);
  }
  bytes_free(&whole);
}

static void a_missing_end_leaves_tallies_behind(void **state) {
  Fixture *fixture = *state;
  Session *session = sample_open(fixture->path);
  Verification found;
  Error err = {0};
  sample_vote(session, VOTABLE, GREEN, 1);
  session_close(session);
  tamper(fixture->path, "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)");
  assert_refused(verify_file(fixture->path, &found, &err), &err, "tally");
}

static void reordered_events_are_found(void **state) {
  Fixture *fixture = *state;
  char sql[256];
  Bytes whole = file_read(fixture->path);
  for (uint64_t seq = 1; seq < fixture->events; seq += fixture->every_byte ? 1 : 7) {
    snprintf(
        sql, sizeof sql,
        "UPDATE journal SET seq = 0 WHERE seq = %u; UPDATE journal SET seq = %u WHERE seq = %u;"
        "UPDATE journal SET seq = %u WHERE seq = 0",
        (unsigned)seq, (unsigned)seq, (unsigned)seq + 1, (unsigned)seq + 1);
    tamper(fixture->path, sql);
    assert_bad_event(fixture->path, seq);
    file_write(fixture->path, &whole);
  }
  bytes_free(&whole);
}

/* The journal held in memory, to be altered and chained again. */
typedef struct Copy {
  Bytes events[256];
  size_t count;
} Copy;

static void copy_journal(const char *path, Copy *copy) {
  sqlite3 *database = plain_connection(path);
  sqlite3_stmt *rows;
  copy->count = 0;
  sqlite3_prepare_v2(database, "SELECT event FROM journal ORDER BY seq", -1, &rows, NULL);
  while (sqlite3_step(rows) == SQLITE_ROW) {
    assert_true(copy->count < 256);
    Bytes *event = &copy->events[copy->count++];
    *event = (Bytes){0};
    assert_true(bytes_append(event, sqlite3_column_blob(rows, 0),
                             (size_t)sqlite3_column_bytes(rows, 0), NULL));
  }
  sqlite3_finalize(rows);
  sqlite3_close(database);
}

static void copy_free(Copy *copy) {
  for (size_t n = 0; n < copy->count; ++n)
    bytes_free(&copy->events[n]);
}

/* Puts events back with a chain that is right from `from` to `to` and as it was elsewhere. */
static void write_copy(const char *path, const Copy *copy, size_t from, size_t to) {
  char triggers[2048] = "";
  sqlite3 *database = plain_connection(path);
  sqlite3_stmt *update;
  ChainHash hash = chain_start();
  sqlite3_exec(database,
               "SELECT sql FROM sqlite_schema WHERE name LIKE 'journal_is%' ORDER BY rowid",
               append_trigger, triggers, NULL);
  run(database, "BEGIN; DROP TRIGGER journal_is_never_changed;"
                "DROP TRIGGER journal_is_never_cut");
  sqlite3_prepare_v2(database, "UPDATE journal SET event = ?, hash = ? WHERE seq = ?", -1, &update,
                     NULL);
  for (size_t n = 0; n < copy->count && n <= to; ++n) {
    hash = chain_next(hash, copy->events[n].data, copy->events[n].size);
    if (n < from) continue;
    sqlite3_bind_blob(update, 1, copy->events[n].data, (int)copy->events[n].size, SQLITE_STATIC);
    sqlite3_bind_blob(update, 2, hash.bytes, sizeof hash.bytes, SQLITE_STATIC);
    sqlite3_bind_int64(update, 3, (sqlite3_int64)n + 1);
    assert_int_equal(sqlite3_step(update), SQLITE_DONE);
    sqlite3_reset(update);
  }
  sqlite3_finalize(update);
  run(database, triggers);
  run(database, "COMMIT");
  sqlite3_close(database);
}

static void a_rewritten_event_breaks_the_next(void **state) {
  Fixture *fixture = *state;
  Copy copy;
  copy_journal(fixture->path, &copy);
  for (size_t n = 0; n + 1 < copy.count; n += 9) {
    copy.events[n].data[25] ^= 1; /* its wall time: still a good event */
    write_copy(fixture->path, &copy, n, n);
    assert_bad_event(fixture->path, n + 2);
    copy.events[n].data[25] ^= 1;
    write_copy(fixture->path, &copy, n, n);
  }
  assert_sound(fixture);
  copy_free(&copy);
}

/* Somebody who chains everything again can write any event at all: whatever it is, it is taken as
 * it is or refused by name, and nothing worse. */
static void a_forged_chain_does_no_harm(void **state) {
  Fixture *fixture = *state;
  Random random = {8};
  Copy copy;
  copy_journal(fixture->path, &copy);
  for (int times = 0; times < (fixture->every_byte ? 20000 : 500); ++times) {
    size_t n = random_below(&random, (uint32_t)copy.count);
    uint8_t *byte = &copy.events[n].data[random_below(&random, (uint32_t)copy.events[n].size)];
    uint8_t before = *byte;
    Verification found;
    Error err = {0};
    *byte = (uint8_t)random_below(&random, 256);
    write_copy(fixture->path, &copy, 0, copy.count);
    if (!verify_file(fixture->path, &found, &err))
      assert_true(found.bad_event > 0 || strstr(err.text, "tall"));
    *byte = before;
  }
  write_copy(fixture->path, &copy, 0, copy.count);
  assert_sound(fixture);
  copy_free(&copy);
}

static void look_at_damage(const char *path, const Fixture *fixture) {
  Verification found;
  Session *session;
  Error err = {0};
  if (verify_file(path, &found, &err)) {
    assert_int_equal(found.events, fixture->events);
    assert_true(chain_same(found.hash, fixture->hash));
  } else {
    assert_true(strlen(err.text) > 0);
  }
  if (session_open(path, clock_of_machine(), &session, &err)) session_close(session);
}

static void damage_anywhere_does_no_harm(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE];
  Random random = {9};
  Bytes whole = file_read(fixture->path);
  sample_path(&fixture->folder, "damaged.gommette", path);
  size_t step = fixture->every_byte ? 1 : 64;
  for (size_t at = 0; at < whole.size; at += step) {
    uint8_t *byte = &whole.data[at + random_below(&random, (uint32_t)step)];
    uint8_t before = *byte;
    *byte ^= (uint8_t)(1U << random_below(&random, 8));
    file_write(path, &whole);
    look_at_damage(path, fixture);
    *byte = before;
  }
  bytes_free(&whole);
}

static void a_file_cut_short_is_refused(void **state) {
  Fixture *fixture = *state;
  Bytes whole = file_read(fixture->path);
  size_t size = whole.size;
  for (size_t page = 1; page * 4096 < size; ++page) {
    Verification found;
    Error err = {0};
    whole.size = page * 4096 - page % 2;
    file_write(fixture->path, &whole);
    assert_false(verify_file(fixture->path, &found, &err));
    assert_int_equal(err.kind, ERROR_BAD_DATA);
  }
  bytes_free(&whole);
}

static bool cast_many(void *context, Act *act, Error *err) {
  (void)context;
  for (int n = 0; n < 4096; ++n) {
    BallotLine line = {.recommendation = VOTABLE, .dots = {[AFTER] = {1, 0, 0}}};
    Event event = event_make(EVENT_BALLOT_CAST);
    event.ballot.ballot = roundtable_next_ballot(act_state(act));
    event.ballot.cast[AFTER] = 1;
    event.ballot.lines = &line;
    event.ballot.line_count = 1;
    if (!act_add(act, event, err)) return false;
  }
  return true;
}

static void what_is_derived_is_checked(void **state) {
  Fixture *fixture = *state;
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
      {"DELETE FROM tally WHERE recommendation = 2", "tallies are missing"},
  };
  Session *session = sample_open(fixture->path);
  Verification found;
  Error err = {0};
  assert_done(session_act(session, cast_many, NULL, &err), &err);
  session_close(session);
  assert_done(verify_file(fixture->path, &found, &err), &err);
  assert_int_equal(found.checkpoints, 1);
  assert_true(found.tallies >= 10);
  Bytes whole = file_read(fixture->path);
  for (size_t n = 0; n < sizeof alterations / sizeof *alterations; ++n) {
    sqlite3 *database = plain_connection(fixture->path);
    run(database, alterations[n].sql);
    sqlite3_close(database);
    assert_refused(verify_file(fixture->path, &found, &err), &err, alterations[n].says);
    file_write(fixture->path, &whole);
  }
  bytes_free(&whole);
}

int main(void) {
#define ON_FILE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      ON_FILE(a_sound_file_is_sound),
      ON_FILE(every_flipped_byte_is_found),
      ON_FILE(the_checker_finds_it_too),
      ON_FILE(any_missing_event_is_found),
      ON_FILE(a_missing_end_leaves_tallies_behind),
      ON_FILE(reordered_events_are_found),
      ON_FILE(a_rewritten_event_breaks_the_next),
      ON_FILE(a_forged_chain_does_no_harm),
      ON_FILE(damage_anywhere_does_no_harm),
      ON_FILE(a_file_cut_short_is_refused),
      ON_FILE(what_is_derived_is_checked),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
