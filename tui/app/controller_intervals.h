/* The rank intervals of the session on the desk, a slice at a time: they never keep a key waiting
 * for longer than a slice, or than one recommendation's interval takes. */
#ifndef TUI_APP_CONTROLLER_INTERVALS_H
#define TUI_APP_CONTROLLER_INTERVALS_H

#include "tui/app/controller.h"

/* Puts into the world what is known, if the model shows what needs it. */
void look_at_intervals(Controller *controller, const Model *model);

/* What is known of this state's. Computes what is computed at once: a session of some 30
 * recommendations has all its intervals on the first screen. */
KnownIntervals intervals_at_once(IntervalCache *cache, const Roundtable *state);

/* Computes on for some 25 ms; to be called when nobody strikes a key. */
void compute_more_intervals(IntervalCache *cache);

#endif
