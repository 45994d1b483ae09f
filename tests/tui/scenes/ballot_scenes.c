#include "tests/tui/scenes/ballot_scenes.h"

#include "tests/tui/scenes/control_scenes.h"

enum { SUBGROUP_4 = 4, SUBGROUP_T = 5, VOTERS_WHO_DID = 12 };

static uint32_t find(const Record *record, uint32_t subgroup, const char *code) {
  return roundtable_find_recommendation(record->roundtable, subgroup, code)->number;
}

/* Of so many voters every fourth gave 4/3 a green dot, all others 4/1 a red one; the last one both.
 */
static Record record_ballots(void) {
  Record record = record_june_guarded();
  for (int number = 1; number <= VOTERS_WHO_DID; number++) {
    BallotLine red = make_line(find(&record, SUBGROUP_4, "1"), 0, 0, 1);
    BallotLine green = make_line(find(&record, SUBGROUP_4, "3"), 1, 0, 0);
    BallotLine both[] = {red, green};
    bool last = number == VOTERS_WHO_DID;
    BallotLine *one = number % 4 == 0 ? &green : &red;
    happens(&record, make_ballot(record.roundtable, number, last ? both : one, last ? 2 : 1));
  }
  return record;
}

static Stage in_subgroup(Record record, uint32_t subgroup, int rows, int columns) {
  Stage stage = stage_vote(record, rows, columns);
  stage.model.subgroup = subgroup;
  return stage;
}

static Stage entering(Record record, int rows, int columns) {
  Stage stage = in_subgroup(record, SUBGROUP_4, rows, columns);
  stage_type(&stage, "b1");
  stage_press(&stage, PRESS_DOWN);
  stage_press(&stage, PRESS_DOWN);
  stage_type(&stage, "2");
  return stage;
}

Stage scene_ballot(int rows, int columns) {
  return entering(record_ballots(), rows, columns);
}

Stage scene_ballot_hidden(int rows, int columns) {
  Record record = record_ballots();
  happens(&record, event_make(EVENT_CURTAIN_DRAWN));
  return entering(record, rows, columns);
}

Stage scene_ballot_over(int rows, int columns) {
  Record record = record_ballots();
  happens(&record, make_voting_rule(record.roundtable, RULE_ALLOWANCE_GREEN, 1));
  Stage stage = entering(record, rows, columns);
  stage_type(&stage, "1");
  return stage;
}

Stage scene_ballot_calling(int rows, int columns) {
  Stage stage = in_subgroup(record_ballots(), SUBGROUP_4, rows, columns);
  stage_type(&stage, "bn12");
  return stage;
}

Stage scene_ballot_called(int rows, int columns) {
  Stage stage = scene_ballot_calling(rows, columns);
  stage_type(&stage, "\r2");
  stage_press(&stage, PRESS_DOWN);
  stage_press(&stage, PRESS_DOWN);
  stage_type(&stage, "\x7f");
  return stage;
}

Stage scene_ballot_withdrawing(int rows, int columns) {
  Stage stage = scene_ballot_calling(rows, columns);
  stage_type(&stage, "\r<");
  return stage;
}

/* Three ballots lie in the kiosk of subgroup T. */
static Record record_kiosk(void) {
  Record record = record_ballots();
  happens(&record, make_subgroup_vote(record.roundtable, SUBGROUP_T, VOTE_OPEN));
  happens(&record, make_kiosk(EVENT_KIOSK_BEGUN, SUBGROUP_T));
  for (int i = 0; i < 3; i++)
    happens(&record, make_kiosk(EVENT_KIOSK_BALLOT_RECEIVED, SUBGROUP_T));
  return record;
}

Stage scene_vote_ballots(int rows, int columns) {
  Record record = record_kiosk();
  BallotLine line = make_line(find(&record, SUBGROUP_T, "1"), 0, 1, 0);
  happens(&record, make_ballot(record.roundtable, VOTERS_WHO_DID + 1, &line, 1));
  return in_subgroup(record, SUBGROUP_T, rows, columns);
}

/* Two ballots entered and one in the kiosk, of 21 voters. */
Stage scene_board_ballots(int rows, int columns) {
  Record record = record_small();
  BallotLine line = make_line(1, 1, 0, 0);
  happens(&record, make_voting_rule(record.roundtable, RULE_VOTERS, 21));
  happens(&record, make_ballot(record.roundtable, 1, &line, 1));
  line = make_line(2, 0, 1, 0);
  happens(&record, make_ballot(record.roundtable, 2, &line, 1));
  happens(&record, make_kiosk(EVENT_KIOSK_BEGUN, 1));
  happens(&record, make_kiosk(EVENT_KIOSK_BALLOT_RECEIVED, 1));
  Stage stage = in_subgroup(record, 1, rows, columns);
  stage_type(&stage, "s");
  return stage;
}

Stage scene_kiosk_pin(int rows, int columns) {
  Stage stage = in_subgroup(record_ballots(), SUBGROUP_4, rows, columns);
  stage_type(&stage, "k1234");
  return stage;
}

/* The desk alone hands the keyboard over. */
Stage scene_kiosk_welcome(int rows, int columns) {
  Stage stage = scene_kiosk_pin(rows, columns);
  kiosk_forget_pin(&stage.model.kiosk);
  kiosk_begin_anew(&stage.model.kiosk, KIOSK_WELCOME);
  return stage;
}

Stage scene_kiosk_list(int rows, int columns) {
  Stage stage = scene_kiosk_welcome(rows, columns);
  stage_type(&stage, "\r1");
  stage_press(&stage, PRESS_DOWN);
  stage_press(&stage, PRESS_DOWN);
  stage_type(&stage, "3");
  return stage;
}

Stage scene_kiosk_page(int rows, int columns) {
  Stage stage = scene_kiosk_list(rows, columns);
  stage_type(&stage, "=");
  return stage;
}

Stage scene_kiosk_confirm(int rows, int columns) {
  Stage stage = scene_kiosk_list(rows, columns);
  stage_type(&stage, "\r");
  stage.model.kiosk.last_key_ms = -KIOSK_HELD_KEY_MS;
  return stage;
}

Stage scene_kiosk_thanks(int rows, int columns) {
  Stage stage = scene_kiosk_welcome(rows, columns);
  kiosk_begin_anew(&stage.model.kiosk, KIOSK_THANKS);
  return stage;
}

Stage scene_kiosk_leaving(int rows, int columns) {
  Stage stage = scene_kiosk_list(rows, columns);
  stage_type(&stage, "q");
  for (int tries = 0; tries < PIN_TRIES; tries++)
    kiosk_pin_answered(&stage.model.kiosk, false, 0);
  return stage;
}
