/* Scenes of a replay: the way of a session, its events, and each of its views. */
#ifndef TESTS_TUI_SCENES_REPLAY_SCENES_H
#define TESTS_TUI_SCENES_REPLAY_SCENES_H

#include "tests/tui/scenes/stage.h"

/* The afternoon after a dot that went astray and will be undone; the arrows go by corrections. */
Stage scene_replay(int rows, int columns);
Stage scene_replay_playing(int rows, int columns);
Stage scene_replay_moment(int rows, int columns);

/* While results were hidden; and a step of the reveal. */
Stage scene_replay_board(int rows, int columns);
Stage scene_replay_board_step(int rows, int columns);

/* In the midst of the second subgroup. */
Stage scene_replay_counts(int rows, int columns);
Stage scene_replay_ranking(int rows, int columns);
Stage scene_replay_chart(int rows, int columns);

/* Of a session whose results were never revealed: as it is, and while somebody looks. */
Stage scene_replay_hidden(int rows, int columns);
Stage scene_replay_looked_at(int rows, int columns);
Stage scene_replay_counts_hidden(int rows, int columns);

/* Of one whose votes came from a table. */
Stage scene_replay_table(int rows, int columns);

#endif
