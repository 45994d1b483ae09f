#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/vote/reference.h"
#include "sessions/acts/acts.h"
#include "tests/sessions/files.h"

#include <cmocka.h>

static const char ROUND_TABLE[] = "sessions/import/samples/table-ronde-2023-06-06.csv";

static const Recommendation *at(const Session *session, const char *reference) {
  const Recommendation *recommendation;
  Error err;
  assert_done(reference_find(session_state(session), reference, &recommendation, &err), &err);
  return recommendation;
}

static const Subgroup *subgroup(const Session *session, const char *code) {
  const Subgroup *found = roundtable_find_subgroup(session_state(session), code);
  assert_non_null(found);
  return found;
}

static void the_round_table_ranks_as_published(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  char path[FILE_PATH_SIZE];
  ImportOutcome outcome = import_done(session, source_path(ROUND_TABLE, path));
  assert_int_equal(outcome.contents, IMPORTED_COUNTS);
  assert_int_equal(outcome.rows, 32);
  assert_int_equal(outcome.counts_set, 29);
  assert_ranks_as(session_state(session),
                  source_path("tests/data/table-ronde-2023-06-06.expected.csv", path));
  assert_int_equal(subgroup(session, "3")->status, SUBGROUP_NOT_HELD);
  assert_int_equal(at(session, "2/5")->status, STATUS_HEADING);
  assert_int_equal(at(session, "2/5")->children, 2);
  assert_int_equal(at(session, "T/0")->status, STATUS_NOT_FOR_THE_VOTE);
  session_close(session);
  sample_folder_remove(folder);
}

static void what_is_not_counted_is_named(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  char path[FILE_PATH_SIZE];
  ImportOutcome outcome = {0};
  ImportRequest request = {.path = source_path(ROUND_TABLE, path)};
  Error err;
  assert_done(import_file(session, &request, &outcome, &err), &err);
  assert_int_equal(outcome.sentences.count, 5);
  assert_string_equal(outcome.sentences.of[0], "5 subgroups added.");
  assert_string_equal(outcome.sentences.of[3], "Headings, without dots of their own: 2/5.");
  assert_string_equal(outcome.sentences.of[4], "Not for the vote, since they have no counts: T/0.");
  import_outcome_free(&outcome);
  session_close(session);
  sample_folder_remove(folder);
}

static void assert_ballots_rank_as_published(const char *(*path_of)(const char *, char *),
                                             const char *vote, size_t ballots) {
  char name[64], path[FILE_PATH_SIZE];
  snprintf(name, sizeof name, "%s.agenda.csv", vote);
  path_of(name, path);
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  import_done(session, path);
  snprintf(name, sizeof name, "%s.ballots.csv", vote);
  ImportOutcome outcome = import_done(session, path_of(name, path));
  assert_int_equal(outcome.contents, IMPORTED_BALLOTS);
  assert_int_equal(outcome.ballots_cast, ballots);
  assert_int_equal(roundtable_ballots_cast(session_state(session)), ballots);
  snprintf(name, sizeof name, "%s.expected.csv", vote);
  assert_ranks_as(session_state(session), path_of(name, path));
  session_close(session);
  sample_folder_remove(folder);
}

static void the_ballots_of_orsay_rank_as_published(void **state) {
  (void)state;
  assert_ballots_rank_as_published(data_path, "orsay-2007-01", 559);
  assert_ballots_rank_as_published(data_path, "orsay-2007-06", 601);
  assert_ballots_rank_as_published(data_path, "orsay-2007-12", 573);
}

static void the_ballots_of_toulouse_rank_as_published(void **state) {
  (void)state;
  assert_ballots_rank_as_published(outside_path, "toulouse-2019", 1494);
}

static void assert_same_agenda(const Roundtable *a, const Roundtable *b) {
  assert_int_equal(roundtable_subgroup_count(a), roundtable_subgroup_count(b));
  for (size_t place = 0; place < roundtable_subgroup_count(a); ++place) {
    const Subgroup *one = roundtable_subgroup_at(a, place);
    const Subgroup *other = roundtable_subgroup_at(b, place);
    assert_string_equal(one->text[SUBGROUP_TITLE], other->text[SUBGROUP_TITLE]);
    assert_int_equal(one->recommendation_count, other->recommendation_count);
    for (size_t n = 0; n < one->recommendation_count; ++n) {
      assert_string_equal(roundtable_recommendation_at(a, one, n)->text[RECOMMENDATION_TITLE],
                          roundtable_recommendation_at(b, other, n)->text[RECOMMENDATION_TITLE]);
    }
  }
}

static void an_agenda_is_the_same_in_either_encoding(void **state) {
  (void)state;
  char path[FILE_PATH_SIZE];
  data_path("ateliers-2022-12-07.agenda.csv", path);
  SampleFolder folder = sample_folder_make(), other_folder = sample_folder_make();
  Session *session = empty_session(&folder), *other = empty_session(&other_folder);
  import_done(session, path);
  ImportOutcome outcome = {0};
  ImportRequest request = {.path = data_path("ateliers-2022-12-07.agenda.cp1252.csv", path)};
  Error err;
  assert_done(import_file(other, &request, &outcome, &err), &err);
  assert_int_equal(outcome.subgroups_added, 4);
  assert_int_equal(outcome.recommendations_added, 32);
  assert_non_null(strstr(outcome.sentences.of[outcome.sentences.count - 1], "Windows-1252"));
  import_outcome_free(&outcome);
  assert_same_agenda(session_state(session), session_state(other));
  session_close(session);
  session_close(other);
  sample_folder_remove(folder);
  sample_folder_remove(other_folder);
}

static void subgroups_may_be_letters(void **state) {
  (void)state;
  char path[FILE_PATH_SIZE];
  data_path("acces-aux-services.agenda.csv", path);
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  ImportOutcome outcome = import_done(session, path);
  assert_int_equal(outcome.subgroups_added, 5);
  assert_int_equal(outcome.recommendations_added, 17);
  assert_string_equal(at(session, "S/3")->text[RECOMMENDATION_TITLE],
                      "Relier associations et CPAS");
  session_close(session);
  sample_folder_remove(folder);
}

/* After each quarter of the log, the exact tallies: a changed mind counts once. */
static void a_log_ends_as_it_was_counted(void **state) {
  (void)state;
  char path[FILE_PATH_SIZE], line[256];
  data_path("football.votes.csv", path);
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  ImportOutcome outcome = import_done(session, path);
  assert_int_equal(outcome.contents, IMPORTED_LOG);
  assert_int_equal(outcome.rows, 14924);
  assert_int_equal(outcome.last_vote - outcome.first_vote + 1, 14924);
  FILE *file = fopen(data_path("football.snapshots.csv", path), "rb");
  assert_non_null(file);
  size_t compared = 0;
  while (fgets(line, sizeof line, file)) {
    char *item = line + strlen("14924,"), *count = strchr(item, ',');
    if (strncmp(line, "14924,", strlen("14924,")) != 0 || !count) continue;
    *count = '\0';
    Tally expected;
    for (int colour = GREEN; colour < COLOUR_COUNT; ++colour)
      expected.dots[colour] = strtoll(count + 1, &count, 10);
    assert_true(tally_same(at(session, item)->ballots, expected));
    ++compared;
  }
  fclose(file);
  assert_true(compared > 200);
  session_close(session);
  sample_folder_remove(folder);
}

static void the_same_file_again_changes_nothing(void **state) {
  (void)state;
  static const char COUNTS[] = "code,title,green,yellow,red\n1,One,1,2,3\n";
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  assert_false(import_text(session, "a.csv", COUNTS).already_imported);
  uint64_t seq = session_stamp(session).seq;
  ImportOutcome again = import_text(session, "b.csv", COUNTS);
  assert_true(again.already_imported);
  assert_int_equal(session_stamp(session).seq, seq);
  uint64_t taken;
  Error err;
  assert_done(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_int_equal(import_text(session, "c.csv", COUNTS).counts_set, 1);
  session_close(session);
  sample_folder_remove(folder);
}

static void what_changes_nothing_leaves_no_trace(void **state) {
  (void)state;
  static const char COUNTS[] = "code,title,green,yellow,red\n1,One,1,2,3\n";
  static const char SAME[] = "code,title,green,yellow,red,note\n1,One,1,2,3,\n";
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  import_text(session, "a.csv", COUNTS);
  uint64_t seq = session_stamp(session).seq;
  ImportOutcome outcome;
  Error err;
  assert_done(try_text(session, &folder, "a.csv", COUNTS, true, &outcome, &err), &err);
  import_outcome_free(&outcome);
  import_text(session, "b.csv", SAME);
  assert_int_equal(session_stamp(session).seq, seq);
  session_close(session);
  sample_folder_remove(folder);
}

static void agendas_add_and_edit_and_never_remove(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  import_text(session, "1.csv",
              "subgroup_code,subgroup_title,code,parent,title,note\n"
              "A,Housing,1,,One,first\nA,,2,,Two,\nB,Health,1,,Three,\n");
  ImportOutcome outcome = import_text(session, "2.csv",
                                      "subgroup_code,subgroup_title,code,parent,title,note\n"
                                      "A,House,1,,Uno,\nA,,1b,,New,\nA,,2,,,\nA,,2.1,2,Below,\n");
  assert_int_equal(outcome.subgroups_edited, 1);
  assert_int_equal(outcome.recommendations_added, 2);
  assert_int_equal(outcome.recommendations_edited, 2);
  assert_string_equal(subgroup(session, "A")->text[SUBGROUP_TITLE], "House");
  assert_string_equal(at(session, "A/1")->text[RECOMMENDATION_TITLE], "Uno");
  assert_string_equal(at(session, "A/1")->text[RECOMMENDATION_NOTE], "first");
  assert_string_equal(at(session, "A/2")->text[RECOMMENDATION_TITLE], "Two");
  assert_int_equal(at(session, "A/2")->status, STATUS_HEADING);
  assert_int_equal(at(session, "A/2.1")->parent, at(session, "A/2")->number);
  assert_string_equal(at(session, "B/1")->text[RECOMMENDATION_TITLE], "Three");
  const Recommendation *second =
      roundtable_recommendation_at(session_state(session), subgroup(session, "A"), 1);
  assert_string_equal(second->code, "1b");
  session_close(session);
  sample_folder_remove(folder);
}

static void every_field_of_an_agenda_is_kept(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  import_text(session, "a.csv",
              "key;note;statut;detail;titre court;titre;code parent;code;statut du sous-groupe;"
              "titre du sous-groupe;code du sous-groupe\n"
              "k1;n1;non soumise au vote;\"d\n1\";s1;t1;;1;;Un;A\n"
              ";;;;;;;;non maintenu;Deux;B\n");
  const Recommendation *one = at(session, "A/1");
  assert_int_equal(one->status, STATUS_NOT_FOR_THE_VOTE);
  assert_string_equal(one->text[RECOMMENDATION_TITLE], "t1");
  assert_string_equal(one->text[RECOMMENDATION_SHORT_TITLE], "s1");
  assert_string_equal(one->text[RECOMMENDATION_DETAIL], "d 1");
  assert_string_equal(one->text[RECOMMENDATION_NOTE], "n1");
  assert_string_equal(one->text[RECOMMENDATION_KEY], "k1");
  assert_int_equal(subgroup(session, "B")->status, SUBGROUP_NOT_HELD);
  session_close(session);
  sample_folder_remove(folder);
}

static void counts_yield_to_what_was_changed_since(void **state) {
  (void)state;
  static const char FIRST[] = "code,title,green,yellow,red\n1,One,1,2,3\n2,Two,4,5,6\n";
  static const char SECOND[] = "code,title,green,yellow,red\n1,One,1,2,4\n2,Two,4,5,6\n";
  static const char THIRD[] = "code,title,green,yellow,red\n1,One,1,7,4\n2,Two,4,5,6\n";
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  import_text(session, "1.csv", FIRST);
  assert_int_equal(import_text(session, "2.csv", SECOND).counts_set, 1);
  Error err;
  assert_done(count_dots(session, at(session, "1")->number, YELLOW, 1, NULL, &err), &err);
  ImportOutcome outcome;
  assert_refused(try_text(session, &folder, "3.csv", THIRD, false, &outcome, &err), &err,
                 "3.csv line 2, “yellow”: recommendation 1 has other counts");
  assert_non_null(strstr(err.text, "3 there, 7 here"));
  import_outcome_free(&outcome);
  assert_int_equal(at(session, "1")->counted.dots[YELLOW], 3);
  assert_done(try_text(session, &folder, "3.csv", THIRD, true, &outcome, &err), &err);
  import_outcome_free(&outcome);
  assert_int_equal(at(session, "1")->counted.dots[YELLOW], 7);
  uint64_t taken;
  assert_done(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_int_equal(at(session, "1")->counted.dots[YELLOW], 3);
  session_close(session);
  sample_folder_remove(folder);
}

static void ballots_journal_what_differs(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  import_text(session, "1.csv", "voter,item,grade\n1,10,v\n1,2,J\n2,2,rood\n3,2,green\n");
  uint64_t seq = session_stamp(session).seq;
  ImportOutcome outcome =
      import_text(session, "2.csv", "voter,item,grade\n1,2,green\n2,2,red\n4,10,yellow\n");
  assert_int_equal(outcome.ballots_cast, 1);
  assert_int_equal(outcome.ballots_edited, 1);
  assert_int_equal(session_stamp(session).seq, seq + 3);
  assert_true(tally_same(at(session, "2")->ballots, (Tally){{2, 0, 1}}));
  assert_true(tally_same(at(session, "10")->ballots, (Tally){{0, 1, 0}}));
  const Recommendation *first =
      roundtable_recommendation_at(session_state(session), subgroup(session, ""), 0);
  assert_string_equal(first->code, "2");
  session_close(session);
  sample_folder_remove(folder);
}

static void minutes_without_codes_are_numbered(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  import_text(session, "pv.csv",
              "Recommandations formulées;Vote très prioritaire;Vote moyennement prioritaire;"
              "Vote moins prioritaire;Cumul des votes\nUne;3;5;1;9\nDeux;1;0;3;4\n");
  assert_int_equal(at(session, "2")->counted.dots[RED], 3);
  Error err;
  ImportOutcome outcome;
  assert_refused(try_text(session, &folder, "2.csv", "title\nTrois\n", false, &outcome, &err), &err,
                 "has no column “code”");
  import_outcome_free(&outcome);
  session_close(session);
  sample_folder_remove(folder);
}

static void a_check_keeps_nothing(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  char path[FILE_PATH_SIZE];
  ImportOutcome outcome = {0};
  ImportRequest request = {.path = source_path(ROUND_TABLE, path), .check_only = true};
  uint64_t seq = session_stamp(session).seq;
  Error err;
  assert_done(import_file(session, &request, &outcome, &err), &err);
  assert_int_equal(outcome.counts_set, 29);
  assert_int_equal(session_stamp(session).seq, seq);
  assert_int_equal(roundtable_subgroup_count(session_state(session)), 0);
  import_outcome_free(&outcome);
  session_close(session);
  sample_folder_remove(folder);
}

static void a_ranking_that_was_written_reads_back(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  import_text(session, "a.csv", "subgroup_code,code,title\n=A,-1,minus\n=A,'@2,at\n=A,3,three\n");
  import_text(session, "ranking.csv",
              "subgroup_code,code,green,yellow,red,cumulative,cumulative_rank,"
              "cumulative_rank_in_subgroup,weighted,weighted_rank,weighted_rank_in_subgroup\n"
              "'=A,'-1,1,2,3,6,1,1,10,1,1\n'=A,''@2,0,0,1,1,2,2,1,2,2\n'=A,3,0,0,0,0,3,3,0,3,3\n");
  assert_true(tally_same(at(session, "=A/-1")->counted, (Tally){{1, 2, 3}}));
  assert_true(tally_same(at(session, "=A/'@2")->counted, (Tally){{0, 0, 1}}));
  assert_int_equal(roundtable_next_recommendation(session_state(session)), 4);
  session_close(session);
  sample_folder_remove(folder);
}

static void titles_are_proposed_from_names(void **state) {
  (void)state;
  static const char *const NAMES[][2] = {
      {"data/table-ronde-2023-06-06.csv", "Table ronde 2023-06-06"},
      {"toulouse-2019.agenda.csv", "Toulouse 2019"},
      {"Mes_votes.CSV", "Mes votes"},
      {"x\x1B.csv", "X<U+001B>"},
  };
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; ++i) {
    char *title;
    Error err;
    assert_done(import_propose_title(NAMES[i][0], &title, &err), &err);
    assert_string_equal(title, NAMES[i][1]);
    free(title);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_round_table_ranks_as_published),
      cmocka_unit_test(what_is_not_counted_is_named),
      cmocka_unit_test(the_ballots_of_orsay_rank_as_published),
      cmocka_unit_test(the_ballots_of_toulouse_rank_as_published),
      cmocka_unit_test(an_agenda_is_the_same_in_either_encoding),
      cmocka_unit_test(subgroups_may_be_letters),
      cmocka_unit_test(a_log_ends_as_it_was_counted),
      cmocka_unit_test(the_same_file_again_changes_nothing),
      cmocka_unit_test(what_changes_nothing_leaves_no_trace),
      cmocka_unit_test(agendas_add_and_edit_and_never_remove),
      cmocka_unit_test(every_field_of_an_agenda_is_kept),
      cmocka_unit_test(counts_yield_to_what_was_changed_since),
      cmocka_unit_test(ballots_journal_what_differs),
      cmocka_unit_test(minutes_without_codes_are_numbered),
      cmocka_unit_test(a_check_keeps_nothing),
      cmocka_unit_test(a_ranking_that_was_written_reads_back),
      cmocka_unit_test(titles_are_proposed_from_names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
