/* What two files cannot both mean is told, and never guessed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sessions/acts/acts.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/ballots.h"
#include "sessions/acts/vote.h"
#include "sessions/import/import.h"
#include "tests/core/make.h"
#include "tests/sessions/kiosk_room.h"
#include "tests/sessions/rooms.h"
#include "tests/sessions/tampering.h"

#include <cmocka.h>

static void texts_set_in_both(void **state) {
  Rooms *rooms = *state;
  Error err = {0};
  assert_done(describe_session(rooms->ours, SESSION_PLACE, "Ici", &err), &err);
  assert_done(describe_session(rooms->theirs, SESSION_PLACE, "Là", &err), &err);
  assert_conflict(rooms, "ours.gommette says “Place of the session: “Ici””",
                  "theirs.gommette says “Place of the session: “Là””");
}

static void recommendations_edited_in_both(void **state) {
  Rooms *rooms = *state;
  Error err = {0};
  assert_done(edit_recommendation(rooms->ours, 3, RECOMMENDATION_TITLE, NULL, "Un", &err), &err);
  assert_done(edit_recommendation(rooms->theirs, 3, RECOMMENDATION_TITLE, NULL, "Deux", &err),
              &err);
  assert_conflict(rooms, "title of 1/1.2: ", "change or undo it in one of them");
}

static void counts_meet_counts(void **state) {
  Rooms *rooms = *state;
  record_event(rooms->ours, make_counts(session_state(rooms->ours), 4, (Tally){{1, 0, 0}}));
  record_event(rooms->theirs, make_counts(session_state(rooms->theirs), 4, (Tally){{1, 0, 0}}));
  assert_conflict(rooms, "counts of 1/2: ", "Counts of 1/2: 1 ●");
}

static void counts_meet_dots(void **state) {
  Rooms *rooms = *state;
  sample_vote(rooms->ours, 4, GREEN, 1);
  record_event(rooms->theirs, make_counts(session_state(rooms->theirs), 4, (Tally){{2, 0, 0}}));
  assert_conflict(rooms, "counts of 1/2: ", "Counts of 1/2: 2 ●");
}

static void dots_meet_counts(void **state) {
  Rooms *rooms = *state;
  sample_vote(rooms->theirs, 4, GREEN, 1);
  record_event(rooms->ours, make_counts(session_state(rooms->ours), 4, (Tally){{2, 0, 0}}));
  assert_conflict(rooms, "counts of 1/2: ", "Counts of 1/2: 2 ●");
}

static void statuses_and_rules_set_in_both(void **state) {
  Rooms *rooms = *state;
  Error err = {0};
  assert_done(set_voting_rule(rooms->ours, RULE_VOTERS, 12, "agreed", NULL, &err), &err);
  assert_done(set_voting_rule(rooms->theirs, RULE_VOTERS, 13, "agreed", NULL, &err), &err);
  assert_conflict(rooms, "Voters: 12", "Voters: 13");
}

static void votes_closed_in_one_and_not_in_the_other(void **state) {
  Rooms *rooms = *state;
  Error err = {0};
  size_t closed;
  assert_done(close_vote(rooms->ours, 1, &closed, &err), &err);
  assert_done(reopen_vote(rooms->ours, 1, NULL, &err), &err);
  assert_done(close_vote(rooms->theirs, 1, &closed, &err), &err);
  Session *merged = rooms_merge_well(rooms);
  assert_int_equal(roundtable_subgroup(session_state(merged), 1)->vote, VOTE_CLOSED);
  session_close(merged);
}

static void a_subgroup_opened_in_one_and_closed_in_the_other(void **state) {
  Rooms *rooms = *state;
  Error err = {0};
  uint32_t subgroup;
  size_t opened, closed;
  assert_done(add_subgroup(rooms->ours, "N", "Nouveau", &subgroup, &err), &err);
  session_close(rooms->theirs);
  copy_file(rooms->ours_path, rooms->theirs_path);
  rooms_open_theirs(rooms);
  assert_done(start_vote(rooms->ours, WHOLE_SESSION, &opened, &err), &err);
  assert_done(start_vote(rooms->theirs, WHOLE_SESSION, &opened, &err), &err);
  assert_done(close_vote(rooms->theirs, subgroup, &closed, &err), &err);
  assert_conflict(rooms, "The vote of subgroup N is opened", "The vote of subgroup N is closed");
}

static void the_same_code_added_in_both(void **state) {
  Rooms *rooms = *state;
  static const char *const ours[] = {"Nôtre"}, *const theirs[] = {"Leur"};
  Error err = {0};
  uint32_t last;
  assert_done(add_recommendations(rooms->ours, 1, 0, ours, 1, &last, &err), &err);
  assert_done(add_recommendations(rooms->theirs, 1, 0, theirs, 1, &last, &err), &err);
  Sentences conflicts = {0};
  assert_null(rooms_merge(rooms, &conflicts));
  assert_non_null(strstr(conflicts.of[0], "has “Nôtre”"));
  assert_non_null(strstr(conflicts.of[0], "has “Leur”"));
  sentences_free(&conflicts);
  assert_done(renumber_recommendation(rooms->theirs, last, NULL, "99", &err), &err);
  Session *merged = rooms_merge(rooms, &conflicts);
  if (merged) fail_msg("the code that it was added with is still the same");
  assert_non_null(strstr(conflicts.of[0], "cannot follow what"));
  sentences_free(&conflicts);
}

static void one_ballot_cast_in_both(void **state) {
  Rooms *rooms = *state;
  Error err = {0};
  BallotEntry entry = {.recommendation = 3, .dots = {1, 0, 0}};
  int64_t number = 7;
  assert_done(record_ballot(rooms->ours, &number, &entry, 1, NULL, "", NULL, NULL, &err), &err);
  assert_done(record_ballot(rooms->theirs, &number, &entry, 1, NULL, "", NULL, NULL, &err), &err);
  assert_conflict(rooms, "ballot 7: ", "both cast or changed it");
}

static void places_moved_in_both(void **state) {
  Rooms *rooms = *state;
  Error err = {0};
  assert_done(move_recommendation(rooms->ours, 4, -1, &err), &err);
  assert_done(move_recommendation(rooms->theirs, 4, 1, &err), &err);
  assert_conflict(rooms, "place of 1/2: ", "change or undo it in one of them");
}

/* A recommendation that an undo takes away, added before the two part. */
static uint32_t share_one_more(Rooms *rooms) {
  static const char *const titles[] = {"Une de trop"};
  Error err = {0};
  uint32_t number;
  assert_done(add_recommendations(rooms->ours, 1, 0, titles, 1, &number, &err), &err);
  session_close(rooms->theirs);
  copy_file(rooms->ours_path, rooms->theirs_path);
  rooms_open_theirs(rooms);
  return number;
}

static void what_one_took_away_the_other_uses(void **state) {
  Rooms *rooms = *state;
  const uint32_t last = share_one_more(rooms);
  Error err = {0};
  uint64_t taken;
  assert_done(undo_act(rooms->ours, WHOLE_SESSION, 0, &taken, &err), &err);
  sample_vote(rooms->theirs, last, GREEN, 1);
  assert_conflict(rooms, "removed what it is about", "+1 ● on 1/");
}

static void what_one_uses_the_other_took_away(void **state) {
  Rooms *rooms = *state;
  const uint32_t last = share_one_more(rooms);
  Error err = {0};
  uint64_t taken;
  sample_vote(rooms->ours, last, GREEN, 1);
  assert_done(undo_act(rooms->theirs, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_conflict(rooms, "cannot follow what", "undo one of the two");
}

static void more_dots_together_than_there_can_be(void **state) {
  Rooms *rooms = *state;
  Error err = {0};
  assert_done(set_voting_rule(rooms->ours, RULE_VOTERS, 10, "agreed", NULL, &err), &err);
  assert_done(
      set_voting_rule(rooms->ours, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM, "agreed", NULL, &err),
      &err);
  session_close(rooms->theirs);
  copy_file(rooms->ours_path, rooms->theirs_path);
  rooms_open_theirs(rooms);
  sample_vote(rooms->ours, 4, GREEN, 6);
  sample_vote(rooms->theirs, 4, GREEN, 5);
  assert_conflict(rooms, "dots on 1/2: 6 in ", "come to 11, but there can be 10 at most");
}

static void import_names(Session *session, const char *csv) {
  ImportOutcome outcome = {0};
  Error err = {0};
  assert_done(import_memory(session, "votes.csv", csv, strlen(csv), &outcome, &err), &err);
  import_outcome_free(&outcome);
}

static void voters_paired_otherwise(void **state) {
  Rooms *rooms = *state;
  import_names(rooms->ours, "voter,subgroup_code,code,colour\nAnna,1,2,green\nBo,1,2,red\n");
  import_names(rooms->theirs, "voter,subgroup_code,code,colour\nBo,1,2,green\n");
  Sentences conflicts = {0};
  assert_null(rooms_merge(rooms, &conflicts));
  assert_int_equal(conflicts.count, 2);
  assert_non_null(strstr(conflicts.of[0], "both cast or changed it"));
  assert_non_null(strstr(conflicts.of[1], "voter Bo: ballot 2 in "));
  sentences_free(&conflicts);
}

static void voters_of_both_stay_known(void **state) {
  Rooms *rooms = *state;
  import_names(rooms->ours, "voter,subgroup_code,code,colour\nAnna,1,2,green\n");
  session_close(rooms->theirs);
  copy_file(rooms->ours_path, rooms->theirs_path);
  rooms_open_theirs(rooms);
  sample_vote(rooms->ours, 3, RED, 1);
  import_names(rooms->theirs, "voter,subgroup_code,code,colour\nBo,1,2,red\n");
  Session *merged = rooms_merge_well(rooms);
  import_names(merged, "voter,subgroup_code,code,colour\nAnna,1,2,yellow\nBo,1,2,yellow\n");
  assert_int_equal(roundtable_ballots_cast(session_state(merged)), 2);
  session_close(merged);
}

static void every_conflict_is_told(void **state) {
  Rooms *rooms = *state;
  Error err = {0};
  texts_set_in_both(state);
  assert_done(edit_recommendation(rooms->ours, 3, RECOMMENDATION_TITLE, NULL, "Un", &err), &err);
  assert_done(edit_recommendation(rooms->theirs, 3, RECOMMENDATION_TITLE, NULL, "Deux", &err),
              &err);
  sample_vote(rooms->theirs, 4, GREEN, 1);
  record_event(rooms->ours, make_counts(session_state(rooms->ours), 4, (Tally){{2, 0, 0}}));
  Sentences conflicts = {0};
  assert_null(rooms_merge(rooms, &conflicts));
  assert_int_equal(conflicts.count, 3);
  sentences_free(&conflicts);
}

static void assert_not_merged(Rooms *rooms, const char *part) {
  Merging merging;
  Sentences conflicts = {0};
  Error err = {0};
  assert_refused(merge_files(rooms->ours_path, rooms->theirs_path, rooms->merged_path, &merging,
                             &conflicts, &err),
                 &err, part);
  assert_int_equal(conflicts.count, 0);
  assert_int_equal(access(rooms->merged_path, F_OK), -1);
}

static void an_open_kiosk_waits(void **state) {
  Rooms *rooms = *state;
  sample_vote(rooms->ours, 3, RED, 1);
  use_kiosk(rooms->theirs, 2);
  assert_not_merged(rooms, "theirs.gommette: a kiosk is active, or its ballots wait");
}

static void ballots_that_both_counted_cannot_be_told_apart(void **state) {
  Rooms *rooms = *state;
  use_kiosk(rooms->ours, 2);
  session_close(rooms->theirs);
  copy_file(rooms->ours_path, rooms->theirs_path);
  rooms_open_theirs(rooms);
  close_it(rooms->ours, SUBGROUP);
  close_it(rooms->theirs, SUBGROUP);
  assert_not_merged(rooms, "diverged while the kiosk had ballots in it");
}

static void what_never_parted_needs_no_merge(void **state) {
  Rooms *rooms = *state;
  assert_not_merged(rooms, "contain the same events");
  sample_vote(rooms->ours, 3, RED, 1);
  assert_not_merged(rooms, "ours.gommette already contains all of ");
  session_close(rooms->ours);
  copy_file(rooms->theirs_path, rooms->ours_path);
  rooms->ours = sample_open(rooms->ours_path);
  sample_vote(rooms->theirs, 3, RED, 1);
  assert_not_merged(rooms, "theirs.gommette already contains all of ");
}

static void two_sessions_are_not_one(void **state) {
  Rooms *rooms = *state;
  session_close(rooms->theirs);
  unlink(rooms->theirs_path);
  rooms->theirs = sample_session(rooms->theirs_path);
  assert_not_merged(rooms, "are two sessions");
}

static void what_was_altered_is_not_merged(void **state) {
  Rooms *rooms = *state;
  sample_vote(rooms->ours, 3, RED, 1);
  sample_vote(rooms->theirs, 3, RED, 1);
  flip(rooms->theirs_path, "event", 5, 50);
  assert_not_merged(rooms, "theirs.gommette: event 5 is not as recorded");
}

static void a_name_that_is_taken_stays(void **state) {
  Rooms *rooms = *state;
  Merging merging;
  Sentences conflicts = {0};
  Error err = {0};
  sample_vote(rooms->ours, 3, RED, 1);
  sample_vote(rooms->theirs, 3, RED, 1);
  Bytes before = file_read(rooms->ours_path);
  assert_refused(merge_files(rooms->ours_path, rooms->theirs_path, rooms->ours_path, &merging,
                             &conflicts, &err),
                 &err, "that name is taken");
  assert_file_is(rooms->ours_path, &before);
  bytes_free(&before);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, rooms_set_up, rooms_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(texts_set_in_both),
      TEST(recommendations_edited_in_both),
      TEST(counts_meet_counts),
      TEST(counts_meet_dots),
      TEST(dots_meet_counts),
      TEST(statuses_and_rules_set_in_both),
      TEST(votes_closed_in_one_and_not_in_the_other),
      TEST(a_subgroup_opened_in_one_and_closed_in_the_other),
      TEST(the_same_code_added_in_both),
      TEST(one_ballot_cast_in_both),
      TEST(places_moved_in_both),
      TEST(what_one_took_away_the_other_uses),
      TEST(what_one_uses_the_other_took_away),
      TEST(more_dots_together_than_there_can_be),
      TEST(voters_paired_otherwise),
      TEST(voters_of_both_stay_known),
      TEST(every_conflict_is_told),
      TEST(an_open_kiosk_waits),
      TEST(ballots_that_both_counted_cannot_be_told_apart),
      TEST(what_never_parted_needs_no_merge),
      TEST(two_sessions_are_not_one),
      TEST(what_was_altered_is_not_merged),
      TEST(a_name_that_is_taken_stays),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
