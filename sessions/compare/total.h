/* Sessions added up: for each recommendation, followed as in sessions/compare/matching.h, the
 * sum of its dots over all sessions in which it was put to the vote, and its ranks by these sums.
 *
 * A recommendation is called as in the first session that has it; where another one is called so
 * already, the session's letter follows its code (« 6-B »), and a sentence says so. */
#ifndef SESSIONS_COMPARE_TOTAL_H
#define SESSIONS_COMPARE_TOTAL_H

#include <stdio.h>

#include "core/rank/pairs.h"
#include "sessions/compare/matching.h"
#include "sessions/session/totals.h"
#include "sessions/text/sentences.h"

typedef struct TotalRequest {
  const Weights *weights; /* NULL: those of the sessions' rules; where these differ, the first's */
  RankingMethod method;   /* a main one, by which the text is in order */
} TotalRequest;

/* What a row is called. Texts are borrowed from the states or the total. */
typedef struct TotalName {
  const char *subgroup_code, *code;
} TotalName;

typedef struct Total {
  Panel panel;       /* all with the same weights */
  Finality finality; /* of all sessions together: final where each is */
  Matching matching;
  Sentences sentences; /* what to know, without full stops */
  Weights weights;
  RankingMethod method;
  bool voted_twice; /* somebody may have: a sentence says who */
  Sum *sums;        /* by row */
  TotalName *names; /* by row */
  size_t *rows;     /* those that were put to the vote, in the order of the agenda */
  size_t row_count;
  Store texts;
} Total;

/* The sessions (2 to PANEL_MAX) are borrowed. Refused where two of them are copies of one session,
 * since dots would count twice, and where the sums cannot be counted. Decisions about matches are
 * read from `folder`, or none where that is NULL. total_close gives the memory back, on failure
 * too, and accepts one that is all zero. The total is not to be moved while it is open. */
bool total_open(Session *const *sessions, size_t count, const TotalRequest *request,
                const char *folder, Total *total, Error *err);
void total_close(Total *total);

/* For people, at most 80 columns wide, best first. */
typedef bool TotalWriter(FILE *out, const Total *total, Error *err);
TotalWriter total_text;

/* The columns of a ranking (RANKING_NAMES), in the order of the agenda; then title, key,
 * sessions_voted, sessions; then of each session, called by its letter: a_green, a_yellow, a_red,
 * a_cumulative_rank, a_weighted_rank; then state (finality_name) and other_titles: those that
 * sessions after the first give it, where they are not the same text. Empty is what was not put to
 * the vote there. */
TotalWriter total_csv;

/* One object: "format" ("gommette total"), "state" (finality_name), "weights", "sessions", "items"
 * with one object for each session, "proposals", "differences" and "remarks" (sentences). A
 * session that lacks an item has no object; one in which it was not put to the vote has no figures
 * in it. */
TotalWriter total_json;

/* Records into a new, empty session the ranking rule and then, in one act: which sessions were
 * added up and where their journals ended, their agendas together, and the sums as counts; results
 * are shown. What was put to no vote is not for the vote. The number of voters is the sum where all
 * are known, no subgroup has voters of its own, nobody may have voted twice, and every
 * recommendation was put to the vote in every session. Refused where a sum passes what one session
 * can hold. */
bool total_record(Session *session, const Total *total, Error *err);

/* What recommendations of several sessions are called together. */

/* Fills in total->names, each different; says which ones are called otherwise than in their
 * session. */
bool total_name_rows(Total *total, Error *err);

/* "2/5.2", or "5.2" where there are no subgroups. Returns text. */
enum { TOTAL_REFERENCE_SIZE = 2 * (CODE_CHARACTERS_MAX * 4 + 1) + 1 };
const char *total_reference(const Total *total, size_t row, char text[TOTAL_REFERENCE_SIZE]);

#endif
