#include "tests/tui/scenes/replay_scenes.h"

#include <stdio.h>
#include <stdlib.h>

/* Where write_afternoon.c put it. */
static Stage replay_of(const char *name, int rows, int columns, const char *keys) {
  char path[4096];
  const char *folder = getenv("GOMMETTE_AFTERNOON");
  snprintf(path, sizeof path, "%s/%s.gommette", folder != NULL ? folder : "build/tests/tui", name);
  Stage stage = stage_replay(path, rows, columns);
  stage_type(&stage, keys);
  return stage;
}

static Stage revealed(int rows, int columns, const char *keys) {
  return replay_of("revealed", rows, columns, keys);
}

Stage scene_replay(int rows, int columns) {
  Stage stage = revealed(rows, columns, "22");
  stage_press(&stage, PRESS_RIGHT);
  stage_press(&stage, PRESS_UP);
  return stage;
}

Stage scene_replay_playing(int rows, int columns) {
  return revealed(rows, columns, "/14:13\r+ ");
}

Stage scene_replay_moment(int rows, int columns) {
  return revealed(rows, columns, "/14:0");
}

Stage scene_replay_board(int rows, int columns) {
  return revealed(rows, columns, "/14:19\rs");
}

Stage scene_replay_board_step(int rows, int columns) {
  Stage stage = revealed(rows, columns, "222");
  stage_press(&stage, PRESS_END);
  for (int i = 0; i < 4; i++)
    stage_press(&stage, PRESS_LEFT);
  stage_type(&stage, "s");
  return stage;
}

Stage scene_replay_counts(int rows, int columns) {
  return revealed(rows, columns, "/14:19\rd");
}

Stage scene_replay_ranking(int rows, int columns) {
  return revealed(rows, columns, "/14:19\rc");
}

Stage scene_replay_chart(int rows, int columns) {
  return revealed(rows, columns, "/14:19\r1");
}

static Stage never_revealed(int rows, int columns, const char *keys) {
  return replay_of("never", rows, columns, keys);
}

Stage scene_replay_hidden(int rows, int columns) {
  return never_revealed(rows, columns, "/14:19\r");
}

Stage scene_replay_looked_at(int rows, int columns) {
  return never_revealed(rows, columns, "/14:19\r\r");
}

Stage scene_replay_counts_hidden(int rows, int columns) {
  return never_revealed(rows, columns, "/14:19\rd");
}

Stage scene_replay_table(int rows, int columns) {
  return replay_of("table", rows, columns, "");
}
