/* Events read back from a journal, with what corrections correct. */
#ifndef SESSIONS_SESSION_EVENT_READER_H
#define SESSIONS_SESSION_EVENT_READER_H

#include "sessions/journal/journal.h"

/* Where events that are read back live: an event, its target, and its target's target. */
enum { TARGET_DEPTH = 2 };
typedef struct EventReader {
  Event events[1 + TARGET_DEPTH];
  Bytes stores[1 + TARGET_DEPTH];
} EventReader;

void event_reader_free(EventReader *reader);

/* Decodes an entry, targets filled in where the journal has them (NULL where not). *event is
 * borrowed until the next call with this reader. */
bool event_read(EventReader *reader, Journal *journal, const JournalEntry *entry,
                const Event **event, Error *err);

/* Fills in the target of a correction that was just made. */
bool event_fill_target(EventReader *reader, Journal *journal, Event *event, Error *err);

#endif
