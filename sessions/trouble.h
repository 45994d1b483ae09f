/* One clear sentence for each thing that can be wrong with a file, whoever finds it. */
#ifndef SESSIONS_TROUBLE_H
#define SESSIONS_TROUBLE_H

#include "core/error.h"

typedef enum Trouble {
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
  DISK_FAILS,
  IN_USE,
  CANNOT_LOCK,
  WAS_MOVED,
  NOT_A_SESSION,
  NEVER_BEGUN,
  DAMAGED,
} Trouble;

/* The sentence, with the path in front. Always false. */
bool fail_trouble(Trouble trouble, const char *path, Error *err);

/* What a system call's errno means for the file at `path`. Always false. */
bool fail_file(int error_number, const char *path, Error *err);

#endif
