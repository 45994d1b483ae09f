#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/event_text/event_text.h"
#include "sessions/export/explanation.h"
#include "tests/core/make.h"

#include <cmocka.h>

enum { TOLD_SIZE = 16 * SENTENCE_SIZE };

/* All that was told, a line a sentence. */
typedef struct Told {
  char text[TOLD_SIZE];
} Told;

static void hear(void *context, const char *sentence) {
  Told *told = context;
  const size_t used = strlen(told->text);
  snprintf(told->text + used, sizeof told->text - used, "%s\n", sentence);
}

static Ranking rank(const Record *record, Weights weights) {
  Error err;
  Ranking ranking;
  assert_true(ranking_compute(record->roundtable, NULL, weights, &ranking, &err));
  return ranking;
}

static ExplainContext explain_context_of(const Record *record, const Ranking *ranking,
                                         Weights weights) {
  return (ExplainContext){record->roundtable, ranking, weights, BY_WEIGHTED};
}

static void explain(const Record *record, size_t place, Weights weights, Told *told) {
  Error err;
  RankInterval interval;
  Ranking ranking = rank(record, weights);
  const ExplainContext about = explain_context_of(record, &ranking, weights);
  *told = (Told){.text = ""};
  assert_true(ranking_interval(&ranking, &ranking.standings[place], &interval, &err));
  explain_rank(&about, &ranking.standings[place], &interval, hear, told);
  ranking_free(&ranking);
}

static void compare(const Record *record, size_t one, size_t other, Weights weights, Told *told) {
  Ranking ranking = rank(record, weights);
  const ExplainContext about = explain_context_of(record, &ranking, weights);
  *told = (Told){.text = ""};
  explain_pair(&about, &ranking.standings[one], &ranking.standings[other], hear, told);
  ranking_free(&ranking);
}

static void assert_says(const Told *told, const char *part) {
  if (!strstr(told->text, part)) fail_msg("“%s” is not in:\n%s", part, told->text);
}

static void assert_silent(const Told *told, const char *part) {
  if (strstr(told->text, part)) fail_msg("“%s” is in:\n%s", part, told->text);
}

static void count(Record *record, uint32_t recommendation, Tally tally) {
  happens(record, make_counts(record->roundtable, recommendation, tally));
}

static void ranks_are_numbered_as_people_do(void **state) {
  (void)state;
  static const struct {
    uint32_t rank;
    const char *text;
  } CASES[] = {{1, "1st"},     {2, "2nd"},     {3, "3rd"},      {4, "4th"},   {11, "11th"},
               {12, "12th"},   {13, "13th"},   {21, "21st"},    {22, "22nd"}, {103, "103rd"},
               {111, "111th"}, {112, "112th"}, {1012, "1012th"}};
  char text[ORDINAL_SIZE];
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; ++i)
    assert_string_equal(ordinal_text(CASES[i].rank, text), CASES[i].text);
}

static void weights_are_whole_numbers_where_they_can_be_checked(void **state) {
  (void)state;
  char text[WEIGHTS_TEXT_SIZE];
  assert_string_equal(witness_text(&(Witness){true, {3, 2, 1}}, text),
                      "3\u00a0·\u00a02\u00a0·\u00a01");
  assert_string_equal(witness_text(&(Witness){.known = false}, text),
                      "weights too fine to write down");
  assert_string_equal(weights_text((Weights){{3000, 2500, 0}}, text),
                      "3\u00a0·\u00a02.5\u00a0·\u00a00");
}

static void the_only_one_has_nobody_to_pass_it(void **state) {
  (void)state;
  Told told;
  Record record = record_begin();
  happens(&record, make_subgroup(record.roundtable, "", ""));
  happens(&record, make_recommendation(record.roundtable, 1, "7", "Alone"));
  count(&record, 1, (Tally){{1, 0, 0}});
  explain(&record, 0, weights_default(), &told);
  assert_says(&told, "Recommendation 7 (“Alone”) has 1 dot: ");
  assert_says(&told, "7 is 1st: nothing else was put to the vote.\n");
  assert_silent(&told, "ubgroup");
  assert_silent(&told, "right");
  record_end(&record);
}

static void ties_are_named_the_first_four(void **state) {
  (void)state;
  Told told;
  Record record = record_begin();
  happens(&record, make_subgroup(record.roundtable, "A", ""));
  for (int n = 0; n < 7; ++n) {
    char code[] = {(char)('1' + n), '\0'};
    happens(&record, make_recommendation(record.roundtable, 1, code, ""));
    count(&record, (uint32_t)n + 1, (Tally){{n < 2, 0, n < 2 ? 0 : 1}});
  }
  explain(&record, 0, weights_default(), &told);
  assert_says(&told, "it is 1st of 7, tied with A/2, A/3, A/4, A/5 and 2 others.\n");
  assert_says(
      &told,
      "Weighted with 3\u00a0·\u00a02\u00a0·\u00a01 (score 3) it is 1st of 7, tied with A/2.\n");
  record_end(&record);
}

static void voters_and_disputes_are_told(void **state) {
  (void)state;
  Told told;
  Record record = record_small();
  count(&record, 1, (Tally){{5, 0, 3}});
  explain(&record, 0, weights_default(), &told);
  assert_silent(&told, "voters");
  assert_says(&told, "disputed: 5 green and 3 red dots (0.94 on");
  happens(&record, make_voting_rule(record.roundtable, RULE_VOTERS, 12));
  explain(&record, 0, weights_default(), &told);
  assert_says(&told, "Dots per voter: 0.67 (8 dots, 12 voters).\n");
  happens(&record, make_voting_rule(record.roundtable, RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM));
  explain(&record, 0, weights_default(), &told);
  assert_says(&told, "8 of 12 voters gave it a dot: 67%.\n");
  happens(&record, make_subgroup_voters(record.roundtable, 1, 5));
  explain(&record, 0, weights_default(), &told);
  assert_says(&told, "Dots per voter: 1.60 (8 dots, 5 voters).\n");
  record_end(&record);
}

static void care_is_asked_for_where_dots_were_given_by_subgroup(void **state) {
  (void)state;
  Told told;
  Record record = record_small();
  explain(&record, 0, weights_default(), &told);
  assert_says(&told, explain_care());
  happens(&record, make_voting_rule(record.roundtable, RULE_SCOPE, SCOPE_SUBGROUP));
  explain(&record, 0, weights_default(), &told);
  assert_says(&told, explain_care());
  happens(&record, make_voting_rule(record.roundtable, RULE_SCOPE, SCOPE_SESSION));
  explain(&record, 0, weights_default(), &told);
  assert_silent(&told, explain_care());
  record_end(&record);
}

static void every_relation_of_a_pair_is_told(void **state) {
  (void)state;
  static const struct {
    Tally one, other;
    const char *words;
  } CASES[] = {
      {{{2, 1, 0}}, {{1, 1, 0}}, "A/1 is ahead of A/2 whatever the weights: 1 dot would have"},
      {{{1, 1, 0}}, {{9, 1, 0}}, "A/2 is ahead of A/1 whatever the weights: 4 dots would have"},
      {{{1, 1, 1}},
       {{1, 1, 1}},
       "A/1 and A/2 are tied whatever the weights, unless at least 1 dot changes"},
      {{{1, 1, 0}}, {{1, 0, 0}}, "A/1 is never behind A/2, and tied with it when only green dots"},
      {{{1, 0, 1}}, {{1, 0, 2}}, "tied with it when a red dot is worth nothing; 1 dot"},
      {{{0, 1, 0}}, {{1, 0, 0}}, "tied with it when a yellow dot weighs as much as a green one; 1"},
      {{{0, 1, 0}}, {{0, 0, 1}}, "tied with it when a yellow dot weighs as much as a red one"},
      {{{2, 0, 1}}, {{0, 3, 0}}, "A/2 when a yellow dot weighs as much as a green one and a red"},
      {{{2, 0, 0}},
       {{0, 3, 0}},
       "A/1 is ahead as long as a yellow one is worth less than 2/3 (≈ "
       "0.67) of a green one.\n"},
      {{{0, 2, 0}},
       {{1, 0, 0}},
       "A/1 is ahead as long as a yellow one is worth more than 1/2 (= "
       "0.50) of a green one.\n"},
  };
  Told told;
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; ++i) {
    Record record = record_small();
    count(&record, 1, CASES[i].one);
    count(&record, 2, CASES[i].other);
    compare(&record, 0, 1, weights_default(), &told);
    assert_says(&told, CASES[i].words);
    assert_says(&told, explain_pair_coverage());
    record_end(&record);
  }
}

static void a_red_dot_that_counts_nothing_is_told_as_such(void **state) {
  (void)state;
  Told told;
  Record record = record_small();
  count(&record, 1, (Tally){{2, 0, 0}});
  count(&record, 2, (Tally){{0, 3, 0}});
  compare(&record, 0, 1, (Weights){{2000, 1000, 0}}, &told);
  assert_says(&told, "With a red dot worth nothing, A/1 is ahead as long as");
  assert_says(&told,
              "SIMULATION with the weights 2\u00a0·\u00a01\u00a0·\u00a00: the session's own are "
              "3\u00a0·\u00a02\u00a0·\u00a01.\n");
  compare(&record, 0, 1, (Weights){{1000, 1000, 1000}}, &told);
  assert_silent(&told, "as long as");
  record_end(&record);
}

static void titles_of_any_length_are_cut_at_a_character(void **state) {
  (void)state;
  char title[3 * TITLE_CHARACTERS_MAX + 1] = "";
  Told told;
  Record record = record_small();
  for (size_t n = 0; n < TITLE_CHARACTERS_MAX; ++n)
    memcpy(title + 3 * n, "●", 4);
  happens(&record, make_recommendation_text(record.roundtable, 1, RECOMMENDATION_TITLE, title));
  explain(&record, 0, weights_default(), &told);
  assert_says(&told, "●…”) has 0 dots");
  record_end(&record);
}

int main(void) {
  setlocale(LC_ALL, "C.UTF-8");
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ranks_are_numbered_as_people_do),
      cmocka_unit_test(weights_are_whole_numbers_where_they_can_be_checked),
      cmocka_unit_test(the_only_one_has_nobody_to_pass_it),
      cmocka_unit_test(ties_are_named_the_first_four),
      cmocka_unit_test(voters_and_disputes_are_told),
      cmocka_unit_test(care_is_asked_for_where_dots_were_given_by_subgroup),
      cmocka_unit_test(every_relation_of_a_pair_is_told),
      cmocka_unit_test(a_red_dot_that_counts_nothing_is_told_as_such),
      cmocka_unit_test(titles_of_any_length_are_cut_at_a_character),
  };
  return cmocka_run_group_tests_name("explanation", tests, NULL, NULL);
}
