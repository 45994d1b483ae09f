/* The same recommendation followed across the sessions of a panel.
 *
 * Two recommendations of different sessions are one, the first that holds deciding:
 * 1. where somebody said so, or said that they are not (matches.h);
 * 2. where the agenda gives both the same key; two different keys are two recommendations;
 * 3. where they have the same title, case, accents, punctuation and blanks aside, whatever their
 *    references; a title that stands twice in one session, or is nothing but the code, as imported
 *    ballots leave it, leads nowhere;
 * 4. where they have the same reference (subgroup's code and code) and clearly like titles
 *    (LIKENESS_NEAR) of the same sense (titles_differ_in_sense), and neither has a title still more
 *    like it left over in the other's session; or one of them has no title but its code.
 * All else is only proposed: what has the same reference, or clearly like titles. Proposals are one
 * to one, the likest first, so that a reference in common is none where either has a better match.
 * Where more than NEAR_ROWS_MAX recommendations are left over, no like titles are looked for.
 *
 * Where a row's titles differ from session to session, `differences` has both.
 *
 * Followed are all recommendations that are present and not withdrawn; headings only headings. */
#ifndef SESSIONS_COMPARE_MATCHING_H
#define SESSIONS_COMPARE_MATCHING_H

#include "sessions/compare/match_overrides.h"
#include "sessions/compare/match_suggestions.h"
#include "sessions/compare/panel.h"

enum { NEAR_ROWS_MAX = 600 };

/* By what a recommendation joined those of earlier sessions. */
typedef enum MatchWay {
  MATCH_FIRST,
  MATCH_BY_KEY,
  MATCH_BY_TITLE,
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
  PROPOSED_SAME_TITLE,     /* which stands more than once in a session */
  PROPOSED_NEAR_TITLE,     /* under another reference */
  PROPOSED_OTHER_SENSE,    /* clearly like titles, but they may ask for opposite things */
  PROPOSED_SAME_REFERENCE, /* though the titles are not alike */
  PROPOSAL_REASONS
} ProposalReason;

/* Two that may be one; of[0] is of the earlier session. */
typedef struct Proposal {
  Pick of[2];
  ProposalReason reason;
  int likeness; /* percent */
} Proposal;

/* Two of one row, its first and a later one, whose titles are not the same text. */
typedef struct TitleDifference {
  size_t row; /* they come in rising order of it */
  Pick of[2];
  bool in_sense; /* they may ask for opposite things: somebody is to look at it */
} TitleDifference;

/* What somebody said about two of this panel, that of the earlier session first. */
typedef struct Answer {
  Pick of[2];
  bool same;
} Answer;

/* A key that stands at two recommendations of one session follows neither of them there. */
typedef struct DoubledKey {
  size_t session;
  uint32_t recommendation[2];
} DoubledKey;

typedef struct Matching {
  const Panel *panel; /* borrowed */
  Appearance *appearances;
  size_t row_count, row_capacity; /* in the order of first appearance */
  Proposal *proposals;
  size_t proposal_count, proposal_capacity;
  Answer *answers; /* in the order of of[1], then of[0] */
  size_t answer_count, answer_capacity;
  TitleDifference *differences;
  size_t difference_count, difference_capacity;
  DoubledKey *doubled;
  size_t doubled_count, doubled_capacity;
} Matching;

/* With the decisions of a folder (match_overrides.h), or none where that is NULL. matching_free
 * gives the memory back, on failure too. Fails where the decisions cannot be read, or for lack of
 * memory. */
bool matching_make(const Panel *panel, const char *folder, Matching *matching, Error *err);
void matching_free(Matching *matching);

/* What a row is in a session. */
const Appearance *matching_at(const Matching *matching, size_t row, size_t session);

/* Where a row first appears. */
Pick matching_first(const Matching *matching, size_t row);

/* In how many sessions a row was put to the vote. */
size_t matching_votes(const Matching *matching, size_t row);

/* The recommendation itself. */
const Recommendation *pick_recommendation(const Panel *panel, Pick pick);

/* Refuses answers by which, together with those kept, two recommendations of one session would be
 * the same, or two that somebody said are not (ERROR_USAGE, naming two of them). */
bool answers_check(const Panel *panel, const Matches *matches, const Match *answers, size_t count,
                   Error *err);

/* The decision about a pair, for matches_keep; borrowed from the states. */
Match match_of_picks(const Panel *panel, Pick a, Pick b, bool same);

#endif
