/* Work on a session's file as a whole: moving it, throwing it away. */
#ifndef SESSIONS_LIBRARY_FILE_WORK_H
#define SESSIONS_LIBRARY_FILE_WORK_H

#include "core/base/error.h"

/* Does the work while nobody writes to the session, what a crashed writer left being mended before.
 * Refused while a kiosk is on. Whoever has the session open elsewhere is told at their next act
 * that it was moved. A file that is damaged, or no session, is worked on as it is, if its name is
 * that of one: it must be possible to be rid of it. */
typedef bool FileWork(void *context, Error *err);
bool file_work(const char *path, FileWork *work, void *context, Error *err);

#endif
