/* Scenes of the help and of the palette. */
#ifndef TESTS_TUI_SCENES_HELP_SCENES_H
#define TESTS_TUI_SCENES_HELP_SCENES_H

#include "tests/tui/scenes/stage.h"

Stage scene_help(int rows, int columns);
Stage scene_help_end(int rows, int columns);

/* A row of another situation was clicked. */
Stage scene_help_elsewhere(int rows, int columns);

/* The palette on the vote, with letters that name something, and on the board with others. */
Stage scene_palette(int rows, int columns);
Stage scene_palette_found(int rows, int columns);
Stage scene_palette_on_board(int rows, int columns);

#endif
