/* A transaction: the events of one act, recorded together or not at all.
 *
 *   Transaction *tx = transaction_begin(session, err);
 *   if (!tx) return false;
 *   const bool ok = check(transaction_state(tx), err) && transaction_add(tx, event, err);
 *   return transaction_end(tx, ok, err);
 */
#ifndef SESSIONS_SESSION_TRANSACTION_H
#define SESSIONS_SESSION_TRANSACTION_H

#include "sessions/journal/clock.h"
#include "sessions/session/session.h"

/* A wall clock that shows less than it showed when the event before was recorded: the machine's was
 * set back, or another machine goes on with a slower one. Order is the seq, whatever clocks show;
 * who reads times that go down is told so, from the recorded times themselves. */

/* By how many milliseconds the clock shows less at an event than at the one right before it; 0
 * where it does not, or by less than a second. Where another file's events came in with a merge
 * their times are that file's, and are not compared with ours. */
int64_t clock_went_back(const Event *before, const Event *event);

/* The same of the present moment. */
int64_t clock_is_behind(const Stamp *last, const Moment *now);

enum { CLOCK_BACK_TEXT_SIZE = 512 };

/* "the clock went back 1 h 02 min here". Returns text. */
const char *clock_back_words(int64_t milliseconds, char text[CLOCK_BACK_TEXT_SIZE]);

/* "this machine's clock shows 09:12, the last event was recorded at 10:15: …" in full, for whoever
 * is about to record. Returns text. */
const char *clock_behind_words(const Stamp *last, const Moment *now,
                               char text[CLOCK_BACK_TEXT_SIZE]);

typedef struct Transaction Transaction;

/* Waits its turn, claims the journal and takes in what other terminals recorded: until the end no
 * other writer is about, and nobody's news can come between a look at the state and the commit. A
 * session has one transaction at a time. NULL: refused, there is nothing to end. */
Transaction *transaction_begin(Session *session, Error *err);

/* Ends it: commits where `ok`, else keeps nothing (the error is set already). A transaction without
 * events keeps nothing and is a success. False: nothing was kept, and the state is as the journal
 * says, or the error says that nobody knows. */
bool transaction_end(Transaction *tx, bool ok, Error *err);

/* Ends it and keeps nothing: would it have been possible? The state is as before. */
bool transaction_try(Transaction *tx, bool ok, Error *err);

/* Adds one event: stamps it, checks it against the state, applies it and hands it to the journal.
 * A correction's target is filled in here. After a failure nothing of the transaction is kept,
 * whatever is made of it. */
bool transaction_add(Transaction *tx, Event event, Error *err);

/* What was kept before, and the state with this transaction's events so far. */
const Roundtable *transaction_state(const Transaction *tx);

/* Before a ballot of the state is looked at: what was read from a checkpoint knows none. */
bool transaction_need_ballots(Transaction *tx, Error *err);

/* Says how many events it will have, so that its progress can be told. */
void transaction_expect(Transaction *tx, uint64_t events);

/* How many events it has so far. */
size_t transaction_event_count(const Transaction *tx);

/* The number of the ballot of a voter who goes by a name (cleaned), if it is known; and making it
 * known together with this transaction, outside the chain. Undo leaves it known. */
bool transaction_find_voter(Transaction *tx, const char *name, int64_t *ballot, bool *found,
                            Error *err);
bool transaction_keep_voter(Transaction *tx, const char *name, int64_t ballot, Error *err);

#endif
