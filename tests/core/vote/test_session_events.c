#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/vote/history.h"
#include "core/vote/roundtable.h"
#include "tests/core/make.h"

#include <cmocka.h>

static char *long_text(char *text, size_t characters) {
  memset(text, 'x', characters);
  text[characters] = '\0';
  return text;
}

static void a_session_begins_once_and_first(void **state) {
  (void)state;
  Record record = record_begin();
  assert_memory_equal(roundtable_session_id(record.roundtable), "a session's id!", SESSION_ID_SIZE);
  is_refused(&record, event_make(EVENT_SESSION_BEGUN), "only there");
  is_refused(&record, make_correction(&record, 1), "took place");
  record_end(&record);
  Error err;
  assert_true(roundtable_open(&record.roundtable, &err));
  assert_int_equal(roundtable_seq(record.roundtable), 0);
  Event early = make_session_text(record.roundtable, SESSION_TITLE, "too early");
  early.stamp = (Stamp){.seq = 1, .act = 1};
  assert_false(roundtable_check(record.roundtable, &early, &err));
  roundtable_close(record.roundtable);
  roundtable_close(NULL);
}

static void a_session_is_described(void **state) {
  (void)state;
  Record record = record_begin();
  for (unsigned property = 0; property < SESSION_TEXTS; ++property)
    comes_and_goes(&record, make_session_text(record.roundtable, property, "Étude"));
  assert_string_equal(roundtable_text(record.roundtable, SESSION_PLACE), "Étude");
  comes_and_goes(&record, make_session_text(record.roundtable, SESSION_PLACE, ""));
  assert_string_equal(roundtable_text(record.roundtable, SESSION_PLACE), "");
  record_end(&record);
}

static void a_description_is_refused(void **state) {
  (void)state;
  char text[TITLE_CHARACTERS_MAX + 2];
  Record record = record_begin();
  comes_and_goes(&record, make_session_text(record.roundtable, SESSION_TITLE,
                                            long_text(text, TITLE_CHARACTERS_MAX)));
  is_refused(&record,
             make_session_text(record.roundtable, SESSION_THEME,
                               long_text(text, TITLE_CHARACTERS_MAX + 1)),
             "at most 1,000 characters, not 1,001");
  Event event = make_session_text(record.roundtable, SESSION_THEME, "Homes");
  event.text.text[BEFORE] = "Health";
  is_refused(&record, event, "changed in the meantime");
  event = make_session_text(record.roundtable, SESSION_THEME, "Homes");
  event.text.property = SESSION_TEXTS;
  is_refused(&record, event, "property of the session");
  record_end(&record);
}

/* « é » is two bytes and one character. */
static void characters_are_counted_not_bytes(void **state) {
  (void)state;
  char text[2 * TITLE_CHARACTERS_MAX + 1];
  for (size_t n = 0; n < TITLE_CHARACTERS_MAX; ++n)
    memcpy(text + 2 * n, "é", 3);
  Record record = record_begin();
  comes_and_goes(&record, make_session_text(record.roundtable, SESSION_TITLE, text));
  record_end(&record);
}

static void a_ranking_rule_is_set(void **state) {
  (void)state;
  Record record = record_begin();
  RankingRule rule = roundtable_ranking_rule(record.roundtable);
  assert_int_equal(rule.method, BY_CUMULATIVE);
  assert_true(weights_same(rule.weights, weights_default()));
  comes_and_goes(&record,
                 make_ranking_rule(record.roundtable, BY_WEIGHTED, (Weights){{1000, 500, 0}}));
  rule = roundtable_ranking_rule(record.roundtable);
  assert_int_equal(rule.method, BY_WEIGHTED);
  assert_true(weights_same(rule.weights, (Weights){{1000, 500, 0}}));
  record_end(&record);
}

static void a_ranking_rule_is_refused(void **state) {
  (void)state;
  Record record = record_begin();
  is_refused(&record, make_ranking_rule(record.roundtable, MAIN_RANKINGS, weights_default()),
             "ranking method");
  is_refused(&record, make_ranking_rule(record.roundtable, BY_WEIGHTED, (Weights){{1, 2, 3}}),
             "go down");
  Event event = make_ranking_rule(record.roundtable, BY_WEIGHTED, weights_default());
  event.ranking_rule.rule[BEFORE].weights.of[RED] = 0;
  is_refused(&record, event, "changed in the meantime");
  record_end(&record);
}

static void a_voting_rule_is_set(void **state) {
  (void)state;
  static const int64_t most[VOTING_RULES] = {COUNT_MAX,      COUNT_MAX,      COUNT_MAX,
                                             COUNT_MAX,      COUNT_MAX,      STACKING,
                                             SCOPE_SUBGROUP, OPENED_BY_HAND, COUNT_MAX};
  Record record = record_begin();
  for (unsigned rule = 0; rule < VOTING_RULES; ++rule) {
    assert_int_equal(roundtable_voting_rule(record.roundtable, rule), RULE_UNKNOWN);
    comes_and_goes(&record, make_voting_rule(record.roundtable, rule, rule == RULE_TOP));
    comes_and_goes(&record, make_voting_rule(record.roundtable, rule, most[rule]));
    is_refused(&record, make_voting_rule(record.roundtable, rule, most[rule] + 1), "voting rule");
    is_refused(&record, make_voting_rule(record.roundtable, rule, -2), "voting rule");
    comes_and_goes(&record, make_voting_rule(record.roundtable, rule, RULE_UNKNOWN));
  }
  record_end(&record);
}

static void five_ranks_are_the_first_unless_a_rule_says_otherwise(void **state) {
  (void)state;
  Record record = record_begin();
  assert_int_equal(roundtable_top(record.roundtable), 5);
  is_refused(&record, make_voting_rule(record.roundtable, RULE_TOP, 0), "voting rule");
  happens(&record, make_voting_rule(record.roundtable, RULE_TOP, 3));
  assert_int_equal(roundtable_top(record.roundtable), 3);
  record_end(&record);
}

static void a_voting_rule_is_refused(void **state) {
  (void)state;
  Record record = record_begin();
  uint64_t first = happens(&record, make_voting_rule(record.roundtable, RULE_VOTERS, 21));
  happens(&record, make_voting_rule(record.roundtable, RULE_ALLOWANCE, 9));
  happens(&record, make_voting_rule(record.roundtable, RULE_VOTERS, 22));
  happens(&record, make_voting_rule(record.roundtable, RULE_ALLOWANCE, 8));
  is_refused(&record, make_correction(&record, first), "event 4 has changed the same thing");
  Event event = make_voting_rule(record.roundtable, RULE_VOTERS, 23);
  event.number.value[BEFORE] = 21;
  is_refused(&record, event, "event 4 has changed this in the meantime");
  event.number.property = VOTING_RULES;
  is_refused(&record, event, "voting rule");
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_session_begins_once_and_first),
      cmocka_unit_test(a_session_is_described),
      cmocka_unit_test(a_description_is_refused),
      cmocka_unit_test(characters_are_counted_not_bytes),
      cmocka_unit_test(a_ranking_rule_is_set),
      cmocka_unit_test(a_ranking_rule_is_refused),
      cmocka_unit_test(a_voting_rule_is_set),
      cmocka_unit_test(five_ranks_are_the_first_unless_a_rule_says_otherwise),
      cmocka_unit_test(a_voting_rule_is_refused),
  };
  return cmocka_run_group_tests_name("session events", tests, NULL, NULL);
}
