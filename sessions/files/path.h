/* Paths, taken apart and put together. */
#ifndef SESSIONS_FILES_PATH_H
#define SESSIONS_FILES_PATH_H

#include "core/base/error.h"

/* FOLDER/NAME, FOLDER without a slash at its end; NULL and an error for lack of memory. */
char *path_join(const char *folder, const char *name, Error *err);

/* The folder of a path ("." where it names none), which the caller frees, and the name in it. */
char *path_folder(const char *path, Error *err);
const char *path_name(const char *path);

#endif
