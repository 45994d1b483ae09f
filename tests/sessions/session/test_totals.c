#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/session/totals.h"
#include "tests/core/make.h"

#include <cmocka.h>

static void close_vote(Record *record, uint32_t subgroup) {
  happens(record, make_subgroup_vote(record->roundtable, subgroup, VOTE_CLOSED));
}

static void assert_says(const Record *record, const char *name, const char *sentence,
                        const char *label) {
  char text[FINALITY_TEXT_SIZE];
  const Finality finality = finality_of(record->roundtable);
  assert_string_equal(finality_name(&finality), name);
  assert_string_equal(finality_sentence(record->roundtable, &finality, text), sentence);
  assert_string_equal(finality_label(record->roundtable, &finality, text), label);
  assert_int_equal(finality_is_final(&finality), *sentence == '\0');
}

static void a_session_without_a_vote_is_not_provisional(void **state) {
  (void)state;
  Record record = record_begin();
  assert_true(roundtable_board(record.roundtable).curtain);
  assert_says(&record, "final", "", "");
  record_end(&record);
}

static void it_is_provisional_until_the_last_vote_is_closed_and_the_room_has_seen_it(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_dots(1, GREEN, 4));
  assert_says(&record, "provisional",
              "PROVISIONAL: the vote is still open (A, B); the results are not revealed to the "
              "room yet.",
              "PROVISIONAL (still open: A, B)");
  close_vote(&record, 1);
  happens(&record, make_curtain_lifted(REVEAL_TOTALS, 0));
  assert_says(&record, "provisional", "PROVISIONAL: the vote is still open (B).",
              "PROVISIONAL (still open: B)");
  close_vote(&record, 2);
  assert_says(&record, "final", "", "");
  happens(&record, event_make(EVENT_CURTAIN_DRAWN));
  assert_says(&record, "provisional", "PROVISIONAL: the results are not revealed to the room yet.",
              "PROVISIONAL");
  record_end(&record);
}

static void a_ranking_that_is_being_revealed_is_provisional_to_its_last_step(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_dots(1, GREEN, 4));
  close_vote(&record, 1);
  close_vote(&record, 2);
  happens(&record, make_curtain_lifted(REVEAL_RANKING, 4));
  assert_says(&record, "provisional", "PROVISIONAL: the results are not revealed to the room yet.",
              "PROVISIONAL");
  happens(&record, make_curtain_lifted(REVEAL_RANKING, 5));
  assert_says(&record, "final", "", "");
  record_end(&record);
}

static void ballots_of_the_kiosk_that_wait_are_told(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_curtain_lifted(REVEAL_TOTALS, 0));
  close_vote(&record, 2);
  happens(&record, make_kiosk(EVENT_KIOSK_BEGUN, 1));
  happens(&record, make_kiosk(EVENT_KIOSK_BALLOT_RECEIVED, 1));
  assert_says(&record, "provisional",
              "PROVISIONAL: the vote is still open (A); 1 kiosk ballot waits to be counted.",
              "PROVISIONAL (still open: A)");
  happens(&record, make_kiosk(EVENT_KIOSK_BALLOT_RECEIVED, 1));
  assert_says(&record, "provisional",
              "PROVISIONAL: the vote is still open (A); 2 kiosk ballots wait to be counted.",
              "PROVISIONAL (still open: A)");
  record_end(&record);
}

static void other_weights_are_a_simulation_final_or_not(void **state) {
  (void)state;
  static const Weights OTHER = {{5000, 1000, 1000}};
  Record record = record_small();
  Finality finality = finality_with(record.roundtable, OTHER);
  assert_string_equal(finality_name(&finality), "provisional simulation");
  assert_string_equal(finality_mark(&finality), "PROVISIONAL SIMULATION");
  close_vote(&record, 1);
  close_vote(&record, 2);
  happens(&record, make_curtain_lifted(REVEAL_TOTALS, 0));
  finality = finality_with(record.roundtable, OTHER);
  assert_string_equal(finality_name(&finality), "simulation");
  assert_string_equal(finality_mark(&finality), "SIMULATION");
  assert_false(finality_is_final(&finality));
  finality = finality_with(record.roundtable, weights_default());
  assert_string_equal(finality_mark(&finality), "");
  record_end(&record);
}

static void of_many_open_votes_the_first_are_named(void **state) {
  (void)state;
  char text[FINALITY_OPEN_SIZE];
  Record record = record_small();
  for (uint32_t number = 3; number <= 10; ++number) {
    char code[8];
    snprintf(code, sizeof code, "S%u", (unsigned)number);
    happens(&record, make_subgroup(record.roundtable, code, number == 3 ? "" : "Title"));
    happens(&record, make_subgroup_vote(record.roundtable, number, VOTE_OPEN));
  }
  assert_string_equal(finality_open_text(record.roundtable, text),
                      "A, B, S3, S4, S5, S6, S7, S8 and 2 more");
  record_end(&record);
}

int main(void) {
  setlocale(LC_ALL, "C.UTF-8");
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_session_without_a_vote_is_not_provisional),
      cmocka_unit_test(it_is_provisional_until_the_last_vote_is_closed_and_the_room_has_seen_it),
      cmocka_unit_test(a_ranking_that_is_being_revealed_is_provisional_to_its_last_step),
      cmocka_unit_test(ballots_of_the_kiosk_that_wait_are_told),
      cmocka_unit_test(other_weights_are_a_simulation_final_or_not),
      cmocka_unit_test(of_many_open_votes_the_first_are_named),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
