/* Copies of one session: making them, and finding which files of a library hold one, some with more
 * events. */
#ifndef SESSIONS_LIBRARY_COPIES_H
#define SESSIONS_LIBRARY_COPIES_H

#include "core/base/error.h"
#include "sessions/journal/codec.h"
#include "sessions/library/library.h"

/* A copy of a session's file, complete and verified. */

typedef struct CopyMade {
  uint64_t events; /* its last seq */
  ChainHash hash;
} CopyMade;

/* Copies the session as of one moment, whether or not others are writing to it, to the disk of
 * `to`; reads it back and verifies it; and only then gives it that name, which must be free.
 * Refused if the session is not sound, and while a kiosk is on, since copies before and after a
 * ballot reveal it. On failure, nothing is left of the copy. */
bool session_file_copy(const char *path, const char *to, CopyMade *made, Error *err);

/* For each entry, sets the next one of the same session, in a ring; itself if it is alone or its
 * session is unknown. The caller frees *next. Fails only if out of memory. */
bool copies_link(const LibraryEntry *entries, size_t count, size_t **next, Error *err);

/* Describes another copy relative to this one: "same session, 3 events further: b.gommette".
 * Compares only the number of events: only a merge can tell whether they are the same up to there.
 * Returns text. */
enum { COPY_TEXT_SIZE = 512 };
const char *copy_words(const LibraryEntry *one, const LibraryEntry *other,
                       char text[COPY_TEXT_SIZE]);

#endif
