#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"

#include <cmocka.h>

/* The forms of 0, 1, 2 … as a text of digits. */
static void has_forms(const char *text, const char *forms) {
  PluralForms parsed;
  assert_true(plural_forms_parse(text, &parsed));
  for (unsigned long n = 0; forms[n] != '\0'; ++n) {
    if (plural_form(&parsed, n) != (unsigned)(forms[n] - '0'))
      fail_msg("%s: form %u for %lu, not %c", text, plural_form(&parsed, n), n, forms[n]);
  }
}

/* The forms are those that Python's gettext.c2py gives. */
static void languages_have_their_forms(void **state) {
  (void)state;
  has_forms("nplurals=1; plural=0;", "0000");
  has_forms("nplurals=2; plural=(n > 1);", "0011111111");
  has_forms("nplurals=2; plural=n != 1", "1011111111");
  has_forms("nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2;",
            "20111111111111111111101111111110");
  has_forms(
      "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
      "20111222222222222222221112222222");
  has_forms("nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
            "30122333333333333333333333333333");
  has_forms("nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
            "n%100>=11 ? 4 : 5;",
            "01233333333444444444444444444444");
}

static void operators_bind_as_in_c(void **state) {
  (void)state;
  has_forms("nplurals=8; plural=7-n-1", "654321");
  has_forms("nplurals=8; plural=1+2*n", "1357");
  has_forms("nplurals=8; plural=(1+2)*n", "036");
  has_forms("nplurals=8; plural=100/5/(n+4)", "54322");
  has_forms("nplurals=2; plural=n || n && 0", "0111");
  has_forms("nplurals=2; plural=!n == 1", "1000");
  has_forms("nplurals=2; plural=!!n", "0111");
  has_forms("nplurals=2; plural=1 < 2 == n", "0100");
  has_forms("nplurals=4; plural=n ? n > 1 ? 3 : 2 : 1", "1233");
}

static void what_has_no_result_is_the_first_form(void **state) {
  (void)state;
  has_forms("nplurals=2; plural=n", "0100");
  has_forms("nplurals=2; plural=0-n", "0000");
  has_forms("nplurals=2; plural=1/n", "0100");
  has_forms("nplurals=2; plural=1%n", "0011");
}

static void anything_else_is_refused(void **state) {
  (void)state;
  static const char *const refused[] = {
      "",
      "nplurals",
      "nplurals=2",
      "nplurals=2;",
      "nplurals=2; plural",
      "nplurals=2; plural=",
      "nplurals=2; plural=;",
      "nplurals=0; plural=0;",
      "nplurals=9; plural=0;",
      "nplurals=-1; plural=0;",
      "nplurals=2; plural=n>1; plural=0",
      "nplurals=2; plural=n = 1;",
      "nplurals=2; plural=n & 1;",
      "nplurals=2; plural=-n;",
      "nplurals=2; plural=n n;",
      "nplurals=2; plural=(n;",
      "nplurals=2; plural=n);",
      "nplurals=2; plural=n ? 1;",
      "nplurals=2; plural=n ? 1 :;",
      "nplurals=2; plural=n + ;",
      "nplurals=2; plural=m;",
      "nplurals=2; plural=0x1;",
      "nplurals=2; plural=99999999999999999999;",
  };
  PluralForms forms = {.count = 7};
  for (size_t i = 0; i < sizeof refused / sizeof *refused; ++i)
    if (plural_forms_parse(refused[i], &forms)) fail_msg("%s", refused[i]);
  assert_int_equal(forms.count, 7);
}

enum { TEXT_SIZE = 4096, MANY = 1000 };

/* "nplurals=2; plural=", then one text many times, an n, and another as often. */
static bool parses_nested(const char *before, const char *after, int times) {
  static char text[2 * MANY * 4 + TEXT_SIZE];
  PluralForms forms;
  strcpy(text, "nplurals=2; plural=");
  for (int i = 0; i < times; ++i)
    strcat(text, before);
  strcat(text, "n");
  for (int i = 0; i < times; ++i)
    strcat(text, after);
  return plural_forms_parse(text, &forms);
}

static void depth_and_length_are_limited(void **state) {
  (void)state;
  static const char *const around[][2] = {{"(", ")"}, {"!", ""}, {"n?1:", ""}, {"", "+1"}};
  for (size_t i = 0; i < sizeof around / sizeof *around; ++i) {
    assert_true(parses_nested(around[i][0], around[i][1], 10));
    assert_false(parses_nested(around[i][0], around[i][1], MANY));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(languages_have_their_forms),
      cmocka_unit_test(operators_bind_as_in_c),
      cmocka_unit_test(what_has_no_result_is_the_first_form),
      cmocka_unit_test(anything_else_is_refused),
      cmocka_unit_test(depth_and_length_are_limited),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
