/* Proof that nothing was altered: chain, fingerprint, earlier copies, recounts. This header
 * verifies every event's bytes, the chain, the state that the events add up to, and all derived
 * data. Trusts nothing in the file. */
#ifndef SESSIONS_VERIFY_VERIFY_H
#define SESSIONS_VERIFY_VERIFY_H

#include <stddef.h>

#include "core/base/error.h"
#include "core/vote/event.h"
#include "sessions/journal/codec.h"
#include "sessions/session/journal_loader.h"

typedef struct Verification {
  uint64_t events; /* verified, from the first on without a gap */
  ChainHash hash;  /* of the chain after the last valid one */
  uint64_t
      bad_event;  /* the seq of the first invalid one; 0: none, or the problem is not in an event */
  size_t tallies; /* derived rows that agree with the journal */
  size_t checkpoints; /* checkpoints that agree with it */
  size_t rankings;    /* saved rankings whose results agree with it */
  size_t recounts;    /* recounts whose cells match their dice */
  size_t kiosks;      /* votes whose kiosk ballots are those that were counted */
  size_t merges;      /* files merged into it, whose own chains it still contains */
} Verification;

/* Returns true if everything is valid. Else the error says in one sentence what is not, naming the
 * first bad event, and *found (always filled in) says how much is valid. Never changes the file,
 * except to roll back what a crashed writer left half done. */
bool verify_file(const char *path, Verification *found, Error *err);

/* How far a file is consistent, whatever its content. */
typedef struct Integrity {
  bool storage;                /* the database is intact */
  bool chain;                  /* every event is there, from the first to the last */
  bool derived;                /* tallies, checkpoints and saved results match the journal */
  uint64_t events;             /* readable ones, without a gap */
  uint64_t act;                /* of the last of them */
  ChainHash hash;              /* of the chain after it */
  uint8_t id[SESSION_ID_SIZE]; /* of the session, if there is an event */
} Integrity;

/* Checks integrity; false only if memory or a disk fails: then nothing is known about the file. */
bool verify_integrity(const char *path, Integrity *found, Error *err);
bool integrity_is_whole(const Integrity *found);

/* Verifies the kiosk ballots stored beside the chain. */

/* Loads all remaining events, then, in the same snapshot, checks that each counted kiosk's ballots
 * have the hash and the sums recorded in the journal, and that the waiting ones are as many as
 * recorded; *counted is how many votes had kiosk ballots that were counted. The loader must have
 * started at the first event. */
bool kiosk_check(JournalLoader *loader, size_t *counted, Error *err);

/* Checks that a later copy of a session only adds to an earlier one. */

typedef struct SinceAnswer {
  uint64_t before;    /* the earlier copy's events … */
  uint64_t added;     /* … and those added after them */
  uint64_t merged_at; /* above 0: they are not its beginning, but came with this event, a merge */
} SinceAnswer;

/* Compares each event of the earlier copy, and its chain, with the later one's, which must have
 * been verified. True: the later one contains all of them, as its beginning or merged into it. The
 * error (ERROR_BAD_DATA) says that the earlier one is longer, of another session, or altered, or
 * which event is the first that differs. Neither file is changed. */
bool since_check(const char *path, const char *old, SinceAnswer *answer, Error *err);

#endif
