/* Saved rankings: saved when the last open vote closes, or on request. Each is one event that
 * records the ranking method; the result follows from the journal up to that event, and is never
 * undone. */
#ifndef SESSIONS_ACTS_SAVED_RANKING_H
#define SESSIONS_ACTS_SAVED_RANKING_H

#include "sessions/event_text/event_text.h"
#include "sessions/session/transaction.h"

/* Saves the present ranking by any method; *id is its number among the saved ones, from 1. Refused
 * if nothing was put to the vote, or if the method lacks what it needs. */
bool save_ranking(Session *session, RankingRule rule, Scope scope, uint32_t *id, Error *err);

/* Adds to an act that closed a vote: saves the ranking by the session's rule if that was the last
 * open vote and something was put to the vote. */
bool keep_ranking_at_closing(Transaction *tx, Error *err);

/* Does the same in an undo or redo, where `was_open` says whether a vote was open before it: saves
 * only if one was, and if votes or the rule changed since the last ranking saved this way. */
bool keep_ranking_if_closed(Transaction *tx, bool was_open, Error *err);

/* A saved ranking, read back. */
typedef struct SavedRanking {
  uint32_t id; /* 1, 2, 3 … in the order they were saved */
  Stamp stamp; /* of its event: "no. 57" */
  RankingKept how;
  size_t changes; /* events since then that changed votes */
  bool same;      /* ranked this way now, the same recommendations have the same ranks */
} SavedRanking;

/* Returns how many there are, which is the number of the latest. */
uint32_t saved_rankings_count(const Roundtable *state);

/* Reads all of them; the caller frees *kept. */
bool saved_rankings_read(Session *session, SavedRanking **kept, size_t *count, Error *err);

/* Finds the one of this number, and the state right after its event, which the caller closes. */
bool saved_ranking_find(Session *session, uint32_t id, SavedRanking *kept, Roundtable **then,
                        Error *err);

/* Descriptions of a saved ranking in the reader's language: one line each, no full stop. */

/* Returns "no. 57, 2023-06-06 16:02:11, as the vote closed", in `text`. */
const char *kept_when(const SavedRanking *kept, char text[KEPT_TEXT_SIZE]);

/* Returns "4 events changed votes since: the ranks are the same", in `text`. */
const char *kept_since(const SavedRanking *kept, char text[KEPT_TEXT_SIZE]);

#endif
