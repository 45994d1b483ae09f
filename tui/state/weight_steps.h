/* Other weights to try, a step at a time: the weights that people ask for, from "all dots weigh the
 * same" to "only green dots count"; or yellow or red alone, little by little. */
#ifndef TUI_STATE_WEIGHT_STEPS_H
#define TUI_STATE_WEIGHT_STEPS_H

#include "core/vote/weights.h"

/* What a step changes. */
typedef enum WeightsTurned { TURN_ALL, TURN_YELLOW, TURN_RED, TURNS } WeightsTurned;

/* The weights one step on (direction 1) or back (-1), which weights_check accepts if it does those
 * given. All: on is towards only green; the session's own weights are a stop on the way, met as
 * they are. One colour: on is more of it, by a tenth of a point or, where green weighs more than
 * ten, by a hundredth of green, between its neighbours. The same weights where it goes no further.
 */
Weights weights_stepped(Weights weights, Weights own, WeightsTurned turned, int direction);

#endif
