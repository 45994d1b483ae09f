/* A journal's summary: what it records beside the counts: how long phases took, what was corrected
 * and why, what happened in the room. */
#ifndef SESSIONS_REPORT_JOURNAL_SUMMARY_H
#define SESSIONS_REPORT_JOURNAL_SUMMARY_H

#include "core/base/memory.h"
#include "sessions/session/session.h"

typedef enum FactKind {
  FACT_CORRECTION,   /* an act of corrections, by hand (with a reason), undo or redo */
  FACT_INCIDENT,     /* sleep, a clock set, a restart */
  FACT_MERGE,        /* what another file of the session recorded came in */
  FACT_INTERRUPTION, /* of the kiosk */
  FACT_RULE,         /* a rule set after the first vote */
  FACT_PHASE,        /* a step of the phases taken back, brought again or put right */
  FACT_NOTE,         /* on the session, a subgroup or a recommendation */
  FACT_FORMER,       /* an earlier place of a recommendation: `subgroup`, and the code in `text` */
  FACT_SOURCE /* a session added up: its title, its fingerprint in `reason`, its length in `more`
               */
} FactKind;

#define NO_FACT UINT32_MAX

typedef struct JournalFact {
  FactKind kind;
  Stamp stamp;
  uint32_t subgroup, recommendation; /* that it is about; 0 for none */
  const char *text, *reason;         /* "" for none */
  Incident incident;                 /* of an ENTRY_INCIDENT */
  size_t more;                       /* of a correction: events that it took back beside this */
  uint32_t next;                     /* the next about the same recommendation, or NO_ENTRY */
} JournalFact;

/* A phase from its start to its end; one that was started again after its end has two. */
typedef struct PhaseSpan {
  uint32_t phase;
  Stamp began, ended; /* `ended` has seq 0 while it goes on */
  int64_t elapsed_ms; /* pauses left out; so far where it goes on */
} PhaseSpan;

typedef struct JournalSummary {
  Stamp first, last, first_vote; /* seq 0: there was none */
  bool changed_since_closed;     /* votes, rules or the agenda, once all votes had been closed */
  Stamp rule_named;              /* when the ranking rule in force was set; seq 0: never */
  JournalFact *entries;          /* in the order of the journal */
  size_t entry_count, entry_capacity;
  uint32_t *first_about, *last_about; /* by number of a recommendation: an entry, or NO_ENTRY */
  PhaseSpan *spans;
  size_t span_count, span_capacity;
  size_t undone, redone, reverted;                          /* acts of corrections */
  int64_t ballots_cast, ballots_changed, ballots_withdrawn; /* events in force */
  int64_t kiosks_begun, kiosks_ended, kiosk_ballots, kiosk_counted;
  Store texts;
} JournalSummary;

/* Reads the whole journal once. journal_summary_close gives the memory back, on failure too. */
bool journal_summary_open(Session *session, JournalSummary *journal, Error *err);
void journal_summary_close(JournalSummary *journal);

/* The next entry of a kind about a recommendation, from `at` on (journal_summary_about to begin
 * with); NULL for none. */
uint32_t journal_summary_about(const JournalSummary *journal, uint32_t recommendation);
const JournalFact *journal_summary_entry(const JournalSummary *journal, uint32_t at, FactKind kind);

size_t journal_summary_count(const JournalSummary *journal, FactKind kind);

/* Whether there is anything to tell of its time: what ended within half a minute was only passed
 * over on the way to another phase. */
bool span_took_time(const PhaseSpan *span);

/* Reading the journal for its summary, event by event. */

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

#endif
