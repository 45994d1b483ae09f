/* Scenes of what is hard to draw. */
#ifndef TESTS_TUI_HARD_SCENES_H
#define TESTS_TUI_HARD_SCENES_H

#include "tests/tui/stage.h"

Stage scene_vote_hard(int rows, int columns);
Stage scene_vote_many_subgroups(int rows, int columns);

#endif
