/* The header lines of the tables that we write ourselves, which readers know again. */
#ifndef SESSIONS_TEXT_CSV_TABLES_H
#define SESSIONS_TEXT_CSV_TABLES_H

#include "core/vote/ranking_rule.h"

enum { RANKING_COLUMNS = 11 };

/* The header line of a ranking as we write it. */
extern const char *const RANKING_HEADER[RANKING_COLUMNS];

/* What may follow in it, in this order. Each method that is not main has three columns. The state
 * stands only where it is not final. */
enum {
  EXTRA_INTERVAL,
  EXTRA_INTERVAL_WITHIN = EXTRA_INTERVAL + 2,
  EXTRA_MARGINS = EXTRA_INTERVAL_WITHIN + 2,
  EXTRA_METHODS = EXTRA_MARGINS + MAIN_RANKINGS,
  COLUMNS_OF_METHOD = 3,
  EXTRA_STATE = EXTRA_METHODS + (RANKING_METHODS - MAIN_RANKINGS) * COLUMNS_OF_METHOD,
  RANKING_EXTRAS_COUNT
};
extern const char *const RANKING_EXTRAS[RANKING_EXTRAS_COUNT];

/* The part of it that a moment of a replay has: what was voted, and nothing that follows from it.
 */
enum { VOTES_COLUMNS = 5 };

/* The header line of the votes over time. */
enum { CHANGES_COLUMNS = 7 };
extern const char *const CHANGES_HEADER[CHANGES_COLUMNS];

/* What follows it in a report (sessions/report/data.h), always all of them. Reports of
 * before lack the last, the state. */
enum { REPORT_EXTRAS_COUNT = 20, REPORT_EXTRAS_BEFORE_STATE = 19 };
extern const char *const REPORT_EXTRAS[REPORT_EXTRAS_COUNT];

#endif
