/* For files of this room: changes of the agenda as parts of an act. */
#ifndef SESSIONS_ACTS_AGENDA_PARTS_H
#define SESSIONS_ACTS_AGENDA_PARTS_H

#include "sessions/acts/agenda.h"
#include "sessions/session/transaction.h"

/* Appends a held subgroup; *number is its own. */
bool add_subgroup_event(Transaction *tx, const char *code, const char *title, uint32_t *number,
                        Error *err);

/* Sets the status of a subgroup or recommendation, by the kind of event; no-op if it has it. */
bool add_status(Transaction *tx, EventKind kind, uint32_t subject, int64_t status,
                const char *reason, Error *err);

/* Returns the place right after a recommendation; after a heading, that after everything under it,
 * which is contiguous in a well-ordered agenda. */
size_t place_behind(const Roundtable *state, const Subgroup *subgroup, const Recommendation *after);

#endif
