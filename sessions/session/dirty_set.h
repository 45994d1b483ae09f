/* Which recommendations the events of an act may have changed the tally, the code or the place of.
 */
#ifndef SESSIONS_SESSION_DIRTY_SET_H
#define SESSIONS_SESSION_DIRTY_SET_H

#include "core/vote/roundtable.h"

/* {0} is none. */
typedef struct DirtySet {
  uint32_t *numbers; /* each once */
  size_t count, capacity;
  uint8_t *seen; /* by number, for the numbers that there is room for */
  size_t seen_capacity;
} DirtySet;

/* Adds those of an event that was just applied to the state. Fails only for lack of memory. */
bool dirty_set_add(DirtySet *dirty, const Roundtable *state, const Event *event, Error *err);
void dirty_set_free(DirtySet *dirty);

#endif
