/* Breaches of the voting rules (core/vote/breaches.h), in words and with the reasons given for
 * them; and the check of an act that would cause one. */
#ifndef SESSIONS_SESSION_RULE_BREACHES_H
#define SESSIONS_SESSION_RULE_BREACHES_H

#include "core/vote/breaches.h"
#include "sessions/session/session.h"
#include "sessions/session/transaction.h"

/* {0} is an empty list. */
typedef struct RuleBreaches {
  Breaches found;
  char **reasons; /* one per breach; NULL if none was given since it arose */
  BallotScan scan;
  uint64_t known_to; /* the last event that was read */
} RuleBreaches;

/* Reads the breaches of the session's present state. Walks the history once, and only if there are
 * any. The caller frees *breaches. */
bool rule_breaches_read(Session *session, RuleBreaches *breaches, Error *err);

/* The same for a screen: of what was read or renewed before ({0} at first), searches again only for
 * what later events may have changed. Ballots not known yet raise no flag. On failure *kept is
 * unchanged. */
bool rule_breaches_renew(Session *session, RuleBreaches *kept, Error *err);

/* The same for an earlier state of the session, right after one of its events. */
bool rule_breaches_renew_at(Session *session, const Roundtable *state, RuleBreaches *kept,
                            Error *err);
void rule_breaches_free(RuleBreaches *breaches);

/* Returns the reason for a breach; "" if none. Borrowed. */
const char *rule_breach_reason(const RuleBreaches *breaches, const Roundtable *roundtable,
                               const Breach *breach);

enum { BREACH_TEXT_SIZE = 1024, BREACH_SENTENCE_SIZE = 6000 };

/* Returns "ballots 1, 2, 3: 3 people voted, and there are 2 voters", in `text`; if results are
 * hidden, a public breach is described without its dots. */
const char *breach_text(const Roundtable *roundtable, const Breach *breach, bool hidden,
                        char text[BREACH_TEXT_SIZE]);

/* Returns the same with its reason, or says that there is none yet. */
const char *breach_sentence(const RuleBreaches *breaches, const Roundtable *roundtable,
                            const Breach *breach, bool hidden, char text[BREACH_SENTENCE_SIZE]);

/* Returns "12 ballots, 1 of them blank; 3 have not voted", in `text`, for the session or one
 * subgroup, with this number of blank ones (sessions/acts/ballots.h). "" if there are no ballots.
 */
enum { TURNOUT_TEXT_SIZE = 256 };
const char *turnout_text(const Roundtable *roundtable, const Subgroup *subgroup, int64_t blank,
                         char text[TURNOUT_TEXT_SIZE]);

/* Finds which rules are broken before an act, which changes this ballot or, for anything else,
 * EVERY_BALLOT. The caller frees .broken. */
enum { EVERY_BALLOT = -1 };
typedef struct RulesBefore {
  int64_t ballot;
  Breaches broken;
} RulesBefore;
bool breaches_before(Transaction *tx, int64_t ballot, RulesBefore *before, Error *err);

/* Checks, after all events of that act but its reason, whether it breaks a rule that held before
 * it, or breaks one further. If so it is refused without a reason, naming the breach; with a
 * reason, adds it to the act, about event `about`. While results are hidden only public facts are
 * checked. If refused, *asks (may be NULL) says whether a reason would be enough. */
bool check_breaches_after(Transaction *tx, const RulesBefore *before, uint64_t about,
                          const char *reason, bool *asks, Error *err);

/* Finds the reason for each flag: the last one given for what led to it, or for all flags, after
 * the last event that led to it. A flag that is raised again starts without a reason. */

typedef struct ReasonSearch {
  Session *session;
  const Breaches *found;
  uint64_t end;      /* the flags are those after this event: nothing later is read */
  uint64_t known_to; /* whether a flag had a reason at this event is known; 0: unknown */
  bool
      *wanted; /* for each flag, at the end of the search: not decided by anything after known_to */
  char **reasons; /* for each flag, at the end of the search; NULL: no reason was given */
  uint64_t act;   /* scratch: this act … */
  char *of_act;   /* … was done for this reason; NULL: none */
} ReasonSearch;

/* Walks the history once, back from `end` until everything is decided or known. A correction among
 * the new events may take back a reason, so all are then searched for again. The caller frees the
 * strings in reasons, on failure too. */
bool search_reasons(ReasonSearch *search, Error *err);

#endif
