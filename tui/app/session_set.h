/* Several sessions that a command is about, open to be read. */
#ifndef TUI_APP_SESSION_SET_H
#define TUI_APP_SESSION_SET_H

#include "sessions/compare/panel.h"

typedef struct SessionSet {
  Session *of[PANEL_MAX];
  size_t count;
} SessionSet;

/* Opens the files that were typed, at most PANEL_MAX, in their order. session_set_close gives them
 * back, on failure too. */
bool session_set_open(const char *const *typed, size_t count, SessionSet *set, Error *err);
void session_set_close(SessionSet *set);

/* What --by and --weights ask of a panel; the weights are put into `weights`. */
bool panel_argument(const char *by, const char *weights_typed, PanelRequest *request,
                    Weights *weights, Error *err);

#endif
