/* The library's catalogue: summaries of sessions, beside what their files were like when they were
 * read. It is a cache and no more: whatever is wrong with it, it is made anew or done without, so
 * nothing here fails with an error. One file for all folders, the user's alone (0600), made by
 * SQLite (sessions/sqlite/catalogue.c); processes may use it at once. */
#ifndef SESSIONS_LIBRARY_CATALOGUE_H
#define SESSIONS_LIBRARY_CATALOGUE_H

#include "sessions/library/session_summary.h"

typedef struct Catalogue Catalogue;

/* What a file is like while nobody touches it: its size in bytes, when its content and its state
 * were last changed, in nanoseconds since 1970, and its number on the disk. */
typedef struct FileMark {
  int64_t size, mtime_ns, ctime_ns, inode;
} FileMark;

/* Opens the catalogue, or makes it: also in place of one that is damaged, of another version or no
 * catalogue at all. NULL where that cannot be. */
Catalogue *catalogue_open(const char *path);
void catalogue_close(Catalogue *catalogue);

/* Whether everything went well so far. Once it did not, nothing is read or written any more, and
 * catalogue_close takes a damaged file away. */
bool catalogue_is_sound(const Catalogue *catalogue);

/* Each card kept for a folder (its real path), without CARD_SOUGHT and CARD_SOURCES. The taker owns
 * the card. A card that memory does not suffice for is left out. */
typedef void SummaryTaker(void *context, const char *name, const FileMark *mark,
                          SessionSummary *summary);
void catalogue_read(Catalogue *catalogue, const char *folder, SummaryTaker *take, void *context);

/* The summaries of files of that size and time of change, wherever they lay: *at is the path. */
typedef bool MovedTaker(void *context, const char *at, SessionSummary *summary); /* false: enough */
void catalogue_find(Catalogue *catalogue, const FileMark *mark, MovedTaker *take, void *context);

/* CARD_SOUGHT or CARD_SOURCES of each summary of a folder; `text` is borrowed until the taker
 * returns.
 */
typedef void SummaryTextTaker(void *context, const char *name, const char *text);
void catalogue_read_text(Catalogue *catalogue, const char *folder, SummaryText text,
                         SummaryTextTaker *take, void *context);

/* Changes, all those between catalogue_begin and catalogue_commit at once. Another process that is
 * about the same is not waited for: what it keeps is right too. */
void catalogue_begin(Catalogue *catalogue);
void catalogue_keep(Catalogue *catalogue, const char *folder, const char *name,
                    const FileMark *mark, const SessionSummary *summary);
void catalogue_drop(Catalogue *catalogue, const char *folder, const char *name);
void catalogue_commit(Catalogue *catalogue);

#endif
