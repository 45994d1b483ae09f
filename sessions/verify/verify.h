/* Proof that nothing was altered: chain, fingerprint, earlier copies, recounts. Here: every event's
 * bytes, the chain, the state they add up to, all that is derived. Trusts nothing in the file. */
#ifndef SESSIONS_VERIFY_VERIFY_H
#define SESSIONS_VERIFY_VERIFY_H

#include <stddef.h>

#include "core/base/error.h"
#include "core/vote/event.h"
#include "sessions/journal/codec.h"

typedef struct Verification {
  uint64_t events; /* found good, from the first on without a gap */
  ChainHash hash;  /* of the chain after the last good one */
  uint64_t
      bad_event;  /* the seq of the first that is not; 0: none, or the trouble is not in an event */
  size_t tallies; /* derived rows that agree with the journal */
  size_t checkpoints; /* checkpoints that agree with it */
  size_t rankings;    /* kept rankings whose results agree with it */
  size_t recounts;    /* recounts of the cells that their dice draw */
  size_t kiosks;      /* votes whose ballots from the kiosk are those that were counted */
  size_t merges;      /* files that were merged into it, whose own chains it still holds */
} Verification;

/* True when all of it holds. Else the error says in one sentence what does not, naming the first
 * bad event, and *found (always filled) says how far all was good. Never changes the file, but for
 * rolling back what a crashed writer left half done. */
bool verify_file(const char *path, Verification *found, Error *err);

/* How far a file is consistent, whatever it holds. */
typedef struct Integrity {
  bool storage;                /* the database is in order */
  bool chain;                  /* every event is there, from the first to the last */
  bool derived;                /* tallies, checkpoints and kept results are what the journal says */
  uint64_t events;             /* that could be read, without a gap */
  uint64_t act;                /* of the last of them */
  ChainHash hash;              /* of the chain after it */
  uint8_t id[SESSION_ID_SIZE]; /* of the session, where there is an event */
} Integrity;

/* False only where memory or a disk fails: nothing is known of the file then. */
bool verify_integrity(const char *path, Integrity *found, Error *err);
bool integrity_is_whole(const Integrity *found);

#endif
