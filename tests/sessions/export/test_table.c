#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/export/table.h"
#include "sessions/text/text.h"
#include "sessions/text/text_table.h"
#include "tests/core/make.h"
#include "tests/sessions/files.h"

#include <cmocka.h>

typedef bool Writer(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                    Error *err);

static char *written(Writer *write, const Roundtable *roundtable, TableRequest request) {
  char *text = NULL;
  size_t size;
  Error err;
  FILE *out = open_memstream(&text, &size);
  assert_non_null(out);
  assert_done(write(out, roundtable, &request, &err), &err);
  fclose(out);
  return text;
}

static bool write_agenda(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                         Error *err) {
  (void)request;
  return table_agenda_text(out, roundtable, err);
}

static void assert_written(Writer *write, const Roundtable *roundtable, TableRequest request,
                           const char *expected) {
  char *text = written(write, roundtable, request);
  assert_string_equal(text, expected);
  free(text);
}

static TableRequest asked(Weights weights, RankingMethod method, bool within_subgroups) {
  return (TableRequest){.weights = weights, .method = method, .within_subgroups = within_subgroups};
}

static const Weights FRACTIONS = {{3000, 2500, 500}};

/* What makes a session's votes final. */
static void make_final(Record *record) {
  happens(record, make_subgroup_vote(record->roundtable, 1, VOTE_CLOSED));
  happens(record, make_subgroup_vote(record->roundtable, 2, VOTE_CLOSED));
  happens(record, make_curtain_lifted(REVEAL_TOTALS, 0));
}

/* A/1 4 0 1, A/2 0 5 0 (a tie by sum), A/3 without dots, B/1 0 1 0, B/2 without. */
static Record voting(void) {
  Record record = record_small();
  happens(&record, make_dots(1, GREEN, 4));
  happens(&record, make_dots(1, RED, 1));
  happens(&record, make_dots(2, YELLOW, 5));
  happens(&record, make_dots(4, YELLOW, 1));
  happens(&record, make_recommendation_text(record.roundtable, 2, RECOMMENDATION_TITLE,
                                            "Isoler « été », \"vite\""));
  return record;
}

static Record voted(void) {
  Record record = voting();
  make_final(&record);
  return record;
}

static void csv_is_in_the_order_of_the_agenda(void **state) {
  (void)state;
  Record record = voted();
  assert_written(table_ranking_csv, record.roundtable, asked(FRACTIONS, BY_WEIGHTED, true),
                 "subgroup_code,code,green,yellow,red,cumulative,cumulative_rank,"
                 "cumulative_rank_in_subgroup,weighted,weighted_rank,weighted_rank_in_subgroup,"
                 "state\n"
                 "A,1,4,0,1,5,1,1,12.5,1,1,simulation\n"
                 "A,2,0,5,0,5,1,1,12.5,1,1,simulation\n"
                 "A,3,0,0,0,0,4,3,0,4,3,simulation\n"
                 "B,1,0,1,0,1,3,1,2.5,3,1,simulation\n"
                 "B,2,0,0,0,0,4,2,0,4,2,simulation\n");
  record_end(&record);
}

static void json_has_the_same_fields(void **state) {
  (void)state;
  Record record = voted();
  char *text = written(table_ranking_json, record.roundtable, asked(FRACTIONS, BY_WEIGHTED, false));
  static const char HEAD[] = "{\n  \"title\": \"\",\n  \"date\": \"\",\n  \"place\": \"\",\n"
                             "  \"theme\": \"\",\n"
                             "  \"state\": \"simulation\",\n  \"open_subgroups\": [],\n"
                             "  \"results_hidden\": false,\n  \"ballots_waiting\": 0,\n"
                             "  \"weights\": {\"green\": 3, \"yellow\": 2.5, \"red\": 0.5},\n"
                             "  \"broken_rules\": null,\n"
                             "  \"recommendations\": [\n"
                             "    {\"subgroup_code\": \"A\", \"subgroup_title\": \"Housing\", "
                             "\"code\": \"1\", \"title\": \"Build\", \"green\": 4,";
  assert_memory_equal(text, HEAD, sizeof HEAD - 1);
  assert_non_null(strstr(text, "\"title\": \"Isoler « été », \\\"vite\\\"\""));
  assert_non_null(strstr(text, "\"weighted\": 12.5, \"weighted_rank\": 1, "
                               "\"weighted_rank_in_subgroup\": 1},\n"));
  assert_non_null(strstr(text, "}\n  ],\n  \"withdrawn\": []\n}\n"));
  free(text);
  record_end(&record);
}

static void text_has_both_rankings_side_by_side(void **state) {
  (void)state;
  Record record = voted();
  happens(&record, make_session_text(record.roundtable, SESSION_TITLE, "Essai"));
  assert_written(table_ranking_text, record.roundtable, asked(FRACTIONS, BY_CUMULATIVE, false),
                 "Essai\n"
                 "SIMULATION with the weights 3\u00a0·\u00a02.5\u00a0·\u00a00.5: the session's "
                 "own are 3\u00a0·\u00a02\u00a0·\u00a01.\n"
                 "Ranked by cumulative dots; weights: ● 3  ▲ 2.5  ■ 0.5\n\n"
                 "ref.  recommendation          ●  ▲  ■  cumulative  rank  weighted  rank\n"
                 "A/1   Build                   4  0  1           5    1=      12.5    1=\n"
                 "A/2   Isoler « été », \"vite\"  0  5  0           5    1=      12.5    1=\n"
                 "B/1   Care                    0  1  0           1    3        2.5    3\n"
                 "A/3   Advise                  0  0  0           0    4=         0    4=\n"
                 "B/2   Prevent                 0  0  0           0    4=         0    4=\n"
                 "\n"
                 "Read ranks across subgroups with care: a voter may have had separate dots for\n"
                 "each subgroup.\n");
  record_end(&record);
}

static void text_goes_by_subgroup_when_asked(void **state) {
  (void)state;
  Record record = voted();
  assert_written(table_ranking_text, record.roundtable, asked(weights_default(), BY_WEIGHTED, true),
                 "\n"
                 "Ranked by weighted dots; weights: ● 3  ▲ 2  ■ 1\n\n"
                 "ref.  recommendation          ●  ▲  ■  cumulative  rank  weighted  rank\n"
                 "\n"
                 "A · Housing\n"
                 "A/1   Build                   4  0  1           5    1=        13    1\n"
                 "A/2   Isoler « été », \"vite\"  0  5  0           5    1=        10    2\n"
                 "A/3   Advise                  0  0  0           0    3          0    3\n"
                 "\n"
                 "B · Health\n"
                 "B/1   Care                    0  1  0           1    1          2    1\n"
                 "B/2   Prevent                 0  0  0           0    2          0    2\n");
  record_end(&record);
}

static void the_agenda_keeps_the_two_parts_apart(void **state) {
  (void)state;
  Record record = voting();
  BallotLine line = {.recommendation = 2, .dots = {{0}, {0, 1, 0}}};
  happens(&record, make_ballot(record.roundtable, 1, &line, 1));
  happens(&record, make_status(record.roundtable, 5, STATUS_NOT_FOR_THE_VOTE));
  assert_written(write_agenda, record.roundtable, (TableRequest){0},
                 "ref.  recommendation                  ●      ▲      ■  cumulative\n"
                 "\n"
                 "A · Housing\n"
                 "A/1   Build                           4      0      1           5\n"
                 "A/2   Isoler « été », \"vite\"      0 + 0  5 + 1  0 + 0       5 + 1\n"
                 "A/3   Advise                          0      0      0           0\n"
                 "\n"
                 "B · Health\n"
                 "B/1   Care                            0      1      0           1\n"
                 "B/2   (not for the vote) Prevent\n");
  record_end(&record);
}

static void tables_fit_eighty_columns(void **state) {
  (void)state;
  SampleFolder folder = sample_folder_make();
  Session *session = empty_session(&folder);
  char path[FILE_PATH_SIZE];
  import_done(session, source_path("sessions/import/samples/table-ronde-2023-06-06.csv", path));
  Writer *const writers[] = {table_ranking_text, write_agenda};
  for (size_t i = 0; i < 2; ++i) {
    char *text =
        written(writers[i], session_state(session), asked(weights_default(), BY_WEIGHTED, i == 1));
    size_t rows = 0;
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"), ++rows) {
      if (text_columns(line) > 80) fail_msg("%d columns: %s", text_columns(line), line);
      assert_true(line[strlen(line) - 1] != ' ');
    }
    assert_true(rows > 30);
    free(text);
  }
  session_close(session);
  sample_folder_remove(folder);
}

static void an_empty_ranking_says_so(void **state) {
  (void)state;
  Record record = record_begin();
  assert_written(table_ranking_text, record.roundtable,
                 asked(weights_default(), BY_CUMULATIVE, false),
                 "\nRanked by cumulative dots; weights: ● 3  ▲ 2  ■ 1\n\n"
                 "Nothing has been put to the vote yet.\n");
  char *text = written(table_ranking_json, record.roundtable,
                       asked(weights_default(), BY_CUMULATIVE, false));
  assert_non_null(strstr(text, "\"recommendations\": [],\n  \"withdrawn\": []\n}\n"));
  free(text);
  record_end(&record);
}

static void wide_and_hostile_cells_are_padded_by_what_is_shown(void **state) {
  (void)state;
  TextTable grid = {0};
  char *text = NULL;
  size_t size;
  Error err;
  text_table_column(&grid, GRID_FILL, "漢字漢字漢字漢字");
  text_table_column(&grid, GRID_RIGHT, "1");
  text_table_cells(&grid, "a\x1B[m", "22", NULL);
  FILE *out = open_memstream(&text, &size);
  assert_non_null(out);
  assert_done(text_table_write(&grid, 16, out, &err), &err);
  fclose(out);
  assert_string_equal(text, "漢字漢字漢…    1\na<U+001B>[m   22\n");
  free(text);
}

int main(void) {
  setlocale(LC_ALL, "C.UTF-8");
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(csv_is_in_the_order_of_the_agenda),
      cmocka_unit_test(json_has_the_same_fields),
      cmocka_unit_test(text_has_both_rankings_side_by_side),
      cmocka_unit_test(text_goes_by_subgroup_when_asked),
      cmocka_unit_test(the_agenda_keeps_the_two_parts_apart),
      cmocka_unit_test(tables_fit_eighty_columns),
      cmocka_unit_test(an_empty_ranking_says_so),
      cmocka_unit_test(wide_and_hostile_cells_are_padded_by_what_is_shown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
