/* The effects on ballots and the kiosk. The PIN's hash lies on the desk, where no screen sees it.
 */
#ifndef TUI_APP_CONTROLLER_BALLOTS_H
#define TUI_APP_CONTROLLER_BALLOTS_H

#include "tui/app/controller_room.h"

EffectRunner put_into_box, take_out_of_box;
EffectRunner choose_pin, hand_over, receive_ballot, take_back_keyboard;

/* Notes in the session that a kiosk was cut off, if one was; desk_open does. */
bool desk_note_kiosk(Desk *desk, Error *err);

/* Tells the model of it, once. */
void desk_tell_of_kiosk(Desk *desk, Model *model);

#endif
