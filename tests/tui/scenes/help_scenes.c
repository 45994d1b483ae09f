#include "tests/tui/scenes/help_scenes.h"

#include "tests/tui/scenes/june.h"
#include "tests/tui/scenes/room_scenes.h"

static Stage vote(int rows, int columns) {
  Stage stage = stage_vote(record_june(), rows, columns);
  stage_press(&stage, PRESS_TAB);
  stage_type(&stage, "3\r");
  return stage;
}

Stage scene_help(int rows, int columns) {
  Stage stage = vote(rows, columns);
  stage_type(&stage, "?");
  return stage;
}

Stage scene_help_end(int rows, int columns) {
  Stage stage = scene_help(rows, columns);
  stage_press(&stage, PRESS_END);
  return stage;
}

Stage scene_help_elsewhere(int rows, int columns) {
  int row, column;
  Stage stage = scene_help(rows, columns);
  while (!stage_finds_key(&stage, IN_ROW, "next-count", &row, &column))
    stage_press(&stage, PRESS_DOWN);
  stage_click(&stage, row, column);
  return stage;
}

Stage scene_palette(int rows, int columns) {
  Stage stage = vote(rows, columns);
  stage_type(&stage, ":");
  return stage;
}

Stage scene_palette_found(int rows, int columns) {
  Stage stage = scene_palette(rows, columns);
  stage_type(&stage, "sub");
  stage_press(&stage, PRESS_DOWN);
  stage_press(&stage, PRESS_DOWN);
  return stage;
}

Stage scene_palette_on_board(int rows, int columns) {
  Stage stage = scene_board(rows, columns);
  stage_type(&stage, ":zz");
  return stage;
}
