/* Checks that a later copy of a session only adds to an earlier one. */
#ifndef SESSIONS_VERIFY_SINCE_H
#define SESSIONS_VERIFY_SINCE_H

#include "core/base/error.h"

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
