/* Sessions side by side, or added up. Of the same recommendation: its ranks, share of the dots,
 * dots per voter, rise or fall; what is only in some; what to be careful about.
 *
 * Like rank and report, this hides nothing: it is for whoever has the files. */
#ifndef SESSIONS_COMPARE_COMPARE_H
#define SESSIONS_COMPARE_COMPARE_H

#include <stdio.h>

#include "sessions/compare/matching.h"
#include "sessions/text/sentences.h"

typedef enum ComparisonOrder {
  ORDER_BY_RANK,   /* in the last session; who has none there comes after, by the one before … */
  ORDER_BY_CHANGE, /* the longest way up or down first */
  ORDER_OF_AGENDA, /* of the first session, then what the next ones add */
  COMPARISON_ORDERS
} ComparisonOrder;

typedef struct ComparisonRequest {
  PanelRequest panel;
  bool both_main; /* text: cumulative and weighted, in place of the panel's method alone */
  ComparisonOrder order;
} ComparisonRequest;

typedef struct Comparison {
  Panel panel;
  Matching matching;
  Sentences sentences; /* what to know, without full stops */
  ComparisonRequest request;
  size_t *rows; /* of following: put to the vote in one session or more, in the order asked for */
  size_t row_count;
} Comparison;

/* The cumulative or weighted ranking by which the first of these sessions ranks, all with their own
 * weights. */
ComparisonRequest comparison_request(const Session *first);

/* The sessions (2 to PANEL_MAX) are borrowed. Decisions about matches are read from `folder`, or
 * none where that is NULL. comparison_close gives the memory back, on failure too, and accepts one
 * that is all zero. The comparison is not to be moved while it is open. */
bool comparison_open(Session *const *sessions, size_t count, const ComparisonRequest *request,
                     const char *folder, Comparison *comparison, Error *err);
void comparison_close(Comparison *comparison);

/* Puts the rows in another order. */
void comparison_sort(Comparison *comparison, ComparisonOrder order);

/* What a row has in a session: NULL where it was not put to the vote there. */
const Standing *comparison_standing(const Comparison *comparison, size_t row, size_t session);

/* Its rank there by a main method, or by the panel's; 0 where it has none. */
uint32_t comparison_rank(const Comparison *comparison, size_t row, size_t session,
                         RankingMethod method);

/* How many ranks it rose (below 0: fell) from the first session in which it has a rank to the last;
 * false where there are no two. */
bool comparison_change(const Comparison *comparison, size_t row, RankingMethod method,
                       int64_t *change);

/* Its dots of all dots of that session; false where there are none. */
bool comparison_share(const Comparison *comparison, size_t row, size_t session, Ratio *share);

/* Its dots by the number of those who could vote on it; false where that is not known. */
bool comparison_per_voter(const Comparison *comparison, size_t row, size_t session, Ratio *dots);

/* "title", "near-title", "other-sense" and "reference" for machines; what a proposal says, for
 * people. */
const char *proposal_name(ProposalReason reason);
const char *proposal_words(ProposalReason reason);

/* For people, at most 80 columns wide. */
typedef bool ComparisonWriter(FILE *out, const Comparison *comparison, Error *err);
ComparisonWriter comparison_text;

/* A row for each recommendation and session in which it stands, in the order asked for:
 * item (1 …), session (« A »), session_title, date, fingerprint, subgroup_code, code, title, key,
 * matched_by (« key », « title », « reference », « confirmed »; empty where it appears first),
 * green, yellow, red, cumulative, cumulative_rank, weighted, weighted_rank, share (of that
 * session's dots, to six decimals), voters, dots_per_voter, method, rank, rank_change (ranks it
 * rose since the session in which it was ranked before; below 0: fell). What there is not is empty:
 * no ranks where it was not put to the vote. */
ComparisonWriter comparison_csv;

/* One object: "format" ("gommette comparison"), "method", "sessions", "items" with one object for
 * each appearance, "proposals", "differences" (titles of one row that are not the same text) and
 * "remarks" (sentences). What is empty in CSV is null. */
ComparisonWriter comparison_json;

#endif
