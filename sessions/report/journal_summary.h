/* A journal's summary: what it records beside the counts: how long phases took, what was corrected
 * and why, what happened in the room. */
#ifndef SESSIONS_REPORT_JOURNAL_SUMMARY_H
#define SESSIONS_REPORT_JOURNAL_SUMMARY_H

#include "core/base/memory.h"
#include "sessions/session/session.h"

typedef enum FactKind {
  FACT_CORRECTION,   /* an act of corrections: a revert (with a reason), undo or redo */
  FACT_INCIDENT,     /* sleep, a clock change, a restart */
  FACT_MERGE,        /* another file of the session was merged */
  FACT_INTERRUPTION, /* of the kiosk */
  FACT_RULE,         /* a rule set after the first vote */
  FACT_PHASE,        /* a step of the phases undone, redone or corrected */
  FACT_NOTE,         /* on the session, a subgroup or a recommendation */
  FACT_FORMER,       /* a former place of a recommendation: `subgroup`, and the code in `text` */
  FACT_SOURCE,       /* a session added up: title, its fingerprint in `reason`, length in `more` */
  FACT_ROUND_BEFORE  /* the same of the session of which this is the next round */
} FactKind;

#define NO_FACT UINT32_MAX

typedef struct JournalFact {
  FactKind kind;
  Stamp stamp;
  uint32_t subgroup, recommendation; /* what it is about; 0: none */
  const char *text, *reason;         /* "" if none */
  Incident incident;                 /* of a FACT_INCIDENT */
  size_t more;                       /* of a correction: how many events it reverted besides this */
  uint32_t next; /* index of the next about the same recommendation, or NO_ENTRY */
} JournalFact;

/* A phase from its start to its end; one that was restarted after its end has two spans. */
typedef struct PhaseSpan {
  uint32_t phase;
  Stamp began, ended; /* `ended` has seq 0 while it is running */
  int64_t elapsed_ms; /* without pauses; so far, if it is running */
} PhaseSpan;

typedef struct JournalSummary {
  Stamp first, last, first_vote; /* seq 0: none */
  bool
      changed_since_closed; /* votes, rules or the agenda changed after all votes had been closed */
  Stamp rule_named;         /* when the current ranking rule was set; seq 0: never */
  JournalFact *entries;     /* in journal order */
  size_t entry_count, entry_capacity;
  uint32_t *first_about,
      *last_about; /* by number of a recommendation: index of an entry, or NO_ENTRY */
  PhaseSpan *spans;
  size_t span_count, span_capacity;
  size_t undone, redone, reverted;                          /* acts of corrections */
  int64_t ballots_cast, ballots_changed, ballots_withdrawn; /* events in force */
  int64_t kiosks_begun, kiosks_ended, kiosk_ballots, kiosk_counted;
  Store texts;
} JournalSummary;

/* Reads the whole journal once. Close it with journal_summary_close, on failure too. */
bool journal_summary_open(Session *session, JournalSummary *journal, Error *err);
void journal_summary_close(JournalSummary *journal);

/* Iterate over the entries of a kind about a recommendation, from index `at` on (initially
 * journal_summary_about); NULL at the end. */
uint32_t journal_summary_about(const JournalSummary *journal, uint32_t recommendation);
const JournalFact *journal_summary_entry(const JournalSummary *journal, uint32_t at, FactKind kind);

size_t journal_summary_count(const JournalSummary *journal, FactKind kind);

/* Returns whether it took time worth mentioning: a span that ended within half a minute was only
 * skipped on the way to another phase. */
bool span_took_time(const PhaseSpan *span);

/* Reading the journal for its summary, event by event. */

typedef struct Reader {
  JournalSummary *journal;
  const Roundtable *state; /* the final state */
  char *reason;            /* the latest one given … */
  uint64_t reason_act;     /* … in this act */
  uint64_t corrected_act;  /* the act of the latest correction */
  Event before;            /* the previous event with a usable clock; seq 0: none */
  PhaseClock clock;
  uint64_t act;       /* being read */
  int open;           /* number of votes currently open */
  bool voted, closed; /* there are votes; and no vote was open after some earlier act */
} Reader;

EventTaker journal_summary_take;

/* Adds an entry, copying its texts. Running out of memory is recorded, and ends the reading. */
void journal_summary_keep(JournalSummary *journal, const JournalFact *entry);

/* Updates the phases: for each event about one, and at the end of the journal. */
void journal_summary_take_phase(Reader *reader, const Event *event);

#endif
