/* A session's file on a stick: a whole copy, and one that is known to be sound. */
#ifndef SESSIONS_LIBRARY_COPY_FILE_H
#define SESSIONS_LIBRARY_COPY_FILE_H

#include "core/base/error.h"
#include "sessions/journal/chain.h"

typedef struct CopyMade {
  uint64_t events; /* the last seq in it */
  ChainHash hash;
} CopyMade;

/* Copies the session as it is at one moment, others writing to it meanwhile or not, onto the disk
 * where `to` is; reads it back from there and verifies it; and only then gives it that name, which
 * nothing may have. Refused where the session is not sound, and while a kiosk is on, since a copy
 * between two ballots tells what is on the second. Where it fails, nothing is left of the copy. */
bool session_file_copy(const char *path, const char *to, CopyMade *made, Error *err);

#endif
