/* How the votes came about, for other programs: a row for each tally that an event changed. */
#ifndef SESSIONS_REPLAY_CHANGES_H
#define SESSIONS_REPLAY_CHANGES_H

#include <stdio.h>

#include "sessions/replay/replay.h"

/* CSV of seq, time (of the room, "2023-06-06 16:02:11"), subgroup_code, code, green, yellow, red:
 * in the order of the journal up to event `until`, each with the whole tally as it stood after that
 * event, ballots and counted dots together. What was taken back later is there, and so is its being
 * taken back. */
bool changes_csv(FILE *out, Session *session, uint64_t until, Error *err);

/* The same as a JSON array of objects. */
bool changes_json(FILE *out, Session *session, uint64_t until, Error *err);

#endif
