/* Whether second logs are kept, which $GOMMETTE_SECOND_LOG says. */
#ifndef TUI_APP_SECOND_LOG_SETTING_H
#define TUI_APP_SECOND_LOG_SETTING_H

#include "core/base/error.h"

/* The folder of second logs, which the caller frees, or NULL where it says "off" and where there is
 * no home folder. */
bool second_log_wanted_folder(char **folder, Error *err);

#endif
