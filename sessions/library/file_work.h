/* Work on a session's file as a whole: moving it, throwing it away. */
#ifndef SESSIONS_LIBRARY_FILE_WORK_H
#define SESSIONS_LIBRARY_FILE_WORK_H

#include "core/error.h"

/* Does the work while nobody writes to the session, what a crashed writer left being mended before.
 * Refused while a kiosk is on. Whoever has the session open elsewhere is told at their next act
 * that it was moved. A file that is damaged, or no session, is worked on as it is, if its name is
 * that of one: it must be possible to be rid of it. */
typedef bool FileWork(void *context, Error *err);
bool file_work(const char *path, FileWork *work, void *context, Error *err);

/* FOLDER/NAME, FOLDER without a slash at its end; NULL and an error for lack of memory. */
char *path_join(const char *folder, const char *name, Error *err);

/* The folder of a path ("." where it names none), which the caller frees, and the name in it. */
char *path_folder(const char *path, Error *err);
const char *path_name(const char *path);

#endif
