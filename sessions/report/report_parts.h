/* Helpers for the sections of a report. */
#ifndef SESSIONS_REPORT_REPORT_PARTS_H
#define SESSIONS_REPORT_REPORT_PARTS_H

#include <time.h>

#include "core/vote/guards.h"
#include "core/vote/number.h"
#include "sessions/document/figure.h"
#include "sessions/export/ranking_list.h"
#include "sessions/report/disclosure.h"
#include "sessions/report/journal_summary.h"
#include "sessions/report/report.h"
#include "sessions/session/rule_breaches.h"
#include "sessions/session/session_day.h"
#include "sessions/session/totals.h"
#include "sessions/verify/recount.h"

typedef struct Report {
  Session *session;
  const Roundtable *state;
  const ReportRequest *request;
  Finality finality;
  Disclosure disclosure;
  RankingRule rule;
  SessionDay day;
  RankingList overall; /* sorted by the session's rule, with intervals if there are any */
  RankingList within;  /* the same by subgroup; margins within */
  JournalSummary journal;
  Recounts recounts;
  RuleBreaches breaches;
  int64_t blank;             /* blank ballots, including the kiosk's; RULE_UNKNOWN */
  bool withholds_comparison; /* it would reveal to the public what is withheld in one of the
                                sessions */
} Report;

/* Computes what the sections show; close it with report_close, on failure too. */
bool report_open(Session *session, const ReportRequest *request, Report *report, Error *err);
void report_close(Report *report);

/* Each adds its section. */
typedef void SectionWriter(const Report *report, Document *document);
SectionWriter write_title_section, write_recap, write_rankings, write_pictures, write_comparison,
    write_reconciliation, write_method, write_signatures;

/* Adds, if so, that the figures are provisional, and what is withheld from the public: below the
 * title, or first of all. */
SectionWriter add_state;

/* Return whether the report includes this subgroup at all; and whether it withholds votes that it
 * has (sessions/report/disclosure.h). */
bool report_tells(const Report *report, const Subgroup *subgroup);
bool report_withholds(const Report *report, const Subgroup *subgroup);

/* Returns whether any votes are withheld. Then nothing that counts all of them is shown: how many
 * events or ballots there are, what was corrected. */
bool report_withholds_any(const Report *report);

/* Returns whether ranks in the round before are shown: not if they may count what is withheld. */
bool report_tells_earlier_ranks(const Report *report);

/* Returns whether a standing gets a row. What is withheld has no standing. */
bool report_ranks(const Report *report, const Standing *standing);

/* Returns a standing's interval, within its subgroup if only that is included; NULL if none. */
const Interval *report_interval(const Report *report, const Standing *standing, bool within);

/* Returns the sum of a subgroup's dots. */
Tally report_sum_of(const Report *report, const Subgroup *subgroup);

/* Writes the entries of a kind, dated, as a table with this caption; "None." if none. */
void write_course_entries(const Report *report, Document *document, FactKind kind,
                          const char *caption);

/* Returns how many voters, of the session or its only subgroup, did not vote. RULE_UNKNOWN if
 * unknown, as when nobody voted by ballot. */
int64_t report_did_not_vote(const Report *report);

/* Returns whether a recounted cell is shown, that is, its recommendation is. */
bool report_tells_cell(const Report *report, const RecountedCell *cell);

/* Return a local time in the room, whatever the reader's time zone, and rounded minutes; for the
 * public both rounded to 15 minutes. */
struct tm report_time_in_room(const Report *report, const Stamp *stamp);
int64_t report_minutes(const Report *report, int64_t milliseconds);

/* Returns "2=". */
Shown rank_words(uint32_t rank, bool tied);

/* Return "14:05", with the date if it is not the session's first; "1 h 05 min". */
Shown moment_words(const Report *report, const Stamp *stamp);
Shown duration_words(const Report *report, int64_t milliseconds);

/* Return "21", "not given"; for the public also "fewer than 5". */
Shown known_words(int64_t number);
Shown people_words(const Report *report, int64_t people);

/* Writes what an entry says; for the public, the length of an incident is rounded like times.
 * Returns the entry's text or `text`. */
enum { ENTRY_TEXT_SIZE = 512 };
const char *entry_words(const Report *report, const JournalFact *entry, char text[ENTRY_TEXT_SIZE]);

enum { REPORT_DECIMALS = 2 /* of ratios */ };

/* Returns the short title, else the title. Borrowed. */
const char *title_in_short(const Recommendation *one);

#endif
