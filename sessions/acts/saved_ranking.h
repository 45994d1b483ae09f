/* Rankings that are kept: when the last open vote is closed, or because somebody asks. Each is one
 * event that says how was ranked; what came out is what the journal said then, and is never taken
 * back. */
#ifndef SESSIONS_ACTS_SAVED_RANKING_H
#define SESSIONS_ACTS_SAVED_RANKING_H

#include "sessions/session/session.h"

/* Keeps the ranking as it stands, by any method; *id is its number among the kept ones, from 1.
 * Refused where nothing was put to the vote, or where the method lacks what it needs. */
bool keep_ranking(Session *session, RankingRule rule, Scope scope, uint32_t *id, Error *err);

/* Adds to an act that closed a vote: the ranking by the session's rule, if it was the last that was
 * open and something was put to the vote. */
bool act_keep_at_closing(Act *act, Error *err);

/* The same for an act that takes back or brings again, before which a vote was open or not: only
 * where it was, and where votes or the rule changed since a ranking was last kept so. */
bool act_keep_if_closed(Act *act, bool was_open, Error *err);

/* Whether a vote is open in a subgroup that is held. */
bool vote_is_open(const Roundtable *state);

/* A kept ranking, as it is told later. */
typedef struct KeptRanking {
  uint32_t id; /* 1, 2, 3 … as they were kept */
  Stamp stamp; /* of its event: "no. 57" */
  RankingKept how;
  size_t changes; /* events that changed votes since */
  bool same;      /* ranked in this way now, the same have the same ranks */
} KeptRanking;

/* How many there are: the number of the latest. */
uint32_t kept_rankings_count(const Roundtable *state);

/* All of them, which the caller frees. */
bool kept_rankings_read(Session *session, KeptRanking **kept, size_t *count, Error *err);

/* The one of this number, and the state right after its event, which the caller closes. */
bool kept_ranking_find(Session *session, uint32_t id, KeptRanking *kept, Roundtable **then,
                       Error *err);

#endif
