/* Scenes of the report before it goes on paper. */
#ifndef TESTS_TUI_SCENES_REPORT_SCENES_H
#define TESTS_TUI_SCENES_REPORT_SCENES_H

#include "tests/tui/scenes/stage.h"

/* A text of more lines than a screen; two that are wider than a narrow one. */
Stage scene_report(int rows, int columns);
Stage scene_report_scrolled(int rows, int columns);

/* Results are hidden while it is looked at, and it is to be kept as a PDF. */
Stage scene_report_hidden(int rows, int columns);

#endif
