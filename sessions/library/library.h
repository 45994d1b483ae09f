/* The sessions of a folder: listed, searched, copied, archived, recovered. The archive is a folder
 * in it. Only files that are new or changed are read; the catalogue knows the others. A file that
 * was moved keeps its summary. Where the catalogue cannot be used, all is read each time.
 *
 * Opening says what is there without reading a session; reading goes on file by file, so that a
 * screen can be used meanwhile and a command can tell how far it is. */
#ifndef SESSIONS_LIBRARY_LIBRARY_H
#define SESSIONS_LIBRARY_LIBRARY_H

#include "sessions/library/session_summary.h"

#define ARCHIVE_FOLDER "archive"

typedef struct Library Library;

typedef struct LibraryEntry {
  char *path;
  const char *name; /* the part of it after the folder */
  bool is_archived;
  SessionSummary summary;
} LibraryEntry;

/* A folder that is not there has no sessions. The error says why one cannot be read. */
bool library_open(const char *folder, Library **library, Error *err);

/* What the catalogue lacks of what was read goes into it. NULL is accepted. */
void library_close(Library *library);

/* Sorted by name, those of the archive after the others. Borrowed until library_close; cards change
 * with library_read_next and library_look_into. */
const LibraryEntry *library_entries(const Library *library, size_t *count);

/* How many cards are CARD_UNREAD. */
size_t library_unread(const Library *library);

/* Reads one of them; nothing where there is none. Fails only for lack of memory. */
bool library_read_next(Library *library, Error *err);

/* Brings CARD_SOUGHT or CARD_SOURCES to the cards that lack it and were read. */
bool library_look_into(Library *library, SummaryText text, Error *err);

/* What was set aside beside the sessions read since the last call (sessions/journal/journal.h),
 * which the caller frees; NULL: nothing. */
char *library_take_aside(Library *library);

/* How many files were folded since library_open, and not just taken from the catalogue. */
size_t library_folded(const Library *library);

#endif
