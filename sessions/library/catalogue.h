/* The library's catalogue: summaries of sessions, beside what their files were like when they were
 * read. It is a cache and no more: whatever is wrong with it, it is made anew or done without, so
 * nothing here fails with an error. One file for all folders, the user's alone (0600), made by
 * SQLite (sessions/sqlite/catalogue.c); processes may use it at once. */
#ifndef SESSIONS_LIBRARY_CATALOGUE_H
#define SESSIONS_LIBRARY_CATALOGUE_H

#include "sessions/library/session_summary.h"

typedef struct Catalogue Catalogue;

/* Identifies a file's content while nobody touches it: size in bytes, times of the last change of
 * content and of status in nanoseconds since 1970, and inode number. */
typedef struct FileMark {
  int64_t size, mtime_ns, ctime_ns, inode;
} FileMark;

/* Opens the catalogue or creates it, also replacing one that is damaged, of another version or not
 * a catalogue at all. NULL if impossible. */
Catalogue *catalogue_open(const char *path);
void catalogue_close(Catalogue *catalogue);

/* Returns whether everything went well so far. After a failure nothing more is read or written, and
 * catalogue_close deletes a damaged file. */
bool catalogue_is_sound(const Catalogue *catalogue);

/* Passes on each summary stored for a folder (its real path), without SUMMARY_SOUGHT and
 * SUMMARY_SOURCES. The taker owns the summary. Summaries that do not fit in memory are skipped. */
typedef void SummaryTaker(void *context, const char *name, const FileMark *mark,
                          SessionSummary *summary);
void catalogue_read(Catalogue *catalogue, const char *folder, SummaryTaker *take, void *context);

/* The summaries of files of that size and time of change, wherever they lay: *at is the path. */
typedef bool MovedTaker(void *context, const char *at, SessionSummary *summary); /* false: stop */
void catalogue_find(Catalogue *catalogue, const FileMark *mark, MovedTaker *take, void *context);

/* SUMMARY_SOUGHT or SUMMARY_SOURCES of each summary of a folder; `text` is borrowed until the taker
 * returns.
 */
typedef void SummaryTextTaker(void *context, const char *name, const char *text);
void catalogue_read_text(Catalogue *catalogue, const char *folder, SummaryText text,
                         SummaryTextTaker *take, void *context);

/* Change the catalogue, in one transaction from catalogue_begin to catalogue_commit. If another
 * process is writing, the changes are skipped instead of waiting: what that process stores is valid
 * too. */
void catalogue_begin(Catalogue *catalogue);
void catalogue_keep(Catalogue *catalogue, const char *folder, const char *name,
                    const FileMark *mark, const SessionSummary *summary);
void catalogue_drop(Catalogue *catalogue, const char *folder, const char *name);
void catalogue_commit(Catalogue *catalogue);

#endif
