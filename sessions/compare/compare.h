/* Sessions side by side, or added up. For each recommendation: its ranks, share of the dots,
 * dots per voter, rise or fall; what is only in some; and caveats.
 *
 * Like rank and report, this hides nothing: it is for those who have the files. */
#ifndef SESSIONS_COMPARE_COMPARE_H
#define SESSIONS_COMPARE_COMPARE_H

#include <stdio.h>

#include "sessions/compare/matching.h"
#include "sessions/text/sentences.h"

typedef enum ComparisonOrder {
  ORDER_BY_RANK, /* in the last session; those without a rank there follow, by the one before … */
  ORDER_BY_CHANGE, /* largest move up or down first */
  ORDER_OF_AGENDA, /* of the first session, then what later ones add */
  COMPARISON_ORDERS
} ComparisonOrder;

typedef struct ComparisonRequest {
  PanelRequest panel;
  bool both_main; /* text: cumulative and weighted, instead of the panel's method only */
  ComparisonOrder order;
} ComparisonRequest;

typedef struct Comparison {
  Panel panel;
  Matching matching;
  Sentences sentences; /* remarks, without full stops */
  ComparisonRequest request;
  size_t *rows; /* rows of the matching that were put to the vote in any session, in the requested
                   order */
  size_t row_count;
} Comparison;

/* Returns a request by the cumulative or weighted ranking that is the first session's rule, each
 * session with its own weights. */
ComparisonRequest comparison_request(const Session *first);

/* Compares sessions (2 to PANEL_MAX), which are borrowed. Decisions about matches are read from
 * `folder`; none if NULL. Close it with comparison_close, on failure too, which accepts one that is
 * all zero. Do not move the comparison while it is open. */
bool comparison_open(Session *const *sessions, size_t count, const ComparisonRequest *request,
                     const char *folder, Comparison *comparison, Error *err);
void comparison_close(Comparison *comparison);

/* Sorts the rows in another order. */
void comparison_sort(Comparison *comparison, ComparisonOrder order);

/* Returns a row's standing in a session; NULL if it was not put to the vote there. */
const Standing *comparison_standing(const Comparison *comparison, size_t row, size_t session);

/* Returns its rank there by a main method, or by the panel's; 0 if unranked. */
uint32_t comparison_rank(const Comparison *comparison, size_t row, size_t session,
                         RankingMethod method);

/* Computes how many ranks it rose (negative: fell) from the first session that ranks it to the
 * last; false if there are not two. */
bool comparison_change(const Comparison *comparison, size_t row, RankingMethod method,
                       int64_t *change);

/* Computes its share of all dots of that session; false if there are none. */
bool comparison_share(const Comparison *comparison, size_t row, size_t session, Ratio *share);

/* Computes its dots per possible voter; false if their number is unknown. */
bool comparison_per_voter(const Comparison *comparison, size_t row, size_t session, Ratio *dots);

/* Writes text for people, at most 80 columns wide. */
typedef bool ComparisonWriter(FILE *out, const Comparison *comparison, Error *err);
ComparisonWriter comparison_text;

/* Writes a row for each recommendation and session that has it, in the requested order: item (1 …),
 * session (« A »), session_title, date, fingerprint, subgroup_code, code, title, key, matched_by («
 * key », « title », « reference », « confirmed »; empty where it appears first), green, yellow,
 * red, cumulative, cumulative_rank, weighted, weighted_rank, share (of that session's dots, to six
 * decimals), voters, dots_per_voter, method, rank, rank_change (ranks it rose since the previous
 * session that ranked it; negative: fell). Missing values are empty: no ranks where it was not put
 * to the vote. */
ComparisonWriter comparison_csv;

/* Writes one object: "format" ("gommette comparison"), "method", "sessions", "items" with one
 * object for each appearance, "proposals", "differences" (titles of one row that are not the same
 * text) and "remarks" (sentences). What is empty in CSV is null. */
ComparisonWriter comparison_json;

#endif
