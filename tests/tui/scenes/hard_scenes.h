/* Scenes of what is hard to draw. */
#ifndef TESTS_TUI_SCENES_HARD_SCENES_H
#define TESTS_TUI_SCENES_HARD_SCENES_H

#include "tests/tui/scenes/stage.h"

Stage scene_vote_hard(int rows, int columns);
Stage scene_vote_many_subgroups(int rows, int columns);

#endif
