#include "tests/tui/scenes/room_scenes.h"

#include "tests/tui/scenes/june.h"

Stage scene_vote_empty(int rows, int columns) {
  Record record = record_begin();
  happens(&record, make_session_text(record.roundtable, SESSION_TITLE, "Atelier"));
  return stage_vote(record, rows, columns);
}

/* The curtain is drawn, and a dot was recorded. */
Stage scene_vote_hidden(int rows, int columns) {
  Record record = record_june();
  happens(&record, event_make(EVENT_CURTAIN_DRAWN));
  Stage stage = stage_vote(record, rows, columns);
  stage_press(&stage, PRESS_TAB);
  stage_type(&stage, "3\rv");
  stage_press(&stage, PRESS_DOWN);
  return stage;
}

Stage scene_vote_looked_at(int rows, int columns) {
  Stage stage = scene_vote_hidden(rows, columns);
  stage_press(&stage, ' ');
  return stage;
}

Stage scene_ranking_hidden(int rows, int columns) {
  Stage stage = scene_vote_hidden(rows, columns);
  stage_type(&stage, "c");
  return stage;
}

Stage scene_board(int rows, int columns) {
  Stage stage = scene_vote_hidden(rows, columns);
  stage_type(&stage, "s");
  return stage;
}

Stage scene_board_recommendation(int rows, int columns) {
  Stage stage = scene_board(rows, columns);
  stage_press(&stage, PRESS_TAB);
  stage_press(&stage, PRESS_PAGE_DOWN);
  return stage;
}

Stage scene_board_armed(int rows, int columns) {
  Stage stage = scene_board(rows, columns);
  stage_type(&stage, "d");
  return stage;
}

Stage scene_board_totals(int rows, int columns) {
  Stage stage = scene_board_armed(rows, columns);
  stage_press(&stage, PRESS_ENTER);
  return stage;
}

Stage scene_board_step(int rows, int columns) {
  Stage stage = scene_board(rows, columns);
  stage_type(&stage, "c");
  stage_press(&stage, PRESS_F5);
  for (int i = 0; i < 17; i++)
    stage_press(&stage, PRESS_PAGE_DOWN);
  return stage;
}

/* Whose phase of 45 minutes has lasted so long. */
static Stage board_after(int rows, int columns, int64_t elapsed_ms) {
  Record record = record_june();
  happens(&record, event_make(EVENT_CURTAIN_DRAWN));
  happens(&record, make_phase(record.roundtable, 5, "Vote", 45));
  happens(&record, make_phase_step(EVENT_PHASE_STARTED, 5));
  Stage stage = stage_vote(record, rows, columns);
  stage_press(&stage, PRESS_TAB);
  stage_type(&stage, "s");
  stage_pass_time(&stage, elapsed_ms);
  return stage;
}

Stage scene_board_time(int rows, int columns) {
  return board_after(rows, columns, INT64_C(1872000));
}

/* 4:37 are left. */
Stage scene_board_last_minutes(int rows, int columns) {
  return board_after(rows, columns, INT64_C(2423000));
}

/* Before the first subgroup. */
Stage scene_board_session(int rows, int columns) {
  Stage stage = scene_board(rows, columns);
  for (int i = 0; i < 5; i++)
    stage_press(&stage, PRESS_PAGE_UP);
  return stage;
}

/* The first ranks: of the five, 5 is no rank, as four share the fourth. */
Stage scene_board_tied(int rows, int columns) {
  Stage stage = scene_board(rows, columns);
  stage_type(&stage, "dd");
  stage_press(&stage, PRESS_F5);
  return stage;
}

Stage scene_board_first_ones(int rows, int columns) {
  Stage stage = scene_board_tied(rows, columns);
  for (int i = 0; i < 5; i++)
    stage_press(&stage, PRESS_PAGE_DOWN);
  return stage;
}

/* Another terminal counts a dot in another subgroup: the board follows, or stays where it is. */
static Stage board_beside(int rows, int columns, const char *keys) {
  Stage stage = scene_board(rows, columns);
  const Recommendation *other = roundtable_find_recommendation(stage_state(&stage), 4, "1");
  stage_type(&stage, keys);
  stage_happens(&stage, make_dots(other->number, GREEN, 1));
  return stage;
}

Stage scene_board_follows(int rows, int columns) {
  return board_beside(rows, columns, "");
}

Stage scene_board_pinned(int rows, int columns) {
  return board_beside(rows, columns, "=");
}

Stage scene_ranking_empty(int rows, int columns) {
  Record record = record_begin();
  happens(&record, make_curtain_lifted(REVEAL_TOTALS, 0));
  Stage stage = stage_vote(record, rows, columns);
  stage_type(&stage, "c");
  return stage;
}
