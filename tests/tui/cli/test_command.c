#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "tests/tui/typed.h"
#include "tui/cli/command.h"

#include <cmocka.h>

typedef struct Line {
  Typed typed;
  Arguments read;
  Error err;
} Line;

/* The command is the first word. */
static bool read_line(Line *line, const char *text) {
  line->err = (Error){0};
  type(&line->typed, text);
  return arguments_read(command_find(line->typed.words[0]), line->typed.count, line->typed.words,
                        &line->read, &line->err);
}

static void assert_quotes_what_was_typed(const ArgumentRow *row) {
  if (row->refusal == NULL) return;
  const char *hole = strchr(row->refusal, '%');
  assert_non_null(hole);
  assert_memory_equal(hole, "%s", 2);
  assert_null(strchr(hole + 1, '%'));
}

static void every_command_is_described(void **state) {
  (void)state;
  for (size_t i = 0; command_at(i) != NULL; i++) {
    const Command *command = command_at(i);
    assert_ptr_equal(command_find(command->name), command);
    assert_non_null(command->run);
    assert_non_null(command->values);
    assert_true(strlen(command->help) > 10);
    assert_true(command_values(command).least <= command_values(command).most);
    assert_true(command_values(command).most <= COMMAND_VALUES_MAX);
    for (size_t n = 0; n < command_option_count(command); n++) {
      assert_non_null(command->options[n].help);
      assert_quotes_what_was_typed(&command->options[n]);
    }
    for (size_t n = 0; n < COMMAND_TYPED_VALUES; n++)
      assert_quotes_what_was_typed(&command->value[n]);
  }
}

static void usage_says_how_many_values(void **state) {
  (void)state;
  static const struct {
    const char *name;
    int least, most;
  } expected[] = {{"demo", 0, 0},
                  {"list", 0, 1},
                  {"show", 1, 1},
                  {"start", 1, 2},
                  {"vote", 3, 4},
                  {"count", 5, 5},
                  {"merge", 2, 2},
                  {"recover", 0, 1},
                  {"compare", 2, COMMAND_VALUES_MAX},
                  {"report", 1, COMMAND_VALUES_MAX}};
  for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
    const ValueRange range = command_values(command_find(expected[i].name));
    assert_int_equal(range.least, expected[i].least);
    assert_int_equal(range.most, expected[i].most);
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
  Line line;
  assert_true(read_line(&line, "import --check a.csv --title Titre b --set"));
  assert_int_equal(line.read.value_count, 2);
  assert_string_equal(line.read.value[0], "a.csv");
  assert_string_equal(line.read.value[1], "b");
  assert_string_equal(line.read.option[0], "Titre");
  assert_string_equal(line.read.option[1], "");
  assert_string_equal(line.read.option[2], "");
  assert_false(line.read.help);
  arguments_close(&line.read);
}

static void options_not_given_are_null(void **state) {
  (void)state;
  Line line;
  assert_true(read_line(&line, "import a.csv b"));
  for (size_t i = 0; i < COMMAND_OPTIONS_MAX; i++)
    assert_null(line.read.option[i]);
}

static void a_negative_number_is_a_value(void **state) {
  (void)state;
  Line line;
  assert_true(read_line(&line, "vote f 2/5.2 green -12"));
  assert_string_equal(line.read.value[3], "-12");
}

static void two_dashes_end_the_options(void **state) {
  (void)state;
  Line line;
  assert_true(read_line(&line, "show -- --help"));
  assert_string_equal(line.read.value[0], "--help");
  assert_false(line.read.help);
}

static void help_needs_no_values(void **state) {
  (void)state;
  Line line;
  assert_true(read_line(&line, "vote --help"));
  assert_true(line.read.help);
  assert_true(read_line(&line, "vote -h"));
  assert_true(line.read.help);
}

static void refuses(const char *text, const char *quoted) {
  Line line;
  assert_false(read_line(&line, text));
  assert_int_equal(line.err.kind, ERROR_USAGE);
  assert_non_null(strstr(line.err.text, quoted));
  arguments_close(&line.read);
}

static void only_dots_may_be_negative(void **state) {
  (void)state;
  refuses("import a.csv -1", "“-1”");
  refuses("new -1", "“-1”");
  refuses("vote f -1 green", "“-1”");
  Line line;
  assert_true(read_line(&line, "import a.csv -- -1"));
  assert_string_equal(line.read.value[1], "-1");
}

static void an_option_may_take_two(void **state) {
  (void)state;
  enum { PAIR = 8, KEEP };
  Line line;
  assert_true(read_line(&line, "rank a --pair 1/1 -2 --keep"));
  assert_string_equal(command_find("rank")->options[PAIR].name, "pair");
  assert_string_equal(line.read.option[PAIR], "1/1");
  assert_string_equal(line.read.second[PAIR], "-2");
  assert_string_equal(line.read.option[KEEP], "");
  assert_int_equal(line.read.value_count, 1);
  assert_true(read_line(&line, "rank --pair=1/1 1/2 a"));
  assert_string_equal(line.read.second[PAIR], "1/2");
  assert_string_equal(line.read.value[0], "a");
  refuses("rank a --pair", "“--pair”");
  refuses("rank a --pair 1/1", "“--pair”");
  refuses("rank a --pair 1/1 --format csv", "“--pair”");
}

static void what_is_wrong_is_quoted(void **state) {
  (void)state;
  refuses("show a b", "“b”");
  refuses("show", "show FILE");
  refuses("rank a --wieghts 3,2,1", "“--wieghts”");
  refuses("rank a -x", "“-x”");
  refuses("rank -xyz a", "“-x”");
  refuses("rank a --weights", "“--weights”");
  refuses("rank a --within-subgroups=yes", "yes");
}

static void options_are_parsed_as_their_rows_say(void **state) {
  (void)state;
  enum { WEIGHTS = 1, TOP = 5, FLOOR, FORMAT = 11 };
  Line line;
  assert_true(read_line(&line, "rank a --top 7 --weights 5,3,1 --format json"));
  assert_int_equal(line.read.parsed[TOP].number, 7);
  assert_int_equal(line.read.parsed[FORMAT].number, 2);
  assert_true(line.read.parsed[WEIGHTS].weights.of[0] > line.read.parsed[WEIGHTS].weights.of[2]);
  assert_int_equal(line.read.parsed[FLOOR].number, FLOOR_OF_DOTS);
  refuses("rank a --top 0", "“0”");
  refuses("rank a --format xml", "text, csv, json");
  refuses("revert a x --reason y", "“x”");
  refuses("rank a --by best", "“best”");
}

static void some_options_do_not_go_together(void **state) {
  (void)state;
  refuses("rank a --margins --explain 1/1", "--explain and --margins");
  refuses("total a b --format csv -o c", "--format and -o");
  refuses("rule a --reason why", "--by METHOD");
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
      cmocka_unit_test(only_dots_may_be_negative),
      cmocka_unit_test(an_option_may_take_two),
      cmocka_unit_test(what_is_wrong_is_quoted),
      cmocka_unit_test(options_are_parsed_as_their_rows_say),
      cmocka_unit_test(some_options_do_not_go_together),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
