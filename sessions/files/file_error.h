/* One clear sentence for each thing that can go wrong with a file, wherever it is detected. */
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

/* Fails with the sentence, prefixed by the path. Always false. */
bool fail_file_error(FileError trouble, const char *path, Error *err);

/* Fails with the meaning of a system call's errno for the file at `path`. Always false. An errno
 * without a sentence of its own is described as by system_words, with advice. */
bool fail_file(int error_number, const char *path, Error *err);

/* Checks that this computer gives random numbers; call it before platform_random and libsodium. */
bool check_random(Error *err);

/* Passes on what went wrong while something was recorded: for machine errors, adds that nothing was
 * recorded. Always false. */
bool fail_unrecorded(const Error *why, Error *err);

/* The same for a folder or anything else that is not a session, named in a sentence: "the folder «
 * x » cannot be made: SENTENCE". The text is one clause with advice; it may be stored in `text`. */
enum { TROUBLE_TEXT_SIZE = 512 };
const char *file_error_of_errno(int error_number, char text[TROUBLE_TEXT_SIZE]);

/* Returns the meaning of an errno, in brackets after what failed: "too much is running at once". In
 * our own words, since the C library's are in English if its locale is. They may be stored in
 * `text`. */
enum { SYSTEM_WORDS_SIZE = 128 };
const char *system_words(int error_number, char text[SYSTEM_WORDS_SIZE]);

/* Returns whether a system call's errno is about the disk, the system or memory (ERROR_MACHINE),
 * rather than about the given name or permissions (ERROR_FAILED). */
ErrorKind file_error_kind_of_errno(int error_number);

#endif
