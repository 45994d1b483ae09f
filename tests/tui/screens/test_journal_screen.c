/* What keys do in the journal, and what it tells while results are hidden. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "core/vote/history.h"
#include "tests/tui/scenes/journal_scenes.h"
#include "tests/tui/scenes/june.h"
#include "tui/app/update.h"

#include <cmocka.h>

enum { ROWS = 24, COLUMNS = 80 };

static const JournalLine *focus_of(const Stage *stage) {
  assert_non_null(stage->data.journal);
  return &stage->data.journal->lines[stage->data.journal->focus];
}

static void focus_says(const Stage *stage, const char *words) {
  if (strstr(focus_of(stage)->sentence, words) == NULL)
    assert_string_equal(focus_of(stage)->sentence, words);
}

static void a_revert_asks_for_a_reason(void **state) {
  (void)state;
  Stage stage = scene_journal_asking(ROWS, COLUMNS);
  uint64_t last = roundtable_seq(stage_state(&stage)), asked = focus_of(&stage)->seq;
  for (int i = 0; i < 9; i++)
    stage_press(&stage, PRESS_BACKSPACE);
  stage_press(&stage, PRESS_ENTER);
  stage_says(&stage, "needs a reason");
  assert_int_equal(roundtable_seq(stage_state(&stage)), last);
  stage_type(&stage, "why not\r");
  assert_int_equal(stage.effect.kind, EFFECT_REVERT);
  assert_int_equal(stage.effect.expected, asked);
  assert_int_equal(focus_of(&stage)->seq, asked);
  assert_int_equal(focus_of(&stage)->taken_back_by, last + 2);
  stage_end(&stage);
}

static void what_cannot_be_reverted_says_why(void **state) {
  (void)state;
  Stage stage = scene_journal(ROWS, COLUMNS);
  stage_press(&stage, PRESS_DELETE);
  stage_says(&stage, "already been reverted");
  stage_press(&stage, PRESS_END);
  stage_press(&stage, PRESS_DELETE);
  stage_says(&stage, "undo it while it is the latest");
  stage_press(&stage, PRESS_UP);
  stage_press(&stage, PRESS_DELETE);
  stage_says(&stage, "is a reason");
  stage_press(&stage, PRESS_HOME);
  stage_press(&stage, PRESS_DELETE);
  stage_says(&stage, "took place in the room");
  stage_end(&stage);
}

static void the_focus_stays_or_follows_the_end(void **state) {
  (void)state;
  Stage stage = scene_journal(ROWS, COLUMNS);
  uint64_t stays = focus_of(&stage)->seq;
  stage_happens(&stage, make_note(0, 0, "One more"));
  stage_pass_time(&stage, 0);
  assert_int_equal(focus_of(&stage)->seq, stays);
  stage_press(&stage, PRESS_END);
  focus_says(&stage, "One more");
  stage_happens(&stage, make_note(0, 0, "Another"));
  stage_pass_time(&stage, 0);
  focus_says(&stage, "Another");
  stage_end(&stage);
}

static void each_line_can_be_reached(void **state) {
  (void)state;
  Stage stage = scene_journal(ROWS, COLUMNS);
  stage_press(&stage, PRESS_HOME);
  for (uint64_t seq = 1; seq <= roundtable_seq(stage_state(&stage)); seq++) {
    assert_int_equal(focus_of(&stage)->seq, seq);
    stage_press(&stage, PRESS_DOWN);
  }
  while (focus_of(&stage)->seq > 1)
    stage_press(&stage, PRESS_PAGE_UP);
  stage_press(&stage, PRESS_PAGE_DOWN);
  assert_int_equal(focus_of(&stage)->seq, stage.data.journal->count);
  stage_end(&stage);
}

static void tab_shows_one_subgroup_alone(void **state) {
  (void)state;
  Stage stage = scene_journal_of_subgroup(ROWS, COLUMNS);
  const JournalPage *page = stage.data.journal;
  size_t lines = page->above + page->count + page->below, found = 0;
  for (size_t i = 0; i < page->count; i++)
    assert_true(journal_holds(stage_state(&stage), 2, page->lines[i].seq));
  for (uint64_t seq = 1; seq <= roundtable_seq(stage_state(&stage)); seq++)
    found += journal_holds(stage_state(&stage), 2, seq);
  assert_int_equal(lines, found);
  assert_in_range(found, 10, roundtable_seq(stage_state(&stage)) - 10);
  stage_press(&stage, PRESS_SHIFT_TAB);
  stage_press(&stage, PRESS_SHIFT_TAB);
  assert_int_equal(stage.model.journal.subgroup, WHOLE_SESSION);
  stage_press(&stage, PRESS_SHIFT_TAB);
  assert_int_not_equal(stage.model.journal.subgroup, WHOLE_SESSION);
  stage_end(&stage);
}

static void a_number_is_gone_to(void **state) {
  (void)state;
  Stage stage = scene_journal_of_subgroup(ROWS, COLUMNS);
  stage_type(&stage, "/1\r");
  assert_int_equal(focus_of(&stage)->seq, 1);
  stage_type(&stage, "/99999\r");
  stage_says(&stage, "There is no event 99999.");
  stage_type(&stage, "/99999999999999999999999\r");
  stage_says(&stage, "There is no event 9999");
  stage_type(&stage, "/dots\r");
  assert_int_equal(stage.effect.kind, EFFECT_SEARCH);
  stage_type(&stage, ".");
  assert_int_equal(stage.effect.kind, EFFECT_SEARCH);
  stage_end(&stage);
}

static void it_comes_back_to_where_it_was_called(void **state) {
  (void)state;
  Stage stage = scene_journal_whole(ROWS, COLUMNS);
  stage_press(&stage, PRESS_ESCAPE);
  assert_int_equal(stage.model.screen, SCREEN_JOURNAL);
  stage_press(&stage, PRESS_ESCAPE);
  assert_int_equal(stage.model.screen, SCREEN_VOTE);
  stage_type(&stage, "lw");
  assert_int_equal(stage.model.screen, SCREEN_JOURNAL);
  stage_type(&stage, "q");
  assert_int_equal(stage.model.screen, SCREEN_PREPARE);
  stage_end(&stage);
}

/* Four events on 2/3, whose figures the parameters choose, a revert, and the curtain drawn. */
static Stage hidden_figures(Colour colour, int64_t dots, const char *reason) {
  Record record = record_june();
  const Roundtable *table = record.roundtable;
  uint32_t subgroup = roundtable_find_subgroup(table, "2")->number;
  uint32_t third = roundtable_find_recommendation(table, subgroup, "3")->number;
  BallotLine line = make_line(third, (uint8_t)dots, 0, 1);
  happens(&record, event_make(EVENT_CURTAIN_DRAWN));
  uint64_t first = happens(&record, make_dots(third, colour, dots));
  happens(&record, make_ballot(table, 7, &line, 1));
  happens(&record, make_reason(first, reason));
  act_begin(&record);
  happens(&record, make_reason(first, reason));
  happens(&record, make_correction(&record, first));
  act_end(&record);
  happens(&record, make_counts(table, third, (Tally){{dots, 3, dots + 4}}));
  happens(&record, make_recommendation_text(table, third, RECOMMENDATION_COUNTS_REASON, reason));
  Stage stage = stage_vote(record, ROWS, COLUMNS);
  stage_type(&stage, "w");
  return stage;
}

static void assert_same_view(const Stage *a, const Stage *b) {
  Canvas in_a, in_b;
  Error err = {0};
  assert_true(canvas_open(&in_a, ROWS, COLUMNS, &err) && canvas_open(&in_b, ROWS, COLUMNS, &err));
  view(&in_a, &a->model, &a->data);
  view(&in_b, &b->model, &b->data);
  for (int row = 0; row < ROWS; row++)
    for (int column = 0; column < COLUMNS; column++) {
      assert_string_equal(canvas_cell(&in_a, row, column)->text,
                          canvas_cell(&in_b, row, column)->text);
      assert_int_equal(canvas_cell(&in_a, row, column)->style,
                       canvas_cell(&in_b, row, column)->style);
    }
  canvas_close(&in_a);
  canvas_close(&in_b);
}

static void hidden_figures_do_not_show(void **state) {
  (void)state;
  Stage a = hidden_figures(GREEN, 1, "one red, not green");
  Stage b = hidden_figures(RED, 4, "twelve of them");
  for (int up = 0; up < 8; up++) {
    assert_same_view(&a, &b);
    stage_press(&a, PRESS_ENTER);
    stage_press(&b, PRESS_ENTER);
    assert_same_view(&a, &b);
    stage_type(&a, "\r"), stage_press(&a, PRESS_DELETE);
    stage_type(&b, "\r"), stage_press(&b, PRESS_DELETE);
    assert_same_view(&a, &b);
    stage_press(&a, PRESS_ESCAPE);
    stage_press(&b, PRESS_ESCAPE);
    if (a.model.screen != SCREEN_JOURNAL) stage_type(&a, "w"), stage_type(&b, "w");
    for (int step = 0; step <= up; step++)
      stage_press(&a, PRESS_UP), stage_press(&b, PRESS_UP);
  }
  stage_end(&a);
  stage_end(&b);
}

static void looking_shows_the_line_in_focus_alone(void **state) {
  (void)state;
  Stage stage = hidden_figures(GREEN, 4, "twelve of them");
  stage_press(&stage, PRESS_UP);
  focus_says(&stage, "Counts of 2/3");
  stage_type(&stage, " ");
  focus_says(&stage, "Counts of 2/3: 4 ●  3 ▲  8 ■");
  for (size_t i = 0; i < stage.data.journal->count; i++)
    if (&stage.data.journal->lines[i] != focus_of(&stage))
      assert_null(strstr(stage.data.journal->lines[i].sentence, "●"));
  stage_end(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_revert_asks_for_a_reason),
      cmocka_unit_test(what_cannot_be_reverted_says_why),
      cmocka_unit_test(the_focus_stays_or_follows_the_end),
      cmocka_unit_test(each_line_can_be_reached),
      cmocka_unit_test(tab_shows_one_subgroup_alone),
      cmocka_unit_test(a_number_is_gone_to),
      cmocka_unit_test(it_comes_back_to_where_it_was_called),
      cmocka_unit_test(hidden_figures_do_not_show),
      cmocka_unit_test(looking_shows_the_line_in_focus_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
