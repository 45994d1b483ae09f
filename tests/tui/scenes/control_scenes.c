#include "tests/tui/scenes/control_scenes.h"

#include "tests/tui/scenes/june.h"

Record record_june_guarded(void) {
  static const struct {
    VotingRule rule;
    int64_t value;
  } rules[] = {
      {RULE_VOTERS, 21},
      {RULE_ALLOWANCE_GREEN, 5},
      {RULE_ALLOWANCE_YELLOW, 5},
      {RULE_ALLOWANCE_RED, 5},
      {RULE_DOTS_PER_ITEM, ONE_DOT_AN_ITEM},
      {RULE_SCOPE, SCOPE_SESSION},
  };
  Record record = record_june();
  for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
    happens(&record, make_voting_rule(record.roundtable, rules[i].rule, rules[i].value));
  return record;
}

static Stage guarded(int rows, int columns) {
  Stage stage = stage_vote(record_june_guarded(), rows, columns);
  stage_press(&stage, PRESS_TAB);
  stage_type(&stage, "3\r");
  return stage;
}

Stage scene_guards(int rows, int columns) {
  return guarded(rows, columns);
}

Stage scene_over_a_guard(int rows, int columns) {
  Record record = record_june_guarded();
  const Roundtable *table = record.roundtable;
  uint32_t subgroup = roundtable_find_subgroup(table, "2")->number;
  uint32_t third = roundtable_find_recommendation(table, subgroup, "3")->number;
  happens(&record, make_counts(table, third, (Tally){{14, 6, 2}}));
  happens(&record, make_recommendation_text(table, third, RECOMMENDATION_COUNTS_REASON,
                                            "Deux feuilles, relues à voix haute"));
  Stage stage = stage_vote(record, rows, columns);
  stage_press(&stage, PRESS_TAB);
  stage_type(&stage, "3\r");
  return stage;
}

Stage scene_row(int rows, int columns) {
  Stage stage = guarded(rows, columns);
  stage_type(&stage, "n12\t3");
  return stage;
}

Stage scene_row_added(int rows, int columns) {
  Stage stage = guarded(rows, columns);
  stage_type(&stage, "n+1\t\t2");
  return stage;
}

Stage scene_row_hidden(int rows, int columns) {
  Record record = record_june();
  happens(&record, event_make(EVENT_CURTAIN_DRAWN));
  Stage stage = stage_vote(record, rows, columns);
  stage_press(&stage, PRESS_TAB);
  stage_type(&stage, "n12\t3");
  return stage;
}

Stage scene_reason(int rows, int columns) {
  Stage stage = guarded(rows, columns);
  stage_type(&stage, "n14\t6\t2\rDeux feuilles");
  return stage;
}

Stage scene_closing(int rows, int columns) {
  Stage stage = guarded(rows, columns);
  stage_type(&stage, "x");
  return stage;
}

/* Where there are no subgroups there is only the vote. */
Stage scene_closing_unnamed(int rows, int columns) {
  Record record = record_june_guarded();
  happens(&record, make_subgroup_text(record.roundtable, 1, SUBGROUP_CODE, ""));
  happens(&record, make_subgroup_vote(record.roundtable, 1, VOTE_OPEN));
  Stage stage = stage_vote(record, rows, columns);
  stage_type(&stage, "x");
  return stage;
}

Stage scene_closing_all(int rows, int columns) {
  Stage stage = guarded(rows, columns);
  stage_type(&stage, "z");
  return stage;
}

static Stage phase(int rows, int columns, int64_t elapsed_ms) {
  Record record = record_june_guarded();
  happens(&record, make_phase(record.roundtable, 5, "Vote", 45));
  happens(&record, make_phase_step(EVENT_PHASE_STARTED, 5));
  Stage stage = stage_vote(record, rows, columns);
  stage_pass_time(&stage, elapsed_ms);
  stage_press(&stage, PRESS_TAB);
  return stage;
}

Stage scene_phase(int rows, int columns) {
  return phase(rows, columns, INT64_C(1872000));
}

Stage scene_phase_over(int rows, int columns) {
  Stage stage = phase(rows, columns, INT64_C(2699000));
  stage_pass_time(&stage, INT64_C(2700000));
  return stage;
}
