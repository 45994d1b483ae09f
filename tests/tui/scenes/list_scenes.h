/* Scenes of the list of sessions. */
#ifndef TESTS_TUI_SCENES_LIST_SCENES_H
#define TESTS_TUI_SCENES_LIST_SCENES_H

#include "tests/tui/scenes/stage.h"

Stage scene_list(int rows, int columns);
Stage scene_list_by_year(int rows, int columns);
Stage scene_list_hidden(int rows, int columns);
Stage scene_list_altered(int rows, int columns);
Stage scene_list_marked(int rows, int columns);
Stage scene_list_search(int rows, int columns);
Stage scene_list_not_found(int rows, int columns);
Stage scene_list_deleting(int rows, int columns);
Stage scene_list_unreadable(int rows, int columns);
Stage scene_list_first_run(int rows, int columns);
Stage scene_list_typing(int rows, int columns);
Stage scene_same_voters(int rows, int columns);

#endif
