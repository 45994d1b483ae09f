/* Which files of a library hold one session: copies, some of which went on. */
#ifndef SESSIONS_LIBRARY_COPIES_H
#define SESSIONS_LIBRARY_COPIES_H

#include "sessions/library/library.h"

/* For each entry the next one of the same session, in a ring; itself where it is alone or its
 * session is not known. The caller frees *next. Fails only for lack of memory. */
bool copies_link(const LibraryEntry *entries, size_t count, size_t **next, Error *err);

/* What another copy is to this one: "same session, 3 events further: b.gommette". Only what is
 * further by number: whether it is the same up to there, merge would tell. Returns text. */
enum { COPY_TEXT_SIZE = 512 };
const char *copy_words(const LibraryEntry *one, const LibraryEntry *other,
                       char text[COPY_TEXT_SIZE]);

#endif
