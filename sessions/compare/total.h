/* Sessions added up: for each recommendation, matched as in sessions/compare/matching.h, the
 * sum of its dots over all sessions in which it was put to the vote, and its ranks by these
 * sums.
 *
 * A recommendation has the reference of the first session that has it; if that is taken, the
 * session's letter is appended to its code (« 6-B »), and a remark says so. */
#ifndef SESSIONS_COMPARE_TOTAL_H
#define SESSIONS_COMPARE_TOTAL_H

#include <stdio.h>

#include "core/rank/pairs.h"
#include "sessions/compare/matching.h"
#include "sessions/session/totals.h"
#include "sessions/text/sentences.h"

typedef struct TotalRequest {
  const Weights *weights; /* NULL: those of the sessions' rules; if these differ, the first's */
  RankingMethod method;   /* a main ranking, by which the text is sorted */
} TotalRequest;

/* Reference of a row. Texts are borrowed from the states or the total. */
typedef struct TotalName {
  const char *subgroup_code, *code;
} TotalName;

typedef struct Total {
  Panel panel;       /* all with the same weights */
  Finality finality; /* of all sessions together: final if each is */
  Matching matching;
  Sentences sentences; /* remarks, without full stops */
  Weights weights;
  RankingMethod method;
  bool voted_twice; /* somebody may have: a remark says who */
  Sum *sums;        /* by row */
  TotalName *names; /* by row */
  size_t *rows;     /* rows that were put to the vote, in agenda order */
  size_t row_count;
  Store texts;
} Total;

/* Adds up sessions (2 to PANEL_MAX), which are borrowed. Refused if two of them are copies of one
 * session, since dots would count twice, or if a sum overflows. Decisions about matches are read
 * from `folder`; none if NULL. Close it with total_close, on failure too, which accepts one that is
 * all zero. Do not move the total while it is open. */
bool total_open(Session *const *sessions, size_t count, const TotalRequest *request,
                const char *folder, Total *total, Error *err);
void total_close(Total *total);

/* Writes text for people, at most 80 columns wide, best first. */
typedef bool TotalWriter(FILE *out, const Total *total, Error *err);
TotalWriter total_text;

/* Writes the columns of a ranking (RANKING_NAMES), in agenda order; then title, key,
 * sessions_voted, sessions; then for each session, named by its letter: a_green, a_yellow, a_red,
 * a_cumulative_rank, a_weighted_rank; then state (finality_name) and other_titles: those in
 * sessions after the first, if they are not the same text. What was not put to the vote in a
 * session is empty. */
TotalWriter total_csv;

/* Writes one object: "format" ("gommette total"), "state" (finality_name), "weights", "sessions",
 * "items" with one object for each session, "proposals", "differences" and "remarks" (sentences). A
 * session that lacks an item has no object; one in which it was not put to the vote has no figures
 * in it. */
TotalWriter total_json;

/* Records into a new, empty session the ranking rule and then, in one act: which sessions were
 * added up and the ends of their journals, their combined agendas, and the sums as counts; results
 * are shown. What was never put to the vote is marked not for the vote. The number of voters is the
 * sum if all are known, no subgroup has voters of its own, nobody may have voted twice, and every
 * recommendation was put to the vote in every session. Refused if a sum exceeds what one session
 * can hold. */
bool total_record(Session *session, const Total *total, Error *err);

/* Names of recommendations from several sessions. */

/* Fills in total->names, all distinct; adds a remark for those renamed. */
bool total_name_rows(Total *total, Error *err);

/* Writes "2/5.2", or "5.2" if there are no subgroups. Returns text. */
enum { TOTAL_REFERENCE_SIZE = 2 * (CODE_CHARACTERS_MAX * 4 + 1) + 1 };
const char *total_reference(const Total *total, size_t row, char text[TOTAL_REFERENCE_SIZE]);

#endif
