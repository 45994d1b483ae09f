#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/vote/history.h"
#include "core/vote/roundtable.h"
#include "tests/core/make.h"

#include <cmocka.h>

static const char *code_at(const Record *record, size_t place) {
  const Subgroup *subgroup = roundtable_subgroup(record->roundtable, 1);
  return roundtable_recommendation_at(record->roundtable, subgroup, place)->code;
}

/* Makes recommendation 3 of record_small a heading over 1 and 2. */
static void make_heading(Record *record) {
  happens(record, make_status(record->roundtable, 3, STATUS_HEADING));
  for (uint32_t child = 1; child <= 2; ++child) {
    Place under = place_of(record->roundtable, child);
    under.parent = 3;
    happens(record, make_move(record->roundtable, child, under));
  }
}

static void a_recommendation_is_added_where_it_says(void **state) {
  (void)state;
  Record record = record_small();
  Event event = make_recommendation(record.roundtable, 1, "1b", "Between");
  event.recommendation.place = 1;
  event.recommendation.status = STATUS_NOT_FOR_THE_VOTE;
  comes_and_goes(&record, event);
  assert_string_equal(code_at(&record, 0), "1");
  assert_string_equal(code_at(&record, 1), "1b");
  assert_string_equal(code_at(&record, 2), "2");
  const Recommendation *found = roundtable_find_recommendation(record.roundtable, 1, "1b");
  assert_int_equal(found->number, 6);
  assert_int_equal(found->status, STATUS_NOT_FOR_THE_VOTE);
  assert_string_equal(found->text[RECOMMENDATION_TITLE], "Between");
  record_end(&record);
}

static void a_code_may_hold_a_slash(void **state) {
  (void)state;
  Record record = record_small();
  comes_and_goes(&record, make_recommendation(record.roundtable, 1, "a/b", ""));
  comes_and_goes(&record, make_recommendation(record.roundtable, 1, "01", ""));
  comes_and_goes(&record, make_recommendation(record.roundtable, 2, "3", ""));
  record_end(&record);
}

static void an_addition_is_refused(void **state) {
  (void)state;
  Record record = record_small();
  const Roundtable *roundtable = record.roundtable;
  is_refused(&record, make_recommendation(roundtable, 3, "9", ""), "no subgroup");
  is_refused(&record, make_recommendation(roundtable, 1, "", ""), "needs a code");
  is_refused(&record, make_recommendation(roundtable, 1, "1", ""),
             "this subgroup already has a recommendation “1”");
  is_refused(&record, make_recommendation(roundtable, 1, "123456789012345678901234567890123", ""),
             "at most 32 characters");
  Event event = make_recommendation(roundtable, 1, "9", "");
  event.recommendation.place = 4;
  is_refused(&record, event, "place of the recommendation");
  event = make_recommendation(roundtable, 1, "9", "");
  event.recommendation.status = STATUS_COUNT;
  is_refused(&record, event, "status of the recommendation");
  event = make_recommendation(roundtable, 1, "9", "");
  event.recommendation.number = 7;
  is_refused(&record, event, "number of the recommendation");
  event.recommendation.number = 5;
  is_refused(&record, event, "changed this in the meantime");
  event.recommendation.number = RECOMMENDATIONS_MAX + 1;
  is_refused(&record, event, "at most 1,000,000 recommendations");
  record_end(&record);
}

static void a_parent_is_a_heading_of_the_same_subgroup(void **state) {
  (void)state;
  Record record = record_small();
  make_heading(&record);
  Event event = make_recommendation(record.roundtable, 1, "3.1", "");
  event.recommendation.parent = 3;
  comes_and_goes(&record, event);
  assert_int_equal(roundtable_recommendation(record.roundtable, 3)->children, 3);
  event = make_recommendation(record.roundtable, 1, "9", "");
  event.recommendation.parent = 1;
  is_refused(&record, event, "“1” is not a heading");
  event.recommendation.parent = 99;
  is_refused(&record, event, "number 99");
  event = make_recommendation(record.roundtable, 2, "9", "");
  event.recommendation.parent = 3;
  is_refused(&record, event, "“3” is not a heading of this subgroup");
  record_end(&record);
}

static void nothing_stands_under_itself(void **state) {
  (void)state;
  Record record = record_small();
  make_heading(&record);
  happens(&record, make_status(record.roundtable, 1, STATUS_HEADING));
  Place under = place_of(record.roundtable, 3);
  under.parent = 1;
  is_refused(&record, make_move(record.roundtable, 3, under), "cannot be under itself");
  under.parent = 3;
  is_refused(&record, make_move(record.roundtable, 3, under), "cannot be under itself");
  record_end(&record);
}

static void what_is_used_cannot_be_taken_away(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t added = 6; /* recommendation 3 */
  uint64_t dots = happens(&record, make_dots(3, GREEN, 1));
  is_refused(&record, make_correction(&record, added), "event 11 has changed the same thing");
  happens(&record, make_correction(&record, dots));
  uint64_t note = happens(
      &record, make_recommendation_text(record.roundtable, 3, RECOMMENDATION_NOTE, "unclear"));
  is_refused(&record, make_correction(&record, added), "event 13 has changed the same thing");
  happens(&record, make_correction(&record, note));
  happens(&record, make_move(record.roundtable, 1, (Place){1, 0, 2, "1"}));
  is_refused(&record, make_correction(&record, added), "event 15 has changed the same thing");
  record_end(&record);
}

/* A ballot whose number is that of the recommendation is no event about it. */
static void a_ballot_is_not_taken_for_a_recommendation(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_ballot(record.roundtable, 3, (BallotLine[]){make_line(3, 1, 0, 0)}, 1));
  is_refused(&record, make_correction(&record, 6), "this has changed in the meantime");
  record_end(&record);
}

static void texts_are_edited(void **state) {
  (void)state;
  char text[NOTE_CHARACTERS_MAX + 2];
  memset(text, 'x', sizeof text);
  text[NOTE_CHARACTERS_MAX] = '\0';
  Record record = record_small();
  for (unsigned property = 0; property < RECOMMENDATION_TEXTS; ++property)
    comes_and_goes(&record, make_recommendation_text(
                                record.roundtable, 2, property,
                                property == RECOMMENDATION_EARLIER_RANK ? "12=" : "Étude"));
  static const char *const no_ranks[] = {"Étude", "=", "0", "02", "2==", "2= ", "-1"};
  for (size_t n = 0; n < sizeof no_ranks / sizeof *no_ranks; ++n)
    is_refused(
        &record,
        make_recommendation_text(record.roundtable, 2, RECOMMENDATION_EARLIER_RANK, no_ranks[n]),
        "rank in the round before");
  comes_and_goes(&record,
                 make_recommendation_text(record.roundtable, 2, RECOMMENDATION_DETAIL, text));
  is_refused(&record,
             make_recommendation_text(record.roundtable, 2, RECOMMENDATION_SHORT_TITLE, text),
             "at most 1,000 characters");
  text[NOTE_CHARACTERS_MAX] = 'x';
  text[NOTE_CHARACTERS_MAX + 1] = '\0';
  is_refused(&record, make_recommendation_text(record.roundtable, 2, RECOMMENDATION_NOTE, text),
             "at most 10,000 characters, not 10,001");
  is_refused(&record, make_recommendation_text(record.roundtable, 9, RECOMMENDATION_NOTE, ""),
             "number 9");
  Event event = make_recommendation_text(record.roundtable, 2, RECOMMENDATION_NOTE, "late");
  event.text.property = RECOMMENDATION_TEXTS;
  is_refused(&record, event, "property of the recommendation");
  event.text.property = RECOMMENDATION_NOTE;
  event.text.text[BEFORE] = "something else";
  is_refused(&record, event, "changed this in the meantime");
  record_end(&record);
}

static void each_status_is_set(void **state) {
  (void)state;
  Record record = record_small();
  for (unsigned status = STATUS_COUNT; status-- > 0;) {
    comes_and_goes(&record, make_status(record.roundtable, 2, status));
    assert_int_equal(roundtable_recommendation(record.roundtable, 2)->status, status);
  }
  record_end(&record);
}

static void a_status_is_refused(void **state) {
  (void)state;
  Record record = record_small();
  is_refused(&record, make_status(record.roundtable, 9, STATUS_HEADING), "number 9");
  is_refused(&record, make_status(record.roundtable, 1, STATUS_COUNT), "status of");
  Event event = make_status(record.roundtable, 1, STATUS_HEADING);
  event.number.value[BEFORE] = STATUS_WITHDRAWN;
  is_refused(&record, event, "in the meantime");
  event.number.property = 1;
  is_refused(&record, event, "property of");
  make_heading(&record);
  is_refused(&record, make_status(record.roundtable, 3, STATUS_VOTABLE), "others under it");
  happens(&record, make_dots(1, GREEN, 1));
  is_refused(&record, make_status(record.roundtable, 1, STATUS_HEADING), "has votes");
  is_refused(&record, make_status(record.roundtable, 1, STATUS_NOT_FOR_THE_VOTE), "has votes");
  comes_and_goes(&record, make_status(record.roundtable, 1, STATUS_WITHDRAWN));
  comes_and_goes(&record, make_status(record.roundtable, 1, STATUS_VOTABLE));
  record_end(&record);
}

static void a_recommendation_moves_and_takes_its_votes_along(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_dots(1, GREEN, 3));
  comes_and_goes(&record, make_move(record.roundtable, 1, (Place){2, 0, 1, "1b"}));
  const Recommendation *moved = roundtable_find_recommendation(record.roundtable, 2, "1b");
  assert_int_equal(moved->number, 1);
  assert_int_equal(moved->counted.dots[GREEN], 3);
  assert_null(roundtable_find_recommendation(record.roundtable, 1, "1"));
  comes_and_goes(&record, make_move(record.roundtable, 3, (Place){1, 0, 0, "3"}));
  assert_string_equal(code_at(&record, 0), "3");
  comes_and_goes(&record, make_move(record.roundtable, 3, (Place){1, 0, 1, "one"}));
  assert_string_equal(code_at(&record, 1), "one");
  record_end(&record);
}

static void a_move_is_refused(void **state) {
  (void)state;
  Record record = record_small();
  Roundtable *roundtable = record.roundtable;
  is_refused(&record, make_move(roundtable, 9, (Place){1, 0, 0, "9"}), "number 9");
  is_refused(&record, make_move(roundtable, 1, (Place){3, 0, 0, "1"}), "no subgroup");
  is_refused(&record, make_move(roundtable, 1, (Place){1, 0, 3, "1"}), "place of");
  is_refused(&record, make_move(roundtable, 1, (Place){2, 0, 3, "9"}), "place of");
  is_refused(&record, make_move(roundtable, 1, (Place){2, 0, 0, "1"}),
             "this subgroup already has a recommendation “1”");
  is_refused(&record, make_move(roundtable, 1, (Place){1, 0, 0, "2"}),
             "already has a recommendation “2”");
  is_refused(&record, make_move(roundtable, 1, (Place){1, 0, 0, ""}), "needs a code");
  is_refused(&record, make_move(roundtable, 1, (Place){1, 2, 0, "1"}), "not a heading");
  Event event = make_move(roundtable, 1, (Place){1, 0, 1, "1"});
  event.moved.at[BEFORE].place = 1;
  is_refused(&record, event, "in the meantime");
  make_heading(&record);
  is_refused(&record, make_move(roundtable, 3, (Place){2, 0, 0, "9"}), "others under it");
  record_end(&record);
}

static void votes_do_not_move_to_where_none_were_held(void **state) {
  (void)state;
  Record record = record_small();
  happens(&record, make_subgroup_status(record.roundtable, 2, SUBGROUP_NOT_HELD));
  comes_and_goes(&record, make_move(record.roundtable, 1, (Place){2, 0, 0, "9"}));
  happens(&record, make_dots(2, GREEN, 1));
  is_refused(&record, make_move(record.roundtable, 2, (Place){2, 0, 0, "8"}), "was not held");
  record_end(&record);
}

/* A correction of what never was: as a damaged file may say. */
static void what_is_not_there_cannot_be_taken_away(void **state) {
  (void)state;
  Record record = record_small();
  Event never = *record.events[5];
  never.recommendation.number = 99;
  Event event = make_correction(&record, 6);
  event.correction.target = &never;
  is_refused(&record, event, "has changed");
  make_heading(&record);
  is_refused(&record, make_correction(&record, 6), "has changed");
  record_end(&record);
}

static void a_number_is_never_used_again(void **state) {
  (void)state;
  Record record = record_small();
  const Event event = make_recommendation(record.roundtable, 1, "4", "");
  const uint64_t added = happens(&record, event);
  happens(&record, make_correction(&record, added));
  is_refused(&record, event, "number of the recommendation");
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_recommendation_is_added_where_it_says),
      cmocka_unit_test(a_code_may_hold_a_slash),
      cmocka_unit_test(an_addition_is_refused),
      cmocka_unit_test(a_parent_is_a_heading_of_the_same_subgroup),
      cmocka_unit_test(nothing_stands_under_itself),
      cmocka_unit_test(what_is_used_cannot_be_taken_away),
      cmocka_unit_test(a_ballot_is_not_taken_for_a_recommendation),
      cmocka_unit_test(texts_are_edited),
      cmocka_unit_test(each_status_is_set),
      cmocka_unit_test(a_status_is_refused),
      cmocka_unit_test(a_recommendation_moves_and_takes_its_votes_along),
      cmocka_unit_test(a_move_is_refused),
      cmocka_unit_test(votes_do_not_move_to_where_none_were_held),
      cmocka_unit_test(what_is_not_there_cannot_be_taken_away),
      cmocka_unit_test(a_number_is_never_used_again),
  };
  return cmocka_run_group_tests_name("recommendation events", tests, NULL, NULL);
}
