/* An event log: a plain file (FORMAT.md, "The second log") of events in sequence, each with its
 * canonical bytes and the hash of the chain after it. Each record starts and ends with its length,
 * so that the last one can be found from the end, and one torn by a crash is detected. */
#ifndef SESSIONS_JOURNAL_EVENT_LOG_H
#define SESSIONS_JOURNAL_EVENT_LOG_H

#include <sys/types.h>

#include "sessions/journal/journal.h"

typedef struct EventLog {
  int file;       /* open for reading and writing */
  off_t size;     /* up to the end of the last whole record */
  uint64_t seq;   /* of its event; 0: none */
  ChainHash hash; /* of the chain after it */
} EventLog;

/* Finds the end of the log in log->file, in constant time. Cuts off what a crash left after the
 * last whole record, or after a hole among the last ones, and durably writes the header into a file
 * that has no event. Any other file that is not a log is refused; errors call it `path`. */
bool event_log_find_end(EventLog *log, const char *path, Error *err);

/* Append one more record to `records`; and write those, the last of which is event `seq`, at the
 * log's end: all or, with errno set, none. */
bool event_log_add(Bytes *records, const JournalEntry *entry, Error *err);
bool event_log_write(EventLog *log, const Bytes *records, uint64_t seq, ChainHash hash);

/* Calls `take` for each event from the first, as long as they are whole and in the chain. *read
 * (including its file) says how far that is, *torn whether something invalid follows. */
bool event_log_read(int file, const char *path, JournalTaker *take, void *context, EventLog *read,
                    bool *torn, Error *err);

#endif
