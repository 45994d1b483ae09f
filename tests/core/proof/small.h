/* A session with subgroups A (open) and B, recommendations 1 and 2 in A and 3 in B. */
#ifndef TESTS_CORE_PROOF_SMALL_H
#define TESTS_CORE_PROOF_SMALL_H

#include "core/vote/event_fields.h"
#include "core/vote/roundtable.h"

/* False if out of memory. Close with roundtable_close. */
bool small_session(Roundtable **roundtable);

/* Checks and applies the event as the next one; false if it was refused. */
bool happens(Roundtable *roundtable, Event event);

#endif
