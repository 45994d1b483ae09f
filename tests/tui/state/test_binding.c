#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "tui/app/update.h"
#include "tui/state/binding.h"

#include <cmocka.h>

static bool holds(Situation situation, const Binding *row) {
  return (row->situations & (unsigned)situation) != 0;
}

/* What a test asks of each row where it holds. */
typedef void RowTest(Situation situation, const Binding *row);

static void of_every_row(RowTest *test) {
  size_t rows = 0;
  for (size_t i = 0; i < SITUATIONS; i++)
    for (const Binding *row = binding_after(situation_rows[i].situation, NULL); row != NULL;
         row = binding_after(situation_rows[i].situation, row), rows++)
      test(situation_rows[i].situation, row);
  assert_true(rows > 300);
}

static void row_is_whole(Situation situation, const Binding *row) {
  assert_true(holds(situation, row));
  assert_true(row->situations < 1U << SITUATIONS);
  assert_non_null(row->name);
  assert_non_null(row->help);
  assert_true(row->help[0] != '\0');
  assert_non_null(row->handle);
  assert_int_not_equal(keys_first(row->keys), 0);
}

static void every_row_is_whole_and_has_a_handler(void **state) {
  (void)state;
  of_every_row(row_is_whole);
}

/* The first of a name, and the first of a key: with this, no two rows of a situation share one. */
static void name_leads_to_its_row(Situation situation, const Binding *row) {
  assert_ptr_equal(binding_named(situation, row->name), row);
}

static void every_screen_has_a_situation_with_a_title(void **state) {
  (void)state;
  size_t found[SCREEN_COUNT] = {0};
  for (size_t i = 0; i < SITUATIONS; i++) {
    const SituationRow *row = &situation_rows[i];
    assert_true(row->title != NULL && *row->title != '\0');
    if (row->screen == NO_SCREEN) continue;
    found[row->screen]++;
    assert_int_equal(situation_of_screen(row->screen), row->situation);
  }
  for (size_t screen = 0; screen < SCREEN_COUNT; screen++)
    assert_int_equal(found[screen], 1);
}

static void no_two_rows_of_a_situation_have_one_name(void **state) {
  (void)state;
  of_every_row(name_leads_to_its_row);
}

static void keys_lead_to_their_row(Situation situation, const Binding *row) {
  size_t leading = 0;
  for (Key key = 1; key <= PRESS_ANY_DIGIT; key = key == 0xff ? PRESS_UP : key + 1) {
    if (!keys_hold(row->keys, key)) continue;
    assert_ptr_equal(binding_of_key(situation, key), row);
    leading++;
  }
  assert_true(leading > 0);
}

static void every_key_leads_to_its_row(void **state) {
  (void)state;
  of_every_row(keys_lead_to_their_row);
}

/* Which screens show a situation: each row that holds there belongs to one of them, or to all. */
static bool is_of_screen(ScreenName name, const Binding *row) {
  const Screen *screen = screen_of(name);
  return row >= screen->keys && row < screen->keys + screen->key_count;
}

static void rows_of_a_situation_are_of_one_screen(void **state) {
  (void)state;
  for (size_t i = 0; i < SITUATIONS; i++) {
    ScreenName owner = SCREEN_COUNT;
    for (const Binding *row = binding_after(situation_rows[i].situation, NULL); row != NULL;
         row = binding_after(situation_rows[i].situation, row))
      for (ScreenName name = 0; name < SCREEN_COUNT; name++) {
        if (!is_of_screen(name, row)) continue;
        assert_true(owner == SCREEN_COUNT || owner == name);
        owner = name;
      }
  }
}

/* No row is on a screen without holding anywhere, and none was forgotten where tables are joined.
 */
static void every_row_of_a_screen_is_reached(void **state) {
  (void)state;
  for (ScreenName name = 0; name < SCREEN_COUNT; name++)
    for (size_t n = 0; n < screen_of(name)->key_count; n++) {
      const Binding *row = &screen_of(name)->keys[n];
      assert_int_not_equal(row->situations, 0);
      for (size_t i = 0; i < SITUATIONS; i++)
        if (holds(situation_rows[i].situation, row))
          assert_ptr_equal(binding_of_key(situation_rows[i].situation, keys_first(row->keys)), row);
    }
}

/* A line is typed, and something asked, on these: what ends it there is theirs to say. */
static void what_is_begun_at_a_foot_can_be_ended(void **state) {
  (void)state;
  static const ScreenName typing[] = {SCREEN_LIST,   SCREEN_VOTE,    SCREEN_PREPARE,
                                      SCREEN_BALLOT, SCREEN_JOURNAL, SCREEN_REPLAY};
  static const ScreenName asking[] = {SCREEN_VOTE, SCREEN_PREPARE, SCREEN_BALLOT};
  for (size_t i = 0; i < sizeof typing / sizeof typing[0]; i++)
    assert_non_null(screen_of(typing[i])->accept);
  for (size_t i = 0; i < sizeof asking / sizeof asking[0]; i++)
    assert_non_null(screen_of(asking[i])->confirm);
  assert_non_null(screen_of(SCREEN_VOTE)->refuse_stray);
}

static const char *name_of(Situation situation, Key key) {
  const Binding *row = binding_of_key(situation, key);
  return row != NULL ? row->name : "";
}

static void six_letters_are_colours_whatever_their_case(void **state) {
  (void)state;
  static const struct {
    const char *letters;
    const char *name;
  } colours[] = {{"vgVG+", "green"}, {"jyeJYE*", "yellow"}, {"rR-", "red"}};
  for (size_t i = 0; i < 3; i++)
    for (const char *letter = colours[i].letters; *letter != '\0'; letter++) {
      assert_string_equal(name_of(IN_VOTE, (Key)*letter), colours[i].name);
      assert_string_equal(name_of(IN_NUMBER, (Key)*letter), colours[i].name);
    }
}

/* Wherever a letter means anything, it means this: who believes to be on another screen does
 * nothing else. Letters of dots, in any language, are for dots alone. */
static const struct {
  char letter;
  const char *names[4];
} meanings[] = {
    {'a', {"add", "new"}},
    {'b', {"ballots"}},
    {'c', {"ranking", "arm-ranking", "ranking-then"}},
    {'d', {"arm-totals", "counts-then"}},
    {'e', {"yellow", "ballot-yellow"}},
    {'f', {"new-from"}},
    {'g', {"green", "ballot-green"}},
    {'h', {"draw-curtain"}},
    {'i', {"import"}},
    {'j', {"yellow", "ballot-yellow"}},
    {'k', {"kiosk"}},
    {'l', {"prepare"}},
    {'m', {"margins"}},
    {'n', {"counts", "call-ballot"}},
    {'o', {"start-vote"}},
    {'p', {"report"}},
    {'q', {"quit", "back", "kiosk-leave"}},
    {'r', {"red", "ballot-red"}},
    {'s', {"board", "board-then"}},
    {'t', {"phase"}},
    {'u', {"undo", "take-answer-back"}},
    {'v', {"green", "ballot-green"}},
    {'w', {"journal"}},
    {'x', {"close-vote"}},
    {'y', {"yellow", "ballot-yellow"}},
    {'z', {"close-all"}},
};

static bool means(char letter, const char *name) {
  for (size_t i = 0; i < sizeof meanings / sizeof meanings[0]; i++)
    for (size_t n = 0; n < 4 && meanings[i].names[n] != NULL; n++)
      if (meanings[i].letter == letter && strcmp(meanings[i].names[n], name) == 0) return true;
  return false;
}

static void letters_have_their_meaning(Situation situation, const Binding *row) {
  (void)situation;
  for (char letter = 'a'; letter <= 'z'; letter++)
    if (keys_hold(row->keys, (Key)letter) && !means(letter, row->name))
      fail_msg("%c is also %s", letter, row->name);
}

static void a_letter_has_one_meaning(void **state) {
  (void)state;
  of_every_row(letters_have_their_meaning);
}

static void both_rows_of_digits_count(void **state) {
  (void)state;
  static const Key belgian[] = {0xe0, '&', 0xe9, '"', '\'', '(', 0xa7, 0xe8, '!', 0xe7};
  for (int digit = 0; digit <= 9; digit++) {
    assert_int_equal(digit_of_key((Key)('0' + digit)), digit);
    assert_int_equal(digit_of_key(belgian[digit]), digit);
    assert_string_equal(name_of(IN_VOTE, belgian[digit]), "digit");
    assert_string_equal(name_of(IN_NUMBER, (Key)('0' + digit)), "digit");
  }
  assert_int_equal(digit_of_key('v'), -1);
  assert_int_equal(digit_of_key(')'), -1);
}

static KeysText keys_of(Situation situation, const char *name) {
  return keys_shown(binding_named(situation, name)->keys);
}

static KeysText first_key_of(Situation situation, const char *name) {
  return first_key_shown(binding_named(situation, name)->keys);
}

static void a_letter_is_named_once(void **state) {
  (void)state;
  assert_string_equal(keys_of(IN_VOTE, "undo").text, "u");
  assert_string_equal(keys_of(IN_VOTE, "green").text, "g v +");
  assert_string_equal(keys_of(IN_LIST, "open").text, "Enter");
  assert_string_equal(first_key_of(IN_VOTE, "yellow").text, "y");
  assert_string_equal(first_key_of(IN_VOTE, "redo").text, "Ctrl-R");
}

static void both_cases_of_a_letter_and_both_codes_of_enter_are_one_key(void **state) {
  (void)state;
  assert_true(keys_hold("x é Enter", 'x') && keys_hold("x é Enter", 'X'));
  assert_true(keys_hold("x é Enter", 0xe9) && keys_hold("x é Enter", 0xc9));
  assert_true(keys_hold("x é Enter", '\r') && keys_hold("x é Enter", '\n'));
  assert_false(keys_hold("x é Enter", 'E') || keys_hold("x é Enter", ' '));
  assert_false(keys_hold("x", 0) || keys_hold("Shift-Tab", PRESS_TAB));
}

static void characters_are_text_where_text_is_typed(void **state) {
  (void)state;
  assert_string_equal(name_of(IN_VOTE, '?'), "help");
  assert_string_equal(name_of(IN_VOTE, ':'), "palette");
  assert_null(binding_of_key(IN_LINE, '?'));
  assert_null(binding_of_key(IN_LINE, ':'));
  assert_string_equal(name_of(IN_NUMBER, ':'), "point");
  assert_string_equal(name_of(IN_LINE, PRESS_F1), "help");
  assert_string_equal(name_of(IN_NUMBER, PRESS_F2), "palette");
  assert_string_equal(first_key_of(IN_LINE, "help").text, "F1");
  assert_string_equal(keys_of(IN_VOTE, "palette").text, ": F2");
}

static void first_key_has_a_name(Situation situation, const Binding *row) {
  (void)situation;
  assert_true(first_key_shown(row->keys).text[0] != '\0');
}

static void every_key_has_a_name(void **state) {
  (void)state;
  of_every_row(first_key_has_a_name);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_row_is_whole_and_has_a_handler),
      cmocka_unit_test(every_screen_has_a_situation_with_a_title),
      cmocka_unit_test(no_two_rows_of_a_situation_have_one_name),
      cmocka_unit_test(every_key_leads_to_its_row),
      cmocka_unit_test(rows_of_a_situation_are_of_one_screen),
      cmocka_unit_test(every_row_of_a_screen_is_reached),
      cmocka_unit_test(what_is_begun_at_a_foot_can_be_ended),
      cmocka_unit_test(six_letters_are_colours_whatever_their_case),
      cmocka_unit_test(a_letter_has_one_meaning),
      cmocka_unit_test(both_rows_of_digits_count),
      cmocka_unit_test(a_letter_is_named_once),
      cmocka_unit_test(both_cases_of_a_letter_and_both_codes_of_enter_are_one_key),
      cmocka_unit_test(characters_are_text_where_text_is_typed),
      cmocka_unit_test(every_key_has_a_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
