/* One clear sentence for each thing that can be wrong with a file, whoever finds it. */
#ifndef SESSIONS_FILES_FILE_ERROR_H
#define SESSIONS_FILES_FILE_ERROR_H

#include "core/base/error.h"

typedef enum FileError {
  IS_MISSING,
  FOLDER_IS_MISSING,
  IS_NO_FOLDER,
  EXISTS_ALREADY,
  IS_A_FOLDER,
  IS_A_LINK,
  NAME_TOO_LONG,
  NOT_ALLOWED,
  NOT_WRITABLE,
  DISK_FULL,
  DISK_QUOTA,
  DISK_FAILS,
  DISK_GONE,
  TOO_MANY_FILES,
  IN_USE,
  CANNOT_LOCK,
  WAS_MOVED,
  WAS_REPLACED,
  WAS_OVERWRITTEN,
  NOT_A_SESSION,
  NEVER_BEGUN,
  DAMAGED,
} FileError;

/* The sentence, with the path in front. Always false. */
bool fail_file_error(FileError trouble, const char *path, Error *err);

/* What a system call's errno means for the file at `path`. Always false. What has no sentence of
 * its own is told as system_words does, with what to do. */
bool fail_file(int error_number, const char *path, Error *err);

/* Hands on what went wrong while something was recorded: of the machine's troubles it says that
 * nothing was. Always false. */
bool fail_unrecorded(const Error *why, Error *err);

/* The same for a folder or for anything else that is no session, named in a sentence: "the folder
 * « x » cannot be made: SENTENCE". The text is one clause with what to do; it may lie in `text`. */
enum { TROUBLE_TEXT_SIZE = 512 };
const char *file_error_of_errno(int error_number, char text[TROUBLE_TEXT_SIZE]);

/* What an errno means, in brackets behind what failed: "too much is running at once". Our words,
 * since the C library's are English where its locale is. They may lie in `text`. */
enum { SYSTEM_WORDS_SIZE = 128 };
const char *system_words(int error_number, char text[SYSTEM_WORDS_SIZE]);

/* Whether a system call's errno is of the disk, the system or memory, and not of the name that was
 * given or of who may do what: ERROR_MACHINE, else ERROR_FAILED. */
ErrorKind file_error_kind_of_errno(int error_number);

#endif
