/* Tries a journal that a crash may have left beside a session on private copies: is the file intact
 * as it is, or only once SQLite has rolled it back? */
#ifndef SESSIONS_SQLITE_RECOVERY_TRIAL_H
#define SESSIONS_SQLITE_RECOVERY_TRIAL_H

#include "core/base/error.h"

typedef enum RecoveryVerdict {
  KEEP_AS_IT_LIES, /* the file is intact; the journal is another's, or of an older state */
  ROLL_BACK, /* the journal is this file's: rolling back makes the file intact, and loses nothing */
  KEEP_NEITHER, /* the file is not intact either way */
} RecoveryVerdict;

/* The copies are in a folder of mode 0700 and have mode 0600. They need twice the session's size,
 * in $TMPDIR, /tmp, /var/tmp or beside the session: the first with enough space. */
typedef struct RecoveryTrial {
  char *folder;
  int lock;                       /* of the folder, as long as it is in use */
  char *as_it_lies, *rolled_back; /* NULL: not made, as the verdict did not need it */
  RecoveryVerdict verdict;
} RecoveryTrial;

/* Runs the trial. Both descriptors are only read; `journal` is -1 if what is there must not be
 * given to SQLite. There must be no writer meanwhile. Hold signals back: recovery_trial_end removes
 * the copies, and the next trial removes those of a killed program. False: no verdict, and nothing
 * is left behind. */
bool recovery_trial_run(const char *path, int file, int journal, RecoveryTrial *trial, Error *err);
void recovery_trial_end(RecoveryTrial *trial);

/* Returns the intact copy, borrowed; NULL if there is none, or no trial. */
const char *recovery_trial_readable(const RecoveryTrial *trial);

/* Lets SQLite roll the file back, which removes its journal; errors call the file `shown`. */
bool roll_back_file(const char *path, const char *shown, Error *err);

#endif
