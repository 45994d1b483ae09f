/* Safe files: written whole or not at all, with one sentence for each thing that can go wrong. */
#ifndef SESSIONS_FILES_OUTPUT_FILE_H
#define SESSIONS_FILES_OUTPUT_FILE_H

#include <stddef.h>
#include <stdio.h>

#include "core/base/error.h"

/* Drafts: the hidden files, in the folder of their final name, in which sessions and other files
 * are first written. */

/* Makes a new name for the draft of a file: FOLDER/.NAME.12345678. The caller frees it. */
bool temp_file_name(const char *path, char **draft, Error *err);

/* Marks this draft as in use, for all processes, until the descriptor is closed. Call it while the
 * draft is still empty. */
void temp_file_claim(int file);

/* Removes what killed programs left: the drafts of this file, and those of any session in its
 * folder untouched for a day. Never one that is in use. */
void temp_file_sweep(const char *path);

/* Removes only the latter, for code that just lists a folder. */
void temp_file_sweep_folder(const char *folder);

/* Passes on an error about a draft under the name that the file was to have. */
bool temp_file_fail(const char *draft, const char *shown, const Error *reason, Error *err);

/* Renames a draft, durably. An existing file of that name is replaced, or is in the way (errno
 * EEXIST). False: errno says why, and nothing changed. Once it has its name this succeeds, even if
 * the former name cannot be removed: that is removed when drafts are swept. */
bool temp_file_place(const char *draft, const char *path, bool replacing);

/* Renames any file to a name not in use (else errno is EEXIST), on the same disk (else EXDEV),
 * durably. False: nothing changed. */
bool file_rename(const char *from, const char *to);

/* Writes everything to a stream; write errors (ferror) are checked afterwards. */
typedef bool OutputWriter(FILE *out, const void *context, Error *err);

/* Writes a draft beside the path, syncs it and renames it. An existing file is in the way or, with
 * `force`, is replaced, and its permissions are used; folders, links and devices are always
 * refused. If it returns false, nothing has changed. */
bool output_file_write(const char *path, bool force, OutputWriter *write, const void *context,
                       Error *err);

#endif
