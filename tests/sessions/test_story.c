#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "sessions/import.h"
#include "sessions/story.h"
#include "tests/core/make.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

/* Every kind of event, once or more, with what is said of it. */
typedef struct Telling {
  EventKind kind;
  const char *sentence, *name;
} Telling;

static void assert_told(const Roundtable *roundtable, const Event *event, const char *sentence,
                        const char *name) {
  char text[STORY_TEXT_SIZE];
  assert_string_equal(story_sentence(roundtable, event, text), sentence);
  assert_string_equal(story_name(roundtable, event, text), name);
}

static void dots_are_told_by_their_signs(void **state) {
  (void)state;
  Record record = record_small();
  Event event = make_dots(2, GREEN, 1);
  assert_told(record.roundtable, &event, "+1 ● on A/2", "+1 ● on A/2");
  event = make_dots(2, RED, -12);
  assert_told(record.roundtable, &event, "-12 ■ on A/2", "-12 ■ on A/2");
  event = event_make(EVENT_COUNTS_SET);
  event.counts = (CountsSet){.recommendation = 4, .known = {0, 1}, .tally = {{{0}}, {{3, 2, 1}}}};
  assert_told(record.roundtable, &event, "Counts of B/1: 3 ●  2 ▲  1 ■", "counts of B/1");
  record_end(&record);
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
  event.kind = EVENT_BALLOT_WITHDRAWN;
  assert_told(record.roundtable, &event, "Ballot 7 withdrawn", "ballot 7");
  record_end(&record);
}

static void corrections_name_what_they_take_back(void **state) {
  (void)state;
  Record record = record_small();
  Event dots = make_dots(2, YELLOW, 1);
  dots.stamp.seq = 40;
  Event undo = event_make(EVENT_CORRECTION);
  undo.correction = (Correction){.corrects = 40, .target = &dots};
  Event redo = event_make(EVENT_CORRECTION);
  redo.correction = (Correction){.corrects = 41, .target = &undo};
  assert_told(record.roundtable, &undo, "No. 40 is taken back: +1 ▲ on A/2", "+1 ▲ on A/2");
  assert_told(record.roundtable, &redo, "No. 40 is in force again: +1 ▲ on A/2", "+1 ▲ on A/2");
  record_end(&record);
}

static void files_are_told_by_what_they_hold(void **state) {
  (void)state;
  Record record = record_small();
  Event event = make_import("votes.csv", IMPORTED_COUNTS, 31);
  assert_told(record.roundtable, &event, "« votes.csv » imported: counts in 31 rows", "votes.csv");
  event = make_import("v\x1B.csv", IMPORTED_AGENDA, 1);
  assert_told(record.roundtable, &event, "« v<U+001B>.csv » imported: an agenda of 1 row",
              "v<U+001B>.csv");
  record_end(&record);
}

static void what_was_taken_away_is_told_by_its_number(void **state) {
  (void)state;
  Record record = record_small();
  Event event = make_dots(99, GREEN, 1);
  assert_told(record.roundtable, &event, "+1 ● on [taken away: 99]", "+1 ● on [taken away: 99]");
  record_end(&record);
}

/* A session without subgroups has one that bears neither code nor title. */
static void what_has_no_name_is_told_so(void **state) {
  (void)state;
  Record record = record_begin();
  Event event = make_subgroup(record.roundtable, "", "");
  happens(&record, event);
  assert_told(record.roundtable, &event, "Subgroup added, without a name", "subgroup [unnamed]");
  event = make_subgroup_vote(record.roundtable, 1, VOTE_OPEN);
  assert_told(record.roundtable, &event, "The vote of subgroup [unnamed] is opened",
              "opening of subgroup [unnamed]");
  record_end(&record);
}

static void notes_are_cut_between_characters(void **state) {
  (void)state;
  Record record = record_small();
  char note[6001], text[STORY_TEXT_SIZE];
  for (size_t i = 0; i < 3000; ++i)
    memcpy(note + 2 * i, "é", 2);
  note[6000] = '\0';
  Event event = make_note(1, 0, note);
  story_sentence(record.roundtable, &event, text);
  assert_true(strncmp(text, "Note on subgroup A: « éé", 25) == 0);
  assert_non_null(strstr(text, "é… »"));
  record_end(&record);
}

static const Telling TELLINGS[] = {
    {EVENT_SESSION_BEGUN, "The session begins", "beginning of the session"},
    {EVENT_SESSION_DESCRIBED, "Title of the session: « after »", "title of the session"},
    {EVENT_RANKING_RULE_SET, "The session ranks by weighted dots: ● 3  ▲ 2.5  ■ 1",
     "rule of the ranking"},
    {EVENT_VOTING_RULE_SET, "Voters: 21", "rule of the vote"},
    {EVENT_SUBGROUP_ADDED, "Subgroup C added: « Care »", "subgroup A"},
    {EVENT_SUBGROUP_EDITED, "Title of subgroup A: « after »", "subgroup A"},
    {EVENT_SUBGROUP_STATUS_SET, "Subgroup A is not held", "subgroup A"},
    {EVENT_SUBGROUP_VOTE_SET, "The vote of subgroup A is closed", "closing of subgroup A"},
    {EVENT_RECOMMENDATION_ADDED, "Recommendation A/1 added: « Care »", "recommendation A/1"},
    {EVENT_RECOMMENDATION_EDITED, "Short title of A/1: « after »", "recommendation A/1"},
    {EVENT_RECOMMENDATION_STATUS_SET, "Recommendation A/1 is withdrawn", "recommendation A/1"},
    {EVENT_RECOMMENDATION_MOVED, "Recommendation A/1 moved to place 3", "recommendation A/1"},
    {EVENT_DOTS_COUNTED, "+2 ■ on A/1", "+2 ■ on A/1"},
    {EVENT_COUNTS_SET, "Counts of A/1: 0 ●  0 ▲  0 ■", "counts of A/1"},
    {EVENT_BALLOT_CAST, "Ballot 1 cast, with dots on 0 recommendations", "ballot 1"},
    {EVENT_BALLOT_WITHDRAWN, "Ballot 1 withdrawn", "ballot 1"},
    {EVENT_NOTE_TAKEN, "Note on A/1: « after »", "note"},
    {EVENT_REASON_GIVEN, "Reason for no. 5: « after »", "reason"},
    {EVENT_FILE_IMPORTED, "« after » imported: a log of 2 votes", "after"},
    {EVENT_CORRECTION, "", ""},
    {EVENT_BALLOTS_SUMMED, "3 ballots so far", "ballots"},
};

/* An event of the kind about subgroup and recommendation 1. */
static Event example_of(EventKind kind) {
  Event event = event_make(kind);
  switch (kind) {
  case EVENT_SESSION_DESCRIBED: event.text.text[AFTER] = "after"; break;
  case EVENT_SUBGROUP_EDITED:
    event.text = (TextChange){1, SUBGROUP_TITLE, {"before", "after"}};
    break;
  case EVENT_RECOMMENDATION_EDITED:
    event.text = (TextChange){1, RECOMMENDATION_SHORT_TITLE, {"before", "after"}};
    break;
  case EVENT_RANKING_RULE_SET:
    event.ranking_rule.rule[AFTER] = (RankingRule){BY_WEIGHTED, {{3000, 2500, 1000}}};
    break;
  case EVENT_VOTING_RULE_SET:
    event.number = (NumberChange){0, RULE_VOTERS, {RULE_UNKNOWN, 21}};
    break;
  case EVENT_SUBGROUP_STATUS_SET:
    event.number = (NumberChange){1, 0, {SUBGROUP_HELD, SUBGROUP_NOT_HELD}};
    break;
  case EVENT_SUBGROUP_VOTE_SET:
    event.number = (NumberChange){1, 0, {VOTE_OPEN, VOTE_CLOSED}};
    break;
  case EVENT_RECOMMENDATION_STATUS_SET:
    event.number = (NumberChange){1, 0, {STATUS_VOTABLE, STATUS_WITHDRAWN}};
    break;
  case EVENT_SUBGROUP_ADDED:
    event.subgroup = (SubgroupAdded){1, 0, "C", "Care", SUBGROUP_HELD};
    break;
  case EVENT_RECOMMENDATION_ADDED:
    event.recommendation = (RecommendationAdded){1, 1, 0, 0, "1", "Care", STATUS_VOTABLE};
    break;
  case EVENT_RECOMMENDATION_MOVED:
    event.moved = (RecommendationMoved){1, {{1, 0, 0, "1"}, {1, 0, 2, "1"}}};
    break;
  case EVENT_DOTS_COUNTED: event.dots = (DotsCounted){1, RED, 2}; break;
  case EVENT_COUNTS_SET: event.counts.recommendation = 1; break;
  case EVENT_BALLOT_CAST:
  case EVENT_BALLOT_WITHDRAWN: event.ballot.ballot = 1; break;
  case EVENT_NOTE_TAKEN: event.remark = (Remark){1, 1, 0, "after"}; break;
  case EVENT_REASON_GIVEN: event.remark = (Remark){0, 0, 5, "after"}; break;
  case EVENT_FILE_IMPORTED:
    event.file.name = "after";
    event.file.contents = IMPORTED_LOG;
    event.file.rows = 2;
    break;
  case EVENT_BALLOTS_SUMMED: event.summed.cast = 3; break;
  case EVENT_SESSION_BEGUN:
  case EVENT_CORRECTION: break;
  }
  return event;
}

static void every_kind_is_told(void **state) {
  (void)state;
  Record record = record_small();
  size_t kinds = 0;
  while (event_description_at(kinds))
    ++kinds;
  assert_int_equal(kinds, sizeof TELLINGS / sizeof *TELLINGS);
  for (size_t i = 0; i < kinds; ++i) {
    assert_int_equal(TELLINGS[i].kind, event_description_at(i)->kind);
    Event event = example_of(TELLINGS[i].kind);
    assert_told(record.roundtable, &event, TELLINGS[i].sentence, TELLINGS[i].name);
  }
  record_end(&record);
}

static void an_act_is_named_by_what_was_wanted(void **state) {
  (void)state;
  Event opening = event_make(EVENT_SUBGROUP_VOTE_SET);
  opening.number.value[AFTER] = VOTE_OPEN;
  assert_false(story_is_main(&opening));
  opening.number.value[BEFORE] = VOTE_CLOSED;
  assert_true(story_is_main(&opening));
  Event dots = make_dots(1, GREEN, 1), reason = make_reason(1, "why");
  assert_true(story_is_main(&dots));
  assert_false(story_is_main(&reason));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_kind_is_told),
      cmocka_unit_test(dots_are_told_by_their_signs),
      cmocka_unit_test(ballots_are_told_by_number),
      cmocka_unit_test(corrections_name_what_they_take_back),
      cmocka_unit_test(files_are_told_by_what_they_hold),
      cmocka_unit_test(what_was_taken_away_is_told_by_its_number),
      cmocka_unit_test(what_has_no_name_is_told_so),
      cmocka_unit_test(notes_are_cut_between_characters),
      cmocka_unit_test(an_act_is_named_by_what_was_wanted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
