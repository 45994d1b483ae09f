#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/vote/tally.h"

#include <cmocka.h>

typedef struct JournalLoader {
  const char *text;
  Weights weights;
} JournalLoader;

static const JournalLoader READINGS[] = {
    {"3,2,1", {{3000, 2000, 1000}}},
    {"3/2/1", {{3000, 2000, 1000}}},
    {"1,1/1", {{1000, 1000, 1000}}},
    {"1,0.6,0.333", {{1000, 600, 333}}},
    {"0.001,0,0", {{1, 0, 0}}},
    {"1000,999.999,0.50", {{1000000, 999999, 500}}},
    {"003,02.10,1", {{3000, 2100, 1000}}},
    {"3;2;1", {{3000, 2000, 1000}}},
    {"3;2,5;1", {{3000, 2500, 1000}}},
    {"3/2,5/1,25", {{3000, 2500, 1250}}},
    {"3,5/2,5/1", {{3500, 2500, 1000}}},
    {"3 · 2,5 · 1", {{3000, 2500, 1000}}},
    {"3\xC2\xA0·\xC2\xA0"
     "2.5 · 1",
     {{3000, 2500, 1000}}},
    {"● 3  ▲ 2,5  ■ 1", {{3000, 2500, 1000}}},
    {"3, 2.5, 1", {{3000, 2500, 1000}}},
};

static void weights_are_read(void **state) {
  (void)state;
  for (size_t n = 0; n < sizeof READINGS / sizeof *READINGS; ++n) {
    Error err;
    Weights weights;
    if (!weights_parse(READINGS[n].text, &weights, &err))
      fail_msg("%s: %s", READINGS[n].text, err.text);
    if (!weights_same(weights, READINGS[n].weights)) fail_msg("%s", READINGS[n].text);
  }
}

static const char *const NOT_WEIGHTS[] = {
    "",        "3",      "3,2",        "3,2,1,0", "3 2 1",  "3,2,1 ",  " 3,2,1",  "3,2,1x",
    "-3,2,1",  "3,,1",   "3.,2,1",     ".5,0,0",  "3,2,1.", "3;2,1",   "3,2,5,1", "3 ▲ 2 1",
    "1e3,2,1", "+3,2,1", "3.0001,2,1", "0x3,2,1", "3,2,٣",  "inf,2,1",
};

static void what_are_not_three_weights_is_quoted(void **state) {
  (void)state;
  for (size_t n = 0; n < sizeof NOT_WEIGHTS / sizeof *NOT_WEIGHTS; ++n) {
    Error err;
    Weights weights = weights_default();
    if (weights_parse(NOT_WEIGHTS[n], &weights, &err)) fail_msg("“%s” was read", NOT_WEIGHTS[n]);
    assert_int_equal(err.kind, ERROR_USAGE);
    assert_non_null(strstr(err.text, NOT_WEIGHTS[n]));
    assert_true(weights_same(weights, weights_default()));
  }
}

typedef struct Refusal {
  const char *text;
  const char *words;
} Refusal;

static const Refusal REFUSALS[] = {
    {"0,0,0", "more than 0"},
    {"1000.001,1,1", "at most 1000"},
    {"99999999,1,1", "at most 1000"},
    {"1,2,1", "go down"},
    {"3,1,2", "go down"},
};

static void weights_that_cannot_rank_are_refused(void **state) {
  (void)state;
  for (size_t n = 0; n < sizeof REFUSALS / sizeof *REFUSALS; ++n) {
    Error err;
    Weights weights;
    assert_false(weights_parse(REFUSALS[n].text, &weights, &err));
    assert_int_equal(err.kind, ERROR_BAD_DATA);
    assert_non_null(strstr(err.text, REFUSALS[n].words));
  }
}

static void no_number_is_too_long_to_be_refused(void **state) {
  (void)state;
  char text[1000];
  memset(text, '9', sizeof text);
  memcpy(text + sizeof text - 5, ",2,1", 5);
  Error err;
  Weights weights;
  assert_false(weights_parse(text, &weights, &err));
}

static void weights_of_any_size_are_checked(void **state) {
  (void)state;
  Error err;
  assert_true(weights_check(weights_default(), &err));
  assert_true(weights_check((Weights){{WEIGHT_MAX, WEIGHT_MAX, WEIGHT_MAX}}, &err));
  assert_false(weights_check((Weights){{INT64_MAX, 0, 0}}, &err));
  assert_false(weights_check((Weights){{INT64_MIN, INT64_MIN, INT64_MIN}}, &err));
  assert_false(weights_check((Weights){{1, 0, -1}}, &err));
  assert_non_null(strstr(err.text, "less than 0"));
}

static void a_score_is_the_weighted_sum(void **state) {
  (void)state;
  assert_int_equal(weighted_score((Tally){{14, 5, 0}}, weights_default()), 52000);
  assert_int_equal(weighted_score((Tally){{0, 0, 0}}, weights_default()), 0);
  assert_int_equal(weighted_score((Tally){{1, 1, 1}}, (Weights){{1500, 333, 0}}), 1833);
}

static void the_largest_score_is_exact(void **state) {
  (void)state;
  const Tally most = {{2 * COUNT_MAX, 2 * COUNT_MAX, 2 * COUNT_MAX}};
  int64_t score = weighted_score(most, (Weights){{WEIGHT_MAX, WEIGHT_MAX, WEIGHT_MAX}});
  assert_true(score == INT64_C(12884901888) * 1000000);
}

typedef struct Writing {
  int64_t thousandths;
  const char *text;
} Writing;

static const Writing WRITINGS[] = {
    {0, "0"},
    {1, "0,001"},
    {10, "0,01"},
    {100, "0,1"},
    {1000, "1"},
    {52000, "52"},
    {2500, "2,5"},
    {333, "0,333"},
    {1020, "1,02"},
    {1000000, "1000"},
    {INT64_MAX, "9223372036854775,807"},
};

static void thousandths_are_written_without_needless_zeros(void **state) {
  (void)state;
  char text[WEIGHT_TEXT_SIZE];
  for (size_t n = 0; n < sizeof WRITINGS / sizeof *WRITINGS; ++n)
    assert_string_equal(thousandths_text(WRITINGS[n].thousandths, ',', text), WRITINGS[n].text);
  assert_string_equal(thousandths_text(2500, '.', text), "2.5");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(weights_are_read),
      cmocka_unit_test(what_are_not_three_weights_is_quoted),
      cmocka_unit_test(weights_that_cannot_rank_are_refused),
      cmocka_unit_test(no_number_is_too_long_to_be_refused),
      cmocka_unit_test(weights_of_any_size_are_checked),
      cmocka_unit_test(a_score_is_the_weighted_sum),
      cmocka_unit_test(the_largest_score_is_exact),
      cmocka_unit_test(thousandths_are_written_without_needless_zeros),
  };
  return cmocka_run_group_tests_name("weights", tests, NULL, NULL);
}
