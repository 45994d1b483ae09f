/* Which files of a library hold one session: copies, some of which went on. */
#ifndef SESSIONS_LIBRARY_COPIES_H
#define SESSIONS_LIBRARY_COPIES_H

#include "core/base/error.h"
#include "sessions/journal/codec.h"
#include "sessions/library/library.h"

/* A session's file on a stick: a whole copy, and one that is known to be sound. */

typedef struct CopyMade {
  uint64_t events; /* the last seq in it */
  ChainHash hash;
} CopyMade;

/* Copies the session as it is at one moment, others writing to it meanwhile or not, onto the disk
 * where `to` is; reads it back from there and verifies it; and only then gives it that name, which
 * nothing may have. Refused where the session is not sound, and while a kiosk is on, since a copy
 * between two ballots tells what is on the second. Where it fails, nothing is left of the copy. */
bool session_file_copy(const char *path, const char *to, CopyMade *made, Error *err);

/* For each entry the next one of the same session, in a ring; itself where it is alone or its
 * session is not known. The caller frees *next. Fails only for lack of memory. */
bool copies_link(const LibraryEntry *entries, size_t count, size_t **next, Error *err);

/* What another copy is to this one: "same session, 3 events further: b.gommette". Only what is
 * further by number: whether it is the same up to there, merge would tell. Returns text. */
enum { COPY_TEXT_SIZE = 512 };
const char *copy_words(const LibraryEntry *one, const LibraryEntry *other,
                       char text[COPY_TEXT_SIZE]);

#endif
