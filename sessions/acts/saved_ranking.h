/* Rankings that are kept: when the last open vote is closed, or because somebody asks. Each is one
 * event that says how was ranked; what came out is what the journal said then, and is never taken
 * back. */
#ifndef SESSIONS_ACTS_SAVED_RANKING_H
#define SESSIONS_ACTS_SAVED_RANKING_H

#include "sessions/event_text/event_text.h"
#include "sessions/session/transaction.h"

/* Keeps the ranking as it stands, by any method; *id is its number among the kept ones, from 1.
 * Refused where nothing was put to the vote, or where the method lacks what it needs. */
bool save_ranking(Session *session, RankingRule rule, Scope scope, uint32_t *id, Error *err);

/* Adds to an act that closed a vote: the ranking by the session's rule, if it was the last that was
 * open and something was put to the vote. */
bool keep_ranking_at_closing(Transaction *tx, Error *err);

/* The same for an act that takes back or brings again, before which a vote was open or not: only
 * where it was, and where votes or the rule changed since a ranking was last kept so. */
bool keep_ranking_if_closed(Transaction *tx, bool was_open, Error *err);

/* Whether a vote is open in a subgroup that is held. */
bool vote_is_open(const Roundtable *state);

/* A kept ranking, as it is told later. */
typedef struct SavedRanking {
  uint32_t id; /* 1, 2, 3 … as they were kept */
  Stamp stamp; /* of its event: "no. 57" */
  RankingKept how;
  size_t changes; /* events that changed votes since */
  bool same;      /* ranked in this way now, the same have the same ranks */
} SavedRanking;

/* How many there are: the number of the latest. */
uint32_t saved_rankings_count(const Roundtable *state);

/* All of them, which the caller frees. */
bool saved_rankings_read(Session *session, SavedRanking **kept, size_t *count, Error *err);

/* The one of this number, and the state right after its event, which the caller closes. */
bool saved_ranking_find(Session *session, uint32_t id, SavedRanking *kept, Roundtable **then,
                        Error *err);

/* What there is to say of a kept ranking, in the reader's language: no full stop, one line each. */

/* "no. 57, 2023-06-06 16:02:11, as the vote closed". Returns text, as the others do. */
const char *kept_when(const SavedRanking *kept, char text[KEPT_TEXT_SIZE]);

/* "4 events changed votes since: the ranks are the same" */
const char *kept_since(const SavedRanking *kept, char text[KEPT_TEXT_SIZE]);

#endif
