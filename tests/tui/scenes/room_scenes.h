/* Scenes of results that are hidden, and of the board. */
#ifndef TESTS_TUI_SCENES_ROOM_SCENES_H
#define TESTS_TUI_SCENES_ROOM_SCENES_H

#include "tests/tui/scenes/stage.h"

typedef Stage SceneSetter(int rows, int columns);

SceneSetter scene_vote_empty, scene_vote_hidden, scene_vote_looked_at, scene_ranking_hidden,
    scene_ranking_empty;
SceneSetter scene_board, scene_board_recommendation, scene_board_armed, scene_board_totals,
    scene_board_time, scene_board_last_minutes, scene_board_session, scene_board_tied,
    scene_board_first_ones, scene_board_follows, scene_board_pinned, scene_board_step;

#endif
