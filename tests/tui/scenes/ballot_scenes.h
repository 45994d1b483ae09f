/* Scenes of ballots that are entered, and of the kiosk. */
#ifndef TESTS_TUI_SCENES_BALLOT_SCENES_H
#define TESTS_TUI_SCENES_BALLOT_SCENES_H

#include "tests/tui/scenes/stage.h"

Stage scene_ballot(int rows, int columns);
Stage scene_ballot_called(int rows, int columns);
Stage scene_ballot_hidden(int rows, int columns);
Stage scene_ballot_over(int rows, int columns);
Stage scene_ballot_withdrawing(int rows, int columns);
Stage scene_ballot_calling(int rows, int columns);

/* The vote with both parts of a tally and ballots that wait; the board of the same. */
Stage scene_vote_ballots(int rows, int columns);
Stage scene_board_ballots(int rows, int columns);

Stage scene_kiosk_pin(int rows, int columns);
Stage scene_kiosk_welcome(int rows, int columns);
Stage scene_kiosk_list(int rows, int columns);
Stage scene_kiosk_page(int rows, int columns);
Stage scene_kiosk_confirm(int rows, int columns);
Stage scene_kiosk_thanks(int rows, int columns);
Stage scene_kiosk_leaving(int rows, int columns);

#endif
