/* Scenes of the journal: lines, one event as a whole, a revert that is asked for, results hidden.
 */
#ifndef TESTS_TUI_SCENES_JOURNAL_SCENES_H
#define TESTS_TUI_SCENES_JOURNAL_SCENES_H

#include "tests/tui/scenes/stage.h"

/* Three dots on 2/3, the first of which was taken back, and the focus on that. */
Stage scene_journal(int rows, int columns);
Stage scene_journal_asking(int rows, int columns);
Stage scene_journal_whole(int rows, int columns);
Stage scene_journal_of_subgroup(int rows, int columns);
Stage scene_journal_search(int rows, int columns);
Stage scene_journal_hidden(int rows, int columns);
Stage scene_journal_looked_at(int rows, int columns);

#endif
