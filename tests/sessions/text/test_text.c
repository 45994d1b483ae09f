#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "core/vote/event.h"
#include "sessions/text/text.h"

#include <cmocka.h>

typedef struct Cleaning {
  TextUse use;
  const char *raw;
  const char *clean; /* NULL: refused */
  const char *says;  /* part of the refusal */
} Cleaning;

static const Cleaning CLEANINGS[] = {
    {TEXT_TITLE, "Logement", "Logement", NULL},
    {TEXT_TITLE, "  \tLogement \xC2\xA0", "Logement", NULL},
    {TEXT_TITLE, "a\tb", "a\tb", NULL},
    {TEXT_TITLE, "", "", NULL},
    {TEXT_TITLE, "E\xCC\x81tude", "\xC3\x89tude", NULL}, /* NFC */
    {TEXT_TITLE, "\xE2\x84\xA6", "\xCE\xA9", NULL},
    {TEXT_TITLE, "\xF0\x9F\x91\xA9\xE2\x80\x8D\xE2\x9A\x95\xEF\xB8\x8F",
     "\xF0\x9F\x91\xA9\xE2\x80\x8D\xE2\x9A\x95\xEF\xB8\x8F", NULL}, /* emoji with a joiner */
    {TEXT_TITLE, "a\nb", NULL, "<U+000A>"},
    {TEXT_TITLE, "a\x1B[2J", NULL, "<U+001B>"},
    {TEXT_TITLE, "a\x7F", NULL, "<U+007F>"},
    {TEXT_TITLE, "a\xC2\x9B", NULL, "<U+009B>"},
    {TEXT_TITLE, "a\xE2\x80\xAE z", NULL, "<U+202E>"}, // NOLINT(misc-misleading-bidirectional)
    {TEXT_TITLE, "a\xE2\x81\xA7 z", NULL, "<U+2067>"}, // NOLINT(misc-misleading-bidirectional)
    {TEXT_TITLE, "a\xE2\x80\x8B z", NULL, "<U+200B>"},
    {TEXT_TITLE, "a\xE2\x80\x8D z", NULL, "<U+200D>"},
    {TEXT_TITLE, "a\xC2\xAD z", NULL, "<U+00AD>"},
    {TEXT_TITLE, "\xEF\xBB\xBF z", NULL, "<U+FEFF>"},
    {TEXT_TITLE, "\xEF\xB8\x8F z", NULL, "<U+FE0F>"},
    {TEXT_TITLE, "a\xF3\xA0\x81\xA7", NULL, "<U+E0067>"},
    {TEXT_TITLE, "a\xEF\xBF\xBF", NULL, "<U+FFFF>"},
    {TEXT_TITLE, "caf\xE9", NULL, "<byte E9>"},
    {TEXT_TITLE, "\xC0\xAF", NULL, "<byte C0>"},
    {TEXT_TITLE, "\xED\xA0\x80", NULL, "<byte ED>"},
    {TEXT_TITLE, "\xE2\x80", NULL, "<byte E2>"},
    {TEXT_CODE, " 5.2 ", "5.2", NULL},
    {TEXT_CODE, "4/2", "4/2", NULL},
    {TEXT_CODE, "", NULL, "empty"},
    {TEXT_CODE, "12345678901234567890123456789012", "12345678901234567890123456789012", NULL},
    {TEXT_CODE, "123456789012345678901234567890123", NULL, "33"},
    {TEXT_CODE, "a\tb", NULL, "<U+0009>"},
    {TEXT_CODE, "\xE2\x9A\x95\xEF\xB8\x8F", NULL, "<U+FE0F>"},
    {TEXT_SUBGROUP_CODE, "", "", NULL},
    {TEXT_SUBGROUP_CODE, "4/2", NULL, "4/2"},
};

static void each_text_is_cleaned_or_refused(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof CLEANINGS / sizeof *CLEANINGS; ++i) {
    const Cleaning *cleaning = &CLEANINGS[i];
    char *clean = NULL;
    Error err = {0};
    bool done = text_clean(cleaning->use, cleaning->raw, strlen(cleaning->raw), &clean, &err);
    if (done != (cleaning->clean != NULL)) fail_msg("case %zu: %s", i, err.text);
    if (done) {
      assert_string_equal(clean, cleaning->clean);
    } else {
      assert_int_equal(err.kind, ERROR_BAD_DATA);
      if (!strstr(err.text, cleaning->says)) fail_msg("case %zu: %s", i, err.text);
    }
    free(clean);
  }
}

static void the_byte_nul_is_refused(void **state) {
  (void)state;
  char *clean = NULL;
  Error err = {0};
  assert_false(text_clean(TEXT_TITLE, "a\0b", 3, &clean, &err));
  assert_non_null(strstr(err.text, "<U+0000>"));
}

static bool fits(TextUse use, size_t characters) {
  char *raw = malloc(characters * 2);
  assert_non_null(raw);
  for (size_t i = 0; i < characters; ++i)
    memcpy(raw + 2 * i, "\xC3\xA9", 2);
  char *clean = NULL;
  Error err = {0};
  bool done = text_clean(use, raw, characters * 2, &clean, &err);
  free(clean);
  free(raw);
  return done;
}

static void limits_count_characters(void **state) {
  (void)state;
  assert_true(fits(TEXT_TITLE, TITLE_CHARACTERS_MAX));
  assert_false(fits(TEXT_TITLE, TITLE_CHARACTERS_MAX + 1));
  assert_true(fits(TEXT_NOTE, NOTE_CHARACTERS_MAX));
  assert_false(fits(TEXT_NOTE, NOTE_CHARACTERS_MAX + 1));
  assert_true(fits(TEXT_SUBGROUP_CODE, CODE_CHARACTERS_MAX));
  assert_false(fits(TEXT_SUBGROUP_CODE, CODE_CHARACTERS_MAX + 1));
}

static void what_is_shown_is_safe(void **state) {
  (void)state;
  // NOLINTNEXTLINE(misc-misleading-bidirectional)
  assert_string_equal(text_quoted("a\x1B[2J\tb\xFF\xE2\x80\xAE").text,
                      "a<U+001B>[2J b<byte FF><U+202E>");
  for (unsigned first = 1; first < 256; ++first) {
    char raw[] = {(char)first, 'x', (char)first, '\0'};
    char *clean = NULL;
    const QuotedText shown = text_quoted(raw);
    assert_true(text_clean(TEXT_TITLE, shown.text, strlen(shown.text), &clean, NULL));
    free(clean);
  }
}

static void what_is_shown_is_cut_between_characters(void **state) {
  (void)state;
  char shown[16];
  assert_string_equal(text_show("ééééééé", 14, shown, sizeof shown), "ééééééé");
  assert_string_equal(text_show("éééééééé", 16, shown, sizeof shown), "éééééé…");
  assert_string_equal(text_show("123456789012345678", 18, shown, sizeof shown), "123456789012…");
}

static void columns_are_those_of_the_screen(void **state) {
  (void)state;
  int used;
  assert_int_equal(text_columns("Été"), 3);
  assert_int_equal(text_columns("e\xCC\x81"), 1);
  assert_int_equal(text_columns("漢字"), 4);
  assert_int_equal(text_fit("漢字", 3, &used), 3);
  assert_int_equal(used, 2);
  assert_int_equal(text_fit("e\xCC\x81t", 1, &used), 3);
  assert_int_equal(used, 1);
  assert_int_equal(text_characters("e\xCC\x81t"), 3);
}

static void case_and_accents_are_folded(void **state) {
  (void)state;
  assert_true(text_holds("Un cœur à l'ÉTÉ", "COEUR a"));
  assert_true(text_holds("Straße", "STRASSE"));
  assert_true(text_holds("", ""));
  assert_false(text_holds("Logement", "loyer"));
  assert_true(text_alike("Vote très prioritaire", "vote_TRES-prioritaire"));
  assert_true(text_alike("N°", "n"));
  assert_false(text_alike("code", "codes"));
  assert_false(text_alike("caf\xE9", "caf\xE9"));
}

/* For every character there is. */
static void what_is_compared_is_as_if_folded_first(void **state) {
  (void)state;
  for (int32_t point = 1; point <= 0x10FFFF; ++point) {
    char text[16] = "e", *folded, *letters;
    utf8proc_encode_char(point, (uint8_t *)text + 1);
    if (!text_is_utf8(text, strlen(text))) continue;
    strcat(text, "E");
    assert_true(text_fold(text, &folded) && text_letters(text, &letters));
    assert_true(text_holds(text, text));
    assert_int_equal(text_alike(text, "ee"), strcmp(letters, "ee") == 0);
    assert_int_equal(text_holds("ee", text), strcmp(folded, "ee") == 0);
    assert_int_equal(text_holds(text, "ee"), strstr(folded, "ee") != NULL);
    free(folded);
    free(letters);
  }
}

static void whichever_apostrophe_hyphen_or_blank_is_typed_is_found(void **state) {
  (void)state;
  static const char *const APOSTROPHES[] = {"'", "’", "‘", "ʼ", "`", "´", "′", "＇"};
  static const char *const HYPHENS[] = {"-", "‐", "‑", "–", "—", "−"};
  static const char *const BLANKS[] = {" ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
  char text[64], typed[64];
  for (size_t a = 0; a < 8; ++a) {
    snprintf(text, sizeof text, "Améliorer l%saccueil", APOSTROPHES[a]);
    for (size_t b = 0; b < 8; ++b) {
      snprintf(typed, sizeof typed, "L%sACCUEIL", APOSTROPHES[b]);
      assert_true(text_holds(text, typed));
    }
    assert_false(text_holds(text, "laccueil"));
  }
  for (size_t a = 0; a < 6; ++a) {
    snprintf(text, sizeof text, "un rendez%svous", HYPHENS[a]);
    assert_true(text_holds(text, "rendez-vous"));
    snprintf(typed, sizeof typed, "rendez%svous", HYPHENS[a]);
    assert_true(text_holds("un rendez-vous", typed));
  }
  for (size_t a = 0; a < 4; ++a) {
    snprintf(text, sizeof text, "1%s000 places", BLANKS[a]);
    assert_true(text_holds(text, "1 000"));
    snprintf(typed, sizeof typed, "1%s000", BLANKS[a]);
    assert_true(text_holds("1 000", typed));
  }
}

static void digits_are_put_in_order_as_numbers(void **state) {
  (void)state;
  static const char *const ORDER[] = {"",
                                      "1",
                                      "01",
                                      "02",
                                      "2",
                                      "2/5.2",
                                      "2/5.10",
                                      "2a",
                                      "10",
                                      "99999999999999999999",
                                      "100000000000000000000",
                                      "T 2",
                                      "T 10",
                                      "a"};
  for (size_t a = 0; a < sizeof ORDER / sizeof *ORDER; ++a)
    for (size_t b = 0; b < sizeof ORDER / sizeof *ORDER; ++b) {
      const int order = text_natural_order(ORDER[a], ORDER[b]);
      if (a != b && strcmp(ORDER[a], "01") && strcmp(ORDER[b], "01") && strcmp(ORDER[a], "02") &&
          strcmp(ORDER[b], "02") && (order < 0) != (a < b))
        fail_msg("“%s” and “%s”: %d", ORDER[a], ORDER[b], order);
      assert_int_equal(order == 0, a == b);
    }
  assert_true(text_natural_order("01", "1") < 0);
  assert_true(text_natural_order("02", "1") > 0);
  assert_true(text_natural_order("02", "3") < 0);
}

static void a_name_is_one_person_s_however_it_is_written(void **state) {
  (void)state;
  static const char *const WRITTEN[] = {"Zoé Le Goff", "zoe  le goff", "ZOÉ LEGOFF",
                                        "Zoe\xCC\x81 Le\xC2\xA0Goff"};
  for (size_t i = 0; i < sizeof WRITTEN / sizeof *WRITTEN; ++i) {
    char *folded = NULL;
    assert_true(text_fold_name(WRITTEN[i], &folded));
    assert_string_equal(folded, "zoelegoff");
    free(folded);
  }
}

static void is_cut(const char *text, int columns, const char *kept) {
  int used;
  const size_t size = text_cut(text, columns, &used);
  assert_int_equal(size, strlen(kept));
  assert_memory_equal(text, kept, size);
  assert_int_equal(used, text_columns(kept));
}

static void no_figure_is_cut(void **state) {
  (void)state;
  is_cut("5 + 2", 5, "5 + 2");
  is_cut("5 + 2", 4, "");
  is_cut("12,345 dots", 4, "");
  is_cut("12,345 dots", 6, "");
  is_cut("12,345 dots", 7, "12,345 ");
  is_cut("left 12\u00a0345 dots", 8, "left ");
  is_cut("12.345.678", 9, "");
  is_cut("1, 2 and 3", 3, "1, ");
  is_cut("voted", 3, "vot");
  is_cut("été 2030", 7, "été ");
}

int main(void) {
  setlocale(LC_ALL, "C.UTF-8");
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_text_is_cleaned_or_refused),
      cmocka_unit_test(the_byte_nul_is_refused),
      cmocka_unit_test(limits_count_characters),
      cmocka_unit_test(what_is_shown_is_safe),
      cmocka_unit_test(what_is_shown_is_cut_between_characters),
      cmocka_unit_test(columns_are_those_of_the_screen),
      cmocka_unit_test(case_and_accents_are_folded),
      cmocka_unit_test(what_is_compared_is_as_if_folded_first),
      cmocka_unit_test(whichever_apostrophe_hyphen_or_blank_is_typed_is_found),
      cmocka_unit_test(digits_are_put_in_order_as_numbers),
      cmocka_unit_test(a_name_is_one_person_s_however_it_is_written),
      cmocka_unit_test(no_figure_is_cut),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
