/* Two files that grew from one become one, and lose nothing by it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "sessions/acts/acts.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/ballots.h"
#include "sessions/acts/saved_ranking.h"
#include "sessions/acts/vote.h"
#include "sessions/event_text/event_text.h"
#include "sessions/replay/replay.h"
#include "sessions/replay/timeline.h"
#include "sessions/session/derived_tables.h"
#include "sessions/verify/fingerprint_check.h"
#include "sessions/verify/verify.h"
#include "tests/core/make.h"
#include "tests/sessions/kiosk_room.h"
#include "tests/sessions/rooms.h"

#include <cmocka.h>

static Tally counted_on(const Session *session, uint32_t recommendation) {
  return roundtable_recommendation(session_state(session), recommendation)->counted;
}

static void assert_counted(const Session *session, uint32_t recommendation, Tally tally) {
  assert_true(tally_same(counted_on(session, recommendation), tally));
}

static void dots_add_up(void **state) {
  Rooms *rooms = *state;
  sample_vote(rooms->ours, 2, GREEN, 2);
  sample_vote(rooms->ours, 3, RED, 1);
  sample_vote(rooms->theirs, 2, GREEN, 4);
  sample_vote(rooms->theirs, 2, YELLOW, 1);
  Session *merged = rooms_merge_well(rooms);
  assert_counted(merged, 2, (Tally){{9, 1, 0}});
  assert_counted(merged, 3, (Tally){{0, 0, 1}});
  session_close(merged);
}

static void what_is_new_in_both_keeps_apart(void **state) {
  Rooms *rooms = *state;
  static const char *const our_title[] = {"Nôtre"}, *const their_title[] = {"Leur"};
  Error err = {0};
  uint32_t ours, theirs, subgroup;
  assert_done(add_recommendations(rooms->ours, 1, 0, our_title, 1, &ours, &err), &err);
  sample_vote(rooms->ours, ours, GREEN, 1);
  assert_done(add_subgroup(rooms->ours, "N", "Nouveau", &subgroup, &err), &err);
  assert_done(add_subgroup(rooms->theirs, "L", "Autre", &subgroup, &err), &err);
  assert_done(add_recommendations(rooms->theirs, subgroup, 0, their_title, 1, &theirs, &err), &err);
  assert_int_equal(ours, theirs);
  sample_vote(rooms->theirs, theirs, RED, 2);
  BallotEntry entry = {.recommendation = theirs, .dots = {0, 1, 0}};
  int64_t number = 40;
  assert_done(record_ballot(rooms->theirs, &number, &entry, 1, NULL, "", NULL, NULL, &err), &err);
  Session *merged = rooms_merge_well(rooms);
  assert_string_equal(
      roundtable_recommendation(session_state(merged), ours)->text[RECOMMENDATION_TITLE], "Nôtre");
  assert_counted(merged, ours, (Tally){{1, 0, 0}});
  assert_string_equal(
      roundtable_recommendation(session_state(merged), ours + 1)->text[RECOMMENDATION_TITLE],
      "Leur");
  assert_counted(merged, ours + 1, (Tally){{0, 0, 2}});
  assert_int_equal(ballots_on(merged, ours + 1).dots[YELLOW], 1);
  session_close(merged);
}

/* What was undone there is undone here, and can be undone on. */
static void undo_goes_on_across_a_merge(void **state) {
  Rooms *rooms = *state;
  Error err = {0};
  uint64_t taken;
  sample_vote(rooms->ours, 3, GREEN, 1);
  sample_vote(rooms->theirs, 3, GREEN, 5);
  sample_vote(rooms->theirs, 4, RED, 2);
  assert_done(undo_act(rooms->theirs, WHOLE_SESSION, 0, &taken, &err), &err);
  Session *merged = rooms_merge_well(rooms);
  assert_counted(merged, 3, (Tally){{6, 0, 0}});
  assert_counted(merged, 4, (Tally){{0, 0, 0}});
  assert_done(redo_act(merged, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_counted(merged, 4, (Tally){{0, 0, 2}});
  assert_done(undo_act(merged, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_done(undo_act(merged, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_counted(merged, 3, (Tally){{1, 0, 0}});
  assert_done(undo_act(merged, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_counted(merged, 3, (Tally){{0, 0, 0}});
  assert_done(undo_act(merged, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_counted(merged, 2, (Tally){{0, 0, 0}});
  session_close(merged);
}

/* What a replay of it marks. */
static void assert_marks(Session *merged, size_t phases, size_t corrections) {
  ReplayMarks marks;
  Error err = {0};
  assert_done(marks_read(merged, &marks, &err), &err);
  assert_int_equal(marks.phase_count, phases);
  assert_int_equal(marks.correction_count, corrections);
  marks_free(&marks);
}

/* Both rooms took the same dots back: once is enough. */
static void what_both_did_alike_is_done_once(void **state) {
  Rooms *rooms = *state;
  Session *const both[] = {rooms->ours, rooms->theirs};
  Error err = {0};
  uint64_t taken;
  size_t closed;
  for (int n = 0; n < 2; ++n) {
    assert_done(revert_event(both[n], rooms->shared, "twice", &taken, &err), &err);
    sample_vote(both[n], 2, RED, 1);
    assert_done(edit_recommendation(both[n], 3, RECOMMENDATION_TITLE, NULL, "Same", &err), &err);
    assert_done(set_voting_rule(both[n], RULE_VOTERS, 12, "agreed", NULL, &err), &err);
    assert_done(close_vote(both[n], WHOLE_SESSION, &closed, &err), &err);
  }
  Session *merged = rooms_merge_well(rooms);
  assert_counted(merged, 2, (Tally){{0, 0, 2}});
  assert_int_equal(roundtable_subgroup(session_state(merged), 1)->vote, VOTE_CLOSED);
  assert_int_equal(saved_rankings_count(session_state(merged)), 1);
  assert_marks(merged, 0, 1);
  session_close(merged);
}

static void what_only_one_set_stays(void **state) {
  Rooms *rooms = *state;
  Error err = {0};
  uint64_t taken;
  assert_done(describe_session(rooms->ours, SESSION_PLACE, "Ici", &err), &err);
  assert_done(describe_session(rooms->theirs, SESSION_PLACE, "Là", &err), &err);
  assert_done(undo_act(rooms->theirs, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_done(describe_session(rooms->theirs, SESSION_THEME, "Logement", &err), &err);
  assert_done(set_recommendation_status(rooms->theirs, 9, STATUS_WITHDRAWN, "hors sujet", &err),
              &err);
  record_event(rooms->theirs, make_counts(session_state(rooms->theirs), 4, (Tally){{5, 6, 7}}));
  Session *merged = rooms_merge_well(rooms);
  const Roundtable *now = session_state(merged);
  assert_string_equal(roundtable_text(now, SESSION_PLACE), "Ici");
  assert_string_equal(roundtable_text(now, SESSION_THEME), "Logement");
  assert_int_equal(roundtable_recommendation(now, 9)->status, STATUS_WITHDRAWN);
  assert_counted(merged, 4, (Tally){{5, 6, 7}});
  session_close(merged);
}

/* What the other room saw is a record: this room's board and clock are as they were. */
static void the_other_room_changes_nothing_here(void **state) {
  Rooms *rooms = *state;
  Error err = {0};
  assert_done(plan_phase(rooms->theirs, 1, "Vote", 45, &err), &err);
  assert_done(start_phase(rooms->theirs, 1, &err), &err);
  record_event(rooms->theirs, make_board(BOARD_RECOMMENDATION, 3));
  record_event(rooms->theirs, make_curtain_lifted(REVEAL_RANKING, 2));
  record_event(rooms->theirs, make_incident(INCIDENT_SUSPENDED, 9000));
  record_event(rooms->theirs,
               make_kept(BY_WEIGHTED, weights_default(), SCOPE_SESSION, KEPT_WHEN_ASKED));
  record_event(rooms->ours, make_board(BOARD_SUBGROUP, 1));
  Board before = roundtable_board(session_state(rooms->ours));
  Session *merged = rooms_merge_well(rooms);
  const Roundtable *now = session_state(merged);
  Board board = roundtable_board(now);
  assert_int_equal(board.view, before.view);
  assert_true(board.curtain);
  assert_int_equal(roundtable_phase_clock(now).phase, 0);
  assert_string_equal(roundtable_phase(now, 1).name, "Vote");
  assert_int_equal(saved_rankings_count(now), 0);
  assert_int_equal(replay_next_stop(now, STEP_PHASE, rooms->shared), 0);
  assert_marks(merged, 0, 0);
  session_close(merged);
}

static void plan_and_stumble(Session *session) {
  Error err = {0};
  uint64_t taken;
  uint32_t phase;
  assert_done(plan_default_phases(session, &err), &err);
  assert_done(start_phase(session, 1, &err), &err);
  assert_done(next_phase(session, &phase, &err), &err);
  assert_done(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
}

/* Both corrected their phases: ours are as they were and can be taken back, theirs are a record. */
static void phases_corrected_in_both_rooms_stay_apart(void **state) {
  Rooms *rooms = *state;
  Error err = {0};
  uint64_t taken;
  plan_and_stumble(rooms->ours);
  plan_and_stumble(rooms->theirs);
  assert_done(redo_act(rooms->ours, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_done(go_to_phase(rooms->theirs, "4 0:00", &err), &err);
  assert_done(undo_act(rooms->theirs, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_done(go_to_phase(rooms->theirs, "3 0:00", &err), &err);
  const PhaseClock ours = roundtable_phase_clock(session_state(rooms->ours));
  const uint64_t step = history_undoable(session_state(rooms->ours), WHOLE_SESSION);
  Session *merged = rooms_merge_well(rooms);
  PhaseClock now = roundtable_phase_clock(session_state(merged));
  assert_int_equal(now.phase, ours.phase);
  assert_memory_equal(&now.since, &ours.since, sizeof now.since);
  assert_true(history_at(session_state(merged), step)->in_force);
  assert_done(next_phase(merged, &(uint32_t){0}, &err), &err);
  assert_done(undo_act(merged, WHOLE_SESSION, 0, &taken, &err), &err);
  now = roundtable_phase_clock(session_state(merged));
  assert_memory_equal(&now.since, &ours.since, sizeof now.since);
  session_close(merged);
  session_close(sample_open(rooms->merged_path));
}

static void vote_in_the_kiosk(Session *session, int ballots) {
  use_kiosk(session, ballots);
  close_it(session, SUBGROUP);
}

static void closed_kiosks_come_along(void **state) {
  Rooms *rooms = *state;
  vote_in_the_kiosk(rooms->ours, 3);
  vote_in_the_kiosk(rooms->theirs, 2);
  Error err = {0};
  assert_done(reopen_vote(rooms->theirs, SUBGROUP, NULL, &err), &err);
  vote_in_the_kiosk(rooms->theirs, 4);
  Session *merged = rooms_merge_well(rooms);
  assert_int_equal(ballots_on(merged, FIRST).dots[GREEN], 9);
  assert_int_equal(kiosk_now(merged, SUBGROUP).counted, 9);
  assert_int_equal(kiosks_verified(rooms->merged_path), 3);
  session_close(merged);
}

/* The other file's numbers stay in its ballots, and are told in ours by the journal. */
static void kiosks_of_what_is_new_come_along(void **state) {
  Rooms *rooms = *state;
  static const char *const titles[] = {"Une", "Deux"};
  Error err = {0};
  uint32_t ours, theirs, subgroup;
  assert_done(add_recommendations(rooms->ours, 1, 0, titles, 2, &ours, &err), &err);
  assert_done(add_subgroup(rooms->ours, "N", "Nouveau", &subgroup, &err), &err);
  assert_done(add_subgroup(rooms->theirs, "L", "Autre", &subgroup, &err), &err);
  assert_done(add_recommendations(rooms->theirs, subgroup, 0, titles, 2, &theirs, &err), &err);
  assert_done(kiosk_begin(rooms->theirs, subgroup, &err), &err);
  receive_dot(rooms->theirs, subgroup, theirs, RED);
  assert_done(kiosk_end(rooms->theirs, subgroup, &err), &err);
  close_it(rooms->theirs, subgroup);
  Session *merged = rooms_merge_well(rooms);
  assert_int_equal(ballots_on(merged, theirs + 2).dots[RED], 1);
  assert_int_equal(kiosks_verified(rooms->merged_path), 1);
  session_close(merged);
}

static const char *fingerprint_of(const Session *session, char text[FINGERPRINT_TEXT_SIZE]) {
  return fingerprint_text(session_hash(session), text);
}

static bool answers(const char *path, const char *typed, FingerprintAnswer *answer) {
  PrintedFingerprint anchor;
  Error err = {0};
  assert_done(fingerprint_read(typed, &anchor, &err), &err);
  return fingerprint_check(path, &anchor, answer, &err);
}

static void papers_of_both_are_answered(void **state) {
  Rooms *rooms = *state;
  char ours[FINGERPRINT_TEXT_SIZE], theirs[FINGERPRINT_TEXT_SIZE];
  FingerprintAnswer answer;
  sample_vote(rooms->ours, 2, GREEN, 2);
  fingerprint_of(rooms->ours, ours);
  sample_vote(rooms->theirs, 3, GREEN, 1);
  fingerprint_of(rooms->theirs, theirs);
  sample_vote(rooms->theirs, 3, RED, 1);
  session_close(rooms_merge_well(rooms));
  assert_true(answers(rooms->merged_path, ours, &answer));
  assert_int_equal(answer.merged_at, 0);
  assert_int_equal(answer.before, rooms->shared + 1);
  assert_true(answers(rooms->merged_path, theirs, &answer));
  assert_int_equal(answer.merged_at, rooms->shared + 2);
  assert_int_equal(answer.before, rooms->shared + 1);
  assert_int_equal(answer.after, 1);
  theirs[0] = theirs[0] == '7' ? '9' : '7';
  assert_false(answers(rooms->merged_path, theirs, &answer));
}

/* A third room, and a fourth that grew from the merged file. */
static void merged_files_merge_again(void **state) {
  Rooms *rooms = *state;
  char third_path[SAMPLE_PATH_SIZE], fourth_path[SAMPLE_PATH_SIZE], all_path[SAMPLE_PATH_SIZE];
  char theirs[FINGERPRINT_TEXT_SIZE], third_text[FINGERPRINT_TEXT_SIZE];
  Sentences conflicts = {0};
  FingerprintAnswer answer;
  sample_path(&rooms->folder, "third.gommette", third_path);
  sample_path(&rooms->folder, "fourth.gommette", fourth_path);
  sample_path(&rooms->folder, "all.gommette", all_path);
  copy_file(rooms->ours_path, third_path);
  Session *third = sample_open(third_path);
  sample_vote(third, 2, RED, 1);
  fingerprint_of(third, third_text);
  sample_vote(rooms->ours, 2, GREEN, 1);
  sample_vote(rooms->theirs, 2, YELLOW, 1);
  record_event(rooms->theirs, make_incident(INCIDENT_SUSPENDED, 9000));
  fingerprint_of(rooms->theirs, theirs);
  Session *merged = rooms_merge_well(rooms);
  sample_vote(merged, 3, GREEN, 4);
  session_close(merged);
  merged = merge_paths(third_path, rooms->merged_path, fourth_path, &conflicts);
  assert_non_null(merged);
  assert_counted(merged, 2, (Tally){{4, 1, 1}});
  assert_counted(merged, 3, (Tally){{4, 0, 0}});
  session_close(merged);
  assert_true(answers(fourth_path, theirs, &answer));
  assert_true(answers(fourth_path, third_text, &answer));
  sample_vote(third, 3, RED, 3);
  session_close(third);
  merged = merge_paths(fourth_path, third_path, all_path, &conflicts);
  assert_non_null(merged);
  assert_counted(merged, 3, (Tally){{4, 0, 3}});
  session_close(merged);
  assert_true(answers(all_path, theirs, &answer));
  sentences_free(&conflicts);
}

/* Theirs is long enough for a checkpoint in its midst. */
static void checkpoints_lead_into_a_merge(void **state) {
  Rooms *rooms = *state;
  Verification found;
  Roundtable *then;
  Error err = {0};
  sample_vote(rooms->ours, 2, GREEN, 1);
  sample_cast(rooms->theirs, 3, 4200);
  sample_vote(rooms->theirs, 2, RED, 1);
  Session *merged = rooms_merge_well(rooms);
  sample_vote(merged, 2, RED, 1);
  const uint64_t end = session_stamp(merged).seq;
  assert_done(session_state_at(merged, end, &then, &err), &err);
  assert_same_tallies(session_state(merged), then);
  roundtable_close(then);
  session_close(merged);
  assert_done(verify_file(rooms->merged_path, &found, &err), &err);
  assert_int_equal(found.checkpoints, 1);
  assert_done(derive_anew(rooms->merged_path, &err), &err);
  assert_done(verify_file(rooms->merged_path, &found, &err), &err);
  assert_int_equal(found.checkpoints, 1);
}

static void tell_last(Session *session, uint64_t seq, char text[EVENT_TEXT_SIZE]) {
  const Event *event;
  Error err = {0};
  assert_done(session_event(session, seq, &event, &err), &err);
  event_text_sentence(session_state(session), event, text);
}

static void a_merge_is_told_plainly(void **state) {
  Rooms *rooms = *state;
  char text[EVENT_TEXT_SIZE];
  sample_vote(rooms->ours, 2, GREEN, 1);
  sample_vote(rooms->theirs, 2, YELLOW, 1);
  record_event(rooms->theirs, make_incident(INCIDENT_SUSPENDED, 9000));
  Session *merged = rooms_merge_well(rooms);
  tell_last(merged, rooms->shared + 2, text);
  assert_non_null(strstr(text, "Merged: the next 2 events were recorded in another file"));
  tell_last(merged, rooms->shared + 3, text);
  assert_string_equal(text, "+1 ▲ on 1/1.1 [no. 18 in the file merged]");
  tell_last(merged, rooms->shared + 4, text);
  assert_string_equal(
      text, "The computer slept for 9 seconds [no. 19 in the file merged; changed nothing here]");
  session_close(merged);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(dots_add_up, rooms_set_up, rooms_tear_down),
      cmocka_unit_test_setup_teardown(what_is_new_in_both_keeps_apart, rooms_set_up,
                                      rooms_tear_down),
      cmocka_unit_test_setup_teardown(undo_goes_on_across_a_merge, rooms_set_up, rooms_tear_down),
      cmocka_unit_test_setup_teardown(what_both_did_alike_is_done_once, rooms_set_up,
                                      rooms_tear_down),
      cmocka_unit_test_setup_teardown(what_only_one_set_stays, rooms_set_up, rooms_tear_down),
      cmocka_unit_test_setup_teardown(phases_corrected_in_both_rooms_stay_apart, rooms_set_up,
                                      rooms_tear_down),
      cmocka_unit_test_setup_teardown(the_other_room_changes_nothing_here, rooms_set_up,
                                      rooms_tear_down),
      cmocka_unit_test_setup_teardown(closed_kiosks_come_along, rooms_set_up, rooms_tear_down),
      cmocka_unit_test_setup_teardown(kiosks_of_what_is_new_come_along, rooms_set_up,
                                      rooms_tear_down),
      cmocka_unit_test_setup_teardown(papers_of_both_are_answered, rooms_set_up, rooms_tear_down),
      cmocka_unit_test_setup_teardown(merged_files_merge_again, rooms_set_up, rooms_tear_down),
      cmocka_unit_test_setup_teardown(checkpoints_lead_into_a_merge, rooms_set_up, rooms_tear_down),
      cmocka_unit_test_setup_teardown(a_merge_is_told_plainly, rooms_set_up, rooms_tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
