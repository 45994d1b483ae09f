/* A journal read back: its events with the targets of corrections, folded into a state. Trusts
 * nothing that it reads. */
#ifndef SESSIONS_READING_H
#define SESSIONS_READING_H

#include "core/roundtable.h"
#include "sessions/journal.h"

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

/* How far a journal has been folded. */
typedef struct Reading {
  Journal *journal; /* borrowed */
  const char *path; /* for errors, borrowed */
  Roundtable *state;
  ChainHash hash;     /* of the chain after the state's last event */
  uint64_t bad_event; /* the first that could not be taken in, 0 if none */
  EventReader reader;
} Reading;

/* Before the first event. */
bool reading_open(Journal *journal, const char *path, Reading *reading, Error *err);
void reading_close(Reading *reading);

/* Takes in every event after the state's last one up to `to` (UINT64_MAX: to the end): each must be
 * the next, in the chain, canonical and possible. The error names the first that is not; the state
 * is then the one before it. */
bool reading_take(Reading *reading, uint64_t to, Error *err);

/* The state as a checkpoint, and a state from one. The bytes are each event of core/checkpoint.h,
 * its length in front. `last` is the stamp of the event after which it was made. */
bool checkpoint_encode(const Roundtable *state, Bytes *data, Error *err);
bool checkpoint_decode(const Bytes *data, Stamp last, Roundtable *state, Error *err);

/* Puts the reading where the journal's latest checkpoint at or before `seq` is, if there is one. */
bool reading_start_at_checkpoint(Reading *reading, uint64_t seq, Error *err);

/* Whether the derived tallies are those of the state; *count is how many there are. */
bool reading_check_tallies(Reading *reading, size_t *count, Error *err);

#endif
