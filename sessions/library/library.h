/* The sessions of a folder: listed, searched, copied, archived, recovered. The archive is a
 * folder in it. Only files that are new or changed are read; the catalogue knows the others. A
 * file that was moved keeps its summary. Without a usable catalogue, everything is read each
 * time.
 *
 * Opening lists the files without reading a session; they are then read one by one, so that a
 * screen stays usable and a command can show progress. */
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

/* Opens the library of a folder; one that does not exist has no sessions. The error says why it
 * cannot be read. */
bool library_open(const char *folder, Library **library, Error *err);

/* Adds to the catalogue what was read and is missing there. Accepts NULL. */
void library_close(Library *library);

/* Returns the entries sorted by name, those of the archive last. Borrowed until library_close;
 * library_read_next and library_look_into change their summaries. */
const LibraryEntry *library_entries(const Library *library, size_t *count);

/* Returns how many summaries are SUMMARY_UNREAD. */
size_t library_unread(const Library *library);

/* Reads one of them, if there is any. Fails only if out of memory. */
bool library_read_next(Library *library, Error *err);

/* Loads SUMMARY_SOUGHT or SUMMARY_SOURCES into summaries that were read without it. */
bool library_look_into(Library *library, SummaryText text, Error *err);

/* Returns what was set aside beside the sessions read since the last call
 * (sessions/journal/journal.h); the caller frees it; NULL: nothing. */
char *library_take_aside(Library *library);

/* Returns how many files were read since library_open, rather than found in the catalogue. */
size_t library_folded(const Library *library);

#endif
