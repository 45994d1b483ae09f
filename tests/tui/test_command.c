#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tui/command.h"
#include "tui/command_arguments.h"

static bool read_line(const char *command, int count, char **words, Arguments *read, Error *err) {
  return arguments_read(command_find(command), count, words, read, err);
}

static void every_command_is_described(void **state) {
  (void)state;
  for (size_t i = 0; command_at(i) != NULL; i++) {
    const Command *command = command_at(i);
    assert_ptr_equal(command_find(command->name), command);
    assert_non_null(command->run);
    assert_non_null(command->values);
    assert_true(strlen(command->help) > 10);
    assert_true(command->values_min <= command->values_max);
    assert_true(command->values_max <= COMMAND_VALUES_MAX);
    for (size_t n = 0; n < command_option_count(command); n++)
      assert_non_null(command->options[n].help);
  }
}

static int words_outside_brackets(const char *usage, int *all) {
  int required = 0;
  *all = 0;
  for (const char *word = usage; *word != '\0'; word += strspn(word, " ")) {
    required += *word != '[';
    ++*all;
    word += strcspn(word, " ");
  }
  return required;
}

static void usage_says_how_many_values(void **state) {
  (void)state;
  for (size_t i = 0; command_at(i) != NULL; i++) {
    int all;
    assert_int_equal(words_outside_brackets(command_at(i)->values, &all),
                     command_at(i)->values_min);
    assert_int_equal(all, command_at(i)->values_max);
  }
}

static void mistyped_commands_are_guessed(void **state) {
  (void)state;
  assert_string_equal(command_guess("raank")->name, "rank");
  assert_string_equal(command_guess("imort")->name, "import");
  assert_string_equal(command_guess("verfy")->name, "verify");
  assert_null(command_guess("x"));
  assert_null(command_guess(""));
  assert_null(command_guess("spreadsheet"));
  assert_null(command_guess("rankrankrankrankrankrankrankrank"));
}

static void options_may_stand_anywhere(void **state) {
  (void)state;
  Error err = {0};
  Arguments read;
  char *words[] = {"import", "--check", "a.csv", "--title", "Un titre", "b", "--set", NULL};
  assert_true(read_line("import", 7, words, &read, &err));
  assert_int_equal(read.value_count, 2);
  assert_string_equal(read.value[0], "a.csv");
  assert_string_equal(read.value[1], "b");
  assert_string_equal(read.option[0], "Un titre");
  assert_string_equal(read.option[1], "");
  assert_string_equal(read.option[2], "");
  assert_false(read.help);
}

static void options_not_given_are_null(void **state) {
  (void)state;
  Error err = {0};
  Arguments read;
  char *words[] = {"import", "a.csv", "b", NULL};
  assert_true(read_line("import", 3, words, &read, &err));
  for (size_t i = 0; i < COMMAND_OPTIONS_MAX; i++)
    assert_null(read.option[i]);
}

static void a_negative_number_is_a_value(void **state) {
  (void)state;
  Error err = {0};
  Arguments read;
  char *words[] = {"vote", "f", "2/5.2", "green", "-12", NULL};
  assert_true(read_line("vote", 5, words, &read, &err));
  assert_string_equal(read.value[3], "-12");
}

static void two_dashes_end_the_options(void **state) {
  (void)state;
  Error err = {0};
  Arguments read;
  char *words[] = {"show", "--", "--help", NULL};
  assert_true(read_line("show", 3, words, &read, &err));
  assert_string_equal(read.value[0], "--help");
  assert_false(read.help);
}

static void help_needs_no_values(void **state) {
  (void)state;
  Error err = {0};
  Arguments read;
  char *words[] = {"vote", "--help", NULL};
  assert_true(read_line("vote", 2, words, &read, &err));
  assert_true(read.help);
}

static void refuses(const char *command, int count, char **words, const char *quoted) {
  Error err = {0};
  Arguments read;
  assert_false(read_line(command, count, words, &read, &err));
  assert_int_equal(err.kind, ERROR_USAGE);
  assert_non_null(strstr(err.text, quoted));
}

static void what_is_wrong_is_quoted(void **state) {
  (void)state;
  refuses("show", 3, (char *[]){"show", "a", "b", NULL}, "« b »");
  refuses("show", 1, (char *[]){"show", NULL}, "show FILE");
  refuses("rank", 3, (char *[]){"rank", "a", "--wieghts", NULL}, "« --wieghts »");
  refuses("rank", 3, (char *[]){"rank", "a", "-x", NULL}, "« -x »");
  refuses("rank", 3, (char *[]){"rank", "a", "--weights", NULL}, "« --weights »");
  refuses("rank", 3, (char *[]){"rank", "a", "--within-subgroups=yes", NULL}, "yes");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_command_is_described),
      cmocka_unit_test(usage_says_how_many_values),
      cmocka_unit_test(mistyped_commands_are_guessed),
      cmocka_unit_test(options_may_stand_anywhere),
      cmocka_unit_test(options_not_given_are_null),
      cmocka_unit_test(a_negative_number_is_a_value),
      cmocka_unit_test(two_dashes_end_the_options),
      cmocka_unit_test(help_needs_no_values),
      cmocka_unit_test(what_is_wrong_is_quoted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
