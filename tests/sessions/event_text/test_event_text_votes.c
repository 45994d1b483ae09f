/* Sentences about ballots and recounts, shown and hidden. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "sessions/event_text/event_text.h"
#include "tests/core/make.h"

#include <cmocka.h>

static void assert_told(const Roundtable *roundtable, const Event *event, const char *sentence,
                        const char *name) {
  char text[EVENT_TEXT_SIZE];
  assert_string_equal(event_text_sentence(roundtable, event, text), sentence);
  assert_string_equal(event_text_name(roundtable, event, text), name);
}

static void ballots_are_told_by_number(void **state) {
  (void)state;
  Record record = record_small();
  BallotLine lines[2] = {{.recommendation = 1}, {.recommendation = 2}};
  Event event = event_make(EVENT_BALLOT_CAST);
  event.ballot = (BallotChange){.ballot = 7, .cast = {0, 1}, .lines = lines, .line_count = 2};
  assert_told(record.roundtable, &event, "Ballot 7 cast, with dots on 2 recommendations",
              "ballot 7");
  event.ballot.cast[BEFORE] = 1;
  event.ballot.line_count = 1;
  assert_told(record.roundtable, &event, "Ballot 7 changed on 1 recommendation", "ballot 7");
  event.ballot.line_count = 0;
  assert_told(record.roundtable, &event, "Ballot 7 cast again, as it was", "ballot 7");
  event.ballot.logged_ms = INT64_C(1420947432236);
  assert_told(record.roundtable, &event,
              "Ballot 7 cast again, as it was (logged 11/01/2015 03:37:12 UTC)", "ballot 7");
  event.ballot.logged_ms = 0;
  event.kind = EVENT_BALLOT_WITHDRAWN;
  assert_told(record.roundtable, &event, "Ballot 7 withdrawn", "ballot 7");
  record_end(&record);
}

/* While results are hidden neither figures nor whether they agree is told. */
static void recounts_are_told_and_hidden(void **state) {
  (void)state;
  Record record = record_small();
  char hidden[EVENT_TEXT_SIZE];
  Event event = event_make(EVENT_RECOUNT_CELL);
  event.recount_cell = (RecountCell){1, RED, 4, 4};
  assert_told(record.roundtable, &event, "Recount of A/1 ■: 4 by hand, as recorded",
              "recount of A/1");
  event_text_hidden_sentence(record.roundtable, &event, hidden);
  assert_string_equal(hidden, "Recount of A/1");
  event.recount_cell.by_hand = 6;
  assert_told(record.roundtable, &event, "Recount of A/1 ■: 6 by hand, 4 recorded (+2)",
              "recount of A/1");
  event_text_hidden_sentence(record.roundtable, &event, hidden);
  assert_string_equal(hidden, "Recount of A/1");
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ballots_are_told_by_number),
      cmocka_unit_test(recounts_are_told_and_hidden),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
