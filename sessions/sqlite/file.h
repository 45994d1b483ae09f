/* A session's file before SQLite opens it: whether it is one of ours, its real path, and what the
 * results of SQLite mean for it; and whose turn it is to write to it. */
#ifndef SESSIONS_SQLITE_FILE_H
#define SESSIONS_SQLITE_FILE_H

#include <sqlite3.h>

#include "core/base/error.h"
#include "sessions/journal/clock.h"

enum {
  SESSION_APPLICATION_ID = 0x676F6D6D, /* "gomm", in the header of the database */
  SESSION_FORMAT_FIRST = 1, /* the header's user_version: raised for what old readers do not know */
  SESSION_FORMAT_SECOND =
      2, /* a kiosk was begun or a ranking saved: tables for kiosk ballots (beside the journal) and
            ranking results (derived); or a subgroup moved */
  SESSION_FORMAT_THIRD = 3,  /* a phase was corrected; same tables as the second */
  SESSION_FORMAT_FOURTH = 4, /* the session has its own words for the colours; same tables */
  SESSION_FORMAT_LAST = SESSION_FORMAT_FOURTH,
};

typedef enum Access { ACCESS_RECORD, ACCESS_VIEW } Access;

/* Opens the file for reading and writing (only for reading if ACCESS_VIEW and writing is not
 * allowed) and checks its header: anything but a session that this program can read is refused.
 * *file is the descriptor. */
bool file_open(const char *path, Access access, int *file, Error *err);

/* Creates an empty file of mode 0600; errors call it `shown`; refused if the name exists. */
bool file_create(const char *path, const char *shown, int *file, Error *err);

/* Returns the path with its folder resolved and its last part unchanged, so that SQLite can refuse
 * links. The caller frees it. */
bool file_real_path(const char *path, char **real, Error *err);

/* Fails with what the database's last result means for the file at `path`. Always false. */
bool fail_database(sqlite3 *database, const char *path, Error *err);

/* The queue of writers of one file: a kernel lock, granted in the order of requests, so that nobody
 * starves. */

/* How long to wait for a file that others use. */

enum { PATIENCE_TICK_MS = 40 };

typedef struct Patience {
  const WaitWatcher *watcher; /* borrowed */
  int64_t begun_ms, asked_ms; /* by CLOCK_MONOTONIC */
  int64_t limit_ms;           /* if there is no watcher */
  bool was_left;              /* the watcher ended the wait */
} Patience;

Patience patience_begin(const WaitWatcher *watcher, int64_t limit_ms);

/* Returns whether to wait on; call it often. */
bool patience_lasts(Patience *patience);

/* Checks that files can be locked where this one is; if not, the error says what to do. */
bool queue_probe(int file, const char *path, Error *err);

/* Waits for this descriptor's turn, as long as patience lasts. `path` is for the error. */
bool queue_enter(int file, Patience *patience, const char *path, Error *err);

/* The same without a watcher, at most `patience_ms`. */
bool queue_enter_within(int file, int patience_ms, const char *path, Error *err);
void queue_leave(int file);

/* Locks a place in the file that only these locks use, without waiting: *held is false if another
 * descriptor has it, in any process. Released when the process ends. Places are from 0 on. */
bool place_hold(int file, uint32_t place, bool *held, const char *path, Error *err);
void place_leave(int file, uint32_t place);

/* Checks whether another descriptor has it. */
bool place_is_held(int file, uint32_t place, bool *held, const char *path, Error *err);

#endif
