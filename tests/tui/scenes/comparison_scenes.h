/* Scenes of sessions side by side. */
#ifndef TESTS_TUI_SCENES_COMPARISON_SCENES_H
#define TESTS_TUI_SCENES_COMPARISON_SCENES_H

#include "tests/tui/scenes/stage.h"

/* Three sessions; two recommendations that may be the same are asked about. */
Stage scene_comparison(int rows, int columns);

/* All is answered: what is said is about the row in focus, the last one. */
Stage scene_comparison_answered(int rows, int columns);

/* Results of one of them are hidden from the room. */
Stage scene_comparison_hidden(int rows, int columns);

/* More sessions than have room. */
Stage scene_comparison_of_many(int rows, int columns);

#endif
