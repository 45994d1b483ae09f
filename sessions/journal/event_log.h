/* Events one after the other in a plain file (FORMAT.md, "The second log"): canonical bytes and the
 * hash of the chain after them, nothing else. Each record ends as it begins, with its length, so
 * that the last one is found from the end; one that a crash tore is told from a whole one. */
#ifndef SESSIONS_JOURNAL_EVENT_LOG_H
#define SESSIONS_JOURNAL_EVENT_LOG_H

#include <sys/types.h>

#include "sessions/journal/journal.h"

typedef struct EventLog {
  int file;       /* to read and write */
  off_t size;     /* up to the end of the last whole record */
  uint64_t seq;   /* its event's; 0: there is none */
  ChainHash hash; /* of the chain after it */
} EventLog;

/* Looks where the log of log->file ends, which takes as long however many events there are. What a
 * crash left after the last whole record is cut off, and an empty file gets its head. A file that
 * is no log is refused; errors call it `path`. */
bool event_log_find_end(EventLog *log, const char *path, Error *err);

/* Puts one more record behind those in `records`; and writes them, the last of which is event
 * `seq`, at the log's end: all or, with errno set, none. */
bool event_log_add(Bytes *records, const JournalEntry *entry, Error *err);
bool event_log_write(EventLog *log, const Bytes *records, uint64_t seq, ChainHash hash);

/* Hands on each event from the first, as far as they are whole and in the chain. *read (its file
 * too) says how far that is, *torn whether something follows that is not. */
bool event_log_read(int file, const char *path, JournalTaker *take, void *context, EventLog *read,
                    bool *torn, Error *err);

#endif
