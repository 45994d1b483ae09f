/* What befalls the file of the session on the desk: that it may only be read, that it is deleted or
 * spoilt while it is open, and its second log. */
#ifndef TUI_APP_CONTROLLER_FILE_H
#define TUI_APP_CONTROLLER_FILE_H

#include "tui/app/controller.h"

/* Begins the second log of the session that was just opened, unless $GOMMETTE_SECOND_LOG is "off".
 */
bool controller_begin_log(Controller *controller, Error *err);

/* Copies more of what a second log lacks; desk->log_lacks says whether it still lacks some. */
void controller_fill_log(Controller *controller);

/* Says once that the session may only be read, and how its second log is. */
void controller_tell_of_file(Controller *controller, Model *model);

/* Says what went wrong and, where the file is gone or spoilt, what leads out of it. */
void controller_say_trouble(Controller *controller, Model *model, const Error *err);

bool rescue_session(Controller *controller, Model *model, const Effect *effect, Error *err);

#endif
