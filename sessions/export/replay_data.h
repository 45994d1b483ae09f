/* A session played again, for other programs: how it stood at a moment, and how its votes came
 * about. Whoever owns the stream checks it (ferror). */
#ifndef SESSIONS_EXPORT_REPLAY_DATA_H
#define SESSIONS_EXPORT_REPLAY_DATA_H

#include <stdio.h>

#include "sessions/replay/replay.h"

/* CSV of subgroup_code, code, green, yellow, red, in the order of the agenda of then: a row for
 * each recommendation that had a dot, ballots and counted dots together. What it says reads back as
 * counts. */
void snapshot_csv(FILE *out, const Roundtable *then);

/* One JSON object: "title", "date", "place", "theme", "course" (vote_origin_name); "event" {"seq",
 * "act", "time", "kind", "text", "taken_back_by" (a seq, or null)}; "phase" {"number", "name",
 * "minutes" (0: nobody said), "running", "elapsed_ms"} or null; "board" {"view", "subgroup_code",
 * "code" (null where it shows none), "curtain", "reveal", "steps"}; and "recommendations", those
 * put to the vote then, in the order of the agenda, by the rule of then: {"subgroup_code", "code",
 * "title", "green", "yellow", "red", "cumulative", "cumulative_rank", "weighted", "weighted_rank"}.
 * `then` is the state right after its last event. */
bool snapshot_json(FILE *out, Session *session, const Roundtable *then, Error *err);

/* A row for each tally that an event changed: seq, time (of the room, "2023-06-06 16:02:11"),
 * subgroup_code, code, green, yellow, red: in the order of the journal up to event `until`, each
 * with the whole tally as it stood after that event, ballots and counted dots together. What was
 * taken back later is there, and so is its being taken back. The time of a vote from a timed log is
 * the one that its log says. As CSV, and as a JSON array of objects. */
bool changes_csv(FILE *out, Session *session, uint64_t until, Error *err);
bool changes_json(FILE *out, Session *session, uint64_t until, Error *err);

#endif
