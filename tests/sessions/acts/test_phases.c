/* Phases begun, paused, ended or skipped by mistake: taken back, brought again, or put right with
 * the time at which they began. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/vote/history.h"
#include "sessions/acts/acts.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/vote.h"
#include "sessions/event_text/event_text.h"
#include "sessions/replay/replay.h"
#include "sessions/replay/timeline.h"
#include "sessions/report/journal_summary.h"
#include "sessions/text/day.h"
#include "tests/sessions/kiosk_room.h"
#include "tests/sessions/sample.h"
#include "tests/sessions/tampering.h"

#include <cmocka.h>

enum { PHASES = 5, MANY = 4200 /* events, past a checkpoint */ };

static Session *planned(void **state) {
  Session *session = ((Fixture *)*state)->session;
  Error err = {0};
  assert_done(plan_default_phases(session, &err), &err);
  assert_done(start_phase(session, 0, &err), &err);
  return session;
}

static PhaseClock clock_of(const Session *session) {
  return roundtable_phase_clock(session_state(session));
}

static void go_on(Session *session) {
  Error err = {0};
  uint32_t phase;
  assert_done(next_phase(session, &phase, &err), &err);
}

static void undo(Session *session, uint32_t scope) {
  Error err = {0};
  uint64_t taken;
  assert_done(undo_act(session, scope, 0, &taken, &err), &err);
}

static void redo(Session *session, uint32_t scope) {
  Error err = {0};
  uint64_t taken;
  assert_done(redo_act(session, scope, 0, &taken, &err), &err);
}

static void assert_same_clock(const PhaseClock *a, const PhaseClock *b) {
  PhaseStep one = phase_step_of(a), other = phase_step_of(b);
  assert_memory_equal(&one, &other, sizeof one);
}

static void assert_checker_agrees(const char *path) {
  char line[CHECKER_LINE_SIZE];
  const int status = ask_checker(path, line);
  if (status != 127) assert_int_equal(status, 0);
}

static void one_key_undoes_what_one_key_did(void **state) {
  Session *session = planned(state);
  PhaseClock before[PHASES + 1];
  for (int n = 0; n < PHASES; ++n) {
    before[n] = clock_of(session);
    go_on(session);
  }
  assert_int_equal(clock_of(session).phase, 0);
  for (int n = PHASES - 1; n >= 0; --n) {
    undo(session, n % 2 ? OTHER_SUBGROUP : SUBGROUP);
    PhaseClock now = clock_of(session);
    assert_same_clock(&now, &before[n]);
  }
  for (int n = 1; n < PHASES; ++n) {
    redo(session, SUBGROUP);
    PhaseClock now = clock_of(session);
    assert_same_clock(&now, &before[n]);
  }
  undo(session, WHOLE_SESSION);
  PhaseClock now = clock_of(session);
  assert_same_clock(&now, &before[PHASES - 2]);
  assert_checker_agrees(((Fixture *)*state)->path);
}

static void the_day_does_not_begin_again(void **state) {
  Session *session = planned(state);
  Error err = {0};
  uint32_t phase;
  for (int n = 0; n < PHASES; ++n)
    go_on(session);
  const uint64_t end = session_stamp(session).seq;
  assert_refused(start_phase(session, 0, &err), &err, "the last phase of the day is over");
  assert_refused(next_phase(session, &phase, &err), &err, "the last phase of the day is over");
  fixture_reopen(*state);
  session = ((Fixture *)*state)->session;
  assert_refused(start_phase(session, 0, &err), &err, "the last phase of the day is over");
  assert_int_equal(session_stamp(session).seq, end);
  undo(session, SUBGROUP);
  assert_int_equal(clock_of(session).phase, PHASES);
}

/* Undo takes what came last: a dot after it goes first, and a dot elsewhere hides it. */
static void a_phase_is_undone_while_it_is_the_latest(void **state) {
  Session *session = planned(state);
  sample_vote(session, FIRST, GREEN, 1);
  const uint64_t dot = session_stamp(session).act;
  assert_int_equal(history_undoable(session_state(session), SUBGROUP), dot);
  assert_true(history_undoable(session_state(session), OTHER_SUBGROUP) < dot - 1);
  go_on(session);
  const uint64_t step = session_stamp(session).act;
  assert_int_equal(history_undoable(session_state(session), SUBGROUP), step);
  assert_int_equal(history_undoable(session_state(session), OTHER_SUBGROUP), step);
  undo(session, OTHER_SUBGROUP);
  assert_int_equal(history_undoable(session_state(session), SUBGROUP), dot);
  assert_true(history_redoable(session_state(session), SUBGROUP) > step);
  undo(session, SUBGROUP);
  assert_int_equal(
      recommendation_tally(roundtable_recommendation(session_state(session), FIRST)).dots[GREEN],
      0);
}

static void only_the_first_correction_raises_the_version(void **state) {
  Fixture *fixture = *state;
  Session *session = planned(state);
  go_on(session);
  assert_int_equal(file_version(fixture->path), 1);
  undo(session, SUBGROUP);
  assert_int_equal(file_version(fixture->path), 3);
  fixture_reopen(fixture);
  assert_int_equal(clock_of(fixture->session).phase, 1);
  assert_checker_agrees(fixture->path);
}

static void a_file_of_the_second_version_is_raised_too(void **state) {
  Fixture *fixture = *state;
  Session *session = planned(state);
  use_kiosk(session, 1);
  assert_int_equal(file_version(fixture->path), 2);
  go_on(session);
  undo(session, OTHER_SUBGROUP);
  assert_int_equal(file_version(fixture->path), 3);
  fixture_reopen(fixture);
  assert_checker_agrees(fixture->path);
}

static void a_phase_is_reached_directly(void **state) {
  Session *session = planned(state);
  Error err = {0};
  assert_done(go_to_phase(session, "4", &err), &err);
  assert_int_equal(clock_of(session).phase, 4);
  assert_refused(go_to_phase(session, "7", &err), &err, "phase 7 is not planned");
  assert_refused(go_to_phase(session, "Vote", &err), &err, "is not a phase");
  assert_refused(go_to_phase(session, "4 yesterday", &err), &err, "is not a moment");
  undo(session, SUBGROUP);
  assert_int_equal(clock_of(session).phase, 1);
}

/* It began at the first minute of this day, as the room's clock has it. */
static void a_phase_is_put_right_with_its_time(void **state) {
  Session *session = planned(state);
  Error err = {0};
  char sentence[EVENT_TEXT_SIZE];
  const Event *event;
  JournalSummary journal;
  assert_done(go_to_phase(session, "3 0:00", &err), &err);
  Stamp now = session_now(session);
  PhaseClock clock = clock_of(session);
  assert_int_equal(clock.phase, 3);
  const int64_t day = 24 * 60 * 60, since_midnight = local_time_seconds(&now) % day;
  const int64_t away = llabs(phase_elapsed_ms(&clock, &now) / 1000 - since_midnight) % day;
  assert_true(away <= 1 || away == day - 1);
  assert_done(session_event(session, session_stamp(session).seq, &event, &err), &err);
  event_text_sentence(session_state(session), event, sentence);
  assert_non_null(strstr(sentence, " 00:00:0"));
  assert_done(journal_summary_open(session, &journal, &err), &err);
  assert_int_equal(journal.span_count, 2);
  assert_int_equal(journal.spans[1].phase, 3);
  assert_int_equal(local_time_seconds(&journal.spans[1].began) % (24 * 60 * 60) / 60, 0);
  journal_summary_close(&journal);
  undo(session, SUBGROUP);
  assert_int_equal(clock_of(session).phase, 1);
}

/* What was taken back leaves no trace in the times of the day, nor among the marks of a replay. */
static void a_step_taken_back_took_no_time(void **state) {
  Session *session = planned(state);
  Error err = {0};
  JournalSummary journal;
  ReplayMarks marks;
  go_on(session);
  undo(session, SUBGROUP);
  assert_done(journal_summary_open(session, &journal, &err), &err);
  assert_int_equal(journal.span_count, 1);
  assert_int_equal(journal.spans[0].ended.seq, 0);
  journal_summary_close(&journal);
  assert_done(marks_read(session, &marks, &err), &err);
  assert_int_equal(marks.phase_count, 1);
  assert_int_equal(marks.correction_count, 1);
  marks_free(&marks);
}

/* A phase that was begun and left at once is no row of the day; the one that is on is. */
static void a_phase_passed_over_took_no_time(void **state) {
  Session *session = planned(state);
  Error err = {0};
  JournalSummary journal;
  go_on(session);
  go_on(session);
  assert_done(journal_summary_open(session, &journal, &err), &err);
  assert_int_equal(journal.span_count, 3);
  assert_false(span_took_time(&journal.spans[0]));
  assert_false(span_took_time(&journal.spans[1]));
  assert_true(span_took_time(&journal.spans[2]));
  journal_summary_close(&journal);
  const PhaseSpan half_a_minute = {.ended = {.seq = 1}, .elapsed_ms = 30000};
  assert_true(span_took_time(&half_a_minute));
}

/* The paper says at what time a step was taken back or put right, and what that was. */
static void what_was_corrected_is_told(void **state) {
  Session *session = planned(state);
  Error err = {0};
  JournalSummary journal;
  go_on(session);
  const unsigned long long skipped = session_stamp(session).act;
  undo(session, SUBGROUP);
  assert_done(go_to_phase(session, "3 0:00", &err), &err);
  assert_done(journal_summary_open(session, &journal, &err), &err);
  assert_int_equal(journal_summary_count(&journal, FACT_PHASE), 2);
  char expected[EVENT_TEXT_SIZE];
  snprintf(expected, sizeof expected,
           "No. %llu, start of phase %s, is reverted: phase “%s” is active", skipped,
           roundtable_phase(session_state(session), 2).name,
           roundtable_phase(session_state(session), 1).name);
  assert_string_equal(journal.entries[0].text, expected);
  assert_int_equal(journal.entries[0].stamp.seq, session_stamp(session).seq - 1);
  assert_non_null(strstr(journal.entries[1].text, " 00:00:0"));
  journal_summary_close(&journal);
}

/* It says what does, and leaves the phase that is on alone. */
static void a_reason_takes_no_phase_back(void **state) {
  Session *session = planned(state);
  go_on(session);
  const uint64_t step = session_stamp(session).seq;
  undo(session, SUBGROUP);
  for (uint64_t seq = step - 1; seq <= step + 1; ++seq) {
    Error err = {0};
    uint64_t taken;
    assert_refused(revert_event(session, seq, "by mistake", &taken, &err), &err,
                   "undo it while it is the latest; after that, in the vote, go to the phase that "
                   "is really active");
  }
  assert_int_equal(clock_of(session).phase, 1);
}

/* The checkpoint lies amid steps that were taken back; what came before it is taken back from it.
 */
static void a_checkpoint_knows_what_was_taken_back(void **state) {
  Session *session = planned(state);
  Session *whole = NULL;
  Error err = {0};
  bool proven = false;
  go_on(session);
  undo(session, SUBGROUP);
  go_on(session);
  sample_cast(session, FIRST, MANY);
  const PhaseClock before = clock_of(session);
  go_on(session);
  fixture_reopen(*state);
  session = ((Fixture *)*state)->session;
  assert_false(session_is_proven(session));
  undo(session, OTHER_SUBGROUP);
  PhaseClock now = clock_of(session);
  assert_same_clock(&now, &before);
  redo(session, SUBGROUP);
  assert_int_equal(clock_of(session).phase, 3);
  undo(session, SUBGROUP);
  assert_done(session_view(((Fixture *)*state)->path, &whole, &err), &err);
  while (!proven)
    assert_done(session_prove(session, MANY, &proven, &err), &err);
  assert_same_state(session_state(session), session_state(whole));
  session_close(whole);
  assert_checker_agrees(((Fixture *)*state)->path);
}

/* Forwards and backwards. */
static void a_replay_has_the_clock_of_each_moment(void **state) {
  Session *session = planned(state);
  Error err = {0};
  Replay *replay;
  go_on(session);
  undo(session, SUBGROUP);
  redo(session, SUBGROUP);
  assert_done(go_to_phase(session, "4 0:00", &err), &err);
  undo(session, SUBGROUP);
  const uint64_t last = session_stamp(session).seq;
  assert_done(replay_open(session, &replay, &err), &err);
  for (uint64_t n = 1; n <= 2 * last; ++n) {
    Roundtable *then = NULL;
    const uint64_t seq = n <= last ? n : 2 * last + 1 - n;
    assert_done(replay_go(replay, seq, &err) && session_state_at(session, seq, &then, &err), &err);
    const PhaseClock is = roundtable_phase_clock(replay_state(replay)),
                     was = roundtable_phase_clock(then);
    assert_same_clock(&is, &was);
    roundtable_close(then);
  }
  replay_close(replay);
}

int main(void) {
  const struct CMUnitTest tests[] = {
#define WITH_SESSION(test) cmocka_unit_test_setup_teardown(test, fixture_set_up, fixture_tear_down)
      WITH_SESSION(one_key_undoes_what_one_key_did),
      WITH_SESSION(the_day_does_not_begin_again),
      WITH_SESSION(a_phase_is_undone_while_it_is_the_latest),
      WITH_SESSION(only_the_first_correction_raises_the_version),
      WITH_SESSION(a_file_of_the_second_version_is_raised_too),
      WITH_SESSION(a_phase_is_reached_directly),
      WITH_SESSION(a_phase_is_put_right_with_its_time),
      WITH_SESSION(a_step_taken_back_took_no_time),
      WITH_SESSION(a_checkpoint_knows_what_was_taken_back),
      WITH_SESSION(a_replay_has_the_clock_of_each_moment),
      WITH_SESSION(a_phase_passed_over_took_no_time),
      WITH_SESSION(what_was_corrected_is_told),
      WITH_SESSION(a_reason_takes_no_phase_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
