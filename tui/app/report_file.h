/* A report that is kept beside its session, under a name made from the session's. */
#ifndef TUI_APP_REPORT_FILE_H
#define TUI_APP_REPORT_FILE_H

#include "sessions/files/output_file.h"

/* Writes it as NAME.pdf, NAME-2.pdf …, the first that is free. *path, the caller's to free, is that
 * name. */
bool report_file_write(const char *session, const char *ending, OutputWriter *write,
                       const void *context, char **path, Error *err);

#endif
