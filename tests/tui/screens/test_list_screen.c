/* What keys do in the list of sessions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/tui/scenes/list_scenes.h"

#include <cmocka.h>

enum { ROWS = 24, COLUMNS = 80, SESSIONS = 5, MANY = 10000 };

static const char *in_focus(const Stage *stage) {
  assert_true(stage->model.list_focus < stage->data.sorted->count);
  return sorted_list_entry(stage->data.sorted, stage->model.list_focus)->name;
}

static void search_follows_each_key(void **state) {
  (void)state;
  Stage stage = scene_list(ROWS, COLUMNS);
  assert_int_equal(stage.data.sorted->count, SESSIONS);
  stage_type(&stage, "/un ");
  assert_int_equal(stage.data.sorted->count, 2);
  assert_string_equal(in_focus(&stage), "table-ronde.gommette");
  stage_type(&stage, "LÎT");
  assert_int_equal(stage.data.sorted->count, 1);
  assert_string_equal(in_focus(&stage), "familles.gommette");
  stage_press(&stage, PRESS_ENTER);
  assert_int_equal(stage.model.entry, ENTRY_NONE);
  assert_int_equal(stage.data.sorted->count, 1);
  stage_press(&stage, PRESS_ESCAPE);
  assert_int_equal(stage.data.sorted->count, SESSIONS);
  assert_string_equal(in_focus(&stage), "familles.gommette");
  stage_end(&stage);
}

static void a_search_given_up_shows_all_again(void **state) {
  (void)state;
  Stage stage = scene_list(ROWS, COLUMNS);
  stage_type(&stage, "/zzz");
  assert_int_equal(stage.data.sorted->count, 0);
  stage_press(&stage, PRESS_BACKSPACE);
  stage_press(&stage, PRESS_ESCAPE);
  assert_int_equal(stage.data.sorted->count, SESSIONS);
  assert_true(stage.model.list_focus < SESSIONS);
  stage_end(&stage);
}

static void the_focus_follows_its_session(void **state) {
  (void)state;
  Stage stage = scene_list(ROWS, COLUMNS);
  for (int n = 0; n < LIST_ORDERS; n++) {
    stage_type(&stage, "1");
    assert_string_equal(in_focus(&stage), "table-ronde.gommette");
  }
  assert_int_equal(stage.model.list.order, SORT_DATE);
  for (int n = 0; n < LIST_GROUPINGS; n++) {
    stage_type(&stage, "2");
    assert_string_equal(in_focus(&stage), "table-ronde.gommette");
  }
  stage_end(&stage);
}

/* Before anybody went anywhere the first one is the first one. */
static void an_untouched_focus_stays_at_the_top(void **state) {
  (void)state;
  Stage stage = scene_list_hidden(ROWS, COLUMNS);
  stage_type(&stage, "11");
  assert_int_equal(stage.model.list_focus, 0);
  stage_end(&stage);
}

static void asks(Stage *stage, const char *keys, EffectKind kind) {
  stage_type(stage, keys);
  assert_int_equal(stage->effect.kind, kind);
  if (kind != EFFECT_NONE) assert_int_equal(stage->effect.index, stage->model.list_focus);
}

static void each_key_is_about_the_session_in_focus(void **state) {
  (void)state;
  Stage stage = scene_list(ROWS, COLUMNS);
  asks(&stage, "\r", EFFECT_OPEN_SESSION);
  asks(&stage, "l", EFFECT_PREPARE_SESSION);
  asks(&stage, "6", EFFECT_ARCHIVE_SESSION);
  asks(&stage, "4 !\r", EFFECT_RENAME_SESSION);
  assert_string_equal(stage.effect.text, "Table ronde 1 : prévenir le sans-abrisme !");
  asks(&stage, "f\r", EFFECT_NEW_FROM);
  asks(&stage, "5/mnt/stick\r", EFFECT_COPY_SESSION);
  assert_string_equal(stage.effect.text, "/mnt/stick");
  stage_end(&stage);
}

static void nothing_is_deleted_without_the_word(void **state) {
  (void)state;
  Stage stage = scene_list(ROWS, COLUMNS);
  stage_press(&stage, PRESS_DELETE);
  asks(&stage, "\r", EFFECT_NONE);
  stage_press(&stage, PRESS_DELETE);
  asks(&stage, "yes\r", EFFECT_NONE);
  stage_says(&stage, "nothing was deleted");
  stage_press(&stage, PRESS_DELETE);
  stage_type(&stage, "delete");
  stage_press(&stage, PRESS_ESCAPE);
  assert_int_equal(stage.effect.kind, EFFECT_NONE);
  stage_press(&stage, PRESS_DELETE);
  asks(&stage, "Delete\r", EFFECT_DELETE_SESSION);
  stage_end(&stage);
}

/* Sessions that were still to be read find their places while something is typed about one that
 * nobody went to: here as if by another order. */
static void what_is_typed_stays_about_its_session(void **state) {
  (void)state;
  size_t moved = 0;
  for (int order = 0; order < LIST_ORDERS; order++) {
    Stage stage = scene_list_hidden(ROWS, COLUMNS);
    const char *name = in_focus(&stage);
    stage_press(&stage, PRESS_DELETE);
    stage_type(&stage, "delet");
    stage.model.list.order = (ListOrder)order;
    stage_type(&stage, "e\r");
    assert_int_equal(stage.effect.kind, EFFECT_DELETE_SESSION);
    assert_string_equal(in_focus(&stage), name);
    assert_int_equal(stage.effect.index, stage.model.list_focus);
    moved += stage.effect.index > 0;
    stage_end(&stage);
  }
  assert_true(moved > 0);
}

static void an_offer_is_no_session(void **state) {
  (void)state;
  static const char *const keys[] = {"6", "4", "5", "f", "l", " "};
  Stage stage = scene_list(ROWS, COLUMNS);
  stage_press(&stage, PRESS_END);
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    asks(&stage, keys[i], EFFECT_NONE);
    assert_int_equal(stage.model.entry, ENTRY_NONE);
    stage_says(&stage, "Select a session first");
  }
  stage_end(&stage);
}

static bool is_marked(const Stage *stage, const char *name) {
  const LibraryEntry entry = {.name = name};
  return list_marks_hold(&stage->model.list.marks, &entry);
}

static void a_mark_stays_on_its_file(void **state) {
  (void)state;
  Stage stage = scene_list(ROWS, COLUMNS);
  stage_type(&stage, " 112");
  assert_true(is_marked(&stage, "table-ronde.gommette"));
  stage_type(&stage, "/ateliers\r ");
  assert_string_equal(in_focus(&stage), "ateliers.gommette");
  stage_press(&stage, PRESS_ESCAPE);
  assert_int_equal(stage.data.sorted->count, SESSIONS);
  assert_int_equal(stage.model.list.marks.count, 2);
  assert_true(is_marked(&stage, "ateliers.gommette"));
  stage_type(&stage, " ");
  assert_false(is_marked(&stage, "ateliers.gommette"));
  assert_true(is_marked(&stage, "table-ronde.gommette"));
  stage_press(&stage, PRESS_ESCAPE);
  assert_int_equal(stage.model.list.marks.count, 0);
  stage_end(&stage);
}

static void two_marked_are_compared(void **state) {
  (void)state;
  Stage stage = scene_list(ROWS, COLUMNS);
  for (int marked = 0; marked < 2; marked++) {
    stage_type(&stage, "=");
    assert_int_equal(stage.effect.kind, EFFECT_NONE);
    stage_says(&stage, "with the space bar");
    stage_type(&stage, " ");
    stage_press(&stage, PRESS_DOWN);
  }
  stage_type(&stage, "=");
  assert_int_equal(stage.effect.kind, EFFECT_COMPARE_MARKED);
  assert_int_equal(stage.model.list.marks.count, 2);
  stage_end(&stage);
}

static void what_is_not_sound_is_not_marked(void **state) {
  (void)state;
  Stage stage = scene_list_altered(ROWS, COLUMNS);
  stage_type(&stage, " ");
  stage_says(&stage, "event 312 is not as it was recorded");
  assert_int_equal(stage.model.list.marks.count, 0);
  stage_end(&stage);
}

/* One more than can be marked, each a day before the one in front of it. */
static void name_entries(LibraryEntry entries[PANEL_MAX + 1], char names[PANEL_MAX + 1][24]) {
  for (int n = 0; n <= PANEL_MAX; n++) {
    snprintf(names[n], sizeof names[n], "%d.gommette", n);
    entries[n] = (LibraryEntry){.path = names[n], .name = names[n]};
    entries[n].summary.number[SUMMARY_DAY] = 20230630 - n;
  }
}

static void no_more_are_marked_than_can_be_compared(void **state) {
  (void)state;
  LibraryEntry entries[PANEL_MAX + 1];
  char names[PANEL_MAX + 1][24];
  name_entries(entries, names);
  Stage stage = stage_list_of(entries, PANEL_MAX + 1, ROWS, COLUMNS);
  for (int n = 0; n <= PANEL_MAX; n++) {
    stage_type(&stage, " ");
    stage_press(&stage, PRESS_DOWN);
  }
  assert_int_equal(stage.model.list.marks.count, PANEL_MAX);
  assert_false(list_marks_hold(&stage.model.list.marks, &entries[PANEL_MAX]));
  stage_press(&stage, PRESS_UP);
  stage_type(&stage, " ");
  stage_says(&stage, "26 sessions are marked");
  stage_press(&stage, PRESS_HOME);
  stage_type(&stage, " ");
  assert_int_equal(stage.model.list.marks.count, PANEL_MAX - 1);
  stage_end(&stage);
}

static void marks_go_with_their_files(void **state) {
  (void)state;
  LibraryEntry entries[PANEL_MAX + 1];
  const LibraryEntry *found[PANEL_MAX];
  char names[PANEL_MAX + 1][24];
  ListMarks marks = {0};
  name_entries(entries, names);
  for (int n = 0; n < 3; n++)
    assert_true(list_marks_turn(&marks, &entries[n]));
  assert_int_equal(list_marks_find(&marks, entries, 3, found), 3);
  assert_ptr_equal(found[0], &entries[2]);
  assert_ptr_equal(found[2], &entries[0]);
  list_marks_move(&marks, &entries[2], "2-old.gommette");
  entries[2].name = "2-old.gommette";
  assert_false(list_marks_hold(&marks, &entries[2]));
  entries[2].is_archived = true;
  assert_true(list_marks_hold(&marks, &entries[2]));
  list_marks_keep(&marks, &entries[1], 2);
  assert_int_equal(marks.count, 2);
  assert_false(list_marks_hold(&marks, &entries[0]));
  assert_int_equal(list_marks_find(&marks, entries, PANEL_MAX + 1, found), 2);
  assert_ptr_equal(found[0], &entries[2]);
}

/* Its time does not depend on how many there are: what is out of view is not looked at. A title
 * that is not there would end the test. */
static void only_what_is_in_view_is_drawn(void **state) {
  (void)state;
  static char title[] = "Atelier";
  LibraryEntry *entries = calloc(MANY, sizeof *entries);
  for (int i = 0; i < MANY; i++) {
    entries[i].path = title;
    entries[i].name = "atelier.gommette";
    entries[i].summary.soundness = SUMMARY_SOUND;
    entries[i].summary.text[SUMMARY_TITLE] = title;
  }
  Stage stage = stage_list_of(entries, MANY, ROWS, COLUMNS);
  stage_press(&stage, PRESS_PAGE_DOWN);
  for (int i = 100; i < MANY; i++)
    entries[i].name = entries[i].summary.text[SUMMARY_TITLE] = NULL;
  Canvas canvas;
  stage_show(&stage, &canvas);
  canvas_close(&canvas);
  stage_end(&stage);
  free(entries);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(search_follows_each_key),
      cmocka_unit_test(a_search_given_up_shows_all_again),
      cmocka_unit_test(the_focus_follows_its_session),
      cmocka_unit_test(an_untouched_focus_stays_at_the_top),
      cmocka_unit_test(each_key_is_about_the_session_in_focus),
      cmocka_unit_test(nothing_is_deleted_without_the_word),
      cmocka_unit_test(what_is_typed_stays_about_its_session),
      cmocka_unit_test(an_offer_is_no_session),
      cmocka_unit_test(a_mark_stays_on_its_file),
      cmocka_unit_test(two_marked_are_compared),
      cmocka_unit_test(what_is_not_sound_is_not_marked),
      cmocka_unit_test(no_more_are_marked_than_can_be_compared),
      cmocka_unit_test(marks_go_with_their_files),
      cmocka_unit_test(only_what_is_in_view_is_drawn),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
