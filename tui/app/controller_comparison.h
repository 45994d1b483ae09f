/* The desk's part in comparing sessions: they are opened to be read, and answers about what may be
 * the same are kept in the library's folder. */
#ifndef TUI_APP_CONTROLLER_COMPARISON_H
#define TUI_APP_CONTROLLER_COMPARISON_H

#include "tui/app/controller.h"

/* Opens sessions (2 to PANEL_MAX) to be compared, in place of those before, and leads to their
 * screen. Where that fails nothing changes. */
bool controller_compare(Controller *controller, Model *model, const char *const *paths,
                        size_t count, Error *err);
void controller_forget_comparison(Controller *controller);

/* Makes the page as the model looks at it, and tells the model whether it asks about a pair. */
bool controller_read_comparison(Controller *controller, Model *model, Error *err);

/* Effects: the sessions that are marked in the list are opened to be compared; and back to it. */
bool compare_marked(Controller *controller, Model *model, const Effect *effect, Error *err);
bool leave_comparison(Controller *controller, Model *model, const Effect *effect, Error *err);

/* The effect: the pair asked about is the same (dots 1), or is not (0). */
bool decide_match(Controller *controller, Model *model, const Effect *effect, Error *err);

/* The effect: the last answer that was given here is as if it had not been. */
bool forget_match(Controller *controller, Model *model, const Effect *effect, Error *err);

#endif
