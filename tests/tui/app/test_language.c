#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/vote/number.h"
#include "sessions/files/file_error.h"
#include "tests/tui/typed.h"
#include "tui/app/language.h"

#include <cmocka.h>

enum { PATH_SIZE = 256, IMAGE_MAX = 1024 * 1024, ALTERATIONS = 400 };

/* Of nothing else in the environment. */
static void environment(const char *list, const char *all, const char *messages, const char *lang) {
  setenv("LANGUAGE", list, 1);
  setenv("LC_ALL", all, 1);
  setenv("LC_MESSAGES", messages, 1);
  setenv("LANG", lang, 1);
}

static void speaks(const char *option, const char *setting, const char *expected) {
  Languages languages = languages_here();
  assert_true(languages_use(&languages, option, setting, NULL));
  assert_string_equal(language_code(), expected);
  languages_free(&languages);
}

static void the_first_variable_that_is_not_empty_decides(void **state) {
  (void)state;
  environment("", "fr_BE.UTF-8", "nl_BE.UTF-8", "en_GB.UTF-8");
  speaks(NULL, NULL, "fr");
  environment("", "", "nl_BE.UTF-8", "fr_BE.UTF-8");
  speaks(NULL, NULL, "nl");
  environment("", "", "", "fr_BE@euro");
  speaks(NULL, NULL, "fr");
  environment("", "", "", "NL");
  speaks(NULL, NULL, "nl");
}

static void an_unknown_language_is_english(void **state) {
  (void)state;
  static const char *const unknown[] = {"", "de_BE.UTF-8", "../../etc", "french", "f", "C.UTF-8"};
  for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
    environment("", "", "", unknown[i]);
    speaks(NULL, NULL, "en");
  }
}

static void a_list_of_languages_comes_first(void **state) {
  (void)state;
  environment("nl:fr", "", "", "en_GB.UTF-8");
  speaks(NULL, NULL, "nl");
  environment("nl:fr", "C.UTF-8", "", "");
  speaks(NULL, NULL, "nl");
  environment("nl:fr", "", "", "");
  speaks(NULL, NULL, "nl");
  environment("de_DE:::fr_CA.UTF-8:nl", "en_GB.UTF-8", "", "");
  speaks(NULL, NULL, "fr");
  environment("de:en_GB:fr", "nl_BE.UTF-8", "", "");
  speaks(NULL, NULL, "en");
  environment("de:", "nl_BE.UTF-8", "", "");
  speaks(NULL, NULL, "nl");
}

static void a_plain_locale_is_english_whatever_the_list(void **state) {
  (void)state;
  environment("fr", "C", "fr_BE.UTF-8", "fr_BE.UTF-8");
  speaks(NULL, NULL, "en");
  environment("fr", "", "POSIX", "fr_BE.UTF-8");
  speaks(NULL, NULL, "en");
  environment("fr", "", "", "C");
  speaks(NULL, NULL, "en");
}

static void option_and_setting_override(void **state) {
  (void)state;
  environment("fr", "fr_BE.UTF-8", "", "");
  speaks("nl", NULL, "nl");
  speaks("en", NULL, "en");
  speaks(NULL, "nl", "nl");
  speaks("en", "nl", "en");
  speaks("", "", "fr");
  environment("", "C", "", "");
  speaks("nl", NULL, "nl");
  speaks(NULL, "nl", "nl");
}

static void a_name_of_three_languages_is_known(void **state) {
  (void)state;
  static const char *const known[] = {"en", "fr", "nl", "NL", "fr_BE.UTF-8", "en-GB"};
  static const char *const unknown[] = {"", "e", "xx", "english", "frx", "de_BE", "../fr", "fr1"};
  Language language = LANGUAGES;
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    assert_true(language_parse(known[i], &language));
  assert_true(language_parse("nl_BE", &language) && language == DUTCH);
  for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++)
    assert_false(language_parse(unknown[i], &language));
  assert_int_equal(language, DUTCH);
}

static void two_languages_are_spoken_side_by_side(void **state) {
  (void)state;
  Languages languages = languages_here();
  const MessageCatalogue *french, *dutch, *english;
  assert_true(languages_find(&languages, FRENCH, &french, NULL));
  assert_true(languages_find(&languages, DUTCH, &dutch, NULL));
  assert_true(languages_find(&languages, ENGLISH, &english, NULL));
  assert_string_equal(translate_plural(french, NULL, "%s voter", "%s voters", 0), "%s votant");
  assert_string_equal(translate_plural(dutch, NULL, "%s voter", "%s voters", 0), "%s stemmers");
  assert_string_equal(translate_plural(english, NULL, "%s voter", "%s voters", 0), "%s voters");
  languages_free(&languages);
}

/* ---- catalogues that are not as they should be, in a folder of their own */

static void catalogue_path(const char *folder, const char *language, char path[PATH_SIZE]) {
  snprintf(path, PATH_SIZE, "%s/%s/LC_MESSAGES/gommette.mo", folder, language);
}

static size_t read_file(const char *path, uint8_t *bytes) {
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  const size_t size = fread(bytes, 1, IMAGE_MAX, file);
  assert_true(size > 0 && size < IMAGE_MAX);
  fclose(file);
  return size;
}

static void write_file(const char *folder, const char *language, const void *bytes, size_t size) {
  char path[PATH_SIZE];
  snprintf(path, sizeof path, "%s/%s", folder, language);
  mkdir(path, 0700);
  strcat(path, "/LC_MESSAGES");
  mkdir(path, 0700);
  catalogue_path(folder, language, path);
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, size, file), size);
  assert_int_equal(fclose(file), 0);
}

static void remove_files(const char *folder, const char *language) {
  char path[PATH_SIZE];
  catalogue_path(folder, language, path);
  do {
    assert_int_equal(remove(path), 0);
    *strrchr(path, '/') = '\0';
  } while (strcmp(path, folder) != 0);
}

static void a_damaged_catalogue_leaves_english(void **state) {
  (void)state;
  char folder[] = "/tmp/gommette-XXXXXX", path[PATH_SIZE];
  uint8_t *bytes = malloc(IMAGE_MAX);
  assert_non_null(mkdtemp(folder));
  catalogue_path(languages_here().folder, "fr", path);
  const size_t size = read_file(path, bytes), sizes[] = {size - 1, size / 2, 20, 1, 0};
  environment("", "", "", "fr_BE.UTF-8");
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    Languages languages = {.folder = folder};
    Error err;
    write_file(folder, "fr", bytes, sizes[i]);
    assert_false(languages_use(&languages, NULL, NULL, &err));
    assert_int_equal(err.kind, ERROR_BAD_DATA);
    assert_non_null(strstr(err.text, "/fr/LC_MESSAGES/gommette.mo: the translation is damaged"));
    assert_string_equal(language_code(), "en");
    assert_true(languages_use(&languages, "en", NULL, NULL));
    languages_free(&languages);
  }
  free(bytes);
  remove_files(folder, "fr");
  assert_int_equal(rmdir(folder), 0);
}

static void a_language_that_is_not_installed_is_passed_over(void **state) {
  (void)state;
  char folder[] = "/tmp/gommette-XXXXXX", path[PATH_SIZE];
  uint8_t *bytes = malloc(IMAGE_MAX);
  assert_non_null(mkdtemp(folder));
  catalogue_path(languages_here().folder, "nl", path);
  write_file(folder, "nl", bytes, read_file(path, bytes));
  free(bytes);
  Languages languages = {.folder = folder};
  environment("fr:nl", "", "", "en_GB.UTF-8");
  assert_true(languages_use(&languages, NULL, NULL, NULL));
  assert_string_equal(language_code(), "nl");
  environment("", "", "", "fr_BE.UTF-8");
  assert_true(languages_use(&languages, NULL, NULL, NULL));
  assert_string_equal(language_code(), "en");
  languages_free(&languages);
  remove_files(folder, "nl");
  assert_int_equal(rmdir(folder), 0);
}

/* The real catalogue with bytes altered, in memory of exactly its size. */
static void altered_catalogues_are_refused_or_read(void **state) {
  (void)state;
  char path[PATH_SIZE];
  uint8_t *bytes = malloc(IMAGE_MAX);
  uint32_t random = 20221207;
  size_t length = 0;
  catalogue_path(languages_here().folder, "fr", path);
  const size_t size = read_file(path, bytes);
  uint8_t *altered = malloc(size);
  for (int n = 0; n < ALTERATIONS; n++) {
    MessageCatalogue catalogue;
    memcpy(altered, bytes, size);
    for (int i = 0; i <= n % 4; i++) {
      random = random * 1664525 + 1013904223;
      altered[(random >> 8) % (n % 2 ? size : size / 8)] = (uint8_t)(random >> 3);
    }
    if (!messages_read(&catalogue, altered, size)) continue;
    length += strlen(translate(&catalogue, NULL, "Date"));
    length += strlen(translate_plural(&catalogue, NULL, "%s voter", "%s voters", (unsigned)n));
  }
  assert_true(length > 0);
  free(altered);
  free(bytes);
}

/* The C library's words are English, whatever the language. */
static void errors_of_the_system_are_told_in_the_language(void **state) {
  (void)state;
  enum { MOST = 140 };
  char english[SYSTEM_WORDS_SIZE], french[SYSTEM_WORDS_SIZE];
  Languages languages = languages_here();
  int named = 0;
  for (int error = 1; error < MOST; error++) {
    messages_use(NULL);
    const char *in_english = system_words(error, english);
    assert_true(languages_use(&languages, "fr", NULL, NULL));
    const char *in_french = system_words(error, french);
    assert_string_not_equal(in_english, in_french);
    assert_string_not_equal(in_french, strerror(error));
    if (in_french != french) named++;
  }
  assert_true(named > 30);
  assert_string_equal(system_words(MOST, french), "erreur système 140");
  languages_free(&languages);
}

static const char *take_option(Typed *typed, const char *text) {
  type(typed, text);
  return language_take_option(&typed->count, typed->words);
}

static void the_option_is_taken_out(void **state) {
  (void)state;
  const char *left[] = {"gommette", "rank", "f", "--", "--lang", "x"};
  Typed typed;
  assert_string_equal(take_option(&typed, "gommette --lang fr rank --lang=nl f -- --lang x"), "nl");
  assert_int_equal(typed.count, 6);
  for (int i = 0; i < typed.count; i++)
    assert_string_equal(typed.words[i], left[i]);
  assert_null(typed.words[typed.count]);
}

static void an_option_without_value_is_told_apart(void **state) {
  (void)state;
  Typed typed;
  assert_string_equal(take_option(&typed, "gommette --lang"), "");
  assert_int_equal(typed.count, 1);
  assert_null(take_option(&typed, "gommette list"));
  assert_int_equal(typed.count, 2);
}

static void numbers_are(const char *language, const char *whole, const char *large,
                        const char *decimal) {
  Languages languages = languages_here();
  assert_true(languages_use(&languages, language, NULL, NULL));
  assert_string_equal(number_shown(-12345).text, whole);
  assert_string_equal(number_shown(2147483648).text, large);
  assert_string_equal(thousandths_shown(1234500).text, decimal);
  assert_string_equal(number_shown(999).text, "999");
  languages_free(&languages);
}

static void each_language_groups_thousands_in_its_way(void **state) {
  (void)state;
  numbers_are("en", "-12,345", "2,147,483,648", "1,234.5");
  numbers_are("fr", "-12\u00a0345", "2\u00a0147\u00a0483\u00a0648", "1\u00a0234,5");
  numbers_are("nl", "-12.345", "2.147.483.648", "1.234,5");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_first_variable_that_is_not_empty_decides),
      cmocka_unit_test(an_unknown_language_is_english),
      cmocka_unit_test(a_list_of_languages_comes_first),
      cmocka_unit_test(a_plain_locale_is_english_whatever_the_list),
      cmocka_unit_test(option_and_setting_override),
      cmocka_unit_test(a_name_of_three_languages_is_known),
      cmocka_unit_test(two_languages_are_spoken_side_by_side),
      cmocka_unit_test(a_damaged_catalogue_leaves_english),
      cmocka_unit_test(a_language_that_is_not_installed_is_passed_over),
      cmocka_unit_test(altered_catalogues_are_refused_or_read),
      cmocka_unit_test(errors_of_the_system_are_told_in_the_language),
      cmocka_unit_test(each_language_groups_thousands_in_its_way),
      cmocka_unit_test(the_option_is_taken_out),
      cmocka_unit_test(an_option_without_value_is_told_apart),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
