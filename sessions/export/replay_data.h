/* A replayed session for other programs: its state at a moment, and how its votes came about. The
 * caller checks the stream (ferror). */
#ifndef SESSIONS_EXPORT_REPLAY_DATA_H
#define SESSIONS_EXPORT_REPLAY_DATA_H

#include <stdio.h>

#include "sessions/replay/replay.h"

/* Writes CSV of subgroup_code, code, green, yellow, red, in the agenda order of that moment: a row
 * for each recommendation that had a dot, ballots and counted dots together. It can be read back as
 * counts. */
void snapshot_csv(FILE *out, const Roundtable *then);

/* Writes one JSON object: "title", "date", "place", "theme", "course" (vote_origin_name); "event"
 * {"seq", "act", "time", "kind", "text", "taken_back_by" (a seq, or null)}; "phase" {"number",
 * "name", "minutes" (0: unknown), "running", "elapsed_ms"} or null; "board" {"view",
 * "subgroup_code", "code" (null where it shows none), "curtain", "reveal", "steps"}; and
 * "recommendations", those put to the vote at that moment, in the order of the agenda, by the rule
 * of that moment: {"subgroup_code", "code", "title", "green", "yellow", "red", "cumulative",
 * "cumulative_rank", "weighted", "weighted_rank"}. `then` is the state right after its last event.
 */
bool snapshot_json(FILE *out, Session *session, const Roundtable *then, Error *err);

/* Write a row for each tally that an event changed: seq, time (local, "2023-06-06 16:02:11"),
 * subgroup_code, code, green, yellow, red; in journal order up to event `until`, each with the
 * whole tally after that event, ballots and counted dots together. Votes reverted later are
 * included, and so are their reverts. The time of a vote from a timed log is the one in that log.
 * As CSV, and as a JSON array of objects. */
bool changes_csv(FILE *out, Session *session, uint64_t until, Error *err);
bool changes_json(FILE *out, Session *session, uint64_t until, Error *err);

#endif
