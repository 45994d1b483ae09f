/* The effects on what the room sees. */
#ifndef TUI_APP_CONTROLLER_ROOM_H
#define TUI_APP_CONTROLLER_ROOM_H

#include "tui/app/controller.h"

/* Does one kind of effect. */
typedef bool EffectRunner(Controller *controller, Model *model, const Effect *effect, Error *err);

EffectRunner show_on_board, draw_curtain, lift_curtain;

/* Says why a dot was refused: while results are hidden, and where the figures are the reason, only
 * to whoever looks. */
bool refuse_dots(const Controller *controller, Model *model, const Effect *effect,
                 const Error *refusal, Error *err);

/* After the sentence that a vote is closed: which reasons are missing or, where results are hidden
 * and whether there are any, that these can be given later. */
void say_reasons_follow(Model *model, const Roundtable *state);

#endif
