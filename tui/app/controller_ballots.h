/* The effects on ballots and the kiosk. The PIN's hash lies on the desk, where no screen sees it.
 */
#ifndef TUI_APP_CONTROLLER_BALLOTS_H
#define TUI_APP_CONTROLLER_BALLOTS_H

#include "tui/app/controller_room.h"

EffectRunner put_into_box, take_out_of_box;
EffectRunner choose_pin, hand_over, receive_ballot, take_back_keyboard;

/* Notes in the session that a kiosk was cut off, if one was; controller_open does. */
bool controller_note_kiosk(Controller *controller, Error *err);

/* Tells the model of it, once. */
void controller_tell_of_kiosk(Controller *controller, Model *model);

#endif
