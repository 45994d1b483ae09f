/* A session as it stood right after one of its events, for other programs. */
#ifndef SESSIONS_REPLAY_SNAPSHOT_H
#define SESSIONS_REPLAY_SNAPSHOT_H

#include <stdio.h>

#include "sessions/replay/vote_origin.h"

/* CSV of subgroup_code, code, green, yellow, red, in the order of the agenda of then: a row for
 * each recommendation that had a dot, ballots and counted dots together. What it says reads back as
 * counts. */
void snapshot_csv(FILE *out, const Roundtable *then);

/* One JSON object: "title", "date", "place", "theme", "course" (course_name); "event" {"seq",
 * "act", "time", "kind", "text", "taken_back_by" (a seq, or null)}; "phase" {"number", "name",
 * "minutes" (0: nobody said), "running", "elapsed_ms"} or null; "board" {"view", "subgroup_code",
 * "code" (null where it shows none), "curtain", "reveal", "steps"}; and "recommendations", those
 * put to the vote then, in the order of the agenda, by the rule of then: {"subgroup_code", "code",
 * "title", "green", "yellow", "red", "cumulative", "cumulative_rank", "weighted", "weighted_rank"}.
 * `then` is the state right after its last event. */
bool snapshot_json(FILE *out, Session *session, const Roundtable *then, Error *err);

#endif
