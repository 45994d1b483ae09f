/* What a session's votes come to, and whether the room may know. */
#ifndef SESSIONS_SESSION_TOTALS_H
#define SESSIONS_SESSION_TOTALS_H

#include "core/vote/roundtable.h"

/* What a recommendation adds to any sum: its tally, or nothing where it was withdrawn. */
Tally tally_in_sums(const Recommendation *recommendation);

/* The sums of a subgroup's recommendations, and of a session's; and in dots. */
Tally subgroup_tally(const Roundtable *state, const Subgroup *subgroup);
Tally session_tally(const Roundtable *state);
int64_t subgroup_dots(const Roundtable *state, const Subgroup *subgroup);
int64_t session_dots(const Roundtable *state);

/* How many dots the withdrawn ones had: they are in no sum. */
int64_t subgroup_withdrawn_dots(const Roundtable *state, const Subgroup *subgroup);

/* Whether a recommendation, or any of a subgroup, has figures to be told: a row in a ranking, or
 * dots. */
bool recommendation_has_figures(const Roundtable *state, const Recommendation *recommendation);
bool subgroup_has_figures(const Roundtable *state, const Subgroup *subgroup);

/* How many recommendations of the session are present, and how many have a row in the ranking. */
size_t session_recommendations(const Roundtable *state);
size_t session_ranked(const Roundtable *state);

/* Whether the room may not see results yet: the curtain is drawn, or a ranking that is shown from
 * the last to the first is not shown to its end. */
bool results_hidden(const Roundtable *state);

#endif
