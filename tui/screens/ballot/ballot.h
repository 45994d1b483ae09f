/* The screen on which an operator enters ballots.
 *
 * While results are hidden from the room it may lie open on a projector, and a voter may stand
 * beside it: then no row shows its dots, the row of the last key says only that it was noted, and
 * what is left by colour is not shown either. The space bar shows the whole ballot for two seconds,
 * so that it can be compared with the paper. How many dots there are in all is shown always. */
#ifndef TUI_SCREENS_BALLOT_BALLOT_H
#define TUI_SCREENS_BALLOT_BALLOT_H

#include "tui/screens/screen.h"

void draw_ballot(Canvas *canvas, const Model *model, const ViewData *data);

/* How many recommendations it shows at once. */
int ballot_table_height(const Model *model, const ViewData *data);

#endif
