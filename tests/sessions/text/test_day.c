/* Days: what is typed, what a text has of one, and how it is shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/text/day.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

static void days_are_read_in_any_form(void **state) {
  (void)state;
  static const struct {
    const char *text;
    Day day;
  } DAYS[] = {
      {"2023-06-06", 20230606},
      {"Table ronde 2023-06-06", 20230606},
      {"6/6/2023", 20230606},
      {"06.12.2022", 20221206},
      {"mardi 6 juin 2023", 20230606},
      {"le 1er août 2021, à 14h", 20210801},
      {"6 June 2023", 20230606},
      {"dinsdag 6 juni 2023", 20230606},
      {"sept. 2019", 20190900},
      {"2023-06", 20230600},
      {"2023", 20230000},
      {"Table ronde 1, 2023", 20230000},
      {"Table 6 2023", 20230000},
      {"Marché 2023", 20230000},
      {"12/2022", 20221200},
      {"45/13/2022", 20220000},
      {"1066, 12345, 20230606", 0},
      {"", 0},
      {"Atelier", 0},
      {"\xff 2023", 0},
  };
  for (size_t i = 0; i < sizeof DAYS / sizeof *DAYS; ++i) {
    Day day;
    assert_true(day_in_text(DAYS[i].text, &day, NULL));
    if (day != DAYS[i].day) fail_msg("“%s” is %d", DAYS[i].text, (int)day);
  }
}

typedef struct Typed {
  const char *text;
  Day day;
} Typed;

static void assert_read(const Typed *typed, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    Day day = 0;
    Error err = {0};
    if (!day_read(typed[i].text, &day, &err)) fail_msg("“%s”: %s", typed[i].text, err.text);
    if (day != typed[i].day) fail_msg("“%s” is %d", typed[i].text, (int)day);
  }
}

static void a_date_in_figures_is_a_day(void **state) {
  (void)state;
  static const Typed DAYS[] = {
      {"06/06/2023", 20230606},       {"6/6/23", 20230606},     {"6.6.23", 20230606},
      {"6.6.2023", 20230606},         {"6-6-2023", 20230606},   {" 6 / 6 / 2023 ", 20230606},
      {"03/04/2023", 20230403},       {"2023-06-06", 20230606}, {"2023/6/6", 20230606},
      {"6. 6. 2023", 20230606},       {"29/02/2024", 20240229}, {"29/02/2000", 20000229},
      {"31/12/2199", 21991231},       {"1/1/1900", 19000101},   {"mar. 6/6/2023", 20230606},
      {"06/2023", 20230600},          {"2023-06", 20230600},    {"2023", 20230000},
      {"６／６／２０２３", 20230606},
  };
  assert_read(DAYS, sizeof DAYS / sizeof *DAYS);
}

static void a_date_in_words_is_a_day_in_three_languages(void **state) {
  (void)state;
  static const Typed DAYS[] = {
      {"6 juin 2023", 20230606},
      {"mardi 6 juin 2023", 20230606},
      {"Mardi, le 1er août 2023", 20230801},
      {"1ER AOUT 2023", 20230801},
      {"le 1ᵉʳ juin 2023", 20230601},
      {"vendredi 3 mars 2023", 20230303},
      {"mar. 7 mars 2023", 20230307},
      {"mar 7 mar 2023", 20230307},
      {"12 févr. 23", 20230212},
      {"12 déc. 2023", 20231212},
      {"juin 2023", 20230600},
      {"6\u00a0juin\u00a02023", 20230606},
      {"dinsdag 6 juni 2023", 20230606},
      {"di 6 juni 2023", 20230606},
      {"dim 4 juin 2023", 20230604},
      {"maandag 6 maart 2023", 20230306},
      {"ma 6 mrt 2023", 20230306},
      {"1 mei 2023", 20230501},
      {"June 6, 2023", 20230606},
      {"Mar 6, 2023", 20230306},
      {"Tue June 6th, 2023", 20230606},
      {"the 6th of June 2023", 20230606},
      {"6-Jun-23", 20230606},
      {"2023 June 6", 20230606},
  };
  assert_read(DAYS, sizeof DAYS / sizeof *DAYS);
}

static void what_is_no_date_is_refused_and_said_why(void **state) {
  (void)state;
  static const struct {
    const char *text, *why;
  } REFUSED[] = {
      {"31/02/2023", "February 2023 has no day 31"},
      {"29/02/2023", "February 2023 has no day 29"},
      {"29/02/1900", "February 1900 has no day 29"},
      {"32 juin 2023", "June 2023 has no day 32"},
      {"2023-13-01", "no month 13"},
      {"06/13/2023", "write the day first, as in 13/06/2023"},
      {"13/2023", "no month 13"},
      {"6/0/2023", "no month 0"},
      {"0/6/2023", "write the day, such as"},
      {"00/2023", "write the day, such as"},
      {"lundi 6 juin 2023", "6 June 2023 is a Tuesday; correct"},
      {"Sun 6/6/2023", "6 June 2023 is a Tuesday; correct"},
      {"lundi juin 2023", "write the day, such as"},
      {"6/6", "write the year too"},
      {"6 juin", "write the year too"},
      {"6 juin 1789", "years go from 1900 to 2199"},
      {"6/6/0023", "years go from 1900 to 2199"},
      {"demain", "write the day, such as"},
      {"6 xx 2023", "write the day, such as"},
      {"6 2023", "write the day, such as"},
      {"6 jui 2023", "write the day, such as"},
      {"Table 6 2023", "write the day, such as"},
      {"06/06/20233", "write the day, such as"},
      {"06/06/203", "write the day, such as"},
      {"006/06/2023", "write the day, such as"},
      {"1/2/3/2023", "write the day, such as"},
      {"6 juin juin 2023", "write the day, such as"},
      {"6 juin 2023, 14:00", "write the day, such as"},
      {"6 juin 2023 à Bruxelles", "write the day, such as"},
      {"20230606", "write the day, such as"},
      {"-", "write the day, such as"},
      {"\xff", "write the day, such as"},
      {"", "write the day, such as"},
  };
  for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; ++i) {
    Day day = -1;
    Error err = {0};
    if (day_read(REFUSED[i].text, &day, &err)) fail_msg("“%s” is %d", REFUSED[i].text, (int)day);
    assert_int_equal(err.kind, ERROR_BAD_DATA);
    if (!strstr(err.text, REFUSED[i].why)) fail_msg("“%s”: %s", REFUSED[i].text, err.text);
    assert_int_equal(day, -1);
  }
}

static void what_is_shown_of_a_day_is_read_back(void **state) {
  (void)state;
  char text[DAY_WORDS_SIZE];
  Day read;
  for (Day month = 1; month <= 12; ++month)
    for (Day day = 0; day <= 28; ++day) {
      const Day one = 20240000 + month * 100 + day;
      Error err = {0};
      assert_done(day_read(day_in_words(one, text), &read, &err), &err);
      assert_int_equal(read, one);
      assert_done(day_read(day_figures(one, text), &read, &err), &err);
      assert_int_equal(read, one);
      assert_done(day_read(day_text(one, text), &read, &err), &err);
      assert_int_equal(read, one);
    }
}

static void a_kept_date_is_told_in_words(void **state) {
  (void)state;
  char text[DAY_WORDS_SIZE];
  assert_string_equal(day_words("2023-06-06", text), "6 June 2023");
  assert_string_equal(day_words("2023-06-01", text), "1 June 2023");
  assert_string_equal(day_words("2023-06", text), "June 2023");
  assert_string_equal(day_words("2023", text), "2023");
  assert_string_equal(day_figures(20230606, text), "06/06/2023");
}

/* Before there was one form, files kept whatever was typed. */
static void an_old_date_is_told_where_it_can_be_read_and_lies_as_it_is_elsewhere(void **state) {
  (void)state;
  char text[DAY_WORDS_SIZE], iso[DAY_TEXT_SIZE];
  assert_string_equal(day_words("mardi 6/6/23", text), "6 June 2023");
  assert_string_equal(day_iso("mardi 6/6/23", iso), "2023-06-06");
  assert_string_equal(day_words("un mardi de juin 2023", text), "un mardi de juin 2023");
  assert_string_equal(day_iso("31/02/2023", iso), "31/02/2023");
  assert_string_equal(day_words("", text), "");
}

static void days_are_written_as_far_as_they_are_known(void **state) {
  (void)state;
  char text[DAY_TEXT_SIZE];
  assert_string_equal(day_text(20230606, text), "2023-06-06");
  assert_string_equal(day_text(20230600, text), "2023-06");
  assert_string_equal(day_text(20230000, text), "2023");
  assert_string_equal(day_text(0, text), "");
  assert_int_equal(day_of_moment(INT64_C(1686088799000), 0), 20230606);
  assert_int_equal(day_of_moment(INT64_C(1686088800000), 120), 20230607);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(days_are_read_in_any_form),
      cmocka_unit_test(a_date_in_figures_is_a_day),
      cmocka_unit_test(a_date_in_words_is_a_day_in_three_languages),
      cmocka_unit_test(what_is_no_date_is_refused_and_said_why),
      cmocka_unit_test(what_is_shown_of_a_day_is_read_back),
      cmocka_unit_test(a_kept_date_is_told_in_words),
      cmocka_unit_test(an_old_date_is_told_where_it_can_be_read_and_lies_as_it_is_elsewhere),
      cmocka_unit_test(days_are_written_as_far_as_they_are_known),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
