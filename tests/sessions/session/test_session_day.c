/* Which day a session is of, whoever tells it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/vote/history.h"
#include "sessions/acts/acts.h"
#include "sessions/session/session_day.h"
#include "tests/sessions/clock_room.h"
#include "tests/sessions/rooms.h"

#include <cmocka.h>

enum { HOUR_MS = 3600000 };
static const int64_t JUNE_6 = 1686009600000; /* 2023-06-06, 00:00 UTC */

/* Late in the evening: the room's day is the next one, two hours east of Greenwich. */
static Moment late(int day) {
  return (Moment){.wall_ms = JUNE_6 + day * 24 * (int64_t)HOUR_MS + 23 * (int64_t)HOUR_MS,
                  .utc_offset = 120};
}

static void at(ClockRoom *evening, int day) {
  evening->now = late(day);
}

static int set_up(void **state) {
  *state = clock_room_begin(late(0));
  return 0;
}

static void assert_day(const ClockRoom *evening, Day day, DaySource source, const char *shown) {
  SessionDay found;
  char text[DAY_WORDS_SIZE];
  Error err = {0};
  const Roundtable *state = session_state(evening->session);
  assert_done(session_day(evening->session, &found, &err), &err);
  assert_int_equal(found.day, day);
  assert_int_equal(found.source, source);
  assert_string_equal(session_day_shown(roundtable_text(state, SESSION_DATE), found, text), shown);
}

static void describe(const ClockRoom *evening, SessionText property, const char *text) {
  Error err = {0};
  assert_done(describe_session(evening->session, property, text, &err), &err);
}

static void before_the_vote_it_is_when_it_was_begun(void **state) {
  ClockRoom *evening = *state;
  at(evening, 3);
  describe(evening, SESSION_PLACE, "Uccle");
  assert_day(evening, 20230607, DAY_OF_BEGINNING, "begun 7 June 2023");
}

static void it_is_that_of_the_first_vote_in_force_in_the_room(void **state) {
  ClockRoom *evening = *state;
  uint64_t taken;
  Error err = {0};
  at(evening, 1);
  sample_vote(evening->session, 1, GREEN, 1);
  assert_day(evening, 20230608, DAY_OF_VOTE, "8 June 2023");
  assert_done(undo_act(evening->session, WHOLE_SESSION,
                       history_undoable(session_state(evening->session), WHOLE_SESSION), &taken,
                       &err),
              &err);
  at(evening, 9);
  sample_vote(evening->session, 1, GREEN, 1);
  at(evening, 30);
  sample_vote(evening->session, 1, RED, 1);
  assert_day(evening, 20230616, DAY_OF_VOTE, "16 June 2023");
}

static void a_date_in_the_title_says_more_than_the_vote_and_its_own_more_than_both(void **state) {
  ClockRoom *evening = *state;
  sample_vote(evening->session, 1, GREEN, 1);
  describe(evening, SESSION_TITLE, "Table ronde 2021-05-04");
  assert_day(evening, 20210504, DAY_OF_TITLE, "4 May 2021");
  describe(evening, SESSION_DATE, "mai 2020");
  assert_day(evening, 20200500, DAY_NOTED, "May 2020");
}

/* As files have it that were made before dates were read when they were typed. */
static void note_as_it_lies(const ClockRoom *evening, const char *text) {
  Event event = event_make(EVENT_SESSION_DESCRIBED);
  event.text.property = SESSION_DATE;
  event.text.text[BEFORE] = roundtable_text(session_state(evening->session), SESSION_DATE);
  event.text.text[AFTER] = text;
  record_event(evening->session, event);
}

static void an_old_date_is_told_as_far_as_it_can_be_read(void **state) {
  ClockRoom *evening = *state;
  char date[DAY_TEXT_SIZE];
  note_as_it_lies(evening, "mardi 6/6/23");
  assert_day(evening, 20230606, DAY_NOTED, "6 June 2023");
  const Roundtable *table = session_state(evening->session);
  assert_string_equal(session_text_iso(table, SESSION_DATE, date), "2023-06-06");
  note_as_it_lies(evening, "le mardi 6 juin 2023 à 14h");
  assert_day(evening, 20230606, DAY_NOTED, "le mardi 6 juin 2023 à 14h");
  note_as_it_lies(evening, "bientôt");
  assert_day(evening, 20230607, DAY_OF_BEGINNING, "bientôt");
  describe(evening, SESSION_DATE, "bientôt"); /* the same again is no refusal */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(before_the_vote_it_is_when_it_was_begun, set_up,
                                      clock_room_end),
      cmocka_unit_test_setup_teardown(it_is_that_of_the_first_vote_in_force_in_the_room, set_up,
                                      clock_room_end),
      cmocka_unit_test_setup_teardown(
          a_date_in_the_title_says_more_than_the_vote_and_its_own_more_than_both, set_up,
          clock_room_end),
      cmocka_unit_test_setup_teardown(an_old_date_is_told_as_far_as_it_can_be_read, set_up,
                                      clock_room_end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
