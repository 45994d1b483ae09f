/* Loads a journal: reads its events, with the targets of corrections, and applies them to a state.
 * Trusts nothing that it reads. */
#ifndef SESSIONS_SESSION_JOURNAL_LOADER_H
#define SESSIONS_SESSION_JOURNAL_LOADER_H

#include "core/vote/roundtable.h"
#include "sessions/journal/journal.h"

/* Events read back from a journal, with the targets of corrections. */

/* Storage for events read back: an event, its target, and its target's target. */
enum { TARGET_DEPTH = 2 };
typedef struct EventReader {
  Event events[1 + TARGET_DEPTH];
  Bytes stores[1 + TARGET_DEPTH];
} EventReader;

void event_reader_free(EventReader *reader);

/* Decodes an entry and fills in its targets (NULL if the journal does not have them). *event is
 * borrowed until the next call with this reader. */
bool event_read(EventReader *reader, Journal *journal, const JournalEntry *entry,
                const Event **event, Error *err);

/* Fills in the target of a newly made correction. */
bool event_fill_target(EventReader *reader, Journal *journal, Event *event, Error *err);

/* Called for each event right after it was applied. */
struct JournalLoader;
typedef bool EventWatcher(struct JournalLoader *loader, const Event *event, Error *err);

/* How far a journal has been loaded. */
typedef struct JournalLoader {
  Journal *journal; /* borrowed */
  const char *path; /* for errors, borrowed */
  Roundtable *state;
  ChainHash hash;     /* of the chain after the state's last event */
  uint64_t proven;    /* the chain was checked before, up to this event: it is not hashed again */
  uint64_t covered;   /* checkpoints covered the history up to this event when loading started */
  uint64_t bad_event; /* the first that could not be applied, 0 if none */
  EventReader reader;
  EventWatcher *watch; /* may be NULL */
  void *watcher;       /* its argument */
  bool watch_refused;  /* the watcher returned false: no event is bad */
} JournalLoader;

/* Starts before the first event. */
bool journal_loader_open(Journal *journal, const char *path, JournalLoader *loader, Error *err);
void journal_loader_close(JournalLoader *loader);

/* Applies every event after the state's last one, up to `to` (UINT64_MAX: to the end): each must be
 * the next one, in the chain, canonical and possible. The error names the first that is not; the
 * state is then the one before it. */
bool journal_loader_take(JournalLoader *loader, uint64_t to, Error *err);

/* Moves the loader to the journal's latest checkpoint at or before `seq`, if there is one. */
bool journal_loader_start_at_checkpoint(JournalLoader *loader, uint64_t seq, Error *err);

/* Moves an empty loader to the journal's last checkpoint and loads the history from it and earlier
 * ones, so that all but ballots is known. If there is no checkpoint, or they do not cover the whole
 * history, *started is false and the loader is still empty: then the journal must be read. The
 * chain before the checkpoint is not checked. */
bool journal_loader_start_at_end(JournalLoader *loader, bool *started, Error *err);

/* Applies all remaining events, then checks that the derived tallies agree, both under one lock, so
 * that no other terminal writes in between; *count is how many there are. */
bool journal_loader_check_tallies(JournalLoader *loader, size_t *count, Error *err);

#endif
