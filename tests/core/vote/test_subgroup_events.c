#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "core/vote/history.h"
#include "core/vote/roundtable.h"
#include "tests/core/make.h"

#include <cmocka.h>

static const char *code_at(const Record *record, size_t place) {
  return roundtable_subgroup_at(record->roundtable, place)->text[SUBGROUP_CODE];
}

static void a_subgroup_is_added_where_it_says(void **state) {
  (void)state;
  Record record = record_begin();
  comes_and_goes(&record, make_subgroup(record.roundtable, "1", "Housing"));
  Event first = make_subgroup(record.roundtable, "2", "Health");
  first.subgroup.place = 0;
  first.subgroup.status = SUBGROUP_NOT_HELD;
  comes_and_goes(&record, first);
  assert_int_equal(roundtable_subgroup_count(record.roundtable), 2);
  assert_string_equal(code_at(&record, 0), "2");
  assert_string_equal(code_at(&record, 1), "1");
  const Subgroup *found = roundtable_find_subgroup(record.roundtable, "2");
  assert_string_equal(found->text[SUBGROUP_TITLE], "Health");
  assert_int_equal(found->status, SUBGROUP_NOT_HELD);
  assert_int_equal(found->vote, VOTE_NEVER_OPENED);
  record_end(&record);
}

static void a_subgroup_may_have_no_code_but_never_a_slash(void **state) {
  (void)state;
  Record record = record_begin();
  comes_and_goes(&record, make_subgroup(record.roundtable, "", ""));
  is_refused(&record, make_subgroup(record.roundtable, "", "another"), "already");
  is_refused(&record, make_subgroup(record.roundtable, "4/2", ""), "may not contain a /");
  comes_and_goes(&record, make_subgroup(record.roundtable, "01", ""));
  comes_and_goes(&record, make_subgroup(record.roundtable, "1", ""));
  is_refused(&record, make_subgroup(record.roundtable, "123456789012345678901234567890123", ""),
             "at most 32 characters, not 33");
  record_end(&record);
}

static void an_addition_is_refused(void **state) {
  (void)state;
  Record record = record_small();
  Event event = make_subgroup(record.roundtable, "A", "");
  is_refused(&record, event, "“A” already exists");
  event = make_subgroup(record.roundtable, "C", "");
  event.subgroup.place = 3;
  is_refused(&record, event, "place of the subgroup");
  event.subgroup.place = -1;
  is_refused(&record, event, "place of the subgroup");
  event = make_subgroup(record.roundtable, "C", "");
  event.subgroup.status = 2;
  is_refused(&record, event, "status of the subgroup");
  event = make_subgroup(record.roundtable, "C", "");
  event.subgroup.number = 4;
  is_refused(&record, event, "number of the subgroup");
  event.subgroup.number = 2;
  is_refused(&record, event, "changed this in the meantime");
  event.subgroup.number = SUBGROUPS_MAX + 1;
  is_refused(&record, event, "at most 10,000 subgroups");
  record_end(&record);
}

static void a_number_is_never_used_again(void **state) {
  (void)state;
  Record record = record_begin();
  uint64_t added = happens(&record, make_subgroup(record.roundtable, "1", ""));
  happens(&record, make_correction(&record, added));
  assert_null(roundtable_subgroup(record.roundtable, 1));
  assert_null(roundtable_find_subgroup(record.roundtable, "1"));
  assert_int_equal(roundtable_next_subgroup(record.roundtable), 2);
  Event again = make_subgroup(record.roundtable, "1", "");
  again.subgroup.number = 1;
  is_refused(&record, again, "number of the subgroup");
  happens(&record, make_subgroup(record.roundtable, "1", ""));
  assert_int_equal(roundtable_find_subgroup(record.roundtable, "1")->number, 2);
  record_end(&record);
}

static void what_is_used_cannot_be_taken_away(void **state) {
  (void)state;
  Record record = record_begin();
  uint64_t added = happens(&record, make_subgroup(record.roundtable, "1", "Housing"));
  uint64_t edited =
      happens(&record, make_subgroup_text(record.roundtable, 1, SUBGROUP_NOTE, "a note"));
  is_refused(&record, make_correction(&record, added), "event 3 has changed the same thing");
  happens(&record, make_correction(&record, edited));
  uint64_t filled = happens(&record, make_recommendation(record.roundtable, 1, "1", ""));
  is_refused(&record, make_correction(&record, added), "event 5 has changed the same thing");
  happens(&record, make_correction(&record, filled));
  Event before = make_subgroup(record.roundtable, "0", "");
  before.subgroup.place = 0;
  uint64_t displaced = happens(&record, before);
  is_refused(&record, make_correction(&record, added), "event 7 has changed the same thing");
  happens(&record, make_correction(&record, displaced));
  happens(&record, make_correction(&record, added));
  assert_int_equal(roundtable_subgroup_count(record.roundtable), 0);
  record_end(&record);
}

static void texts_are_edited(void **state) {
  (void)state;
  Record record = record_small();
  for (unsigned property = 0; property < SUBGROUP_TEXTS; ++property)
    comes_and_goes(&record, make_subgroup_text(record.roundtable, 2, property, "Étude"));
  comes_and_goes(&record, make_subgroup_text(record.roundtable, 2, SUBGROUP_CODE, "2"));
  assert_int_equal(roundtable_find_subgroup(record.roundtable, "2")->number, 2);
  assert_null(roundtable_find_subgroup(record.roundtable, "B"));
  comes_and_goes(&record, make_subgroup_text(record.roundtable, 2, SUBGROUP_CODE, "2"));
  record_end(&record);
}

static void an_edit_is_refused(void **state) {
  (void)state;
  Record record = record_small();
  is_refused(&record, make_subgroup_text(record.roundtable, 3, SUBGROUP_TITLE, ""), "number 3");
  is_refused(&record, make_subgroup_text(record.roundtable, 2, SUBGROUP_CODE, "A"), "already");
  is_refused(&record, make_subgroup_text(record.roundtable, 2, SUBGROUP_CODE, "a/b"), "a /");
  is_refused(&record, make_subgroup_text(record.roundtable, 2, SUBGROUP_TEXTS, ""), "property");
  uint64_t first =
      happens(&record, make_subgroup_text(record.roundtable, 2, SUBGROUP_TITLE, "Two"));
  happens(&record, make_subgroup_text(record.roundtable, 2, SUBGROUP_TITLE, "Three"));
  happens(&record, make_subgroup_text(record.roundtable, 2, SUBGROUP_NOTE, "unrelated"));
  happens(&record, make_subgroup_text(record.roundtable, 1, SUBGROUP_TITLE, "unrelated"));
  is_refused(&record, make_correction(&record, first), "event 12 has changed the same thing");
  record_end(&record);
}

static void a_subgroup_is_held_or_not(void **state) {
  (void)state;
  Record record = record_small();
  comes_and_goes(&record, make_subgroup_status(record.roundtable, 1, SUBGROUP_NOT_HELD));
  comes_and_goes(&record, make_subgroup_status(record.roundtable, 1, SUBGROUP_HELD));
  is_refused(&record, make_subgroup_status(record.roundtable, 3, SUBGROUP_HELD), "number 3");
  is_refused(&record, make_subgroup_status(record.roundtable, 1, 2), "status of the subgroup");
  Event event = make_subgroup_status(record.roundtable, 1, SUBGROUP_NOT_HELD);
  event.number.value[BEFORE] = SUBGROUP_NOT_HELD;
  is_refused(&record, event, "changed this in the meantime");
  event.number.property = 1;
  is_refused(&record, event, "property of the subgroup");
  record_end(&record);
}

static void a_subgroup_with_votes_was_held(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t dots = happens(&record, make_dots(2, RED, 1));
  Event not_held = make_subgroup_status(record.roundtable, 1, SUBGROUP_NOT_HELD);
  is_refused(&record, not_held, "has votes");
  happens(&record, make_correction(&record, dots));
  happens(&record, make_counts(record.roundtable, 2, (Tally){{0, 0, 0}}));
  is_refused(&record, not_held, "has votes");
  record_end(&record);
}

static void a_vote_is_opened_closed_and_reopened(void **state) {
  (void)state;
  Record record = record_begin();
  happens(&record, make_subgroup(record.roundtable, "1", ""));
  is_refused(&record, make_subgroup_vote(record.roundtable, 1, VOTE_CLOSED), "vote of");
  comes_and_goes(&record, make_subgroup_vote(record.roundtable, 1, VOTE_OPEN));
  is_refused(&record, make_subgroup_vote(record.roundtable, 1, VOTE_OPEN), "vote of");
  is_refused(&record, make_subgroup_vote(record.roundtable, 1, VOTE_NEVER_OPENED), "vote of");
  comes_and_goes(&record, make_subgroup_vote(record.roundtable, 1, VOTE_CLOSED));
  is_refused(&record, make_subgroup_vote(record.roundtable, 1, VOTE_NEVER_OPENED), "vote of");
  is_refused(&record, make_subgroup_vote(record.roundtable, 1, VOTE_CLOSED), "vote of");
  comes_and_goes(&record, make_subgroup_vote(record.roundtable, 1, VOTE_OPEN));
  record_end(&record);
}

static void an_opening_is_refused(void **state) {
  (void)state;
  Record record = record_small();
  is_refused(&record, make_subgroup_vote(record.roundtable, 3, VOTE_OPEN), "number 3");
  is_refused(&record, make_subgroup_vote(record.roundtable, 1, VOTE_CLOSED + 1), "vote of");
  Event event = make_subgroup_vote(record.roundtable, 1, VOTE_CLOSED);
  event.number.value[BEFORE] = VOTE_NEVER_OPENED;
  is_refused(&record, event, "changed this in the meantime");
  event.number.property = 1;
  is_refused(&record, event, "property of the subgroup");
  happens(&record, make_subgroup_status(record.roundtable, 1, SUBGROUP_NOT_HELD));
  is_refused(&record, make_subgroup_vote(record.roundtable, 1, VOTE_CLOSED), "was not held");
  record_end(&record);
}

static void order_is(const Record *record, const char *codes) {
  for (size_t place = 0; codes[place]; ++place)
    assert_int_equal(roundtable_subgroup_at(record->roundtable, place)->text[SUBGROUP_CODE][0],
                     codes[place]);
}

static Record record_of_four(void) {
  Record record = record_begin();
  const char *codes[] = {"1", "2", "3", "4"};
  for (size_t i = 0; i < 4; ++i)
    happens(&record, make_subgroup(record.roundtable, codes[i], ""));
  return record;
}

static void a_subgroup_moves(void **state) {
  (void)state;
  Record record = record_of_four();
  comes_and_goes(&record, make_subgroup_move(record.roundtable, 1, 3));
  order_is(&record, "2341");
  comes_and_goes(&record, make_subgroup_move(record.roundtable, 4, 0));
  order_is(&record, "4231");
  comes_and_goes(&record, make_subgroup_move(record.roundtable, 2, 1));
  order_is(&record, "4231");
  record_end(&record);
}

static void a_move_is_refused(void **state) {
  (void)state;
  Record record = record_of_four();
  is_refused(&record, make_subgroup_move(record.roundtable, 9, 0), "number 9");
  is_refused(&record, make_subgroup_move(record.roundtable, 1, 4), "place of");
  is_refused(&record, make_subgroup_move(record.roundtable, 1, -1), "place of");
  Event event = make_subgroup_move(record.roundtable, 1, 2);
  event.number.value[BEFORE] = 1;
  is_refused(&record, event, "changed this in the meantime");
  event.number.property = 1;
  is_refused(&record, event, "property of the subgroup");
  record_end(&record);
}

/* What came after is named, since it shifted the places. */
static void a_move_is_undone_last(void **state) {
  (void)state;
  char words[64];
  Record record = record_of_four();
  uint64_t first = happens(&record, make_subgroup_move(record.roundtable, 1, 3));
  uint64_t second = happens(&record, make_subgroup_move(record.roundtable, 3, 3));
  order_is(&record, "2413");
  snprintf(words, sizeof words, "%llu", (unsigned long long)second);
  is_refused(&record, make_correction(&record, first), words);
  happens(&record, make_correction(&record, second));
  happens(&record, make_correction(&record, first));
  order_is(&record, "1234");
  record_end(&record);
}

/* Each of its texts keeps it. */
static void an_edited_subgroup_is_not_taken_away(void **state) {
  (void)state;
  Record record = record_begin();
  const uint64_t added = happens(&record, make_subgroup(record.roundtable, "1", "Housing"));
  for (unsigned property = 0; property < SUBGROUP_TEXTS; ++property) {
    const uint64_t edited =
        happens(&record, make_subgroup_text(record.roundtable, 1, property, "2"));
    is_refused(&record, make_correction(&record, added), "has changed the same thing");
    happens(&record, make_correction(&record, edited));
  }
  happens(&record, make_correction(&record, added));
  record_end(&record);
}

static void a_title_is_not_too_long(void **state) {
  (void)state;
  Record record = record_begin();
  char title[TITLE_CHARACTERS_MAX + 2];
  memset(title, 'x', sizeof title - 1);
  title[sizeof title - 1] = '\0';
  is_refused(&record, make_subgroup(record.roundtable, "1", title), "at most 1,000 characters");
  happens(&record, make_subgroup(record.roundtable, "1", title + 1));
  is_refused(&record, make_recommendation(record.roundtable, 1, "1", title),
             "at most 1,000 characters");
  happens(&record, make_recommendation(record.roundtable, 1, "1", title + 1));
  record_end(&record);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_subgroup_is_added_where_it_says),
      cmocka_unit_test(a_subgroup_may_have_no_code_but_never_a_slash),
      cmocka_unit_test(an_addition_is_refused),
      cmocka_unit_test(a_number_is_never_used_again),
      cmocka_unit_test(what_is_used_cannot_be_taken_away),
      cmocka_unit_test(a_subgroup_moves),
      cmocka_unit_test(a_move_is_refused),
      cmocka_unit_test(a_move_is_undone_last),
      cmocka_unit_test(texts_are_edited),
      cmocka_unit_test(an_edit_is_refused),
      cmocka_unit_test(a_subgroup_is_held_or_not),
      cmocka_unit_test(a_subgroup_with_votes_was_held),
      cmocka_unit_test(a_vote_is_opened_closed_and_reopened),
      cmocka_unit_test(an_opening_is_refused),
      cmocka_unit_test(an_edited_subgroup_is_not_taken_away),
      cmocka_unit_test(a_title_is_not_too_long),
  };
  return cmocka_run_group_tests_name("subgroup events", tests, NULL, NULL);
}
