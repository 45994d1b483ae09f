/* The changes that preparing asks for: from what was typed to the acts of sessions/acts/agenda.h.
 */
#ifndef TUI_APP_CONTROLLER_PREPARE_H
#define TUI_APP_CONTROLLER_PREPARE_H

#include "tui/app/controller.h"

/* Does what effect->change asks; what it adds gets the focus. Where that fails the line that was
 * typed for it is open again. */
bool controller_change(Controller *controller, Model *model, const Effect *effect, Error *err);

#endif
