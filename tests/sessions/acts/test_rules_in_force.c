/* What would break a rule of the vote in force is asked about where it is done. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "sessions/acts/acts.h"
#include "sessions/acts/agenda.h"
#include "sessions/acts/ballots.h"
#include "sessions/acts/counts.h"
#include "sessions/acts/vote.h"
#include "sessions/session/rule_breaches.h"
#include "tests/core/make.h"
#include "tests/sessions/files.h"
#include "tests/sessions/kiosk_room.h"
#include "tests/sessions/rooms.h"

#include <cmocka.h>

static void rule(Session *session, VotingRule property, int64_t value) {
  Error err = {0};
  assert_done(set_voting_rule(session, property, value, "", NULL, &err), &err);
}

static bool try_cast(Session *session, const char *reason, bool *asks, Error *err) {
  const BallotEntry entry = dot_on(FIRST, GREEN);
  int64_t number = NEXT_BALLOT;
  return record_ballot(session, &number, &entry, 1, NULL, reason, NULL, asks, err);
}

static void cast(Session *session, int ballots) {
  Error err = {0};
  for (int n = 0; n < ballots; ++n)
    assert_done(try_cast(session, "", NULL, &err), &err);
}

static void reveal(Session *session) {
  Error err = {0};
  assert_done(curtain_lift(session, REVEAL_TOTALS, 1, &err), &err);
}

/* The only flag, with its reason. */
static void assert_flag(Session *session, const char *expected) {
  RuleBreaches breaches;
  Error err = {0};
  char sentence[BREACH_SENTENCE_SIZE];
  assert_done(rule_breaches_read(session, &breaches, &err), &err);
  assert_int_equal(breaches.found.count, 1);
  breach_sentence(&breaches, session_state(session), &breaches.found.list[0], false, sentence);
  assert_string_equal(sentence, expected);
  rule_breaches_free(&breaches);
}

static void assert_no_flag(Session *session) {
  Breaches found;
  Error err = {0};
  assert_done(breaches_find(session_state(session), &found, &err), &err);
  assert_int_equal(found.count, 0);
  breaches_free(&found);
}

static void a_ballot_more_than_voters_needs_a_reason(void **state) {
  Session *session = ((Fixture *)*state)->session;
  bool asks = false;
  Error err = {0};
  rule(session, RULE_VOTERS, 2);
  rule(session, RULE_SCOPE, SCOPE_SESSION);
  cast(session, 2);
  const uint64_t seq = session_stamp(session).seq;
  assert_refused(try_cast(session, "", &asks, &err), &err,
                 "3 people voted, but there are 2 voters");
  assert_true(asks);
  assert_int_equal(session_stamp(session).seq, seq);
  assert_done(try_cast(session, "a voter came late", &asks, &err), &err);
  assert_flag(
      session,
      "ballots 1, 2, 3: 3 people voted, but there are 2 voters. Reason: “a voter came late”");
  fixture_reopen(*state);
  session = ((Fixture *)*state)->session;
  rule(session, RULE_VOTERS, 3);
  assert_no_flag(session);
}

static void a_ballot_beyond_is_refused_where_there_are_too_many_already(void **state) {
  Session *session = ((Fixture *)*state)->session;
  Error err = {0};
  rule(session, RULE_VOTERS, 1);
  rule(session, RULE_SCOPE, SCOPE_SESSION);
  cast(session, 1);
  assert_done(try_cast(session, "one", NULL, &err), &err);
  assert_refused(try_cast(session, "", NULL, &err), &err, "3 people voted");
}

static void a_ballot_replaced_is_not_one_more(void **state) {
  Session *session = ((Fixture *)*state)->session;
  const BallotEntry other = dot_on(SECOND, RED);
  int64_t number = 1;
  Ballot seen;
  Error err = {0};
  rule(session, RULE_VOTERS, 1);
  cast(session, 1);
  roundtable_ballot(session_state(session), 1, &seen);
  assert_done(record_ballot(session, &number, &other, 1, &seen, "", NULL, NULL, &err), &err);
  roundtable_ballot(session_state(session), 1, &seen);
  assert_done(withdraw_ballot(session, 1, &seen, &err), &err);
  cast(session, 1);
  assert_no_flag(session);
}

static void take_out(Session *session, int64_t number) {
  Ballot seen;
  Error err = {0};
  roundtable_ballot(session_state(session), number, &seen);
  assert_done(withdraw_ballot(session, number, &seen, &err), &err);
}

/* The flag of old was mended; nobody was asked about the one that an undo brings. */
static void an_old_reason_is_none_for_a_flag_that_came_anew(void **state) {
  Session *session = ((Fixture *)*state)->session;
  RuleBreaches kept = {.known_to = 0};
  uint64_t taken;
  Error err = {0};
  rule(session, RULE_VOTERS, 1);
  rule(session, RULE_SCOPE, SCOPE_SESSION);
  cast(session, 1);
  assert_done(try_cast(session, "latecomer", NULL, &err), &err);
  assert_flag(session, "ballots 1, 2: 2 people voted, but there is 1 voter. Reason: “latecomer”");
  assert_done(rule_breaches_renew(session, &kept, &err), &err);
  take_out(session, 1);
  assert_no_flag(session);
  assert_done(rule_breaches_renew(session, &kept, &err), &err);
  assert_done(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_flag(session,
              "ballots 1, 2: 2 people voted, but there is 1 voter. No reason is given yet");
  assert_done(rule_breaches_renew(session, &kept, &err), &err);
  assert_int_equal(kept.found.count, 1);
  assert_null(kept.reasons[0]);
  record_event(session, make_reason(0, "counted again"));
  assert_done(rule_breaches_renew(session, &kept, &err), &err);
  assert_string_equal(kept.reasons[0], "counted again");
  rule_breaches_free(&kept);
}

static void a_rule_below_the_votes_needs_a_reason(void **state) {
  Session *session = ((Fixture *)*state)->session;
  const BallotEntry three = {.recommendation = FIRST, .dots = {3, 0, 0}};
  int64_t number = NEXT_BALLOT;
  bool asks = false;
  Error err = {0};
  assert_done(record_ballot(session, &number, &three, 1, NULL, "", NULL, NULL, &err), &err);
  reveal(session);
  assert_refused(set_voting_rule(session, RULE_ALLOWANCE, 2, "", &asks, &err), &err,
                 "ballot 1: more dots than a voter has (2)");
  assert_true(asks);
  assert_int_equal(roundtable_voting_rule(session_state(session), RULE_ALLOWANCE), RULE_UNKNOWN);
  assert_done(set_voting_rule(session, RULE_ALLOWANCE, 2, "said wrongly", NULL, &err), &err);
  assert_flag(session, "ballot 1: more dots than a voter has (2). Reason: “said wrongly”");
  assert_refused(set_voting_rule(session, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM, "", NULL, &err),
                 &err, "more than one dot on a recommendation");
  rule(session, RULE_ALLOWANCE, 3);
  rule(session, RULE_ALLOWANCE, RULE_UNKNOWN);
  assert_no_flag(session);
}

static void voters_below_counts_need_a_reason(void **state) {
  Session *session = ((Fixture *)*state)->session;
  CountRow row = {.recommendation = FIRST, .typed = {{5, 0, 0}}, .reason = ""};
  bool opened;
  Error err = {0};
  rule(session, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM);
  assert_done(record_counts(session, &row, &opened, &err), &err);
  reveal(session);
  assert_refused(set_voting_rule(session, RULE_VOTERS, 4, "", NULL, &err), &err, "5 dots");
  assert_refused(set_subgroup_voters(session, SUBGROUP, 4, "", NULL, &err), &err, "5 dots");
  assert_done(set_subgroup_voters(session, SUBGROUP, 4, "one left", NULL, &err), &err);
  assert_flag(session, "1/1.1: 5 dots, but its voters can place 4 at most. Reason: “one left”");
}

/* Else the question itself would tell which figures there are. */
static void a_stricter_rule_is_asked_about_alike_while_results_are_hidden(void **state) {
  Session *session = ((Fixture *)*state)->session;
  Error harmless = {0}, broken = {0};
  rule(session, RULE_ALLOWANCE, 9);
  cast(session, 1);
  assert_false(set_voting_rule(session, RULE_ALLOWANCE, 5, "", NULL, &harmless));
  assert_false(set_voting_rule(session, RULE_ALLOWANCE, 0, "", NULL, &broken));
  assert_string_equal(harmless.text, broken.text);
  rule(session, RULE_ALLOWANCE, 10);
}

static void the_kiosk_takes_no_more_ballots_than_voters_are_left(void **state) {
  Session *session = ((Fixture *)*state)->session;
  const BallotEntry entry = dot_on(FIRST, GREEN);
  Error err = {0};
  rule(session, RULE_VOTERS, 3);
  rule(session, RULE_SCOPE, SCOPE_SESSION);
  cast(session, 2);
  assert_done(kiosk_begin(session, WHOLE_SESSION, &err), &err);
  assert_done(kiosk_receive(session, WHOLE_SESSION, &entry, 1, &err), &err);
  assert_refused(kiosk_receive(session, WHOLE_SESSION, &entry, 1, &err), &err,
                 "the ballots of all 3 voters are already in");
  assert_done(kiosk_end(session, WHOLE_SESSION, &err), &err);
  assert_refused(try_cast(session, "", NULL, &err), &err, "4 people voted, but there are 3 voters");
  assert_no_flag(session);
}

static void counts_beside_ballots_may_not_make_more_people_than_voters(void **state) {
  Session *session = ((Fixture *)*state)->session;
  CountRow row = {.recommendation = SECOND, .typed = {{2, 0, 0}}, .reason = ""};
  bool opened;
  Error err = {0};
  rule(session, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM);
  rule(session, RULE_VOTERS, 3);
  rule(session, RULE_SCOPE, SCOPE_SESSION);
  cast(session, 1);
  assert_done(record_counts(session, &row, &opened, &err), &err);
  row.typed.dots[RED] = 1;
  assert_refused(record_counts(session, &row, &opened, &err), &err, "make 4 people");
  assert_refused(count_dots(session, SECOND, YELLOW, 1, NULL, &err), &err, "make 4 people");
  row.reason = "one voted twice";
  assert_done(record_counts(session, &row, &opened, &err), &err);
  assert_flag(session, "ballot 1: 4 people voted, but there are 3 voters, at least 3 with dots "
                       "counted on 1/1.2. Reason: “one voted twice”");
}

static const char two_lines[] = "voter,code,colour\n1,1.1,green\n1,1.1,green\n1,1.2,red\n";

static bool try_import(Fixture *fixture, const char *name, const char *text, Error *err) {
  ImportOutcome outcome = {0};
  bool done = try_text(fixture->session, &fixture->folder, name, text, false, &outcome, err);
  import_outcome_free(&outcome);
  return done;
}

static void with_subgroup(const char *text, char lines[256]) {
  size_t length = 0;
  lines[0] = '\0';
  for (const char *line = text; line && *line; line += strcspn(line, "\n") + 1) {
    int size = (int)strcspn(line, "\n");
    length += (size_t)snprintf(lines + length, 256 - length, "%s,%.*s\n",
                               line == text ? "subgroup_code" : "1", size, line);
  }
}

static void two_lines_on_one_item_are_two_dots_where_several_may_be(void **state) {
  Fixture *fixture = *state;
  char lines[256];
  Ballot ballot;
  Error err = {0};
  with_subgroup(two_lines, lines);
  assert_refused(try_import(fixture, "b.csv", lines, &err), &err,
                 "b.csv line 3: the same voter already has a dot on “1/1.1” on line 2");
  rule(fixture->session, RULE_DOTS_PER_ITEM, STACKING);
  assert_done(try_import(fixture, "b.csv", lines, &err), &err);
  assert_true(roundtable_ballot(session_state(fixture->session), 1, &ballot));
  assert_int_equal(ballot.entry_count, 2);
  assert_int_equal(ballot.entries[0].dots[GREEN], 2);
  assert_int_equal(ballot.entries[1].dots[RED], 1);
}

static void a_column_of_dots_counts(void **state) {
  Fixture *fixture = *state;
  Ballot ballot;
  Error err = {0};
  rule(fixture->session, RULE_DOTS_PER_ITEM, STACKING);
  assert_done(try_import(fixture, "d.csv",
                         "voter,subgroup_code,code,colour,dots\n4,1,1.1,green,3\n4,1,1.1,red,\n",
                         &err),
              &err);
  assert_true(roundtable_ballot(session_state(fixture->session), 4, &ballot));
  assert_int_equal(ballot.entries[0].dots[GREEN], 3);
  assert_int_equal(ballot.entries[0].dots[RED], 1);
  assert_refused(try_import(fixture, "e.csv",
                            "voter,subgroup_code,code,colour,dots\n4,1,1.1,green,256\n", &err),
                 &err, "at most 255");
}

static void a_line_with_a_voter_alone_is_a_blank_ballot(void **state) {
  Fixture *fixture = *state;
  Ballot ballot;
  Error err = {0};
  assert_done(
      try_import(fixture, "bl.csv", "voter,subgroup_code,code,colour\n1,1,1.1,green\n2,,,\n", &err),
      &err);
  assert_true(roundtable_ballot(session_state(fixture->session), 2, &ballot));
  assert_true(ballot.cast);
  assert_int_equal(ballot.entry_count, 0);
  assert_int_equal(roundtable_ballots_blank(session_state(fixture->session)), 1);
  assert_refused(try_import(fixture, "both.csv",
                            "voter,subgroup_code,code,colour\n3,,,\n3,1,1.1,green\n", &err),
                 &err, "both.csv line 2: this line says that the ballot is blank");
}

static const char of_three[] = "voter,subgroup_code,code,colour\na,1,1.1,green\nb,1,1.1,green\n"
                               "c,1,1.2,green\n";

static void a_file_with_more_ballots_than_voters_is_refused_whole(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  rule(fixture->session, RULE_VOTERS, 2);
  const uint64_t seq = session_stamp(fixture->session).seq;
  assert_refused(try_import(fixture, "ob2.csv", of_three, &err), &err,
                 "ob2.csv: subgroup 1: ballots 1, 2, 3: 3 people voted, but there are 2 voters");
  assert_int_equal(session_stamp(fixture->session).seq, seq);
  assert_int_equal(roundtable_ballots_cast(session_state(fixture->session)), 0);
}

static void a_file_with_more_ballots_is_kept_with_a_reason(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE];
  ImportRequest request = {.path = sample_path(&fixture->folder, "ob2.csv", path),
                           .reason = "c came late"};
  ImportOutcome outcome = {0};
  Error err = {0};
  rule(fixture->session, RULE_VOTERS, 2);
  assert_false(try_import(fixture, "ob2.csv", of_three, &err)); /* it lies there now */
  assert_done(import_file(fixture->session, &request, &outcome, &err), &err);
  import_outcome_free(&outcome);
  assert_flag(
      fixture->session,
      "subgroup 1: ballots 1, 2, 3: 3 people voted, but there are 2 voters. Reason: “c came late”");
}

/* Neither broke a rule: ours set it, theirs had the ballot. */
static void a_merge_that_breaks_a_rule_is_a_conflict(void **state) {
  Rooms *rooms = *state;
  const BallotEntry three = {.recommendation = FIRST, .dots = {3, 0, 0}};
  int64_t number = 8;
  Error err = {0};
  assert_done(set_voting_rule(rooms->ours, RULE_ALLOWANCE, 2, "agreed", NULL, &err), &err);
  assert_done(record_ballot(rooms->theirs, &number, &three, 1, NULL, "", NULL, NULL, &err), &err);
  assert_conflict(rooms, "together the two break a voting rule",
                  "ballot 8: more dots than a voter has (2)");
}

static void assert_reason(Session *session, BreachKind kind, const char *expected) {
  RuleBreaches breaches;
  Error err = {0};
  assert_done(rule_breaches_read(session, &breaches, &err), &err);
  const Breach *breach = &breaches.found.list[0];
  while (breach->kind != kind)
    ++breach;
  assert_string_equal(rule_breach_reason(&breaches, session_state(session), breach), expected);
  rule_breaches_free(&breaches);
}

static void the_reason_of_a_file_is_for_what_came_with_it(void **state) {
  Fixture *fixture = *state;
  char path[SAMPLE_PATH_SIZE];
  ImportRequest request = {.path = sample_path(&fixture->folder, "late.csv", path),
                           .reason = "c came late"};
  ImportOutcome outcome = {0};
  Error err = {0};
  reveal(fixture->session);
  assert_done(try_import(fixture, "two.csv",
                         "voter,subgroup_code,code,colour\n1,1,1.1,green\n1,1,1.2,green\n", &err),
              &err);
  assert_done(set_voting_rule(fixture->session, RULE_ALLOWANCE, 1, "fewer dots", NULL, &err), &err);
  rule(fixture->session, RULE_VOTERS, 1);
  assert_false(
      try_import(fixture, "late.csv", "voter,subgroup_code,code,colour\n2,1,2,green\n", &err));
  assert_done(import_file(fixture->session, &request, &outcome, &err), &err);
  import_outcome_free(&outcome);
  assert_reason(fixture->session, BREACH_BALLOT_DOTS, "fewer dots");
  assert_reason(fixture->session, BREACH_TURNOUT, "c came late");
}

#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, fixture_set_up, fixture_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      WITH_FIXTURE(a_ballot_more_than_voters_needs_a_reason),
      WITH_FIXTURE(a_ballot_beyond_is_refused_where_there_are_too_many_already),
      WITH_FIXTURE(a_ballot_replaced_is_not_one_more),
      WITH_FIXTURE(an_old_reason_is_none_for_a_flag_that_came_anew),
      WITH_FIXTURE(a_rule_below_the_votes_needs_a_reason),
      WITH_FIXTURE(voters_below_counts_need_a_reason),
      WITH_FIXTURE(a_stricter_rule_is_asked_about_alike_while_results_are_hidden),
      WITH_FIXTURE(the_kiosk_takes_no_more_ballots_than_voters_are_left),
      WITH_FIXTURE(counts_beside_ballots_may_not_make_more_people_than_voters),
      WITH_FIXTURE(two_lines_on_one_item_are_two_dots_where_several_may_be),
      WITH_FIXTURE(a_column_of_dots_counts),
      WITH_FIXTURE(a_line_with_a_voter_alone_is_a_blank_ballot),
      WITH_FIXTURE(a_file_with_more_ballots_than_voters_is_refused_whole),
      WITH_FIXTURE(a_file_with_more_ballots_is_kept_with_a_reason),
      WITH_FIXTURE(the_reason_of_a_file_is_for_what_came_with_it),
      cmocka_unit_test_setup_teardown(a_merge_that_breaks_a_rule_is_a_conflict, rooms_set_up,
                                      rooms_tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
