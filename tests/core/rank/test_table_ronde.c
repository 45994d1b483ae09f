#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/rank/rank.h"
#include "core/vote/reference.h"
#include "tests/core/table_ronde.h"

#include <cmocka.h>

enum {
  SUBGROUP_CELL,
  CODE_CELL,
  TALLY_CELL,
  CUMULATIVE_CELL = TALLY_CELL + COLOUR_COUNT,
  CUMULATIVE_RANK_CELL,
  CUMULATIVE_RANK_IN_SUBGROUP_CELL,
  WEIGHTED_CELL,
  WEIGHTED_RANK_CELL,
  WEIGHTED_RANK_IN_SUBGROUP_CELL
};

static int64_t number_in(const Row *row, int cell) {
  return strtoll(row->cells[cell], NULL, 10);
}

static void assert_ranked_as(const Roundtable *roundtable, const Standing *standing,
                             const Row *row) {
  const Rank *cumulative = &standing->rank[BY_CUMULATIVE];
  const Rank *weighted = &standing->rank[BY_WEIGHTED];
  const Recommendation *recommendation =
      roundtable_recommendation(roundtable, standing->recommendation);
  char expected[2 * ROW_SIZE];
  snprintf(expected, sizeof expected, "%s/%s", row->cells[SUBGROUP_CELL], row->cells[CODE_CELL]);
  assert_string_equal(reference_shown(roundtable, recommendation).text, expected);
  for (int colour = 0; colour < COLOUR_COUNT; ++colour)
    assert_int_equal(standing->tally.dots[colour], number_in(row, TALLY_CELL + colour));
  assert_int_equal(standing->score[BY_CUMULATIVE], number_in(row, CUMULATIVE_CELL));
  assert_int_equal(cumulative->overall, number_in(row, CUMULATIVE_RANK_CELL));
  assert_int_equal(cumulative->in_subgroup, number_in(row, CUMULATIVE_RANK_IN_SUBGROUP_CELL));
  assert_int_equal(standing->score[BY_WEIGHTED], WEIGHT_ONE * number_in(row, WEIGHTED_CELL));
  assert_int_equal(weighted->overall, number_in(row, WEIGHTED_RANK_CELL));
  assert_int_equal(weighted->in_subgroup, number_in(row, WEIGHTED_RANK_IN_SUBGROUP_CELL));
}

static void it_ranks_as_the_vectors_say(void **state) {
  (void)state;
  Error err;
  Row row;
  Ranking ranking;
  Record record = record_table_ronde();
  assert_true(ranking_compute(record.roundtable, NULL, weights_default(), &ranking, &err));
  assert_int_equal(ranking.count, 29);
  FILE *file = fopen(source_path("tests/data/table-ronde-2023-06-06.expected.csv", row.text), "r");
  assert_non_null(file);
  assert_true(read_row(file, &row));
  for (size_t n = 0; n < ranking.count; ++n) {
    assert_true(read_row(file, &row));
    assert_ranked_as(record.roundtable, &ranking.standings[n], &row);
  }
  assert_false(read_row(file, &row));
  fclose(file);
  ranking_free(&ranking);
  record_end(&record);
}

static void what_was_not_voted_on_has_no_row(void **state) {
  (void)state;
  Record record = record_table_ronde();
  const Roundtable *roundtable = record.roundtable;
  assert_int_equal(roundtable_subgroup_count(roundtable), 5);
  assert_int_equal(roundtable_recommendation_total(roundtable), 31);
  assert_int_equal(roundtable_find_subgroup(roundtable, "3")->status, SUBGROUP_NOT_HELD);
  const Recommendation *found;
  assert_true(reference_find(roundtable, "2/5", &found, NULL));
  assert_int_equal(found->status, STATUS_HEADING);
  assert_int_equal(found->children, 2);
  assert_true(reference_find(roundtable, "T/0", &found, NULL));
  assert_int_equal(found->status, STATUS_NOT_FOR_THE_VOTE);
  record_end(&record);
}

static void there_were_273_dots(void **state) {
  (void)state;
  Error err;
  Ranking ranking;
  Record record = record_table_ronde();
  assert_true(ranking_compute(record.roundtable, NULL, weights_default(), &ranking, &err));
  int64_t dots = 0;
  for (size_t n = 0; n < ranking.count; ++n)
    dots += ranking.standings[n].score[BY_CUMULATIVE];
  assert_int_equal(dots, 273);
  ranking_free(&ranking);
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(it_ranks_as_the_vectors_say),
      cmocka_unit_test(what_was_not_voted_on_has_no_row),
      cmocka_unit_test(there_were_273_dots),
  };
  return cmocka_run_group_tests_name("the round table of 6 June 2023", tests, NULL, NULL);
}
