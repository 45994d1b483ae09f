/* What a session's votes come to, and whether the room may know. */
#ifndef SESSIONS_SESSION_TOTALS_H
#define SESSIONS_SESSION_TOTALS_H

#include "core/vote/roundtable.h"

/* Whether what a session's votes come to is final, and what to say where it is not: one decision
 * and one wording for every table, paper, file and screen.
 *
 * Provisional are figures while a vote is open, while the room may not see the results yet, or
 * while ballots of the kiosk wait to be counted. A ranking by other weights than those of the
 * session's rule is a simulation, provisional or not. A session in which nothing was put to the
 * vote has no figures that could be either. */

typedef struct Finality {
  size_t open;     /* subgroups whose vote is open */
  bool hidden;     /* from the room */
  int64_t waiting; /* ballots of the kiosk */
  bool simulated;
} Finality;

/* Of the votes, and of a ranking of them by these weights. */
Finality finality_of(const Roundtable *roundtable);
Finality finality_with(const Roundtable *roundtable, Weights weights);

/* Neither provisional nor a simulation. */
bool finality_is_final(const Finality *finality);

/* For programs: "final", "provisional", "simulation", "provisional simulation". Borrowed. */
const char *finality_name(const Finality *finality);

/* For people, in capitals: "PROVISIONAL", "SIMULATION", "PROVISIONAL SIMULATION"; "" where it is
 * final. Borrowed. */
const char *finality_mark(const Finality *finality);

/* The subgroups whose vote is open, by code, else by title, the first few of them: "2, T"; "" for a
 * session whose only subgroup has no name. Returns text. */
enum { FINALITY_OPEN_SIZE = 1024, FINALITY_TEXT_SIZE = 2048 };
const char *finality_open_text(const Roundtable *roundtable, char text[FINALITY_OPEN_SIZE]);

/* Lists like that one, of other subgroups: `text` is "" before the first name is added, its `n` 0;
 * then how many there were in all. */
void finality_add_name(const Subgroup *subgroup, size_t n, char text[FINALITY_OPEN_SIZE]);
void finality_add_rest(size_t count, char text[FINALITY_OPEN_SIZE]);

/* "PROVISIONAL: the vote is still open (2, T); the results are not revealed to the room." What a
 * simulation is simulated with, explain_simulation says. "" where it is not provisional. Returns
 * text. */
const char *finality_sentence(const Roundtable *roundtable, const Finality *finality,
                              char text[FINALITY_TEXT_SIZE]);

/* The same without a full stop and with nothing but the mark and the open votes, to stand before
 * other words: "PROVISIONAL (still open: 2, T)"; the mark alone where no vote is open. Returns
 * text. */
const char *finality_label(const Roundtable *roundtable, const Finality *finality,
                           char text[FINALITY_TEXT_SIZE]);

/* The n-th open subgroup, NULL past the last. */
const Subgroup *finality_open_subgroup(const Roundtable *roundtable, size_t n);

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
