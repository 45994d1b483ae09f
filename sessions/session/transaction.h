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

typedef struct Transaction Transaction;

/* Waits its turn, claims the journal and loads what other terminals recorded: until the end there
 * is no other writer, so nothing changes between a look at the state and the commit. A session has
 * one transaction at a time. NULL: refused, there is nothing to end. */
Transaction *transaction_begin(Session *session, Error *err);

/* Ends it: commits if `ok`, else records nothing (the error is already set). A transaction without
 * events records nothing and succeeds. False: nothing was recorded, and the state matches the
 * journal; or the error says that the outcome is unknown. */
bool transaction_end(Transaction *tx, bool ok, Error *err);

/* Ends it without recording anything, and returns whether it would have been possible. The state is
 * as before. */
bool transaction_try(Transaction *tx, bool ok, Error *err);

/* Adds one event: stamps it, checks it against the state, applies it and adds it to the journal.
 * Fills in the target of a correction. After a failure nothing of the transaction is recorded,
 * whatever the caller does. */
bool transaction_add(Transaction *tx, Event event, Error *err);

/* Returns the recorded state with this transaction's events so far applied. */
const Roundtable *transaction_state(const Transaction *tx);

/* Call before reading a ballot of the state: one loaded from a checkpoint has none. */
bool transaction_need_ballots(Transaction *tx, Error *err);

/* Announces how many events it will have, to report progress. */
void transaction_expect(Transaction *tx, uint64_t events);

/* Returns how many events it has so far. */
size_t transaction_event_count(const Transaction *tx);

/* Finds the ballot number of a named voter (the name cleaned), if known; and makes a name known
 * together with this transaction, outside the chain. Undo does not forget it. */
bool transaction_find_voter(Transaction *tx, const char *name, int64_t *ballot, bool *found,
                            Error *err);
bool transaction_keep_voter(Transaction *tx, const char *name, int64_t ballot, Error *err);

/* Returns the event that puts a recommendation, at this place of its subgroup, under a parent (0:
 * none). */
Event event_of_parent(const Recommendation *one, size_t place, uint32_t parent);

#endif
