/* Takes a state up again from its checkpoint. */
#ifndef TESTS_CORE_RETELL_H
#define TESTS_CORE_RETELL_H

#include "core/vote/checkpoint.h"

/* A new round table that took the checkpoint of another, each event through check and apply. */
Roundtable *retell(const Roundtable *roundtable);

#endif
