/* Inside of a Session, for the files that record into it. */
#ifndef SESSIONS_SESSION_SESSION_PARTS_H
#define SESSIONS_SESSION_SESSION_PARTS_H

#include "sessions/files/child.h"
#include "sessions/session/derived_tables.h"
#include "sessions/session/journal_loader.h"
#include "sessions/session/second_log.h"
#include "sessions/session/session.h"

typedef struct Transaction Transaction;

struct Transaction {
  Session *session;
  Moment moment;
  uint64_t first; /* the seq of its first event */
  size_t count;
  uint64_t expected; /* how many events it will have; 0 where that does not matter */
  Error trouble;     /* why the state has an event that the journal has not, if so */
  EventReader reader;
  DirtySet dirty;
};

struct Session {
  char *path;  /* where it is, or will be once it is kept */
  char *draft; /* the hidden file in which a created session lies until then, else NULL */
  sigset_t signals_before; /* those that were held back before there was a draft */
  Journal *journal;
  JournalLoader loader; /* the state, and how far it goes */
  JournalLoader proof; /* … the same from the first event on, while what is before the checkpoint at
                    which the state was taken up has not been read; else {0} */
  uint64_t covered;    /* up to here, when it was opened, checkpoints told the history */
  EventReader reader;    /* of session_event */
  SecondLog *second_log; /* NULL: there is none */
  Clock clock;
  uint8_t boot_mark[BOOT_MARK_SIZE];
  uint64_t seen;           /* the last event seen by its users, or 0 */
  ProgressTaker *progress; /* NULL: nobody listens */
  void *progress_context;
  uint64_t kept;           /* the last event that is known to be kept … */
  ChainHash kept_hash;     /* … and the chain after it */
  bool has_news;           /* another connection committed and it is not taken in yet */
  bool is_lost;            /* the state could not be read back after an act that failed */
  Error warning;           /* of a file that has its name all the same */
  Transaction transaction; /* the one that is going on, if any: it has a claim on the journal */
};

/* The state is what is kept. */
void session_note_kept(Session *session);

/* Whether the journal still holds all that is known to be kept: another program may have written
 * over its file. */
bool session_check_kept(Session *session, Error *err);

/* Reads the journal into a new state, which takes the place of the present one. */
bool session_read_again(Session *session, Error *err);

/* Reads the rest of the journal, if it was opened at a checkpoint, so that the state, which stays
 * where it is, knows all ballots. */
bool session_need_ballots(Session *session, Error *err);

/* How many events pass between two calls of the progress taker. */
enum { PROGRESS_EVERY = 8192 };
void session_progress(const Session *session, uint64_t done, uint64_t of);

/* The journal, for what is kept beside the chain in the same transaction. */
Journal *transaction_journal(const Transaction *tx);

/* What errors call the file. */
const char *transaction_path(const Transaction *tx);

#endif
