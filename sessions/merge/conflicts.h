/* What stands in the way of a merge, a sentence each: what the one file says, what the other, and
 * how to resolve it. */
#ifndef SESSIONS_MERGE_CONFLICTS_H
#define SESSIONS_MERGE_CONFLICTS_H

#include <stddef.h>

#include "core/base/error.h"

/* {0} is none. */
typedef struct Conflicts {
  char **sentences; /* in the order in which they were found, each once */
  size_t count, capacity;
} Conflicts;

void conflicts_free(Conflicts *conflicts);

/* Writes one as printf does; nothing where it is there already. Fails only for lack of memory. */
bool conflicts_add(Conflicts *conflicts, Error *err, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
