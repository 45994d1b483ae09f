/* What a new session's file is called. */
#ifndef SESSIONS_LIBRARY_NAMING_H
#define SESSIONS_LIBRARY_NAMING_H

#include "core/base/error.h"

/* A path in the folder, made if it is missing, that nothing has yet, named after the title:
 * « Un été ! » gives FOLDER/un-ete.gommette, else un-ete-2 and so on. Whoever makes the file
 * refuses to replace one, should another program be faster. The caller frees it. */
bool session_free_path(const char *folder, const char *title, char **path, Error *err);

#endif
