/* A replay on the desk: a session opened once more, only to be read, and all that its screen looks
 * at. Nothing here writes into a session. */
#ifndef TUI_APP_CONTROLLER_REPLAY_H
#define TUI_APP_CONTROLLER_REPLAY_H

#include "tui/app/controller_room.h"

typedef struct ReplayController ReplayController;

/* Puts the replay of the session in this file on the desk, in place of any other; stands after
 * event `at`, the last one where there are not so many; 0 is the beginning or, where the votes came
 * from a table and there is nothing to play, the end. Gives its look. */
bool controller_open_replay(Controller *controller, const char *path, uint64_t at, int speed,
                            ReplayViewState *look, Error *err);
void controller_close_replay(Controller *controller);

/* A session without a course of its own says so, until the next key. */
void say_course(const Controller *controller, Model *model);

/* The world as it was where the model's replay stands; what of it cannot be read the model says. */
void look_at_replay(Controller *controller, Model *model);

/* Whether the chart or the intervals of a ranking remain to be computed; does so for some 25 ms. */
bool replay_is_computing(const Controller *controller);
void compute_more_of_replay(Controller *controller);

/* EFFECT_REPLAY, EFFECT_LEAVE_REPLAY, EFFECT_GO_TO_MOMENT */
EffectRunner open_replay, leave_replay, go_to_moment;

#endif
