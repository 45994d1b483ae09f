/* A journal that a crash may have left beside a session, tried on private copies: whether the file
 * is whole as it lies, or only once SQLite has rolled it back. */
#ifndef SESSIONS_SQLITE_RECOVERY_TRIAL_H
#define SESSIONS_SQLITE_RECOVERY_TRIAL_H

#include "core/base/error.h"

typedef enum RecoveryVerdict {
  KEEP_AS_IT_LIES, /* the file is whole; the journal is another's, or of an older state */
  ROLL_BACK,       /* the journal is this file's: with it the file is whole, and loses nothing */
  KEEP_NEITHER,    /* the file is not whole either way */
} RecoveryVerdict;

/* The copies lie in a folder of mode 0700 and are of mode 0600. A session's size is needed twice,
 * in $TMPDIR, /tmp, /var/tmp or beside the session: the first that has the room. */
typedef struct RecoveryTrial {
  char *folder;
  int lock;                       /* of the folder, as long as somebody is at work in it */
  char *as_it_lies, *rolled_back; /* NULL: not made, for the verdict did not need it */
  RecoveryVerdict verdict;
} RecoveryTrial;

/* Both descriptors are only read; `journal` is -1 where what lies there must not be given to
 * SQLite. Nobody may write meanwhile. Signals should be held back: recovery_trial_end takes the
 * copies away, and the next trial those of a program that was killed. False: nothing is known and
 * nothing is left. */
bool recovery_trial_run(const char *path, int file, int journal, RecoveryTrial *trial, Error *err);
void recovery_trial_end(RecoveryTrial *trial);

/* The copy that is whole, borrowed; NULL where neither is, or there is no trial. */
const char *recovery_trial_readable(const RecoveryTrial *trial);

/* Lets SQLite roll the file back, so that its journal is gone; errors call the file `shown`. */
bool roll_back_file(const char *path, const char *shown, Error *err);

#endif
