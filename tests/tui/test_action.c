#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "tui/screens/screen.h"
#include "tui/state/action.h"

#include <cmocka.h>

static const Situation situations[SITUATIONS] = {
    IN_LIST,       IN_VOTE,     IN_NUMBER,  IN_LINE,    IN_RANKING,     IN_HELP,
    IN_ROW,        IN_QUESTION, IN_BOARD,   IN_PREPARE, IN_BALLOT,      IN_KIOSK,
    IN_KIOSK_PAGE, IN_PIN,      IN_JOURNAL, IN_PALETTE, IN_EXPLANATION, IN_REPORT,
    IN_COMPARISON, IN_PAIR,     IN_REPLAY,  IN_VOTERS};

static size_t key_count(Action action) {
  size_t count = 0;
  while (count < ACTION_KEYS_MAX && action_description(action)->keys[count] != 0)
    count++;
  return count;
}

static void every_action_has_a_row(void **state) {
  (void)state;
  for (Action action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
    const ActionDescription *row = action_description(action);
    assert_non_null(row->name);
    assert_non_null(row->help);
    assert_true(row->help[0] != '\0');
    assert_true(row->situations != 0 && row->situations < 1U << SITUATIONS);
    assert_in_range(key_count(action), 1, ACTION_KEYS_MAX - 1);
  }
}

static void names_are_different(void **state) {
  (void)state;
  for (Action one = ACTION_NONE + 1; one < ACTION_COUNT; one++)
    for (Action other = one + 1; other < ACTION_COUNT; other++)
      assert_string_not_equal(action_description(one)->name, action_description(other)->name);
}

/* With this, no key means two things in one situation either: it would lead to one of them only. */
static void every_key_leads_to_its_action(void **state) {
  (void)state;
  for (Action action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
    for (size_t i = 0; i < SITUATIONS; i++) {
      if ((action_description(action)->situations & situations[i]) == 0) continue;
      size_t holding = 0;
      for (size_t key = 0; key < key_count(action); key++) {
        Key one = action_description(action)->keys[key];
        if (!action_has_key(situations[i], action, one)) continue;
        assert_int_equal(action_of_key(situations[i], one), action);
        holding++;
      }
      assert_true(holding > 0);
    }
}

/* Which screens show a situation; a line is typed on two. */
static bool screen_handles(Situation situation, Action action) {
  const Screen *vote = screen_of(SCREEN_VOTE), *list = screen_of(SCREEN_LIST);
  if (situation == IN_PALETTE || action == ACTION_PALETTE) return true; /* of no screen's own */
  if (situation == IN_LIST || situation == IN_VOTERS) return list->handle[action] != NULL;
  if (situation == IN_RANKING) return screen_of(SCREEN_RANKING)->handle[action] != NULL;
  if (situation == IN_EXPLANATION) return screen_of(SCREEN_EXPLANATION)->handle[action] != NULL;
  if (situation == IN_BOARD) return screen_of(SCREEN_BOARD)->handle[action] != NULL;
  if (situation == IN_PREPARE) return screen_of(SCREEN_PREPARE)->handle[action] != NULL;
  if (situation == IN_BALLOT) return screen_of(SCREEN_BALLOT)->handle[action] != NULL;
  if (situation == IN_KIOSK || situation == IN_KIOSK_PAGE || situation == IN_PIN)
    return screen_of(SCREEN_KIOSK)->handle[action] != NULL;
  if (situation == IN_JOURNAL) return screen_of(SCREEN_JOURNAL)->handle[action] != NULL;
  if (situation == IN_REPLAY) return screen_of(SCREEN_REPLAY)->handle[action] != NULL;
  if (situation == IN_COMPARISON || situation == IN_PAIR)
    return screen_of(SCREEN_COMPARISON)->handle[action] != NULL;
  if (situation == IN_REPORT) return screen_of(SCREEN_REPORT)->handle[action] != NULL;
  if (situation == IN_HELP) return screen_of(SCREEN_HELP)->handle[action] != NULL;
  if (situation == IN_LINE)
    return (list->handle[action] != NULL && vote->handle[action] != NULL) ||
           strncmp(action_description(action)->name, "line-", 5) == 0 || action == ACTION_DELETE ||
           action == ACTION_LEFT || action == ACTION_RIGHT || action == ACTION_ERASE ||
           (action >= ACTION_WORD_LEFT && action <= ACTION_UNDO_TYPING);
  return vote->handle[action] != NULL;
}

static void every_action_is_understood_where_it_holds(void **state) {
  (void)state;
  for (Action action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
    for (size_t i = 0; i < SITUATIONS; i++)
      if ((action_description(action)->situations & situations[i]) != 0)
        assert_true(screen_handles(situations[i], action));
}

static void six_letters_are_colours_whatever_their_case(void **state) {
  (void)state;
  static const struct {
    const char *letters;
    Action action;
  } colours[] = {{"vgVG+", ACTION_GREEN}, {"jyeJYE*", ACTION_YELLOW}, {"rR-", ACTION_RED}};
  for (size_t i = 0; i < 3; i++)
    for (const char *letter = colours[i].letters; *letter != '\0'; letter++) {
      assert_int_equal(action_of_key(IN_VOTE, (Key)*letter), colours[i].action);
      assert_int_equal(action_of_key(IN_NUMBER, (Key)*letter), colours[i].action);
    }
}

static void both_rows_of_digits_count(void **state) {
  (void)state;
  static const Key belgian[] = {0xe0, '&', 0xe9, '"', '\'', '(', 0xa7, 0xe8, '!', 0xe7};
  for (int digit = 0; digit <= 9; digit++) {
    assert_int_equal(digit_of_key((Key)('0' + digit)), digit);
    assert_int_equal(digit_of_key(belgian[digit]), digit);
    assert_int_equal(action_of_key(IN_VOTE, belgian[digit]), ACTION_DIGIT);
    assert_int_equal(action_of_key(IN_NUMBER, (Key)('0' + digit)), ACTION_DIGIT);
  }
  assert_int_equal(digit_of_key('v'), -1);
  assert_int_equal(digit_of_key(')'), -1);
}

static void a_letter_is_named_once(void **state) {
  (void)state;
  char text[KEYS_TEXT_SIZE];
  assert_string_equal(action_keys_text(ACTION_UNDO, text), "u");
  assert_string_equal(action_keys_text(ACTION_GREEN, text), "g v +");
  assert_string_equal(action_keys_text(ACTION_OPEN, text), "Enter");
  assert_string_equal(action_first_key_text(ACTION_YELLOW, text), "y");
  assert_string_equal(action_first_key_text(ACTION_REDO, text), "Ctrl-R");
}

static void characters_are_text_where_text_is_typed(void **state) {
  (void)state;
  char text[KEYS_TEXT_SIZE];
  assert_int_equal(action_of_key(IN_VOTE, '?'), ACTION_HELP);
  assert_int_equal(action_of_key(IN_VOTE, ':'), ACTION_PALETTE);
  assert_int_equal(action_of_key(IN_LINE, '?'), ACTION_NONE);
  assert_int_equal(action_of_key(IN_LINE, ':'), ACTION_NONE);
  assert_int_equal(action_of_key(IN_NUMBER, ':'), ACTION_POINT);
  assert_int_equal(action_of_key(IN_LINE, PRESS_F1), ACTION_HELP);
  assert_int_equal(action_of_key(IN_NUMBER, PRESS_F2), ACTION_PALETTE);
  assert_string_equal(action_first_key_text_in(IN_LINE, ACTION_HELP, text), "F1");
  assert_string_equal(action_keys_text_in(IN_VOTE, ACTION_PALETTE, text), ": F2");
}

static void every_key_has_a_name(void **state) {
  (void)state;
  char text[KEYS_TEXT_SIZE];
  for (Action action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
    assert_true(action_first_key_text(action, text)[0] != '\0');
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_action_has_a_row),
      cmocka_unit_test(names_are_different),
      cmocka_unit_test(every_key_leads_to_its_action),
      cmocka_unit_test(every_action_is_understood_where_it_holds),
      cmocka_unit_test(six_letters_are_colours_whatever_their_case),
      cmocka_unit_test(both_rows_of_digits_count),
      cmocka_unit_test(a_letter_is_named_once),
      cmocka_unit_test(characters_are_text_where_text_is_typed),
      cmocka_unit_test(every_key_has_a_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
