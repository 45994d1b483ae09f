#include "tests/tui/scenes/room_scenes.h"

#include "tests/tui/scenes/june.h"

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
  stage_type(&stage, "k");
  stage_press(&stage, PRESS_F5);
  for (int i = 0; i < 17; i++)
    stage_press(&stage, PRESS_PAGE_DOWN);
  return stage;
}

Stage scene_ranking_empty(int rows, int columns) {
  Record record = record_begin();
  happens(&record, make_curtain_lifted(REVEAL_TOTALS, 0));
  Stage stage = stage_vote(record, rows, columns);
  stage_type(&stage, "c");
  return stage;
}
