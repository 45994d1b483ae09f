/* The same recommendation followed across sessions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "sessions/acts/agenda.h"
#include "sessions/import/import.h"
#include "tests/sessions/compare/side_by_side.h"

#include <cmocka.h>

static void assert_together(const Comparison *comparison, uint32_t of_a, uint32_t of_b,
                            MatchWay way) {
  const size_t row = beside_row(comparison, 0, of_a);
  const Appearance *at = matching_at(&comparison->matching, row, 1);
  assert_int_equal(at->recommendation, of_b);
  assert_int_equal(at->way, way);
}

static void assert_apart(const Comparison *comparison, uint32_t of_a, uint32_t of_b) {
  assert_int_not_equal(beside_row(comparison, 0, of_a), beside_row(comparison, 1, of_b));
}

static bool says(const Comparison *comparison, const char *part) {
  for (size_t n = 0; n < comparison->sentences.count; ++n)
    if (strstr(comparison->sentences.of[n], part)) return true;
  return false;
}

static void a_key_leads_before_a_reference(void **state) {
  (void)state;
  Beside beside = beside_begin();
  beside_add(&beside,
             "code,title,key,green,yellow,red\n1,Housing first,hf,3,2,1\n2,Health,he,1,1,1\n");
  beside_add(&beside,
             "code,title,key,green,yellow,red\n1,Health,he,1,1,1\n2,Something else,hf,9,2,1\n");
  const Comparison *comparison = beside_compare(&beside);
  assert_together(comparison, 1, 2, MATCH_BY_KEY);
  assert_together(comparison, 2, 1, MATCH_BY_KEY);
  assert_int_equal(comparison->matching.row_count, 2);
  assert_int_equal(comparison->matching.proposal_count, 0);
  beside_end(&beside);
}

static void two_keys_are_two_whatever_else_agrees(void **state) {
  (void)state;
  Beside beside = beside_begin();
  beside_add(&beside, "code,title,key,green,yellow,red\n1,Housing first,one,3,2,1\n");
  beside_add(&beside, "code,title,key,green,yellow,red\n1,Housing first,two,3,2,1\n");
  const Comparison *comparison = beside_compare(&beside);
  assert_apart(comparison, 1, 1);
  assert_int_equal(comparison->matching.proposal_count, 0);
  beside_end(&beside);
}

static void a_key_that_stands_twice_is_said_and_leads_nowhere(void **state) {
  (void)state;
  Beside beside = beside_begin();
  beside_add(&beside, "code,title,key,green,yellow,red\n1,Housing,k,3,2,1\n2,Health,k,1,1,1\n");
  beside_add(&beside, "code,title,key,green,yellow,red\n7,Transport,k,3,2,1\n");
  const Comparison *comparison = beside_compare(&beside);
  assert_apart(comparison, 1, 1);
  assert_apart(comparison, 2, 1);
  assert_true(says(comparison, "the key “k” appears twice in A, at 1 and at 2"));
  beside_end(&beside);
}

static void a_reference_leads_where_titles_are_alike(void **state) {
  (void)state;
  Beside beside = beside_begin();
  beside_add(&beside, "code,title,green,yellow,red\n1,Open more places of shelter,3,2,1\n"
                      "2,Keep the income when the office changes,1,1,1\n3,3,1,0,0\n");
  beside_add(&beside, "code,title,green,yellow,red\n1,Open MORE  places of the shelter,3,2,1\n"
                      "2,Zebra crossings by bicycle,1,1,1\n3,Anything,1,0,0\n");
  const Comparison *comparison = beside_compare(&beside);
  assert_together(comparison, 1, 1, MATCH_BY_REFERENCE);
  assert_together(comparison, 3, 3, MATCH_BY_REFERENCE);
  assert_apart(comparison, 2, 2);
  assert_int_equal(comparison->matching.proposal_count, 1);
  assert_int_equal(comparison->matching.proposals[0].reason, PROPOSED_SAME_REFERENCE);
  beside_end(&beside);
}

static void a_title_leads_before_a_reference(void **state) {
  (void)state;
  Beside beside = beside_begin();
  beside_add(&beside, "code,title,green,yellow,red\n1,Open places of shelter,3,2,1\n"
                      "2,Keep the income,1,1,1\n3,L'accueil d'urgence,2,0,0\n");
  beside_add(&beside, "code,title,green,yellow,red\n1,A new one,9,2,1\n"
                      "2,OPEN  places of shelter.,1,1,1\n3,Keep the income,1,0,0\n"
                      "4,L’accueil d’urgence,5,0,0\n");
  const Comparison *comparison = beside_compare(&beside);
  for (uint32_t number = 1; number <= 3; ++number)
    assert_together(comparison, number, number + 1, MATCH_BY_TITLE);
  assert_int_equal(comparison->matching.proposal_count, 0);
  assert_int_equal(comparison->matching.difference_count, 0);
  beside_end(&beside);
}

static void a_title_that_stands_twice_is_only_proposed(void **state) {
  (void)state;
  Beside beside = beside_begin();
  beside_add(&beside, "code,title,green,yellow,red\n4,Twice,1,0,0\n");
  beside_add(&beside, "code,title,green,yellow,red\n14,Twice,1,0,0\n15,Twice,1,0,0\n");
  const Matching *matching = &beside_compare(&beside)->matching;
  assert_int_equal(matching->row_count, 3);
  assert_int_equal(matching->proposal_count, 1);
  assert_int_equal(matching->proposals[0].reason, PROPOSED_SAME_TITLE);
  beside_end(&beside);
}

static void proposals_are_one_to_one_the_likest_first(void **state) {
  (void)state;
  Beside beside = beside_begin();
  beside_add(&beside, "code,title,green,yellow,red\n1,Une maison médicale par quartier,6,1,1\n"
                      "2,Financer des équipes mobiles de rue,3,3,3\n"
                      "3,Rembourser les soins psychologiques,1,5,1\n");
  beside_add(&beside, "code,title,green,yellow,red\n1,Taxer les logements vides,8,1,0\n"
                      "2,Une maison médicale dans chaque quartier,7,2,0\n"
                      "3,Financer des équipes mobiles,2,2,2\n");
  const Matching *matching = &beside_compare(&beside)->matching;
  assert_int_equal(matching->row_count, 6);
  assert_int_equal(matching->proposal_count, 2);
  static const uint32_t PAIRS[][2] = {{2, 3}, {1, 2}};
  for (size_t n = 0; n < 2; ++n) {
    assert_int_equal(matching->proposals[n].reason, PROPOSED_NEAR_TITLE);
    assert_int_equal(matching->proposals[n].of[0].recommendation, PAIRS[n][0]);
    assert_int_equal(matching->proposals[n].of[1].recommendation, PAIRS[n][1]);
  }
  beside_end(&beside);
}

static void what_may_ask_for_the_opposite_is_never_followed_unasked(void **state) {
  (void)state;
  Beside beside = beside_begin();
  beside_add(&beside, "code,title,green,yellow,red\n1,Renforcer les équipes mobiles de rue,2,2,2\n"
                      "2,Open the shelters in winter,1,1,1\n"
                      "3,Ouvrir l'hébergement temporaire à tous les publics,1,0,0\n");
  beside_add(&beside, "code,title,green,yellow,red\n1,Supprimer les équipes mobiles de rue,9,0,0\n"
                      "2,Open the shelters not in winter,1,1,1\n"
                      "3,Ouvrir l'hébergement temporaire à d'autres publics,1,0,0\n");
  const Matching *matching = &beside_compare(&beside)->matching;
  assert_int_equal(matching->proposal_count, 2);
  for (size_t n = 0; n < 2; ++n)
    assert_int_equal(matching->proposals[n].reason, PROPOSED_OTHER_SENSE);
  assert_int_equal(matching->difference_count, 1);
  assert_int_equal(matching->differences[0].of[1].recommendation, 3);
  assert_false(matching->differences[0].in_sense);
  beside_decide(&beside, 1, 1, true);
  assert_true(beside_compare(&beside)->matching.differences[0].in_sense);
  beside_end(&beside);
}

static Match answer(const Comparison *comparison, uint32_t of_a, size_t session, uint32_t other,
                    bool same) {
  return match_of_picks(&comparison->panel, (Pick){0, of_a}, (Pick){session, other}, same);
}

static void answers_that_contradict_are_refused(void **state) {
  (void)state;
  Beside beside = beside_begin();
  Error err = {0};
  beside_add(&beside, "code,title,green,yellow,red\n1,Housing,3,2,1\n2,Health,1,1,1\n");
  beside_add(&beside, "code,title,green,yellow,red\n7,Homes,3,2,1\n");
  beside_add(&beside, "code,title,green,yellow,red\n9,Dwellings,3,2,1\n");
  const Comparison *comparison = beside_compare(&beside);
  const Panel *panel = &comparison->panel;
  const Matches none = {0};
  const Match two_of_one[] = {answer(comparison, 1, 1, 1, true), answer(comparison, 2, 1, 1, true)};
  assert_true(answers_check(panel, &none, two_of_one, 1, &err));
  assert_false(answers_check(panel, &none, two_of_one, 2, &err));
  assert_non_null(strstr(err.text, "1 and 2 of session A would be the same"));
  const Match third = match_of_picks(panel, (Pick){1, 1}, (Pick){2, 1}, true);
  Match round[] = {two_of_one[0], third, answer(comparison, 1, 2, 1, false)};
  Matches kept = {.of = round, .count = 2};
  assert_true(answers_check(panel, &none, round, 2, &err));
  assert_false(answers_check(panel, &kept, round + 2, 1, &err));
  assert_non_null(strstr(err.text, "A 1 and C 9 would be the same and not the same"));
  beside_end(&beside);
}

static void an_answer_can_be_forgotten(void **state) {
  (void)state;
  Beside beside = beside_begin();
  Error err = {0};
  beside_add(&beside, "code,title,green,yellow,red\n1,Housing,3,2,1\n");
  beside_add(&beside, "code,title,green,yellow,red\n9,Homes,1,1,1\n");
  beside_decide(&beside, 1, 1, true);
  const Comparison *comparison = beside_compare(&beside);
  assert_together(comparison, 1, 1, MATCH_CONFIRMED);
  assert_int_equal(comparison->matching.answer_count, 1);
  const Match one = answer(comparison, 1, 1, 1, true);
  assert_done(matches_forget(beside.folder.path, &one, 1, &err), &err);
  comparison = beside_compare(&beside);
  assert_apart(comparison, 1, 1);
  assert_int_equal(comparison->matching.answer_count, 0);
  beside_end(&beside);
}

static void an_answer_is_kept_and_a_later_one_replaces_it(void **state) {
  (void)state;
  Beside beside = beside_begin();
  beside_add(&beside, "code,title,green,yellow,red\n1,Housing,3,2,1\n2,Health,1,1,1\n");
  beside_add(&beside, "code,title,green,yellow,red\n1,Housing,3,2,1\n9,Health,1,1,1\n");
  beside_decide(&beside, 2, 2, true);
  assert_together(beside_compare(&beside), 2, 2, MATCH_CONFIRMED);
  beside_decide(&beside, 2, 2, false);
  const Comparison *comparison = beside_compare(&beside);
  assert_apart(comparison, 2, 2);
  assert_int_equal(comparison->matching.proposal_count, 0);
  beside_decide(&beside, 1, 1, false);
  assert_apart(beside_compare(&beside), 1, 1);
  Matches matches = {0};
  Error err = {0};
  assert_done(matches_read(beside.folder.path, &matches, &err), &err);
  assert_int_equal(matches.count, 2);
  matches_free(&matches);
  beside_end(&beside);
}

static void an_answer_about_a_title_that_changed_since_is_left_aside(void **state) {
  (void)state;
  Beside beside = beside_begin();
  Error err = {0};
  beside_add(&beside, "code,title,green,yellow,red\n2,Health,1,1,1\n");
  Session *other = beside_add(&beside, "code,title,green,yellow,red\n9,Health,1,1,1\n");
  beside_decide(&beside, 1, 1, true);
  const char csv[] = "code,title\n9,Cars\n";
  ImportOutcome outcome = {0};
  assert_done(import_memory(other, "again.csv", csv, strlen(csv), &outcome, &err), &err);
  import_outcome_free(&outcome);
  assert_apart(beside_compare(&beside), 1, 1);
  beside_end(&beside);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_key_leads_before_a_reference),
      cmocka_unit_test(two_keys_are_two_whatever_else_agrees),
      cmocka_unit_test(a_key_that_stands_twice_is_said_and_leads_nowhere),
      cmocka_unit_test(a_title_leads_before_a_reference),
      cmocka_unit_test(a_title_that_stands_twice_is_only_proposed),
      cmocka_unit_test(a_reference_leads_where_titles_are_alike),
      cmocka_unit_test(proposals_are_one_to_one_the_likest_first),
      cmocka_unit_test(what_may_ask_for_the_opposite_is_never_followed_unasked),
      cmocka_unit_test(an_answer_is_kept_and_a_later_one_replaces_it),
      cmocka_unit_test(an_answer_about_a_title_that_changed_since_is_left_aside),
      cmocka_unit_test(answers_that_contradict_are_refused),
      cmocka_unit_test(an_answer_can_be_forgotten),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
