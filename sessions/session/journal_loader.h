/* A journal read back: its events with the targets of corrections, folded into a state. Trusts
 * nothing that it reads. */
#ifndef SESSIONS_SESSION_JOURNAL_LOADER_H
#define SESSIONS_SESSION_JOURNAL_LOADER_H

#include "core/vote/roundtable.h"
#include "sessions/journal/journal.h"

/* Events read back from a journal, with what corrections correct. */

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

/* Looks at each event right after it was taken in. */
struct JournalLoader;
typedef bool EventWatcher(struct JournalLoader *loader, const Event *event, Error *err);

/* How far a journal has been folded. */
typedef struct JournalLoader {
  Journal *journal; /* borrowed */
  const char *path; /* for errors, borrowed */
  Roundtable *state;
  ChainHash hash;     /* of the chain after the state's last event */
  uint64_t proven;    /* up to this event the chain was checked before: it is not hashed again */
  uint64_t covered;   /* up to this event checkpoints told the history when it was started */
  uint64_t bad_event; /* the first that could not be taken in, 0 if none */
  EventReader reader;
  EventWatcher *watch; /* NULL: nobody does */
  void *watcher;       /* for it */
  bool watch_refused;  /* it did: no event is bad */
} JournalLoader;

/* Before the first event. */
bool journal_loader_open(Journal *journal, const char *path, JournalLoader *loader, Error *err);
void journal_loader_close(JournalLoader *loader);

/* Takes in every event after the state's last one up to `to` (UINT64_MAX: to the end): each must be
 * the next, in the chain, canonical and possible. The error names the first that is not; the state
 * is then the one before it. */
bool journal_loader_take(JournalLoader *loader, uint64_t to, Error *err);

/* Puts the reading where the journal's latest checkpoint at or before `seq` is, if there is one. */
bool journal_loader_start_at_checkpoint(JournalLoader *loader, uint64_t seq, Error *err);

/* Puts an empty reading where the journal's last checkpoint is, with the history that this and the
 * ones before tell, so that all but ballots is known. *started is false, and the reading still
 * empty, where there is none or they do not tell it whole: then the journal must be read. The chain
 * before the checkpoint is not looked at. */
bool journal_loader_start_at_end(JournalLoader *loader, bool *started, Error *err);

/* Takes in all there is, then says whether the derived tallies agree, both at one moment, so that
 * no other terminal writes in between; *count is how many there are. */
bool journal_loader_check_tallies(JournalLoader *loader, size_t *count, Error *err);

#endif
