/* What the room could see of a session at a moment of its past. */
#ifndef TUI_STATE_REPLAY_VISIBILITY_H
#define TUI_STATE_REPLAY_VISIBILITY_H

#include "core/vote/history.h"
#include "tui/state/view_data.h"

/* Begins as {.whole = …}, the session's own state, which must stay meanwhile. */
typedef struct ReplayVisibility {
  const Roundtable *whole;
  uint64_t act; /* the one looked at last … */
  bool lifts;   /* … and whether it lifts the curtain as it ends */
} ReplayVisibility;

/* Whether results were hidden right after the last event of `then`. The middle of an act was shown
 * to nobody: an act that ends by lifting the curtain, as the import of votes that were cast before,
 * hides nothing on its way. */
bool replay_hides(ReplayVisibility *sight, const Roundtable *then);

/* The world of a moment, on a screen of this size: its clock is the one of its last event. The
 * state is borrowed. */
ViewData replay_world(const Roundtable *then, int rows, int columns);

#endif
