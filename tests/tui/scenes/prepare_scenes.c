#include "tests/tui/scenes/prepare_scenes.h"

#include "tests/tui/scenes/control_scenes.h"
#include "tests/tui/scenes/june.h"

Stage scene_prepare(int rows, int columns) {
  Stage stage = stage_vote(record_june_guarded(), rows, columns);
  stage_press(&stage, PRESS_TAB);
  stage_type(&stage, "5.1\rl");
  return stage;
}

Stage scene_prepare_unfolded(int rows, int columns) {
  Stage stage = scene_prepare(rows, columns);
  stage_press(&stage, PRESS_RIGHT);
  return stage;
}

static Stage unfolded_at(int rows, int columns, int line) {
  Stage stage = scene_prepare(rows, columns);
  stage_press(&stage, PRESS_HOME);
  for (int i = 0; i < line; i++)
    stage_press(&stage, PRESS_DOWN);
  stage_press(&stage, PRESS_ENTER);
  return stage;
}

Stage scene_prepare_rules(int rows, int columns) {
  return unfolded_at(rows, columns, 1);
}

Stage scene_prepare_phases(int rows, int columns) {
  return unfolded_at(rows, columns, 2);
}

Stage scene_prepare_typing(int rows, int columns) {
  Stage stage = scene_prepare(rows, columns);
  stage_type(&stage, "aDonner un toit");
  return stage;
}

Stage scene_prepare_why(int rows, int columns) {
  Stage stage = scene_prepare(rows, columns);
  stage_press(&stage, PRESS_DELETE);
  stage_type(&stage, "reprise par ses auteurs");
  return stage;
}

Stage scene_prepare_pasted(int rows, int columns) {
  Stage stage = scene_prepare(rows, columns);
  stage_type(&stage, "a");
  stage_paste(&stage, "Un\nDeux\nTrois\n");
  return stage;
}

Stage scene_prepare_empty(int rows, int columns) {
  Stage stage = stage_vote(record_begin(), rows, columns);
  stage_type(&stage, "l");
  return stage;
}

Stage scene_vote_adding(int rows, int columns) {
  Stage stage = stage_vote(record_june_guarded(), rows, columns);
  stage_press(&stage, PRESS_TAB);
  stage_press(&stage, PRESS_END);
  stage_type(&stage, "aDonner un toit");
  return stage;
}
