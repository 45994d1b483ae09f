#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "tests/core/make.h"

#include <cmocka.h>

static Event kept_by(RankingMethod method) {
  return make_kept(method, weights_default(), SCOPE_SESSION, KEPT_WHEN_ASKED);
}

static void a_ranking_is_kept_by_every_method(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_voting_rule(record.roundtable, RULE_VOTERS, 9));
  happens(&record, make_dots(1, GREEN, 2));
  for (int method = 0; method < RANKING_METHODS; ++method) {
    uint64_t seq = happens(&record, kept_by((RankingMethod)method));
    assert_int_equal(roundtable_seq(record.roundtable), seq);
  }
  happens(&record, make_kept(BY_MEAN, (Weights){{1000, 500, 0}}, SCOPE_SUBGROUP, KEPT_AT_CLOSING));
  record_end(&record);
}

static void a_way_of_ranking_that_is_none_is_refused(void **state) {
  (void)state;
  Record record = record_small();
  Event event = kept_by(BY_WEIGHTED);
  event.kept.rule.method = RANKING_METHODS;
  is_refused(&record, event, "the ranking method");
  event.kept.rule.method = -1;
  is_refused(&record, event, "the ranking method");
  event = kept_by(BY_WEIGHTED);
  event.kept.rule.weights.of[RED] = 5000;
  is_refused(&record, event, "red");
  event = kept_by(BY_WEIGHTED);
  event.kept.scope = 2;
  is_refused(&record, event, "the scope of a ranking");
  event = kept_by(BY_WEIGHTED);
  event.kept.why = KEPT_WHYS;
  is_refused(&record, event, "why a ranking is saved");
  record_end(&record);
}

static void what_cannot_be_ranked_is_not_kept(void **state) {
  (void)state;
  Record record = record_begin();
  is_refused(&record, kept_by(BY_CUMULATIVE), "nothing has been put to the vote yet");
  record_end(&record);
  record = record_small();
  is_refused(&record, kept_by(BY_MAJORITY_JUDGMENT), "needs the number of voters");
  happens(&record, make_voting_rule(record.roundtable, RULE_VOTERS, 1));
  happens(&record, kept_by(BY_MAJORITY_JUDGMENT));
  happens(&record, make_dots(5, GREEN, 2));
  is_refused(&record, kept_by(BY_MAJORITY_JUDGMENT), "recommendation “B/2”");
  record_end(&record);
}

static void a_kept_ranking_stays(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t act = act_begin(&record);
  happens(&record, make_subgroup_vote(record.roundtable, 1, VOTE_CLOSED));
  happens(&record, make_subgroup_vote(record.roundtable, 2, VOTE_CLOSED));
  uint64_t kept = happens(&record, kept_by(BY_CUMULATIVE));
  act_end(&record);
  is_refused(&record, make_correction(&record, kept), "took place in the room");
  assert_int_equal(record_undo(&record, WHOLE_SESSION), act);
  assert_int_equal(roundtable_subgroup(record.roundtable, 1)->vote, VOTE_OPEN);
  assert_true(history_at(record.roundtable, kept)->in_force);
  assert_int_not_equal(record_redo(&record, WHOLE_SESSION), 0);
  assert_int_equal(roundtable_subgroup(record.roundtable, 2)->vote, VOTE_CLOSED);
  assert_true(history_at(record.roundtable, kept)->in_force);
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_ranking_is_kept_by_every_method),
      cmocka_unit_test(a_way_of_ranking_that_is_none_is_refused),
      cmocka_unit_test(what_cannot_be_ranked_is_not_kept),
      cmocka_unit_test(a_kept_ranking_stays),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
