#include "tests/tui/scenes/rank_scenes.h"

#include "tests/tui/scenes/june.h"

/* Of all dots in June nobody said for which subgroups they were: ranks within come first. */
Stage scene_ranking_within_subgroups(int rows, int columns) {
  Stage stage = stage_vote(record_june(), rows, columns);
  stage_type(&stage, "c");
  return stage;
}

static void press(Stage *stage, Key key, int times) {
  for (int i = 0; i < times; i++)
    stage_press(stage, key);
}

Stage scene_ranking(int rows, int columns) {
  Stage stage = scene_ranking_within_subgroups(rows, columns);
  stage_type(&stage, "31");
  return stage;
}

Stage scene_ranking_end(int rows, int columns) {
  Stage stage = scene_ranking(rows, columns);
  stage_press(&stage, PRESS_END);
  return stage;
}

/* 2/3, as green comes to weigh more. */
Stage scene_ranking_simulated(int rows, int columns) {
  Stage stage = scene_ranking(rows, columns);
  press(&stage, PRESS_DOWN, 3);
  press(&stage, PRESS_RIGHT, 3);
  return stage;
}

Stage scene_ranking_simulated_within(int rows, int columns) {
  Stage stage = scene_ranking_within_subgroups(rows, columns);
  press(&stage, PRESS_TAB, 2);
  press(&stage, PRESS_RIGHT, 5);
  return stage;
}

Stage scene_ranking_margins(int rows, int columns) {
  Stage stage = scene_ranking(rows, columns);
  stage_type(&stage, "m");
  stage_press(&stage, PRESS_DOWN);
  return stage;
}

Stage scene_ranking_median(int rows, int columns) {
  Stage stage = scene_ranking(rows, columns);
  stage_type(&stage, "222222");
  stage_press(&stage, PRESS_END);
  return stage;
}

/* Nobody said how many voters there were. */
Stage scene_ranking_judgment(int rows, int columns) {
  Stage stage = scene_ranking(rows, columns);
  stage_type(&stage, "22222");
  return stage;
}

Stage scene_ranking_marked(int rows, int columns) {
  Stage stage = scene_ranking(rows, columns);
  press(&stage, PRESS_DOWN, 1);
  stage_type(&stage, "=");
  return stage;
}

Stage scene_ranking_computing(int rows, int columns) {
  Stage stage = scene_ranking(rows, columns);
  Error err;
  interval_cache_clear(&stage.controller->intervals);
  if (interval_cache_refresh(&stage.controller->intervals, stage_state(&stage), &err))
    for (int i = 0; i < 4; i++)
      interval_cache_step(&stage.controller->intervals);
  stage.data.intervals = interval_cache_known(&stage.controller->intervals);
  return stage;
}

Stage scene_rank_explained(int rows, int columns) {
  Stage stage = scene_ranking_simulated(rows, columns);
  stage_type(&stage, "0\r");
  return stage;
}

Stage scene_rank_explained_end(int rows, int columns) {
  Stage stage = scene_ranking_simulated(rows, columns);
  stage_type(&stage, "\r");
  stage_press(&stage, PRESS_END);
  return stage;
}

Stage scene_pair_explained(int rows, int columns) {
  Stage stage = scene_ranking_marked(rows, columns);
  press(&stage, PRESS_DOWN, 2);
  stage_type(&stage, "=");
  return stage;
}
