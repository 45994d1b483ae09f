#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "core/vote/ballot_box.h"
#include "tests/core/make.h"

#include <cmocka.h>

/* Puts one green dot on a recommendation, on a ballot that has none there. */
static void put_dot(BallotBox *box, int64_t number, uint32_t recommendation) {
  Ballot ballot;
  ballot_box_find(box, number, &ballot);
  const BallotLine line = make_line(recommendation, 1, 0, 0);
  const BallotChange change = {
      .ballot = number, .cast = {ballot.cast, true}, .lines = &line, .line_count = 1};
  assert_true(ballot_box_reserve(box, ballot.entry_count + 1));
  ballot_box_change(box, &change, AFTER);
}

static void an_empty_box_has_no_ballot(void **state) {
  (void)state;
  BallotBox box = {0};
  Ballot ballot;
  assert_false(ballot_box_find(&box, 1, &ballot));
  assert_int_equal(ballot.entry_count, 0);
  assert_false(ballot.cast);
  ballot_box_free(&box);
}

/* Numbers whose hashes crowd together, the largest among them. */
static int64_t number_of(int64_t n) {
  return n % 3 == 0 ? n : n % 3 == 1 ? n << 32 : BALLOT_NUMBER_MAX - n;
}

static void each_ballot_is_found_by_its_number(void **state) {
  (void)state;
  BallotBox box = {0};
  for (int64_t n = 0; n < 3000; ++n)
    put_dot(&box, number_of(n), (uint32_t)n + 1);
  assert_int_equal(box.cast, 3000);
  for (int64_t n = 0; n < 3000; ++n) {
    Ballot ballot;
    assert_true(ballot_box_find(&box, number_of(n), &ballot));
    assert_true(ballot.cast);
    assert_int_equal(ballot.entry_count, 1);
    assert_int_equal(ballot.entries[0].recommendation, n + 1);
  }
  Ballot ballot;
  assert_false(ballot_box_find(&box, 1, &ballot));
  assert_true(box.next == BALLOT_NUMBER_MAX - 1);
  ballot_box_free(&box);
}

static void a_ballot_grows_dot_by_dot_in_order(void **state) {
  (void)state;
  BallotBox box = {0};
  for (uint32_t n = 0; n < 500; ++n)
    put_dot(&box, 7, n * 211 % 500 + 1);
  Ballot ballot;
  assert_true(ballot_box_find(&box, 7, &ballot));
  assert_int_equal(ballot.entry_count, 500);
  for (uint32_t n = 0; n < 500; ++n)
    assert_int_equal(ballot.entries[n].recommendation, n + 1);
  assert_int_equal(box.cast, 1);
  ballot_box_free(&box);
}

static void a_change_taken_back_leaves_what_was(void **state) {
  (void)state;
  BallotBox box = {0};
  put_dot(&box, 7, 3);
  put_dot(&box, 7, 9);
  BallotLine lines[] = {make_line(1, 0, 1, 0), make_line(3, 0, 0, 0), make_line(9, 1, 0, 2)};
  lines[1].dots[BEFORE][GREEN] = lines[2].dots[BEFORE][GREEN] = 1;
  const BallotChange change = {.ballot = 7, .cast = {1, 1}, .lines = lines, .line_count = 3};
  assert_true(ballot_box_reserve(&box, 5));
  ballot_box_change(&box, &change, AFTER);
  Ballot ballot;
  ballot_box_find(&box, 7, &ballot);
  assert_int_equal(ballot.entry_count, 2);
  assert_int_equal(ballot.entries[0].recommendation, 1);
  assert_int_equal(ballot.entries[1].dots[RED], 2);
  assert_true(ballot_box_reserve(&box, 5));
  ballot_box_change(&box, &change, BEFORE);
  ballot_box_find(&box, 7, &ballot);
  assert_int_equal(ballot.entry_count, 2);
  assert_int_equal(ballot.entries[0].recommendation, 3);
  assert_int_equal(ballot.entries[1].recommendation, 9);
  assert_int_equal(ballot.entries[1].dots[RED], 0);
  ballot_box_free(&box);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_empty_box_has_no_ballot),
      cmocka_unit_test(each_ballot_is_found_by_its_number),
      cmocka_unit_test(a_ballot_grows_dot_by_dot_in_order),
      cmocka_unit_test(a_change_taken_back_leaves_what_was),
  };
  return cmocka_run_group_tests_name("ballot box", tests, NULL, NULL);
}
