/* Reading the journal for a chronicle, event by event. */
#ifndef SESSIONS_REPORT_JOURNAL_SUMMARY_PARTS_H
#define SESSIONS_REPORT_JOURNAL_SUMMARY_PARTS_H

#include "sessions/report/journal_summary.h"

typedef struct Reader {
  JournalSummary *journal;
  const Roundtable *state; /* as it stands at the end */
  char *reason;            /* the last that was given … */
  uint64_t reason_act;     /* … in this act */
  uint64_t corrected_act;  /* the act of the last correction */
  Event before;            /* the last one that went by, as far as clocks go; seq 0: none */
  PhaseClock clock;
  uint64_t act;       /* that is being read */
  int open;           /* votes that are open by now */
  bool voted, closed; /* there are votes; and no vote was open after an earlier act */
} Reader;

EventTaker journal_summary_take;

/* Adds an entry, its texts copied. Lack of memory is remembered, and ends the reading. */
void journal_summary_keep(JournalSummary *journal, const JournalFact *entry);

/* The phases: at each event about one, and at the end of the journal. */
void journal_summary_take_phase(Reader *reader, const Event *event);
void journal_summary_settle_phases(Reader *reader);

#endif
