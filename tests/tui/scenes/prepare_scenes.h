/* Scenes of the preparing: the outline, folded and unfolded, and what is typed for it. */
#ifndef TESTS_TUI_SCENES_PREPARE_SCENES_H
#define TESTS_TUI_SCENES_PREPARE_SCENES_H

#include "tests/tui/scenes/stage.h"

Stage scene_prepare(int rows, int columns);
Stage scene_prepare_unfolded(int rows, int columns);
Stage scene_prepare_rules(int rows, int columns);
Stage scene_prepare_phases(int rows, int columns);
Stage scene_prepare_typing(int rows, int columns);
Stage scene_prepare_why(int rows, int columns);
Stage scene_prepare_pasted(int rows, int columns);
Stage scene_prepare_empty(int rows, int columns);
Stage scene_vote_adding(int rows, int columns);

#endif
