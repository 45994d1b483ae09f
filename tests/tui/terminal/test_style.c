/* That nothing is said by colour alone. Screens are kept as letters and roles (test_screens.c), and
 * there every cell in the colour of a dot says the colour by its sign; here it is proven that the
 * other roles look the same without colours. So each file in golden/ is a screen in both. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "tui/terminal/style.h"

#include <cmocka.h>

static bool is_of_dot(Style style) {
  bool found = false;
  for (Colour colour = GREEN; colour < COLOUR_COUNT; colour++)
    found = found || colour_style(colour) == style;
  return found;
}

static void only_dots_have_colours(void **state) {
  (void)state;
  for (Style style = STYLE_PLAIN; style < STYLE_COUNT; style++) {
    const Attributes *look = style_look(style);
    bool coloured = look->text != PAINT_DEFAULT || look->background != PAINT_DEFAULT;
    assert_int_equal(coloured, is_of_dot(style));
  }
}

static void others_look_the_same_without(void **state) {
  (void)state;
  for (Style style = STYLE_PLAIN; style < STYLE_COUNT; style++)
    if (!is_of_dot(style))
      assert_int_equal(style_look(style)->attributes, style_look(style)->attributes_without_colour);
}

/* What stands out must do so on any terminal; what they mean beside that is said in words. */
static void what_matters_is_not_plain(void **state) {
  (void)state;
  static const Style styles[] = {STYLE_TITLE, STYLE_HEADING, STYLE_TAB_CURRENT, STYLE_FOCUS,
                                 STYLE_KEY,   STYLE_ENTRY,   STYLE_MESSAGE,     STYLE_TROUBLE};
  for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++)
    assert_true(style_look(styles[i])->attributes_without_colour != 0);
}

static void yellow_is_never_the_colour_of_a_text(void **state) {
  (void)state;
  for (Style style = STYLE_PLAIN; style < STYLE_COUNT; style++)
    assert_int_not_equal(style_look(style)->text, PAINT_YELLOW);
}

/* Else a screen written down could not be read back. */
static void roles_have_letters_of_their_own(void **state) {
  (void)state;
  for (Style one = STYLE_PLAIN; one < STYLE_COUNT; one++)
    for (Style other = one + 1; other < STYLE_COUNT; other++)
      assert_int_not_equal(style_look(one)->letter, style_look(other)->letter);
}

static void dots_differ_by_shape_and_letter(void **state) {
  (void)state;
  for (Colour one = GREEN; one < COLOUR_COUNT; one++)
    for (Colour other = one + 1; other < COLOUR_COUNT; other++) {
      assert_string_not_equal(colour_sign(one), colour_sign(other));
      assert_string_not_equal(colour_letter(one), colour_letter(other));
      assert_string_not_equal(sign_in_letters(colour_sign(one)),
                              sign_in_letters(colour_sign(other)));
    }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(only_dots_have_colours),
      cmocka_unit_test(others_look_the_same_without),
      cmocka_unit_test(what_matters_is_not_plain),
      cmocka_unit_test(yellow_is_never_the_colour_of_a_text),
      cmocka_unit_test(roles_have_letters_of_their_own),
      cmocka_unit_test(dots_differ_by_shape_and_letter),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
