/* What the ending of a file's name promises. */
#ifndef TUI_APP_ENDINGS_H
#define TUI_APP_ENDINGS_H

#include "core/base/error.h"

/* Refuses a name for a new session that promises a table or a report. */
bool ending_allows_session(const char *path, Error *err);

#endif
