#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "core/vote/event_fields.h"
#include "sessions/event_text/event_text.h"
#include "sessions/import/import.h"
#include "tests/core/make.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

/* Every kind of event, once or more, with what is said of it. */
typedef struct SentenceSink {
  EventKind kind;
  const char *sentence, *name;
} SentenceSink;

static void assert_told(const Roundtable *roundtable, const Event *event, const char *sentence,
                        const char *name) {
  char text[EVENT_TEXT_SIZE];
  assert_string_equal(event_text_sentence(roundtable, event, text), sentence);
  assert_string_equal(event_text_name(roundtable, event, text), name);
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

static void corrections_name_what_they_take_back(void **state) {
  (void)state;
  Record record = record_small();
  Event dots = make_dots(2, YELLOW, 1);
  dots.stamp.seq = 40;
  Event undo = event_make(EVENT_CORRECTION);
  undo.correction = (Correction){.corrects = 40, .target = &dots};
  Event redo = event_make(EVENT_CORRECTION);
  redo.correction = (Correction){.corrects = 41, .target = &undo};
  assert_told(record.roundtable, &undo, "No. 40 is reverted: +1 ▲ on A/2",
              "reverting no. 40: +1 ▲ on A/2");
  assert_told(record.roundtable, &redo, "No. 40 is restored: +1 ▲ on A/2",
              "reverting no. 40: +1 ▲ on A/2");
  record_end(&record);
}

static void files_are_told_by_what_they_hold(void **state) {
  (void)state;
  Record record = record_small();
  Event event = make_import("votes.csv", IMPORTED_COUNTS, 31);
  assert_told(record.roundtable, &event, "“votes.csv” imported: counts in 31 rows", "votes.csv");
  event = make_import("v\x1B.csv", IMPORTED_AGENDA, 1);
  assert_told(record.roundtable, &event, "“v<U+001B>.csv” imported: an agenda of 1 row",
              "v<U+001B>.csv");
  record_end(&record);
}

static void what_was_taken_away_is_told_by_its_number(void **state) {
  (void)state;
  Record record = record_small();
  Event event = make_dots(99, GREEN, 1);
  assert_told(record.roundtable, &event, "+1 ● on [removed: 99]", "+1 ● on [removed: 99]");
  record_end(&record);
}

/* A session without subgroups has one that bears neither code nor title. */
static void what_has_no_name_is_told_so(void **state) {
  (void)state;
  Record record = record_begin();
  Event event = make_subgroup(record.roundtable, "", "");
  happens(&record, event);
  assert_told(record.roundtable, &event, "Subgroup added, without a name", "subgroup [unnamed]");
  event.subgroup.code = "1";
  assert_told(record.roundtable, &event, "Subgroup 1 added, without a title", "subgroup [unnamed]");
  event = make_subgroup_vote(record.roundtable, 1, VOTE_OPEN);
  assert_told(record.roundtable, &event, "The vote of subgroup [unnamed] is opened",
              "opening subgroup [unnamed]");
  record_end(&record);
}

static void notes_are_cut_between_characters(void **state) {
  (void)state;
  Record record = record_small();
  char note[6001], text[EVENT_TEXT_SIZE];
  for (size_t i = 0; i < 3000; ++i)
    memcpy(note + 2 * i, "é", 2);
  note[6000] = '\0';
  Event event = make_note(1, 0, note);
  event_text_sentence(record.roundtable, &event, text);
  assert_true(strncmp(text, "Note on subgroup A: “éé", 25) == 0);
  assert_non_null(strstr(text, "é…”"));
  record_end(&record);
}

static const SentenceSink TELLINGS[] = {
    {EVENT_SESSION_BEGUN, "The session begins", "start of the session"},
    {EVENT_SESSION_DESCRIBED, "Title of the session: “after”", "title of the session"},
    {EVENT_RANKING_RULE_SET, "The session ranks by weighted dots: ● 3  ▲ 2.5  ■ 1", "ranking rule"},
    {EVENT_VOTING_RULE_SET, "Voters: 21", "number of voters"},
    {EVENT_PHASE_PLANNED, "Phase 4: “Vote”, 45 minutes", "phase “4”"},
    {EVENT_PHASE_STARTED, "Phase “4” is active", "start of phase 4"},
    {EVENT_PHASE_PAUSED, "Phase “4” is paused", "pause of phase 4"},
    {EVENT_PHASE_ENDED, "Phase “4” is over", "end of phase 4"},
    {EVENT_SUBGROUP_ADDED, "Subgroup C added: “Care”", "subgroup A"},
    {EVENT_SUBGROUP_EDITED, "Title of subgroup A: “after”", "title of subgroup A"},
    {EVENT_SUBGROUP_STATUS_SET, "Subgroup A is not held", "status of subgroup A"},
    {EVENT_SUBGROUP_VOTE_SET, "The vote of subgroup A is closed", "closing subgroup A"},
    {EVENT_SUBGROUP_VOTERS_SET, "Voters of subgroup A: 7", "voters of subgroup A"},
    {EVENT_SUBGROUP_MOVED, "Subgroup A moved to place 3", "place of subgroup A"},
    {EVENT_RECOMMENDATION_ADDED, "Recommendation A/1 added: “Care”", "recommendation A/1"},
    {EVENT_RECOMMENDATION_EDITED, "Short title of A/1: “after”", "short title of A/1"},
    {EVENT_RECOMMENDATION_STATUS_SET, "Recommendation A/1 is withdrawn", "withdrawal of A/1"},
    {EVENT_RECOMMENDATION_MOVED, "Recommendation A/1 moved to place 3", "place of A/1"},
    {EVENT_DOTS_COUNTED, "+2 ■ on A/1", "+2 ■ on A/1"},
    {EVENT_COUNTS_SET, "Counts of A/1: 0 ●  0 ▲  0 ■", "counts of A/1"},
    {EVENT_BALLOT_CAST, "Ballot 1 cast, with dots on 0 recommendations", "ballot 1"},
    {EVENT_BALLOT_WITHDRAWN, "Ballot 1 withdrawn", "ballot 1"},
    {EVENT_KIOSK_BEGUN, "The kiosk of subgroup A begins: the keyboard is handed over", "kiosk"},
    {EVENT_KIOSK_ENDED, "The kiosk of subgroup A ends: the keyboard is back", "kiosk"},
    {EVENT_KIOSK_INTERRUPTED, "The kiosk of subgroup A was interrupted", "kiosk"},
    {EVENT_KIOSK_BALLOT_RECEIVED, "A ballot was received in the kiosk of subgroup A",
     "kiosk ballots"},
    {EVENT_KIOSK_COUNTED, "The 5 kiosk ballots of subgroup A are counted", "kiosk ballots"},
    {EVENT_KIOSK_TALLIED, "Kiosk ballots on A/1: 3 ●  2 ▲  0 ■", "kiosk ballots on A/1"},
    {EVENT_NOTE_TAKEN, "Note on A/1: “after”", "note"},
    {EVENT_REASON_GIVEN, "Reason for no. 5: “after”", "reason"},
    {EVENT_INCIDENT, "The computer slept for 2 minutes", "incident"},
    {EVENT_FILE_IMPORTED, "“after” imported: a log of 2 votes", "after"},
    {EVENT_CORRECTION, "", ""},
    {EVENT_BOARD_SHOWN, "The board shows subgroup A", "board"},
    {EVENT_CURTAIN_DRAWN, "The curtain is drawn: results are hidden", "drawing the curtain"},
    {EVENT_CURTAIN_LIFTED, "The curtain is lifted: 2 steps of the ranking are shown, from the last",
     "lifting the curtain"},
    {EVENT_RANKING_KEPT,
     "Ranking saved on request: weighted (weights: 3\u00a0·\u00a02\u00a0·\u00a01), over the "
     "session",
     "saved ranking"},
    {EVENT_MERGED,
     "Merged: the next 7 events were recorded in another file of this session (fingerprint "
     "2222 2222 2222 2222)",
     "merge"},
    {EVENT_RECOUNT_DRAWN, "Recount: 3 of 30 cells drawn by the dice “4261”, as of no. 12",
     "recount"},
    {EVENT_RECOUNT_CELL, "Recount of A/1 ▲: 4 by hand, 5 recorded (-1)", "recount of A/1"},
    {EVENT_SOURCE_ADDED,
     "“after” added up, as it was after its event 7, fingerprint 6AK4 6AK4 6AK4 6AK4",
     "adding up “after”"},
    {EVENT_PHASE_CORRECTED, "No. 3 is reverted: phase “4” is paused", "no phase is active"},
    {EVENT_BALLOTS_SUMMED, "3 ballots so far", "ballots"},
    {EVENT_CLOCK_TAKEN_UP, "Phase “4” so far: 90 seconds", "phase “4”"},
    {EVENT_KIOSK_TAKEN_UP, "5 ballots wait in the kiosk", "kiosk ballots"},
};

/* An event of the kind about subgroup and recommendation 1: one of the room. */
static Event example_of_room(EventKind kind) {
  Event event = event_make(kind);
  switch ((int)kind) {
  case EVENT_PHASE_PLANNED: event.planned = (PhasePlanned){4, {"", "Vote"}, {0, 45}}; break;
  case EVENT_PHASE_STARTED:
  case EVENT_PHASE_PAUSED:
  case EVENT_PHASE_ENDED:
  case EVENT_CLOCK_TAKEN_UP: event.phase = (PhaseStep){.phase = 4, .elapsed_ms = 90000}; break;
  case EVENT_KIOSK_BEGUN:
  case EVENT_KIOSK_ENDED:
  case EVENT_KIOSK_INTERRUPTED:
  case EVENT_KIOSK_BALLOT_RECEIVED:
  case EVENT_KIOSK_COUNTED:
  case EVENT_KIOSK_TALLIED:
  case EVENT_KIOSK_TAKEN_UP:
    event.kiosk =
        (KioskStep){.subgroup = 1, .ballots = 5, .recommendation = 1, .tally = {{3, 2, 0}}};
    break;
  case EVENT_PHASE_CORRECTED:
    event.clock.takes_back = 3;
    event.clock.clock[AFTER].phase = 4;
    break;
  case EVENT_INCIDENT: event.incident = (Incident){INCIDENT_SUSPENDED, 150000}; break;
  case EVENT_BOARD_SHOWN: event.board = (BoardShown){BOARD_SUBGROUP, 1}; break;
  case EVENT_CURTAIN_LIFTED: event.curtain = (CurtainMoved){REVEAL_RANKING, 2}; break;
  case EVENT_MERGED: event.merged = (Merged){.events = 12, .shared = 5}; break;
  case EVENT_RANKING_KEPT:
    event = make_kept(BY_WEIGHTED, weights_default(), SCOPE_SESSION, KEPT_WHEN_ASKED);
    break;
  case EVENT_RECOUNT_DRAWN: event.recount = (RecountDrawn){"4261", 12, {0}, 3, 30}; break;
  case EVENT_RECOUNT_CELL: event.recount_cell = (RecountCell){1, YELLOW, 5, 4}; break;
  default: break;
  }
  return event;
}

/* The same: of any kind. */
static Event example_of(EventKind kind) {
  Event event = event_make(kind);
  switch ((int)kind) {
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
  case EVENT_SUBGROUP_MOVED: event.number = (NumberChange){1, 0, {0, 2}}; break;
  case EVENT_SUBGROUP_VOTERS_SET: event.number = (NumberChange){1, 0, {RULE_UNKNOWN, 7}}; break;
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
  case EVENT_SOURCE_ADDED: return make_source("after", 7);
  case EVENT_BALLOTS_SUMMED: event.summed.cast = 3; break;
  case EVENT_SESSION_BEGUN:
  case EVENT_CORRECTION: break;
  default: return example_of_room(kind);
  }
  return event;
}

static void every_kind_is_told(void **state) {
  (void)state;
  Record record = record_small();
  uint64_t kind = 0;
  for (size_t i = 0; i < sizeof TELLINGS / sizeof *TELLINGS; ++i) {
    assert_non_null(next_kind(&kind));
    assert_int_equal(TELLINGS[i].kind, kind);
    Event event = example_of(TELLINGS[i].kind);
    assert_told(record.roundtable, &event, TELLINGS[i].sentence, TELLINGS[i].name);
  }
  assert_null(next_kind(&kind));
  record_end(&record);
}

static void texts_beside_a_recommendation_are_told(void **state) {
  (void)state;
  Record record = record_small();
  Event event = make_recommendation_text(record.roundtable, 1, RECOMMENDATION_SEE_ALSO, "B/2");
  assert_told(record.roundtable, &event, "See also, for A/1: “B/2”", "see-also of A/1");
  event = make_recommendation_text(record.roundtable, 1, RECOMMENDATION_COUNTS_REASON, "late");
  assert_told(record.roundtable, &event, "Reason for the counts of A/1: “late”",
              "reason for counts of A/1");
  event = make_recommendation_text(record.roundtable, 1, RECOMMENDATION_EARLIER_RANK, "2=");
  assert_told(record.roundtable, &event,
              "Rank of A/1 in the round before: 2=", "earlier rank of A/1");
  event = make_source("Spring", 7);
  event.source.part = SOURCE_ROUND_BEFORE;
  assert_told(record.roundtable, &event,
              "The round before: “Spring”, as it was after its event 7, fingerprint 6AK4 6AK4 6AK4 "
              "6AK4",
              "next round after “Spring”");
  record_end(&record);
}

/* Undo and redo name what they take, even where it is gone. */
static void changes_are_named_by_what_changes(void **state) {
  (void)state;
  char text[EVENT_TEXT_SIZE];
  Record record = record_small();
  Event event = make_move(record.roundtable, 1, (Place){1, 0, 0, "9"});
  assert_string_equal(event_text_name(record.roundtable, &event, text), "code of A/1");
  event.moved.at[AFTER].code = event.moved.at[BEFORE].code;
  event.moved.at[AFTER].parent = 3;
  assert_string_equal(event_text_name(record.roundtable, &event, text), "heading of A/1");
  event = make_recommendation(record.roundtable, 2, "7", "Gone");
  assert_string_equal(event_text_name(record.roundtable, &event, text),
                      "recommendation 7 of subgroup B");
  event = make_subgroup(record.roundtable, "Z", "Gone");
  assert_string_equal(event_text_name(record.roundtable, &event, text), "subgroup Z");
  record_end(&record);
}

static void an_act_is_named_by_what_was_wanted(void **state) {
  (void)state;
  Event opening = event_make(EVENT_SUBGROUP_VOTE_SET);
  opening.number.value[AFTER] = VOTE_OPEN;
  assert_false(event_text_is_main(&opening));
  opening.number.value[BEFORE] = VOTE_CLOSED;
  assert_true(event_text_is_main(&opening));
  Event dots = make_dots(1, GREEN, 1), reason = make_reason(1, "why");
  assert_true(event_text_is_main(&dots));
  assert_false(event_text_is_main(&reason));
  Event counted = make_kiosk_count(1, 5), tallied = make_kiosk_tally(1, (Tally){{1, 0, 0}});
  assert_false(event_text_is_main(&counted));
  assert_false(event_text_is_main(&tallied));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_kind_is_told),
      cmocka_unit_test(dots_are_told_by_their_signs),
      cmocka_unit_test(corrections_name_what_they_take_back),
      cmocka_unit_test(files_are_told_by_what_they_hold),
      cmocka_unit_test(what_was_taken_away_is_told_by_its_number),
      cmocka_unit_test(what_has_no_name_is_told_so),
      cmocka_unit_test(texts_beside_a_recommendation_are_told),
      cmocka_unit_test(changes_are_named_by_what_changes),
      cmocka_unit_test(notes_are_cut_between_characters),
      cmocka_unit_test(an_act_is_named_by_what_was_wanted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
