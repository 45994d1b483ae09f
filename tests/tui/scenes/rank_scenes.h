/* Scenes of the ranking, with what depends on the weights, and of ranks explained. */
#ifndef TESTS_TUI_SCENES_RANK_SCENES_H
#define TESTS_TUI_SCENES_RANK_SCENES_H

#include "tests/tui/scenes/room_scenes.h"

SceneSetter scene_ranking, scene_ranking_within_subgroups, scene_ranking_end,
    scene_ranking_simulated, scene_ranking_simulated_within, scene_ranking_margins,
    scene_ranking_median, scene_ranking_judgment, scene_ranking_marked, scene_ranking_computing;
SceneSetter scene_rank_explained, scene_rank_explained_end, scene_pair_explained;

#endif
