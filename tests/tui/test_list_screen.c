/* What keys do in the list of sessions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/tui/list_scenes.h"

#include <cmocka.h>

enum { ROWS = 24, COLUMNS = 80, SESSIONS = 5, MANY = 10000 };

static const char *in_focus(const Stage *stage) {
  assert_true(stage->model.list_focus < stage->world.shelf->count);
  return shelf_entry(stage->world.shelf, stage->model.list_focus)->name;
}

static void search_follows_each_key(void **state) {
  (void)state;
  Stage stage = scene_list(ROWS, COLUMNS);
  assert_int_equal(stage.world.shelf->count, SESSIONS);
  stage_type(&stage, "/un ");
  assert_int_equal(stage.world.shelf->count, 2);
  assert_string_equal(in_focus(&stage), "table-ronde.gommette");
  stage_type(&stage, "LÎT");
  assert_int_equal(stage.world.shelf->count, 1);
  assert_string_equal(in_focus(&stage), "familles.gommette");
  stage_press(&stage, PRESS_ENTER);
  assert_int_equal(stage.model.entry, ENTRY_NONE);
  assert_int_equal(stage.world.shelf->count, 1);
  stage_press(&stage, PRESS_ESCAPE);
  assert_int_equal(stage.world.shelf->count, SESSIONS);
  assert_string_equal(in_focus(&stage), "familles.gommette");
  stage_end(&stage);
}

static void a_search_given_up_shows_all_again(void **state) {
  (void)state;
  Stage stage = scene_list(ROWS, COLUMNS);
  stage_type(&stage, "/zzz");
  assert_int_equal(stage.world.shelf->count, 0);
  stage_press(&stage, PRESS_BACKSPACE);
  stage_press(&stage, PRESS_ESCAPE);
  assert_int_equal(stage.world.shelf->count, SESSIONS);
  assert_true(stage.model.list_focus < SESSIONS);
  stage_end(&stage);
}

static void the_focus_follows_its_session(void **state) {
  (void)state;
  Stage stage = scene_list(ROWS, COLUMNS);
  for (int n = 0; n < SHELF_ORDERS; n++) {
    stage_type(&stage, "o");
    assert_string_equal(in_focus(&stage), "table-ronde.gommette");
  }
  assert_int_equal(stage.model.list.order, SORT_DATE);
  for (int n = 0; n < SHELF_GROUPINGS; n++) {
    stage_type(&stage, "g");
    assert_string_equal(in_focus(&stage), "table-ronde.gommette");
  }
  stage_end(&stage);
}

/* Before anybody went anywhere the first one is the first one. */
static void an_untouched_focus_stays_at_the_top(void **state) {
  (void)state;
  Stage stage = scene_list_hidden(ROWS, COLUMNS);
  stage_type(&stage, "oo");
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
  asks(&stage, "a", EFFECT_ARCHIVE_SESSION);
  asks(&stage, "r !\r", EFFECT_RENAME_SESSION);
  assert_string_equal(stage.effect.text, "Table ronde 1 : prévenir le sans-abrisme !");
  asks(&stage, "f\r", EFFECT_NEW_FROM);
  asks(&stage, "c/mnt/stick\r", EFFECT_COPY_SESSION);
  assert_string_equal(stage.effect.text, "/mnt/stick");
  stage_end(&stage);
}

static void nothing_is_deleted_without_the_word(void **state) {
  (void)state;
  Stage stage = scene_list(ROWS, COLUMNS);
  asks(&stage, "x\r", EFFECT_NONE);
  asks(&stage, "xyes\r", EFFECT_NONE);
  stage_says(&stage, "nothing was deleted");
  stage_type(&stage, "xdelete");
  stage_press(&stage, PRESS_ESCAPE);
  assert_int_equal(stage.effect.kind, EFFECT_NONE);
  asks(&stage, "xDelete\r", EFFECT_DELETE_SESSION);
  stage_end(&stage);
}

static void an_offer_is_no_session(void **state) {
  (void)state;
  static const char *const keys[] = {"a", "r", "c", "x", "f", "l"};
  Stage stage = scene_list(ROWS, COLUMNS);
  stage_press(&stage, PRESS_END);
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    asks(&stage, keys[i], EFFECT_NONE);
    assert_int_equal(stage.model.entry, ENTRY_NONE);
    stage_says(&stage, "Go to a session first");
  }
  stage_end(&stage);
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
    entries[i].card.soundness = CARD_SOUND;
    entries[i].card.text[CARD_TITLE] = title;
  }
  Stage stage = stage_list_of(entries, MANY, ROWS, COLUMNS);
  stage_press(&stage, PRESS_PAGE_DOWN);
  for (int i = 100; i < MANY; i++)
    entries[i].name = entries[i].card.text[CARD_TITLE] = NULL;
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
      cmocka_unit_test(an_offer_is_no_session),
      cmocka_unit_test(only_what_is_in_view_is_drawn),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
