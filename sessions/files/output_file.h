/* Safe files: written whole or not at all, with one sentence for each thing that can go wrong. */
#ifndef SESSIONS_FILES_OUTPUT_FILE_H
#define SESSIONS_FILES_OUTPUT_FILE_H

#include <stddef.h>
#include <stdio.h>

#include "core/base/error.h"

/* Drafts: the hidden files, beside the name that they will have, in which sessions and other files
 * begin. */

/* A new name for the draft of a file: FOLDER/.NAME.12345678. The caller frees it. */
bool temp_file_name(const char *path, char **draft, Error *err);

/* Says to everybody, until the descriptor is closed, that somebody is at work on this draft. To be
 * called while it is still empty. */
void temp_file_claim(int file);

/* Takes away what killed programs left: the drafts of this file, and those of any session in its
 * folder that nobody has touched for a day. Never one that somebody is at work on. */
void temp_file_sweep(const char *path);

/* The latter alone, for who only looks into a folder. */
void temp_file_sweep_folder(const char *folder);

/* Passes on an error about a draft under the name that the file was to have. */
bool temp_file_fail(const char *draft, const char *shown, const Error *reason, Error *err);

/* Gives a draft its name, which survives a power cut then. Whatever has that name already goes, or
 * is in the way (errno EEXIST). False: errno says why, and nothing changed. Once it has its name
 * this is a success, even where the former name cannot be taken away: that goes when drafts are
 * swept. */
bool temp_file_place(const char *draft, const char *path, bool replacing);

/* Gives any file another name, which nothing has (else errno is EEXIST), on the same disk (else
 * EXDEV), so that it survives a power cut. False: nothing changed. */
bool file_rename(const char *from, const char *to);

/* Writes all of it to a stream; whether that took it (ferror) is looked at afterwards. */
typedef bool OutputWriter(FILE *out, const void *context, Error *err);

/* Writes a draft beside the path, brings it onto the disk and gives it its name. A file that has
 * the name already is in the way, or with `force` is replaced and hands on its permissions;
 * folders, links and devices are always refused. Where it returns false, nothing has changed. */
bool output_file_write(const char *path, bool force, OutputWriter *write, const void *context,
                       Error *err);

#endif
