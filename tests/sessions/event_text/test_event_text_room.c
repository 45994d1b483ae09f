/* What took place in the room beside the votes, in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "sessions/event_text/event_text.h"
#include "tests/core/make.h"

#include <cmocka.h>

static void assert_told(const Roundtable *roundtable, const Event *event, const char *sentence,
                        const char *name) {
  char text[EVENT_TEXT_SIZE];
  assert_string_equal(event_text_sentence(roundtable, event, text), sentence);
  assert_string_equal(event_text_name(roundtable, event, text), name);
}

static void phases_are_told_by_their_names(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_phase(record.roundtable, 4, "Vote", 45));
  Event event = make_phase_step(EVENT_PHASE_PAUSED, 4);
  assert_told(record.roundtable, &event, "Phase “Vote” is paused", "pause of phase Vote");
  event = make_phase_corrected(record.roundtable, 0, 4, 0);
  event.clock.clock[AFTER].since_wall_ms = INT64_C(1686060131000);
  assert_told(record.roundtable, &event, "Phase “Vote” active since 06/06/2023 14:02:11",
              "phase “Vote”");
  event = make_phase_corrected(record.roundtable, 3, 0, 0);
  assert_told(record.roundtable, &event, "No. 3 is reverted: no phase is active",
              "no phase is active");
  event = make_phase(record.roundtable, 4, "", 0);
  assert_told(record.roundtable, &event, "Phase 4 is no longer planned", "phase “Vote”");
  event = make_phase_step(EVENT_PHASE_STARTED, INT64_MIN);
  assert_told(record.roundtable, &event, "Phase “-9223372036854775808” is active",
              "start of phase -9223372036854775808");
  record_end(&record);
}

static void the_kiosk_of_the_session_is_told_so(void **state) {
  (void)state;
  Record record = record_small();
  Event event = make_kiosk(EVENT_KIOSK_BEGUN, 0);
  assert_told(record.roundtable, &event, "The kiosk begins: the keyboard is handed over", "kiosk");
  event.kind = EVENT_KIOSK_ENDED;
  assert_told(record.roundtable, &event, "The kiosk ends: the keyboard is back", "kiosk");
  event.kind = EVENT_KIOSK_INTERRUPTED;
  assert_told(record.roundtable, &event, "The kiosk was interrupted", "kiosk");
  event.kind = EVENT_KIOSK_BALLOT_RECEIVED;
  assert_told(record.roundtable, &event, "A ballot was received in the kiosk", "kiosk ballots");
  event = make_kiosk_count(0, 1);
  assert_told(record.roundtable, &event, "The 1 kiosk ballot is counted", "kiosk ballots");
  record_end(&record);
}

static void assert_lasts(int64_t milliseconds, const char *sentence) {
  char text[EVENT_TEXT_SIZE];
  Record record = record_begin();
  Event event = make_incident(INCIDENT_RESTARTED, milliseconds);
  assert_string_equal(event_text_sentence(record.roundtable, &event, text), sentence);
  record_end(&record);
}

static void incidents_are_told_in_words(void **state) {
  (void)state;
  Record record = record_small();
  Event event = make_incident(INCIDENT_CLOCK_CHANGED, -1999);
  assert_told(record.roundtable, &event, "The computer's clock was set back by 1 second",
              "incident");
  event.incident.milliseconds = 7200000;
  assert_told(record.roundtable, &event, "The computer's clock was set forward by 2 hours",
              "incident");
  assert_lasts(0, "Restarted after 0 seconds");
  assert_lasts(119999, "Restarted after 119 seconds");
  assert_lasts(120000, "Restarted after 2 minutes");
  assert_lasts(INT64_C(48) * 3600 * 1000 - 1, "Restarted after 47 hours");
  assert_lasts(INT64_C(48) * 3600 * 1000, "Restarted after 2 days");
  assert_lasts(INT64_MIN, "Restarted, with the clock 106,751,991,167 days behind");
  record_end(&record);
}

static void the_board_and_the_reveal_are_told(void **state) {
  (void)state;
  Record record = record_small();
  Event event = make_board(BOARD_WELCOME, 0);
  assert_told(record.roundtable, &event, "The board welcomes the room", "board");
  event = make_board(BOARD_RECOMMENDATION, 4);
  assert_told(record.roundtable, &event, "The board shows recommendation B/1", "board");
  event = make_curtain_lifted(REVEAL_TOTALS, 0);
  assert_told(record.roundtable, &event, "The curtain is lifted: all results are shown",
              "lifting the curtain");
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(phases_are_told_by_their_names),
      cmocka_unit_test(the_kiosk_of_the_session_is_told_so),
      cmocka_unit_test(incidents_are_told_in_words),
      cmocka_unit_test(the_board_and_the_reveal_are_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
