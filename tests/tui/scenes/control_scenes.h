/* Scenes of the vote under control: counts typed across a row, guards, questions, phases. */
#ifndef TESTS_TUI_SCENES_CONTROL_SCENES_H
#define TESTS_TUI_SCENES_CONTROL_SCENES_H

#include "tests/tui/scenes/stage.h"

/* 21 voters with 5 ●, 5 ▲ and 5 ■ each, one dot an item, for the session. */
Record record_june_guarded(void);

Stage scene_guards(int rows, int columns);
Stage scene_over_a_guard(int rows, int columns);
Stage scene_row(int rows, int columns);
Stage scene_row_added(int rows, int columns);
Stage scene_row_hidden(int rows, int columns);
Stage scene_reason(int rows, int columns);
Stage scene_closing(int rows, int columns);
Stage scene_closing_unnamed(int rows, int columns);
Stage scene_closing_all(int rows, int columns);
Stage scene_phase(int rows, int columns);
Stage scene_phase_over(int rows, int columns);

#endif
