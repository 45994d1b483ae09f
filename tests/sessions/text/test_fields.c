/* One schema of columns for CSV and JSON, and that a new column is one row of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/text/recommendation_fields.h"

#include <cmocka.h>

typedef struct Line {
  int64_t seq, back;
  const char *text;
  Value when;
} Line;

static Value is_odd(const void *row, size_t which) {
  (void)which;
  return value_flag(((const Line *)row)->seq % 2 != 0);
}

static const Field BASE_FIELDS[] = {
    {"seq", number_at, offsetof(Line, seq)},
    {"back", positive_at, offsetof(Line, back)},
    {"text", text_at, offsetof(Line, text)},
    {0},
};
static const Schema BASE = {BASE_FIELDS, NULL};

/* The same and two columns more. */
static const Field MORE_FIELDS[] = {
    {"when", value_at, offsetof(Line, when)},
    {"odd", is_odd, 0},
    {0},
};
static const Schema MORE = {MORE_FIELDS, &BASE};

static void write_rows(RowWriter *rows) {
  const Line first = {.seq = 1, .text = "=a, \"b\"", .when = value_thousandths(24500)};
  const Line second = {.seq = 2, .back = 7, .when = value_own("noon")};
  rows_add(rows, &first);
  rows_add(rows, &second);
  rows_end(rows);
}

typedef void RowsBeginner(RowWriter *rows, FILE *out, const Schema *schema, const char *names);
static void assert_written(RowsBeginner *begin, const Schema *schema, const char *names,
                           const char *expected) {
  char *written = NULL;
  size_t size;
  RowWriter rows;
  FILE *out = open_memstream(&written, &size);
  assert_non_null(out);
  begin(&rows, out, schema, names);
  write_rows(&rows);
  assert_int_equal(fclose(out), 0);
  assert_string_equal(written, expected);
  free(written);
}

static void one_schema_gives_a_table_and_objects(void **state) {
  (void)state;
  assert_written(rows_begin_csv, &BASE, NULL,
                 "seq,back,text\n"
                 "1,,\"'=a, \"\"b\"\"\"\n"
                 "2,7,\n");
  assert_written(rows_begin_json, &BASE, "seq text",
                 "[\n"
                 "  {\n    \"seq\": 1,\n    \"text\": \"=a, \\\"b\\\"\"\n  },\n"
                 "  {\n    \"seq\": 2,\n    \"text\": null\n  }\n"
                 "]\n");
}

static void a_new_column_is_a_row_of_the_schema_and_a_name_in_a_list(void **state) {
  (void)state;
  assert_written(rows_begin_csv, &MORE, "odd seq when",
                 "odd,seq,when\n"
                 "yes,1,24.5\n"
                 "no,2,noon\n");
  assert_written(rows_begin_json, &MORE, "when odd",
                 "[\n"
                 "  {\n    \"when\": 24.5,\n    \"odd\": true\n  },\n"
                 "  {\n    \"when\": \"noon\",\n    \"odd\": false\n  }\n"
                 "]\n");
}

/* Of a row that has nothing each cell is empty, and there is one for each name. */
static void assert_fields(const char *names, size_t count) {
  const RecommendationRow nothing = {.subgroup = NULL};
  char *written = NULL;
  size_t size, names_left = 0;
  FILE *out = open_memstream(&written, &size);
  assert_non_null(out);
  CsvWriter csv = {.out = out};
  csv_fields(&csv, &RECOMMENDATION_SCHEMA, names, &nothing);
  assert_int_equal(fclose(out), 0);
  for (Name name; name_next(&names, &name);)
    ++names_left;
  assert_int_equal(names_left, count);
  assert_int_equal(size, count - 1);
  assert_int_equal(strspn(written, ","), size);
  free(written);
}

static void every_column_of_a_ranking_is_in_the_schema(void **state) {
  (void)state;
  assert_fields(VOTES_NAMES, VOTES_COLUMNS);
  assert_fields(RANKING_NAMES, RANKING_COLUMNS);
  for (size_t n = EXTRA_INTERVAL; n < EXTRA_METHODS; ++n)
    assert_fields(RANKING_EXTRA_NAMES[n], 2);
  for (size_t n = EXTRA_METHODS; n < EXTRA_EARLIER; ++n)
    assert_fields(RANKING_EXTRA_NAMES[n], 3);
  assert_fields(RANKING_EXTRA_NAMES[EXTRA_EARLIER], 1);
  assert_fields(RANKING_EXTRA_NAMES[EXTRA_STATE], 1);
}

static void names_are_known_again_up_to_the_first_that_differs(void **state) {
  (void)state;
  const char *const cells[] = {"code", "title", "titles"};
  assert_int_equal(names_same("code title key", cells, 3), 2);
  assert_int_equal(names_same("code title", cells, 3), 2);
  assert_int_equal(names_same("cod", cells, 3), 0);
  assert_int_equal(names_same("", cells, 3), 0);
}

static void compact_json_stands_on_one_line(void **state) {
  (void)state;
  char *written = NULL;
  size_t size;
  FILE *out = open_memstream(&written, &size);
  assert_non_null(out);
  Json json = {.out = out};
  json_begin_object(&json, NULL);
  json.compact = true;
  json_begin_array(&json, "a");
  json_begin_object(&json, NULL);
  json_number(&json, "b", 1);
  json_null(&json, "c");
  json_end_object(&json);
  json_number(&json, NULL, 2);
  json_end_array(&json);
  json.compact = false;
  json_begin_array(&json, "d");
  json_number(&json, NULL, 3);
  json_end_array(&json);
  json_end_object(&json);
  assert_int_equal(fclose(out), 0);
  assert_string_equal(written,
                      "{\n  \"a\": [{\"b\": 1, \"c\": null}, 2],\n  \"d\": [\n    3\n  ]\n}\n");
  free(written);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(one_schema_gives_a_table_and_objects),
      cmocka_unit_test(a_new_column_is_a_row_of_the_schema_and_a_name_in_a_list),
      cmocka_unit_test(every_column_of_a_ranking_is_in_the_schema),
      cmocka_unit_test(names_are_known_again_up_to_the_first_that_differs),
      cmocka_unit_test(compact_json_stands_on_one_line),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
