/* Moves a replay as time passes, and for other screens. */
#ifndef TUI_SCREENS_REPLAY_REPLAY_H
#define TUI_SCREENS_REPLAY_REPLAY_H

#include "tui/screens/widgets/widgets.h"
#include "tui/state/model.h"

/* Moves the replay to just after this event; the counts follow it. */
void stand_in_replay(Model *model, const ViewData *data, uint64_t seq);

/* Moves the replay to where playing has got by now. */
void play_replay(Model *model, const ViewData *data);

/* Draws the position on the session's timeline, nearby events, and the results at that moment. */

void draw_replay(Canvas *canvas, const Model *model, const ViewData *data);

/* Return how many events the screen shows, and how many columns the chart of ranks has. */
size_t replay_list_height(const Model *model, const ViewData *data);
size_t replay_chart_columns(int columns);

/* Returns how many rows a full-screen ranking gets. */
int replay_ranking_rows(int rows);

/* Draw parts of the screen, from `row` on. */
void draw_replay_list(Canvas *canvas, int row, const ViewData *data);
void draw_replay_chart(Canvas *canvas, int row, int height, const Model *model,
                       const ViewData *data);

/* Draws the session's timeline with its phases and corrections, and the playing speed. If
 * `targets`, a click on it goes there. */
void draw_scrubber(Canvas *canvas, int row, const Model *model, const ViewData *data, bool targets);

/* Draws the names of the phases under it. */
void draw_phase_names(Canvas *canvas, int row, const ViewData *data, int64_t played_ms);

/* Writes "15:42:07", with the date if it is not that of the replay's moment. Returns text. */
const char *replay_time_text(const ViewData *data, Moment moment, char text[BRIEF_TEXT_SIZE]);

#endif
