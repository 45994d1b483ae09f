/* Safe files: written whole or not at all, with one sentence for each thing that can go wrong. */
#ifndef SESSIONS_FILES_OUTPUT_FILE_H
#define SESSIONS_FILES_OUTPUT_FILE_H

#include <stdio.h>

#include "core/base/error.h"

/* Writes all of it to a stream; whether that took it (ferror) is looked at afterwards. */
typedef bool OutputWriter(FILE *out, const void *context, Error *err);

/* Writes a draft beside the path, brings it onto the disk and gives it its name. A file that has
 * the name already is in the way, or with `force` is replaced and hands on its permissions;
 * folders, links and devices are always refused. Where it returns false, nothing has changed. */
bool output_file_write(const char *path, bool force, OutputWriter *write, const void *context,
                       Error *err);

#endif
