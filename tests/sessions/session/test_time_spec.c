/* Moments as people type them, and where they lie in a journal: in the room's own time, by the day
 * of the vote, past midnight, and where the clock was set back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/acts/acts.h"
#include "sessions/session/time_spec.h"
#include "sessions/text/day.h"
#include "tests/sessions/clock_room.h"

#include <cmocka.h>

enum { HOUR = 3600, MINUTE = 60, JUNE_6 = 19514 /* 2023-06-06, in days since 1970 */ };

static TimeSpec read_moment(const char *typed) {
  TimeSpec moment;
  Error err = {0};
  assert_done(time_spec_read(typed, &moment, &err), &err);
  return moment;
}

static void assert_seq(const char *typed, uint64_t seq) {
  assert_int_equal(read_moment(typed).seq, seq);
}

static void assert_time(const char *typed, int64_t day, int32_t begins, int32_t ends) {
  const TimeSpec moment = read_moment(typed);
  assert_int_equal(moment.seq, 0);
  assert_int_equal(moment.dated, day >= 0);
  if (day >= 0) assert_int_equal(moment.day, day);
  assert_int_equal(moment.begins, begins);
  assert_int_equal(moment.ends, ends);
}

static void numbers_are_read_as_paper_has_them(void **state) {
  (void)state;
  assert_seq("312", 312);
  assert_seq(" no. 312 ", 312);
  assert_seq("No 312", 312);
  assert_seq("n° 312", 312);
  assert_seq("Nº312", 312);
  assert_seq("nr. 312", 312);
  assert_seq("#312", 312);
  assert_seq("999999999999999999", 999999999999999999);
}

static void times_are_read_as_spans(void **state) {
  (void)state;
  const int32_t five_past_two = 14 * HOUR + 5 * MINUTE;
  assert_time("14:05", -1, five_past_two, five_past_two + MINUTE);
  assert_time("14h05", -1, five_past_two, five_past_two + MINUTE);
  assert_time("14.05", -1, five_past_two, five_past_two + MINUTE);
  assert_time("9:05", -1, 9 * HOUR + 5 * MINUTE, 9 * HOUR + 6 * MINUTE);
  assert_time("14:05:30", -1, five_past_two + 30, five_past_two + 31);
  assert_time("00:00", -1, 0, MINUTE);
  assert_time("23:59:59", -1, SECONDS_A_DAY - 1, SECONDS_A_DAY);
  assert_time("2023-06-06", JUNE_6, 0, SECONDS_A_DAY);
  assert_time("2023-06-06 14:05", JUNE_6, five_past_two, five_past_two + MINUTE);
  assert_time("2023-06-06T14:05:30", JUNE_6, five_past_two + 30, five_past_two + 31);
  assert_time("06/06/2023", JUNE_6, 0, SECONDS_A_DAY);
  assert_time("06/06/2023 14:05:30", JUNE_6, five_past_two + 30, five_past_two + 31);
  assert_time("mardi 6 juin 2023 14h05", JUNE_6, five_past_two, five_past_two + MINUTE);
}

static void days_are_numbered_by_the_calendar(void **state) {
  (void)state;
  assert_int_equal(read_moment("1970-01-01").day, 0);
  assert_int_equal(read_moment("1969-12-31").day, -1);
  assert_int_equal(read_moment("2000-02-29").day, 11016);
  assert_int_equal(read_moment("2000-03-01").day, 11017);
  assert_int_equal(read_moment("2024-02-29").day, 19782);
  assert_int_equal(read_moment("0001-01-01").day, -719162);
  assert_int_equal(read_moment("9999-12-31").day, 2932896);
}

static void all_else_is_refused(void **state) {
  static const char *const TYPED[] = {
      "",      " ",          "0",          "-1",
      "24:00", "14:60",      "14:05:60",   "14:5",
      "14:",   "14:05:",     "14:05:300",  "114:05",
      "noon",  "no.",        "3 12",       "1000000000000000000",
      "14h",   "2023-02-29", "2023-13-01", "2023-06-00",
      "6-6",   "31/02/2023", "06/2023",    "2023-06-06 14",
      "12x",   "1900-02-29", "0000-01-01", "2023-06-06 14:05 h",
      "\xFF",
  };
  (void)state;
  for (size_t i = 0; i < sizeof TYPED / sizeof *TYPED; ++i) {
    TimeSpec moment;
    Error err = {0};
    assert_refused(time_spec_read(TYPED[i], &moment, &err), &err, "is not a moment of a session");
    assert_int_equal(err.kind, ERROR_USAGE);
  }
}

/* The room's time, two hours east of Greenwich. */
static Moment moment_of(int64_t day, int32_t second) {
  const int64_t seconds = (JUNE_6 + day) * (int64_t)SECONDS_A_DAY + second - 2 * HOUR;
  return (Moment){.wall_ms = seconds * 1000, .utc_offset = 120};
}

static void at(ClockRoom *room, int64_t day, int32_t second) {
  room->now = moment_of(day, second);
}

/* Prepared in the evening of 5 June, at 20:00. */
static int set_up(void **state) {
  *state = clock_room_begin(moment_of(-1, 20 * HOUR));
  return 0;
}

static void vote_at(ClockRoom *room, int64_t day, int32_t second) {
  at(room, day, second);
  sample_vote(room->session, 1, GREEN, 1);
}

static void assert_found(ClockRoom *room, const char *typed, uint64_t first, uint64_t last) {
  const TimeSpec moment = read_moment(typed);
  FoundTime found;
  Error err = {0};
  assert_done(time_spec_find(room->session, &moment, &found, &err), &err);
  assert_int_equal(found.first, first);
  assert_int_equal(found.last, last);
}

static void assert_not_found(ClockRoom *room, const char *typed, const char *why) {
  const TimeSpec moment = read_moment(typed);
  FoundTime found;
  Error err = {0};
  assert_refused(time_spec_find(room->session, &moment, &found, &err), &err, why);
}

static void a_number_is_itself(void **state) {
  assert_found(*state, "1", 1, 1);
  assert_found(*state, "no. 4", 4, 4);
  assert_not_found(*state, "5", "there is no event 5: the last one is no. 4");
}

/* 5 opens the vote, 6 is the first dot. */
static void a_time_is_of_the_day_of_the_vote(void **state) {
  ClockRoom *room = *state;
  vote_at(room, 0, 14 * HOUR + 5 * MINUTE);
  vote_at(room, 0, 14 * HOUR + 5 * MINUTE + 59);
  vote_at(room, 0, 14 * HOUR + 7 * MINUTE);
  assert_found(room, "14:05", 5, 7);
  assert_found(room, "14:05:00", 5, 6);
  assert_found(room, "14:05:01", 7, 6);
  assert_found(room, "14:06", 8, 7);
  assert_found(room, "15:00", 9, 8);
  assert_found(room, "10:00", 5, 4);
  assert_found(room, "20:00", 9, 8);
  assert_found(room, "2023-06-05 20:00", 1, 4);
  assert_found(room, "2023-06-05", 1, 4);
  assert_found(room, "2023-06-06", 5, 8);
  assert_found(room, "2023-06-04", 1, 0);
}

static void before_any_vote_it_is_of_the_day_of_all_events(void **state) {
  assert_found(*state, "20:00", 1, 4);
  assert_found(*state, "14:05", 1, 0);
}

static void past_midnight_the_votes_around_it_tell_the_day(void **state) {
  ClockRoom *room = *state;
  vote_at(room, 0, 22 * HOUR);
  vote_at(room, 0, 23 * HOUR + 59 * MINUTE);
  vote_at(room, 1, 1 * MINUTE);
  vote_at(room, 1, 1 * HOUR);
  assert_found(room, "22:30", 7, 6);
  assert_found(room, "23:59", 7, 7);
  assert_found(room, "00:30", 9, 8);
  assert_not_found(room, "02:00", "several days: give the day");
  assert_found(room, "2023-06-07 02:00", 10, 9);
}

static void two_days_of_voting_ask_for_the_day(void **state) {
  ClockRoom *room = *state;
  for (int day = 0; day < 2; ++day) {
    vote_at(room, day, 10 * HOUR);
    vote_at(room, day, (16 + day) * HOUR);
  }
  assert_not_found(room, "14:05", "several days: give the day");
  assert_found(room, "2023-06-06 14:05", 7, 6);
  assert_found(room, "2023-06-07 14:05", 9, 8);
  assert_found(room, "16:30", 9, 8);
}

static void more_days_than_anybody_votes_ask_for_the_day(void **state) {
  ClockRoom *room = *state;
  for (int day = 0; day < 40; ++day)
    vote_at(room, day, day == 0 ? 14 * HOUR : 15 * HOUR);
  assert_not_found(room, "14:00", "several days: give the day");
  assert_found(room, "2023-06-06 14:00", 5, 6);
}

/* Between 14:20 and 14:21 the clock was set back by half an hour. */
static void a_clock_set_back_leaves_nothing_out(void **state) {
  ClockRoom *room = *state;
  vote_at(room, 0, 14 * HOUR);
  vote_at(room, 0, 14 * HOUR + 20 * MINUTE);
  vote_at(room, 0, 13 * HOUR + 51 * MINUTE);
  vote_at(room, 0, 14 * HOUR + 10 * MINUTE);
  assert_found(room, "14:10", 7, 9);
  assert_found(room, "14:05", 7, 8);
}

/* The same instant is told by the clock on each room's wall. */
static void each_event_has_the_offset_of_its_room(void **state) {
  ClockRoom *room = *state;
  vote_at(room, 0, 14 * HOUR);
  room->now.utc_offset = -330;
  room->now.wall_ms += INT64_C(60) * 1000;
  sample_vote(room->session, 1, RED, 1);
  assert_found(room, "14:00", 5, 7);
  assert_found(room, "06:31", 5, 7);
  assert_found(room, "06:31:00", 5, 7);
  assert_found(room, "14:01", 8, 7);
}

static void times_before_1970_are_rounded_down(void **state) {
  (void)state;
  const Stamp before = {.wall_ms = -1, .utc_offset = 0}, zero = {.wall_ms = 999};
  assert_int_equal(local_time_seconds(&before), -1);
  assert_int_equal(local_time_seconds(&zero), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(numbers_are_read_as_paper_has_them),
      cmocka_unit_test(times_are_read_as_spans),
      cmocka_unit_test(days_are_numbered_by_the_calendar),
      cmocka_unit_test(all_else_is_refused),
      cmocka_unit_test(times_before_1970_are_rounded_down),
      cmocka_unit_test_setup_teardown(a_number_is_itself, set_up, clock_room_end),
      cmocka_unit_test_setup_teardown(a_time_is_of_the_day_of_the_vote, set_up, clock_room_end),
      cmocka_unit_test_setup_teardown(before_any_vote_it_is_of_the_day_of_all_events, set_up,
                                      clock_room_end),
      cmocka_unit_test_setup_teardown(past_midnight_the_votes_around_it_tell_the_day, set_up,
                                      clock_room_end),
      cmocka_unit_test_setup_teardown(two_days_of_voting_ask_for_the_day, set_up, clock_room_end),
      cmocka_unit_test_setup_teardown(more_days_than_anybody_votes_ask_for_the_day, set_up,
                                      clock_room_end),
      cmocka_unit_test_setup_teardown(a_clock_set_back_leaves_nothing_out, set_up, clock_room_end),
      cmocka_unit_test_setup_teardown(each_event_has_the_offset_of_its_room, set_up,
                                      clock_room_end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
