/* Where a replay stands, as time and others than its own keys move it. */
#ifndef TUI_SCREENS_REPLAY_REPLAY_H
#define TUI_SCREENS_REPLAY_REPLAY_H

#include "tui/state/model.h"

/* Stands after this event of the replay that the world has; the counts follow it. */
void stand_in_replay(Model *model, const ViewData *data, uint64_t seq);

/* Goes to where playing has led by the world's time. */
void play_replay(Model *model, const ViewData *data);

#endif
