#include "tests/tui/scenes/afternoon_room.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/vote/guards.h"
#include "sessions/acts/acts.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/ballots.h"
#include "sessions/acts/counts.h"
#include "sessions/acts/kiosk.h"
#include "sessions/acts/vote.h"
#include "sessions/import/demo.h"
#include "sessions/import/import.h"

enum { SECOND = 1000, MINUTE = 60 * SECOND, PHASES = 5, BALLOTS = 6, STEPS = 4 };

/* 6 June 2023, 13:30 in Brussels. */
static const int64_t BEGINNING = INT64_C(1686051000000);

typedef struct Afternoon {
  Session *model, *session; /* the first has the agenda, and the counts of the minutes */
  const AfternoonPlan *plan;
  int64_t elapsed;
} Afternoon;

static Moment afternoon_now(void *context) {
  const Afternoon *afternoon = context;
  return (Moment){.wall_ms = BEGINNING + afternoon->elapsed,
                  .utc_offset = 120,
                  .boot_ms = MINUTE + afternoon->elapsed};
}

/* An act was made, and some time goes by. */
static void after(Afternoon *afternoon, bool done, const Error *err, int64_t milliseconds) {
  assert_done(done, err);
  if (afternoon->plan->watch != NULL) afternoon->plan->watch(afternoon->plan->context);
  afternoon->elapsed += milliseconds;
}

static const Roundtable *state_of(const Afternoon *afternoon) {
  return session_state(afternoon->session);
}

static Colour colour_of(const Afternoon *afternoon, int colour) {
  return (Colour)((colour + (afternoon->plan->turned ? 1 : 0)) % COLOUR_COUNT);
}

static Tally counts_of(const Afternoon *afternoon, uint32_t recommendation) {
  const Recommendation *published =
      roundtable_recommendation(session_state(afternoon->model), recommendation);
  Tally tally = {0};
  for (int colour = 0; colour < COLOUR_COUNT; colour++)
    tally.dots[colour_of(afternoon, colour)] = published->counted.dots[colour];
  return tally;
}

static void begin(Afternoon *afternoon, const SampleFolder *folder, const char *path) {
  Error err = {0};
  char model[SAMPLE_PATH_SIZE];
  const Clock clock = {.now = afternoon_now, .context = afternoon};
  sample_path(folder, "model.gommette", model);
  assert_done(demo_create(model, &err), &err);
  assert_done(session_view(model, &afternoon->model, &err), &err);
  assert_done(session_create(path, "Table ronde 1", clock, &afternoon->session, &err), &err);
  assert_done(describe_session(afternoon->session, SESSION_DATE, "2023-06-06", &err), &err);
  assert_done(copy_preparation(afternoon->session, session_state(afternoon->model), &err), &err);
  assert_done(plan_default_phases(afternoon->session, &err), &err);
  assert_done(session_keep(afternoon->session, &err), &err);
}

static void go_through_phases(Afternoon *afternoon) {
  Error err = {0};
  uint32_t phase;
  size_t opened;
  after(afternoon, start_phase(afternoon->session, 0, &err), &err, 20 * MINUTE);
  after(afternoon, pause_phase(afternoon->session, &err), &err, 15 * MINUTE);
  after(afternoon, start_phase(afternoon->session, 0, &err), &err, 5 * MINUTE);
  for (int i = 1; i < PHASES; i++)
    after(afternoon, next_phase(afternoon->session, &phase, &err), &err, 20 * SECOND);
  after(afternoon, start_vote(afternoon->session, WHOLE_SESSION, &opened, &err), &err, MINUTE);
}

static void show(Afternoon *afternoon, BoardView view, uint32_t subject) {
  Error err = {0};
  after(afternoon, board_show(afternoon->session, view, subject, &err), &err, 2 * SECOND);
}

static void call_one_out(Afternoon *afternoon, uint32_t number, int colour, int64_t dots) {
  Error err = {0};
  after(afternoon,
        count_dots(afternoon->session, number, colour_of(afternoon, colour), dots, NULL, &err),
        &err, 3 * SECOND);
}

static void undo_one(Afternoon *afternoon, uint32_t scope) {
  Error err = {0};
  uint64_t taken;
  after(afternoon, undo_act(afternoon->session, scope, 0, &taken, &err), &err, 4 * SECOND);
}

/* Dot by dot, and one that went astray. */
static void call_out(Afternoon *afternoon, const Recommendation *one) {
  const uint32_t number = one->number, subgroup = one->subgroup;
  const Recommendation *published =
      roundtable_recommendation(session_state(afternoon->model), number);
  show(afternoon, BOARD_RECOMMENDATION, number);
  for (int colour = 0; colour < COLOUR_COUNT; colour++)
    for (int64_t dot = 0; dot < published->counted.dots[colour]; dot++)
      call_one_out(afternoon, number, colour, 1);
  if (number % 3 != 0) return;
  call_one_out(afternoon, number, RED, 1);
  undo_one(afternoon, subgroup);
}

/* Three counts at once; some are first written wrong. */
static void copy_row(Afternoon *afternoon, const Recommendation *one) {
  Error err = {0};
  bool opened;
  CountRow row = {.recommendation = one->number, .reason = "", .is_blind = true};
  row.typed = counts_of(afternoon, one->number);
  if (one->number % 4 == 0) {
    row.typed.dots[GREEN]++;
    after(afternoon, record_counts(afternoon->session, &row, &opened, &err), &err, 9 * SECOND);
    row.typed.dots[GREEN]--;
  }
  after(afternoon, record_counts(afternoon->session, &row, &opened, &err), &err, 9 * SECOND);
}

static BallotEntry dot(const Afternoon *afternoon, uint32_t number, int colour) {
  BallotEntry entry = {.recommendation = number};
  entry.dots[colour_of(afternoon, colour)] = 1;
  return entry;
}

static void enter_ballots(Afternoon *afternoon, uint32_t recommendation) {
  Error err = {0};
  for (int i = 0; i < BALLOTS; i++) {
    int64_t number = NEXT_BALLOT;
    const BallotEntry entry = dot(afternoon, recommendation, i % COLOUR_COUNT);
    after(afternoon,
          record_ballot(afternoon->session, &number, &entry, 1, NULL, "", NULL, NULL, &err), &err,
          20 * SECOND);
  }
}

static void use_kiosk(Afternoon *afternoon, uint32_t subgroup, uint32_t recommendation) {
  Error err = {0};
  after(afternoon, kiosk_begin(afternoon->session, subgroup, &err), &err, 30 * SECOND);
  for (int i = 0; i < BALLOTS; i++) {
    const BallotEntry entry = dot(afternoon, recommendation, i % COLOUR_COUNT);
    after(afternoon, kiosk_receive(afternoon->session, subgroup, &entry, 1, &err), &err,
          40 * SECOND);
  }
  after(afternoon, kiosk_end(afternoon->session, subgroup, &err), &err, 10 * SECOND);
}

static uint32_t first_votable(const Roundtable *state, const Subgroup *subgroup) {
  for (size_t i = 0; i < subgroup->recommendation_count; i++) {
    const Recommendation *one = roundtable_recommendation_at(state, subgroup, i);
    if (one->status == STATUS_VOTABLE) return one->number;
  }
  fail_msg("nothing to vote on in subgroup %s", subgroup->text[SUBGROUP_CODE]);
  return 0;
}

typedef void Recorder(Afternoon *afternoon, const Recommendation *one);

static void record_each(Afternoon *afternoon, const Subgroup *subgroup, Recorder *record) {
  const uint32_t number = subgroup->number;
  show(afternoon, BOARD_SUBGROUP, number);
  for (size_t i = 0;; i++) {
    subgroup = roundtable_subgroup(state_of(afternoon), number);
    if (i == subgroup->recommendation_count) break;
    const Recommendation *one = roundtable_recommendation_at(state_of(afternoon), subgroup, i);
    if (one->status == STATUS_VOTABLE) record(afternoon, one);
  }
}

static void vote(Afternoon *afternoon) {
  const Roundtable *state = state_of(afternoon);
  record_each(afternoon, roundtable_find_subgroup(state, "1"), call_out);
  record_each(afternoon, roundtable_find_subgroup(state_of(afternoon), "2"), copy_row);
  const Subgroup *fourth = roundtable_find_subgroup(state_of(afternoon), "4");
  const uint32_t on_paper = first_votable(state_of(afternoon), fourth);
  show(afternoon, BOARD_SUBGROUP, fourth->number);
  enter_ballots(afternoon, on_paper);
  const Subgroup *last = roundtable_find_subgroup(state_of(afternoon), "T");
  const uint32_t in_kiosk = first_votable(state_of(afternoon), last), number = last->number;
  show(afternoon, BOARD_SUBGROUP, number);
  use_kiosk(afternoon, number, in_kiosk);
}

static void reveal(Afternoon *afternoon) {
  Error err = {0};
  Session *session = afternoon->session;
  if (afternoon->plan->end == NEVER_REVEALED) return;
  if (afternoon->plan->end == RANKING_REVEALED)
    for (uint32_t step = 1; step <= STEPS; step++)
      after(afternoon, curtain_lift(session, REVEAL_RANKING, step, &err), &err, 30 * SECOND);
  after(afternoon, curtain_draw(session, &err), &err, MINUTE);
  after(afternoon, curtain_lift(session, REVEAL_TOTALS, 0, &err), &err, 30 * SECOND);
  for (size_t place = 0; place < roundtable_subgroup_count(state_of(afternoon)); place++)
    show(afternoon, BOARD_SUBGROUP, roundtable_subgroup_at(state_of(afternoon), place)->number);
  show(afternoon, BOARD_WELCOME, 0);
}

static void close_afternoon(Afternoon *afternoon) {
  Error err = {0};
  size_t closed;
  uint32_t phase;
  after(afternoon, close_vote(afternoon->session, WHOLE_SESSION, &closed, &err), &err, 10 * MINUTE);
  reveal(afternoon);
  after(afternoon, next_phase(afternoon->session, &phase, &err), &err, MINUTE);
}

void hold_afternoon(const SampleFolder *folder, const char *path, const AfternoonPlan *plan) {
  Afternoon afternoon = {.plan = plan};
  begin(&afternoon, folder, path);
  go_through_phases(&afternoon);
  vote(&afternoon);
  close_afternoon(&afternoon);
  session_close(afternoon.session);
  session_close(afternoon.model);
}

void import_published_table(const char *path) {
  Error err = {0};
  Session *session;
  Afternoon afternoon = {0};
  ImportOutcome outcome = {0};
  const Clock clock = {.now = afternoon_now, .context = &afternoon};
  const Sample *table = sample_find("table-ronde-2023-06-06.csv");
  assert_non_null(table);
  assert_done(session_create(path, "Table ronde 1", clock, &session, &err), &err);
  assert_done(import_memory(session, table->name, table->data, table->size, &outcome, &err), &err);
  assert_done(session_keep(session, &err), &err);
  import_outcome_free(&outcome);
  session_close(session);
}
