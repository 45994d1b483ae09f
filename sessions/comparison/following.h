/* The same recommendation followed across the sessions of a panel.
 *
 * Two recommendations of different sessions are one, the first that holds deciding:
 * 1. where somebody said so, or said that they are not (matches.h);
 * 2. where the agenda gives both the same key; two different keys are two recommendations;
 * 3. where they have the same reference (subgroup's code and code) and their titles do not plainly
 *    differ. They plainly differ where their likeness is below LIKENESS_OTHER_TEXT, unless one of
 *    them is empty or nothing but the code, as imported ballots leave it: such a pair is not
 *    followed but proposed.
 * Titles alone join nothing: the same title, case, accents and blanks aside, under another
 * reference is a proposal, and so is one whose likeness is LIKENESS_NEAR or more. Nothing is
 * proposed about a title that stands twice in one session, and nothing near where more than
 * NEAR_ROWS_MAX recommendations are left over.
 *
 * Followed are all recommendations that are present and not withdrawn; headings only headings. */
#ifndef SESSIONS_COMPARISON_FOLLOWING_H
#define SESSIONS_COMPARISON_FOLLOWING_H

#include "sessions/comparison/likeness.h"
#include "sessions/comparison/matches.h"
#include "sessions/comparison/panel.h"

enum { NEAR_ROWS_MAX = 600 };

/* By what a recommendation joined those of earlier sessions. */
typedef enum MatchWay {
  MATCH_FIRST,
  MATCH_BY_KEY,
  MATCH_BY_REFERENCE,
  MATCH_CONFIRMED,
  MATCH_WAYS
} MatchWay;

typedef struct Appearance {
  uint32_t recommendation; /* 0: not in this session */
  MatchWay way;
} Appearance;

/* A recommendation of one of the sessions. */
typedef struct Pick {
  size_t session;
  uint32_t recommendation;
} Pick;

typedef enum ProposalReason {
  PROPOSED_SAME_TITLE,    /* under another reference */
  PROPOSED_NEAR_TITLE,    /* likewise */
  PROPOSED_SAME_REFERENCE /* though the titles plainly differ */
} ProposalReason;

/* Two that may be one; of[0] is of the earlier session. */
typedef struct Proposal {
  Pick of[2];
  ProposalReason reason;
  int likeness; /* percent */
} Proposal;

/* A key that stands at two recommendations of one session follows neither of them there. */
typedef struct DoubledKey {
  size_t session;
  uint32_t recommendation[2];
} DoubledKey;

typedef struct Following {
  const Panel *panel; /* borrowed */
  Appearance *appearances;
  size_t row_count, row_capacity; /* in the order of first appearance */
  Proposal *proposals;
  size_t proposal_count, proposal_capacity;
  DoubledKey *doubled;
  size_t doubled_count, doubled_capacity;
} Following;

/* following_free gives the memory back, on failure too. Fails only for lack of memory. */
bool following_make(const Panel *panel, const Matches *matches, Following *following, Error *err);
void following_free(Following *following);

/* What a row is in a session. */
const Appearance *following_at(const Following *following, size_t row, size_t session);

/* The recommendation that a row is in a session, or NULL; and where it first appears. */
const Recommendation *following_recommendation(const Following *following, size_t row,
                                               size_t session);
Pick following_first(const Following *following, size_t row);

/* In how many sessions a row was put to the vote. */
size_t following_votes(const Following *following, size_t row);

/* The recommendation itself. */
const Recommendation *pick_recommendation(const Panel *panel, Pick pick);

/* The decision about a pair, for matches_keep; borrowed from the states. */
Match match_of_picks(const Panel *panel, Pick a, Pick b, bool same);

#endif
