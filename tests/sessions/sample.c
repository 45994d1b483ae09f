#include "tests/sessions/sample.h"

#include <fcntl.h>
#include <ftw.h>
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
#include "sessions/journal/checkpoint_codec.h"

#include <cmocka.h>

void assert_done(bool done, const Error *err) {
  if (!done) fail_msg("%s", err->text);
}

void assert_refused(bool done, const Error *err, const char *part) {
  if (done) fail_msg("not refused, though it should say “%s”", part);
  if (!strstr(err->text, part)) fail_msg("“%s” does not say “%s”", err->text, part);
}

SampleFolder sample_folder_make(void) {
  SampleFolder folder;
  const char *place = getenv("TMPDIR");
  if (!place || strlen(place) > sizeof folder.path - sizeof "/gommette-test-XXXXXX") place = "/tmp";
  snprintf(folder.path, sizeof folder.path, "%s/gommette-test-XXXXXX", place);
  assert_non_null(mkdtemp(folder.path));
  return folder;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *place) {
  (void)status;
  (void)type;
  (void)place;
  return remove(path);
}

void sample_folder_remove(SampleFolder folder) {
  nftw(folder.path, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

const char *sample_path(const SampleFolder *folder, const char *name, char path[SAMPLE_PATH_SIZE]) {
  snprintf(path, SAMPLE_PATH_SIZE, "%s/%s", folder->path, name);
  return path;
}

static bool add_subgroup(Transaction *tx, const char *code, Error *err) {
  Event event = event_make(EVENT_SUBGROUP_ADDED);
  event.subgroup.number = roundtable_next_subgroup(transaction_state(tx));
  event.subgroup.place = (int64_t)roundtable_subgroup_count(transaction_state(tx));
  event.subgroup.code = code;
  event.subgroup.title = "Logement et séjour";
  return transaction_add(tx, event, err);
}

static bool add_recommendation(Transaction *tx, uint32_t subgroup, uint32_t parent,
                               const char *code, RecommendationStatus status, Error *err) {
  const Subgroup *to = roundtable_subgroup(transaction_state(tx), subgroup);
  Event event = event_make(EVENT_RECOMMENDATION_ADDED);
  assert_non_null(to);
  event.recommendation.number = roundtable_next_recommendation(transaction_state(tx));
  event.recommendation.subgroup = subgroup;
  event.recommendation.parent = parent;
  event.recommendation.place = (int64_t)to->recommendation_count;
  event.recommendation.code = code;
  event.recommendation.title = "Créer un fonds anti-expulsion";
  event.recommendation.status = status;
  return transaction_add(tx, event, err);
}

bool record_events(Session *session, const Event *events, size_t count, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  bool added = tx != NULL;
  for (size_t n = 0; added && n < count; ++n)
    added = transaction_add(tx, events[n], err);
  return tx && transaction_end(tx, added, err);
}

void record_event(Session *session, Event event) {
  Error err = {0};
  assert_done(record_events(session, &event, 1, &err), &err);
}

static bool build_agenda(Transaction *tx, Error *err) {
  bool built = true;
  for (uint32_t subgroup = 1; built && subgroup <= SAMPLE_SUBGROUPS; ++subgroup) {
    uint32_t first = roundtable_next_recommendation(transaction_state(tx));
    built = add_subgroup(tx, subgroup == 1 ? "1" : "T", err) &&
            add_recommendation(tx, subgroup, 0, "1", STATUS_HEADING, err) &&
            add_recommendation(tx, subgroup, first, "1.1", STATUS_VOTABLE, err) &&
            add_recommendation(tx, subgroup, first, "1.2", STATUS_VOTABLE, err) &&
            add_recommendation(tx, subgroup, 0, "2", STATUS_VOTABLE, err) &&
            add_recommendation(tx, subgroup, 0, "0", STATUS_NOT_FOR_THE_VOTE, err);
  }
  return built;
}

Session *sample_session(const char *path) {
  Error err = {0};
  Session *session = NULL;
  assert_done(session_create(path, "Table ronde", clock_of_machine(), &session, &err), &err);
  Transaction *tx = transaction_begin(session, &err);
  assert_done(tx && transaction_end(tx, build_agenda(tx, &err), &err), &err);
  assert_done(session_keep(session, &err), &err);
  assert_int_equal(session_stamp(session).seq, SAMPLE_EVENTS);
  return session;
}

Session *sample_open(const char *path) {
  Error err = {0};
  Session *session = NULL;
  assert_done(session_open(path, clock_of_machine(), &session, &err), &err);
  return session;
}

void sample_vote(Session *session, uint32_t recommendation, Colour colour, int64_t dots) {
  Error err = {0};
  assert_done(count_dots(session, recommendation, colour, dots, NULL, &err), &err);
}

int fixture_set_up(void **state) {
  Fixture *fixture = calloc(1, sizeof *fixture);
  assert_non_null(fixture);
  fixture->folder = sample_folder_make();
  sample_path(&fixture->folder, "t.gommette", fixture->path);
  fixture->session = sample_session(fixture->path);
  *state = fixture;
  return 0;
}

int fixture_tear_down(void **state) {
  Fixture *fixture = *state;
  session_close(fixture->session);
  sample_folder_remove(fixture->folder);
  free(fixture);
  return 0;
}

void fixture_reopen(Fixture *fixture) {
  session_close(fixture->session);
  fixture->session = sample_open(fixture->path);
}

uint32_t random_below(Random *random, uint32_t bound) {
  random->state += 0x9E3779B97F4A7C15U;
  uint64_t mixed = random->state;
  mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBU;
  return (uint32_t)((mixed ^ mixed >> 31) % bound);
}

static bool has_recommendation(const Roundtable *state) {
  const uint32_t end = roundtable_next_recommendation(state);
  uint32_t number = 1;
  while (number < end && !roundtable_recommendation(state, number))
    ++number;
  return number < end;
}

/* There is one; what was undone leaves its number out. */
static const Recommendation *any_recommendation(const Roundtable *state, Random *random) {
  const uint32_t last = roundtable_next_recommendation(state) - 1;
  const Recommendation *any = NULL;
  while (!any)
    any = roundtable_recommendation(state, 1 + random_below(random, last));
  return any;
}

static bool any_counts(Transaction *tx, Random *random, Error *err) {
  const Recommendation *recommendation = any_recommendation(transaction_state(tx), random);
  Event event = event_make(EVENT_COUNTS_SET);
  event.counts.recommendation = recommendation->number;
  event.counts.known[BEFORE] = recommendation->counts_known;
  event.counts.tally[BEFORE] = recommendation->counted;
  event.counts.known[AFTER] = random_below(random, 4) > 0;
  for (int colour = 0; event.counts.known[AFTER] && colour < COLOUR_COUNT; ++colour)
    event.counts.tally[AFTER].dots[colour] = random_below(random, 20);
  return transaction_add(tx, event, err);
}

static void dots_of(const Ballot *ballot, uint32_t recommendation, uint8_t dots[COLOUR_COUNT]) {
  memset(dots, 0, COLOUR_COUNT);
  for (size_t n = 0; n < ballot->entry_count; ++n)
    if (ballot->entries[n].recommendation == recommendation)
      memcpy(dots, ballot->entries[n].dots, COLOUR_COUNT);
}

static bool any_ballot(Transaction *tx, Random *random, Error *err) {
  BallotLine line = {.recommendation = any_recommendation(transaction_state(tx), random)->number};
  Event event = event_make(EVENT_BALLOT_CAST);
  Ballot ballot;
  event.ballot.ballot = random_below(random, 8);
  event.ballot.cast[BEFORE] =
      roundtable_ballot(transaction_state(tx), event.ballot.ballot, &ballot) && ballot.cast;
  event.ballot.cast[AFTER] = 1;
  dots_of(&ballot, line.recommendation, line.dots[BEFORE]);
  line.dots[AFTER][random_below(random, COLOUR_COUNT)] = 1;
  event.ballot.lines = &line;
  event.ballot.line_count = 1;
  return transaction_add(tx, event, err);
}

static bool any_withdrawal(Transaction *tx, Random *random, Error *err) {
  BallotLine lines[16] = {0};
  Event event = event_make(EVENT_BALLOT_WITHDRAWN);
  Ballot ballot;
  event.ballot.ballot = random_below(random, 8);
  if (!roundtable_ballot(transaction_state(tx), event.ballot.ballot, &ballot) || !ballot.cast)
    return true;
  for (size_t n = 0; n < ballot.entry_count; ++n) {
    lines[n].recommendation = ballot.entries[n].recommendation;
    memcpy(lines[n].dots[BEFORE], ballot.entries[n].dots, COLOUR_COUNT);
  }
  event.ballot.cast[BEFORE] = 1;
  event.ballot.lines = lines;
  event.ballot.line_count = ballot.entry_count;
  return transaction_add(tx, event, err);
}

static bool any_edit(Transaction *tx, Random *random, Error *err) {
  const Recommendation *recommendation = any_recommendation(transaction_state(tx), random);
  Event event = event_make(EVENT_RECOMMENDATION_EDITED);
  char title[32];
  snprintf(title, sizeof title, "Titre n° %u", random_below(random, 100));
  event.text.subject = recommendation->number;
  event.text.property = random_below(random, RECOMMENDATION_TEXTS);
  event.text.text[BEFORE] = recommendation->text[event.text.property];
  event.text.text[AFTER] = title;
  return transaction_add(tx, event, err);
}

static bool any_move(Transaction *tx, Random *random, Error *err) {
  const Recommendation *recommendation = any_recommendation(transaction_state(tx), random);
  const Subgroup *subgroup = roundtable_subgroup(transaction_state(tx), recommendation->subgroup);
  Event event = event_make(EVENT_RECOMMENDATION_MOVED);
  size_t place = 0;
  while (subgroup->recommendations[place] != recommendation->number)
    ++place;
  char code[16];
  snprintf(code, sizeof code, "m%u", random_below(random, 30));
  event.moved.recommendation = recommendation->number;
  event.moved.at[BEFORE] = (Place){recommendation->subgroup, recommendation->parent, (int64_t)place,
                                   recommendation->code};
  event.moved.at[AFTER] = event.moved.at[BEFORE];
  event.moved.at[AFTER].place = random_below(random, (uint32_t)subgroup->recommendation_count);
  event.moved.at[AFTER].code = code;
  return transaction_add(tx, event, err);
}

static bool any_renaming(Transaction *tx, Random *random, Error *err) {
  uint32_t number = 1 + random_below(random, SAMPLE_SUBGROUPS);
  const Subgroup *subgroup = roundtable_subgroup(transaction_state(tx), number);
  Event event = event_make(EVENT_SUBGROUP_EDITED);
  char code[16];
  if (!subgroup) return true;
  snprintf(code, sizeof code, "s%u", random_below(random, 30));
  event.text.subject = number;
  event.text.property = SUBGROUP_CODE;
  event.text.text[BEFORE] = subgroup->text[SUBGROUP_CODE];
  event.text.text[AFTER] = code;
  return transaction_add(tx, event, err);
}

static bool any_addition(Transaction *tx, Random *random, Error *err) {
  char code[16];
  snprintf(code, sizeof code, "a%u", random_below(random, 200));
  const uint32_t subgroup = 1 + random_below(random, SAMPLE_SUBGROUPS);
  if (!roundtable_subgroup(transaction_state(tx), subgroup)) return true;
  return add_recommendation(tx, subgroup, 0, code, STATUS_VOTABLE, err) &&
         (random_below(random, 2) == 0 || any_edit(tx, random, err));
}

typedef bool AnyEvent(Transaction *tx, Random *random, Error *err);

static void record_any(Session *session, Random *random) {
  static AnyEvent *const any[] = {any_counts, any_ballot,   any_withdrawal, any_edit,
                                  any_move,   any_renaming, any_addition};
  Transaction *tx = transaction_begin(session, NULL);
  if (!tx) return;
  const bool built = !has_recommendation(transaction_state(tx)) ||
                     any[random_below(random, sizeof any / sizeof *any)](tx, random, NULL);
  transaction_end(tx, built, NULL);
}

void random_act(Session *session, Random *random) {
  uint32_t scope = random_below(random, 1 + SAMPLE_SUBGROUPS);
  const Roundtable *state = session_state(session);
  uint64_t taken;
  if (!has_recommendation(state)) return;
  switch (random_below(random, 9)) {
  case 0:
  case 1:
  case 2:
    count_dots(session, any_recommendation(state, random)->number,
               (Colour)random_below(random, COLOUR_COUNT), (int64_t)random_below(random, 5) - 1,
               NULL, NULL);
    break;
  case 3: /* the agenda stays */
    if (history_undoable(state, scope) > SAMPLE_EVENTS) undo_act(session, scope, 0, &taken, NULL);
    break;
  case 4: redo_act(session, scope, 0, &taken, NULL); break;
  case 5:
    revert_event(session, 1 + SAMPLE_EVENTS + random_below(random, 200), "at random", &taken, NULL);
    break;
  default: record_any(session, random); break;
  }
}

void assert_same_tallies(const Roundtable *a, const Roundtable *b) {
  Bytes told[2] = {0};
  Error err = {0};
  assert_int_equal(roundtable_seq(a), roundtable_seq(b));
  assert_done(checkpoint_encode(a, 0, &told[0], &err) && checkpoint_encode(b, 0, &told[1], &err),
              &err);
  assert_int_equal(told[0].size, told[1].size);
  assert_memory_equal(told[0].data, told[1].data, told[0].size);
  bytes_free(&told[0]);
  bytes_free(&told[1]);
}

static void assert_same_ballot(const Roundtable *a, const Roundtable *b, int64_t number) {
  Ballot in_a, in_b;
  assert_int_equal(roundtable_ballot(a, number, &in_a), roundtable_ballot(b, number, &in_b));
  assert_int_equal(in_a.cast, in_b.cast);
  assert_int_equal(in_a.entry_count, in_b.entry_count);
  for (size_t n = 0; n < in_a.entry_count; ++n) {
    assert_int_equal(in_a.entries[n].recommendation, in_b.entries[n].recommendation);
    assert_memory_equal(in_a.entries[n].dots, in_b.entries[n].dots, COLOUR_COUNT);
  }
}

void assert_same_state(const Roundtable *a, const Roundtable *b) {
  assert_same_tallies(a, b);
  for (int64_t number = 0; number < roundtable_next_ballot(a); ++number)
    assert_same_ballot(a, b, number);
  for (uint64_t seq = 1; seq <= roundtable_seq(a); ++seq) {
    const HistoryEntry *in_a = history_at(a, seq), *in_b = history_at(b, seq);
    assert_int_equal(in_a->act, in_b->act);
    assert_int_equal(in_a->kind, in_b->kind);
    assert_int_equal(in_a->corrects, in_b->corrects);
    assert_int_equal(in_a->in_force, in_b->in_force);
  }
  for (uint32_t scope = 0; scope <= SAMPLE_SUBGROUPS; ++scope) {
    assert_int_equal(history_undoable(a, scope), history_undoable(b, scope));
    assert_int_equal(history_redoable(a, scope), history_redoable(b, scope));
  }
}

Bytes file_read(const char *path) {
  Bytes bytes = {0};
  int file = open(path, O_RDONLY);
  struct stat status;
  assert_true(file >= 0 && fstat(file, &status) == 0);
  assert_true(bytes_reserve(&bytes, (size_t)status.st_size + 1, NULL));
  bytes.size = (size_t)status.st_size;
  assert_int_equal(read(file, bytes.data, bytes.size), status.st_size);
  close(file);
  return bytes;
}

void file_write(const char *path, const Bytes *bytes) {
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, S_IRUSR | S_IWUSR);
  assert_true(file >= 0);
  assert_int_equal(write(file, bytes->data, bytes->size), (ssize_t)bytes->size);
  close(file);
}

void assert_file_is(const char *path, const Bytes *bytes) {
  Bytes now = file_read(path);
  assert_int_equal(now.size, bytes->size);
  assert_memory_equal(now.data, bytes->data, bytes->size);
  bytes_free(&now);
}

void sample_cast(Session *session, uint32_t recommendation, int ballots) {
  Error err = {0};
  Transaction *tx = transaction_begin(session, &err);
  bool cast = tx != NULL;
  for (int n = 0; cast && n < ballots; ++n) {
    BallotLine line = {.recommendation = recommendation, .dots = {[AFTER] = {1, 0, 0}}};
    Event event = event_make(EVENT_BALLOT_CAST);
    event.ballot.ballot = roundtable_next_ballot(transaction_state(tx));
    event.ballot.cast[AFTER] = 1;
    event.ballot.lines = &line;
    event.ballot.line_count = 1;
    cast = transaction_add(tx, event, &err);
  }
  assert_done(cast && transaction_end(tx, cast, &err), &err);
}
