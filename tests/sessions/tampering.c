#include "tests/sessions/tampering.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/vote/event_fields.h"
#include "sessions/acts/acts.h"
#include "sessions/acts/kiosk.h"
#include "sessions/acts/vote.h"
#include "sessions/merge/merge.h"
#include "sessions/verify/recount.h"
#include "sessions/verify/verify.h"
#include "tests/core/make.h"

#include <cmocka.h>

static bool set_rules(Transaction *tx, Error *err) {
  Event ranking = event_make(EVENT_RANKING_RULE_SET), voting = event_make(EVENT_VOTING_RULE_SET);
  ranking.ranking_rule.rule[BEFORE] = roundtable_ranking_rule(transaction_state(tx));
  ranking.ranking_rule.rule[AFTER] = (RankingRule){BY_WEIGHTED, {{5000, 2500, 0}}};
  voting.number.value[BEFORE] = RULE_UNKNOWN;
  voting.number.value[AFTER] = 21;
  return transaction_add(tx, ranking, err) && transaction_add(tx, voting, err);
}

static bool set_statuses(Transaction *tx, Error *err) {
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
  return transaction_add(tx, added, err) && transaction_add(tx, subgroup, err) &&
         transaction_add(tx, recommendation, err);
}

static bool take_notes(Transaction *tx, Error *err) {
  Event note = event_make(EVENT_NOTE_TAKEN), reason = event_make(EVENT_REASON_GIVEN);
  Event file = event_make(EVENT_FILE_IMPORTED), source = event_make(EVENT_SOURCE_ADDED);
  note.remark.subgroup = 1;
  note.remark.text = "À revoir en plénière";
  reason.remark.about = 3;
  reason.remark.text = "erreur de saisie";
  file.file.name = "votes.csv";
  file.file.hash[31] = 1;
  file.file.contents = IMPORTED_BALLOTS;
  file.file.rows = 12;
  source.source.title = "Table ronde de mai";
  source.source.seq = 31;
  source.source.id[0] = source.source.hash[31] = 1;
  return transaction_add(tx, note, err) && transaction_add(tx, reason, err) &&
         transaction_add(tx, file, err) && transaction_add(tx, source, err);
}

static void count_again(Session *session) {
  const int64_t by_hand[] = {1, NOT_COUNTED, 0};
  RecountOutcome outcome;
  Draw draw;
  Error err = {0};
  assert_done(recount_draw(session, "4261335142", 3, &draw, &err), &err);
  assert_done(recount_record(session, &draw, by_hand, &outcome, &err), &err);
  draw_free(&draw);
}

/* A kiosk that is given up, one that is ended, their ballots counted, and all of it counted again;
 * others that wait. */
static void use_kiosk(const char *path) {
  const BallotEntry entries[] = {{.recommendation = 7, .dots = {1, 0, 1}}};
  size_t closed;
  Error err = {0};
  Session *session = sample_open(path);
  assert_done(kiosk_begin(session, 2, &err), &err);
  assert_done(kiosk_receive(session, 2, entries, 1, &err), &err);
  session_close(session);
  session = sample_open(path);
  assert_done(kiosk_begin(session, 2, &err), &err);
  assert_done(kiosk_receive(session, 2, NULL, 0, &err), &err);
  assert_done(kiosk_end(session, 2, &err), &err);
  assert_done(close_vote(session, WHOLE_SESSION, &closed, &err), &err);
  count_again(session);
  assert_done(reopen_vote(session, 2, NULL, &err), &err);
  assert_done(kiosk_begin(session, 2, &err), &err);
  assert_done(kiosk_receive(session, 2, entries, 1, &err), &err);
  assert_done(kiosk_end(session, 2, &err), &err);
  session_close(session);
}

static bool use_the_room(Transaction *tx, Error *err) {
  return transaction_add(tx, make_phase(transaction_state(tx), 5, "Vote", 45), err) &&
         transaction_add(tx, make_phase_step(EVENT_PHASE_STARTED, 5), err) &&
         transaction_add(tx, make_phase_step(EVENT_PHASE_PAUSED, 5), err) &&
         transaction_add(tx, make_phase_step(EVENT_PHASE_ENDED, 5), err) &&
         transaction_add(tx, make_phase_corrected(transaction_state(tx), 0, 5, 60000), err) &&
         transaction_add(tx, make_subgroup_voters(transaction_state(tx), 1, 21), err) &&
         transaction_add(tx, make_subgroup_move(transaction_state(tx), 1, 1), err) &&
         transaction_add(tx, make_incident(INCIDENT_CLOCK_CHANGED, -3000), err) &&
         transaction_add(tx, make_board(BOARD_RECOMMENDATION, 7), err) &&
         transaction_add(tx, make_curtain_lifted(REVEAL_RANKING, 2), err) &&
         transaction_add(tx, event_make(EVENT_CURTAIN_DRAWN), err);
}

static bool cast_and_withdraw(Transaction *tx, Error *err) {
  BallotLine line = make_line(2, 1, 0, 0), withdrawn;
  return transaction_add(tx, make_ballot(transaction_state(tx), 900, &line, 1), err) &&
         transaction_add(tx, make_withdrawal(transaction_state(tx), 900, &withdrawn), err);
}

static bool build_others(Transaction *tx, Error *err) {
  return set_rules(tx, err) && set_statuses(tx, err) && take_notes(tx, err) &&
         cast_and_withdraw(tx, err) && use_the_room(tx, err);
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
  for (uint64_t kind = 0; (description = next_kind(&kind)) && kind < EVENT_BALLOTS_SUMMED;)
    if (!seen[kind]) fail_msg("no event: %s", description->name);
}

static void describe_apart(const char *path, SessionText property) {
  Session *session = sample_open(path);
  Error err = {0};
  assert_done(describe_session(session, property, property == SESSION_DATE ? "6/6/23" : "Là", &err),
              &err);
  session_close(session);
}

/* A session of which two rooms had a file each, that were merged. */
static void merge_rooms(const SampleFolder *folder, const char *path) {
  char ours[SAMPLE_PATH_SIZE], theirs[SAMPLE_PATH_SIZE];
  Merging merging;
  Sentences conflicts = {0};
  Error err = {0};
  session_close(sample_session(sample_path(folder, "ours.gommette", ours)));
  Bytes whole = file_read(ours);
  file_write(sample_path(folder, "theirs.gommette", theirs), &whole);
  bytes_free(&whole);
  describe_apart(ours, SESSION_PLACE);
  describe_apart(theirs, SESSION_THEME);
  assert_done(merge_files(ours, theirs, path, &merging, &conflicts, &err), &err);
}

int evidence_set_up(void **state) {
  Evidence *evidence = calloc(1, sizeof *evidence);
  Random random = {7};
  Error err = {0};
  assert_non_null(evidence);
  evidence->folder = sample_folder_make();
  sample_path(&evidence->folder, "t.gommette", evidence->path);
  merge_rooms(&evidence->folder, evidence->path);
  Session *session = sample_open(evidence->path);
  Transaction *tx = transaction_begin(session, &err);
  assert_done(tx && transaction_end(tx, build_others(tx, &err), &err), &err);
  session_close(session);
  use_kiosk(evidence->path);
  session = sample_open(evidence->path);
  while (session_stamp(session).seq < 100)
    random_act(session, &random);
  assert_every_kind(session);
  evidence->events = session_stamp(session).seq;
  evidence->hash = session_hash(session);
  session_close(session);
  *state = evidence;
  return 0;
}

int evidence_tear_down(void **state) {
  Evidence *evidence = *state;
  sample_folder_remove(evidence->folder);
  free(evidence);
  return 0;
}

void assert_sound(const Evidence *evidence) {
  Verification found;
  Error err = {0};
  assert_done(verify_file(evidence->path, &found, &err), &err);
  assert_int_equal(found.events, evidence->events);
  assert_true(chain_same(found.hash, evidence->hash));
  assert_int_equal(found.bad_event, 0);
}

void assert_bad_event(const char *path, uint64_t seq) {
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

void run(sqlite3 *database, const char *sql) {
  if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK)
    fail_msg("%s: %s", sql, sqlite3_errmsg(database));
}

static void be_the_checker(const char *path, int output) {
  dup2(output, STDOUT_FILENO);
  close(STDERR_FILENO);
  const char *python = getenv("GOMMETTE_PYTHON");
  if (!python) python = "python3";
  execlp(python, python, "tests/check_journal.py", path, (char *)NULL);
  _exit(127);
}

int ask_checker(const char *path, char line[CHECKER_LINE_SIZE]) {
  int ends[2], status;
  assert_int_equal(pipe(ends), 0);
  pid_t checker = fork();
  if (checker == 0) be_the_checker(path, ends[1]);
  close(ends[1]);
  FILE *output = fdopen(ends[0], "r");
  assert_non_null(output);
  *line = '\0';
  if (fgets(line, CHECKER_LINE_SIZE, output)) line[strcspn(line, "\n")] = '\0';
  fclose(output);
  assert_int_equal(waitpid(checker, &status, 0), checker);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

sqlite3 *plain_connection(const char *path) {
  sqlite3 *database;
  assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
  run(database, "PRAGMA synchronous = OFF");
  return database;
}

static void set_triggers(sqlite3 *database, int fire) {
  assert_int_equal(sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, fire, NULL),
                   SQLITE_OK);
}

void tamper(const char *path, const char *sql) {
  sqlite3 *database = plain_connection(path);
  set_triggers(database, 0);
  run(database, "BEGIN");
  run(database, sql);
  run(database, "COMMIT");
  sqlite3_close(database);
}

/* Blobs can be written past the triggers. */
void flip(const char *path, const char *column, uint64_t seq, int at) {
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

void copy_journal(const char *path, Copy *copy) {
  sqlite3 *database = plain_connection(path);
  sqlite3_stmt *rows;
  copy->count = 0;
  sqlite3_prepare_v2(database, "SELECT event FROM journal ORDER BY seq", -1, &rows, NULL);
  while (sqlite3_step(rows) == SQLITE_ROW) {
    assert_true(copy->count < COPY_EVENTS_MAX);
    Bytes *event = &copy->events[copy->count++];
    *event = (Bytes){0};
    assert_true(bytes_append(event, sqlite3_column_blob(rows, 0),
                             (size_t)sqlite3_column_bytes(rows, 0), NULL));
  }
  sqlite3_finalize(rows);
  sqlite3_close(database);
}

void copy_free(Copy *copy) {
  for (size_t n = 0; n < copy->count; ++n)
    bytes_free(&copy->events[n]);
}

void write_copy(const char *path, const Copy *copy, size_t from, size_t to) {
  sqlite3 *database = plain_connection(path);
  sqlite3_stmt *update;
  ChainHash hash = chain_start();
  set_triggers(database, 0);
  run(database, "BEGIN");
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
  run(database, "COMMIT");
  sqlite3_close(database);
}
