/* Internals of Session, for the files that record into it. */
#ifndef SESSIONS_SESSION_SESSION_PARTS_H
#define SESSIONS_SESSION_SESSION_PARTS_H

#include "sessions/files/child.h"
#include "sessions/session/derived_tables.h"
#include "sessions/session/journal_loader.h"
#include "sessions/session/session.h"

typedef struct Transaction Transaction;

struct Transaction {
  Session *session;
  Moment moment;
  uint64_t first; /* the seq of its first event */
  size_t count;
  uint64_t expected; /* how many events it will have; 0 if unknown */
  Error trouble;     /* why the state has an event that the journal does not, if so */
  DirtySet dirty;
};

/* Events from one seq to another. */
typedef struct EventSpan {
  uint64_t first, last;
} EventSpan;

struct Session {
  char *path;              /* where it is, or will be once saved */
  char *draft;             /* the hidden file of a created session until then, else NULL */
  sigset_t signals_before; /* the signals blocked before there was a draft */
  Journal *journal;
  JournalLoader loader;  /* the state, and how far it is loaded */
  JournalLoader proof;   /* … the same from the first event on, while the journal before the
                            checkpoint at which the state was loaded has not been read; else {0} */
  uint64_t covered;      /* checkpoints covered the history up to here when it was opened */
  EventReader reader;    /* of session_event */
  EventReader targets;   /* of corrections, being added */
  SecondLog *second_log; /* NULL if none */
  Clock clock;
  uint8_t boot_mark[BOOT_MARK_SIZE];
  uint64_t opened_at; /* the last event when it was opened */
  EventSpan *own;     /* the events recorded here since, in order */
  size_t own_count, own_capacity;
  uint64_t seen;           /* the last event seen by its users, or 0 */
  ProgressTaker *progress; /* may be NULL */
  void *progress_context;
  uint64_t kept;           /* the last event known to be durable … */
  ChainHash kept_hash;     /* … and the chain after it */
  bool has_news;           /* another connection committed, and it is not loaded yet */
  bool is_lost;            /* the state could not be read back after a failed act … */
  Roundtable *spare;       /* … and is this empty one, if there is no memory for another */
  Error warning;           /* for a file that has its name despite it */
  Transaction transaction; /* the one in progress, if any: it has a claim on the journal */
};

/* Allocates a session at `path`, without a journal yet. */
bool session_allocate(const char *path, Clock clock, Session **session, Error *err);

/* Notes that the state is durable. */
void session_note_kept(Session *session);

/* Notes that these events were recorded here. Without memory for that they are another's. */
void session_note_own(Session *session, EventSpan events);

/* Checks that the journal still holds everything known to be durable: another program may have
 * overwritten its file. */
bool session_check_kept(Session *session, Error *err);

/* Loads the journal into a new state, which replaces the present one: as far as it can be read. */
bool session_read_again(Session *session, Error *err);

/* Reads the rest of the journal, if it was opened at a checkpoint, so that the state, which stays
 * at the same address, knows all ballots. */
bool session_need_ballots(Session *session, Error *err);

/* How many events pass between two calls of the progress taker. */
enum { PROGRESS_EVERY = 8192 };
void session_progress(const Session *session, uint64_t done, uint64_t of);

/* Returns the journal, for data beside the chain that goes into the same transaction. */
Journal *transaction_journal(const Transaction *tx);

/* Returns the file's name in errors. */
const char *transaction_path(const Transaction *tx);

#endif
