/* Totals of a session's votes, and whether the room may see them. */
#ifndef SESSIONS_SESSION_TOTALS_H
#define SESSIONS_SESSION_TOTALS_H

#include "core/vote/roundtable.h"

/* Whether a session's results are final, and what to say if not: one decision and one wording for
 * every table, report, file and screen.
 *
 * Results are provisional while a vote is open, while the room may not see them yet, or while kiosk
 * ballots wait to be counted. A ranking by weights other than those of the session's rule is a
 * simulation, provisional or not. A session in which nothing was put to the vote has no results to
 * be either. */

typedef struct Finality {
  size_t open;     /* how many subgroups have an open vote */
  bool hidden;     /* from the room */
  int64_t waiting; /* kiosk ballots */
  bool simulated;
} Finality;

/* Return the finality of the votes, and of a ranking of them by these weights. */
Finality finality_of(const Roundtable *roundtable);
Finality finality_with(const Roundtable *roundtable, Weights weights);

/* Returns whether it is neither provisional nor a simulation. */
bool finality_is_final(const Finality *finality);

/* Returns, for programs, "final", "provisional", "simulation" or "provisional simulation".
 * Borrowed. */
const char *finality_name(const Finality *finality);

/* Returns, for people, "PROVISIONAL", "SIMULATION" or "PROVISIONAL SIMULATION"; "" if final.
 * Borrowed. */
const char *finality_mark(const Finality *finality);

/* Returns the subgroups whose vote is open, by code or else by title, the first few of them, in
 * `text`: "2, T"; "" if the session's only subgroup has no name. */
enum { FINALITY_OPEN_SIZE = 1024, FINALITY_TEXT_SIZE = 2048 };
const char *finality_open_text(const Roundtable *roundtable, char text[FINALITY_OPEN_SIZE]);

/* Build a list like that one for other subgroups: `text` is "" and `n` 0 before the first name;
 * finality_add_rest then takes how many there were in all. */
void finality_add_name(const Subgroup *subgroup, size_t n, char text[FINALITY_OPEN_SIZE]);
void finality_add_rest(size_t count, char text[FINALITY_OPEN_SIZE]);

/* Returns, in `text`, "PROVISIONAL: the vote is still open (2, T); the results are not revealed to
 * the room." "" if not provisional. explain_simulation describes the weights of a simulation. */
const char *finality_sentence(const Roundtable *roundtable, const Finality *finality,
                              char text[FINALITY_TEXT_SIZE]);

/* Returns, in `text`, a short form without full stop to precede other words: "PROVISIONAL (still
 * open: 2, T)", or the mark alone if no vote is open. */
const char *finality_label(const Roundtable *roundtable, const Finality *finality,
                           char text[FINALITY_TEXT_SIZE]);

/* Returns the n-th open subgroup, NULL past the last. */
const Subgroup *finality_open_subgroup(const Roundtable *roundtable, size_t n);

/* Return the sums of the recommendations of a subgroup, and of a session; and in dots. */
Tally subgroup_tally(const Roundtable *state, const Subgroup *subgroup);
Tally session_tally(const Roundtable *state);
int64_t subgroup_dots(const Roundtable *state, const Subgroup *subgroup);
int64_t session_dots(const Roundtable *state);

/* Returns how many dots the withdrawn ones had: they are in no sum. */
int64_t subgroup_withdrawn_dots(const Roundtable *state, const Subgroup *subgroup);

/* Return whether a recommendation, or any of a subgroup, has figures to show: a row in a ranking,
 * or dots. */
bool recommendation_has_figures(const Roundtable *state, const Recommendation *recommendation);
bool subgroup_has_figures(const Roundtable *state, const Subgroup *subgroup);

/* Return how many recommendations of the session are present, and how many have a row in the
 * ranking. */
size_t session_recommendations(const Roundtable *state);
size_t session_ranked(const Roundtable *state);

/* Returns whether the room may not see results yet: the curtain is drawn, or a ranking that
 * is revealed step by step is not fully revealed. */
bool results_hidden(const Roundtable *state);

/* Returns whether recommendations have a rank from the round before. */
bool has_earlier_ranks(const Roundtable *state);

#endif
