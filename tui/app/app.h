/* The running program: from input to update, effect, session and view.
 *
 * Each function runs it from the first frame to the last key and returns true when the user
 * quits. It needs a terminal on standard input and output, and fails if there is none or if it
 * cannot move the cursor. The language and LC_CTYPE must be set before. */
#ifndef TUI_APP_APP_H
#define TUI_APP_APP_H

#include <stddef.h>
#include <stdint.h>

#include "core/base/error.h"

/* Opens the vote screen of the session in this file. */
bool app_open_session(const char *path, Error *err);

/* Opens a new demonstration, in this file, with the tour. */
bool app_tour(const char *path, Error *err);

/* Opens the board of the session in this file, for the room; it cannot vote. */
bool app_open_board(const char *path, Error *err);

/* The session in this file played again, from right after event `at` on (0: from the beginning; the
 * last one where there are fewer), `speed` times as fast as it was, 1 to 1000 (0: the usual
 * 20). Nothing is written into it. */
bool app_replay(const char *path, uint64_t at, int speed, Error *err);

/* Opens the list of the sessions in a folder, which need not exist yet; leaving a session returns
 * to it. */
bool app_list(const char *folder, Error *err);

/* Compares these sessions, 2 to PANEL_MAX. */
bool app_compare(const char *const *paths, size_t count, Error *err);

#endif
