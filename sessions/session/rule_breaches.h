/* What breaks a rule of the vote (core/vote/breaches.h), in words and with the reason that was
 * given for it; and the question that an act which would break one is asked. */
#ifndef SESSIONS_SESSION_RULE_BREACHES_H
#define SESSIONS_SESSION_RULE_BREACHES_H

#include "core/vote/breaches.h"
#include "sessions/session/transaction.h"

/* {0} is none. */
typedef struct RuleBreaches {
  Breaches found;
  char **reasons; /* for each; NULL where none was given since it came about */
  BallotScan scan;
  uint64_t known_to; /* the last event that was looked at */
} RuleBreaches;

/* Those of the session as it stands. The history is walked once, and only where there are any. The
 * caller frees *breaches. */
bool rule_breaches_read(Session *session, RuleBreaches *breaches, Error *err);

/* The same for a screen: of what was read or renewed before ({0} at first) only that is looked for
 * again which the events since may have changed. Ballots that are not known yet flag nothing. On
 * failure it is as it was. */
bool rule_breaches_renew(Session *session, RuleBreaches *kept, Error *err);

/* The same of an earlier state of the session, as it stood right after one of its events. */
bool rule_breaches_renew_at(Session *session, const Roundtable *state, RuleBreaches *kept,
                            Error *err);
void rule_breaches_free(RuleBreaches *breaches);

/* Why it stands all the same; "" where nobody said. Borrowed. */
const char *rule_breach_reason(const RuleBreaches *breaches, const Roundtable *roundtable,
                               const Breach *breach);

enum { BREACH_TEXT_SIZE = 1024, BREACH_SENTENCE_SIZE = 6000 };

/* "ballots 1, 2, 3: 3 people voted, and there are 2 voters"; where results are hidden, of a breach
 * that is public, without the dots. Returns text, as the next. */
const char *breach_text(const Roundtable *roundtable, const Breach *breach, bool hidden,
                        char text[BREACH_TEXT_SIZE]);

/* The same with its reason, or that there is none yet. */
const char *breach_sentence(const RuleBreaches *breaches, const Roundtable *roundtable,
                            const Breach *breach, bool hidden, char text[BREACH_SENTENCE_SIZE]);

/* "12 ballots, 1 of them blank; 3 have not voted": of the session, or of one subgroup, with so many
 * blank ones (sessions/acts/ballots.h). "" where there are none. Returns text. */
enum { TURNOUT_TEXT_SIZE = 256 };
const char *turnout_text(const Roundtable *roundtable, const Subgroup *subgroup, int64_t blank,
                         char text[TURNOUT_TEXT_SIZE]);

/* What is against the rules before an act, which changes this ballot or, whatever it changes,
 * EVERY_BALLOT. The caller frees .broken. */
enum { EVERY_BALLOT = -1 };
typedef struct RulesBefore {
  int64_t ballot;
  Breaches broken;
} RulesBefore;
bool breaches_before(Transaction *tx, int64_t ballot, RulesBefore *before, Error *err);

/* Asks, of that act with all of its events but the reason, whether it breaks a rule that held
 * before it, or one further. If so it is refused without a reason, naming what is broken; with one,
 * this is added to the act, about event `about`. While results are hidden only what everybody may
 * know is asked about. *asks, which may be NULL, says of a refusal whether a reason would do. */
bool check_breaches_after(Transaction *tx, const RulesBefore *before, uint64_t about,
                          const char *reason, bool *asks, Error *err);

#endif
