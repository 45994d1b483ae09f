/* The kiosk: the keyboard is handed over, and each voter casts a ballot that nobody else sees.
 *
 * `subgroup` is the number of the subgroup that the ballots are for, or WHOLE_SESSION. The journal
 * only records that a ballot was received; its content is in a single value beside the journal
 * (sessions/journal/kiosk_value.h) and enters no tally until close_vote counts it. */
#ifndef SESSIONS_ACTS_KIOSK_H
#define SESSIONS_ACTS_KIOSK_H

#include "sessions/session/transaction.h"

enum { THIN_SECRECY = 5 }; /* with fewer ballots than this, the sums may reveal a ballot */

/* Hands the keyboard over. A vote never opened is opened first, in the same act: the subgroup's or,
 * for WHOLE_SESSION, every one that is not opened by hand. Refused if the vote is closed or the
 * kiosk is already on, in any process; a kiosk whose process died is recorded as interrupted. The
 * process then holds a lock on the file, which shows others that it is alive, until kiosk_end or
 * session_close. */
bool kiosk_begin(Session *session, uint32_t subgroup, Error *err);

/* Records one voter's ballot: entries in rising order of recommendation, each with dots; no entries
 * make a blank ballot. Only in the session that began the kiosk. Durable if it returns true; if
 * false, nothing was recorded. */
bool kiosk_receive(Session *session, uint32_t subgroup, const BallotEntry *entries, size_t count,
                   Error *err);

/* Ends the kiosk: the keyboard is back. */
bool kiosk_end(Session *session, uint32_t subgroup, Error *err);

/* Returns whether one voter may hand this in: dots in order, only on what is put to an open vote
 * here, and within the rules for one voter, whatever other ballots hold. */
bool kiosk_check_ballot(const Roundtable *state, uint32_t subgroup, const BallotEntry *entries,
                        size_t count, Error *err);

/* Records each kiosk whose process died without ending it, when a session has just been opened for
 * recording. *interrupted says whether there was one. A kiosk whose process is alive, even
 * suspended, is left alone. */
bool note_kiosk_interruption(Session *session, bool *interrupted, Error *err);

/* Adds to an act the counting of a kiosk's waiting ballots, before its vote closes in the same act.
 * Refused while the keyboard is handed over; a kiosk whose process died is recorded as interrupted.
 */
bool count_kiosk(Transaction *tx, uint32_t subgroup, Error *err);

/* Refuses an act while a voter has the keyboard. */
bool check_no_kiosk(Transaction *tx, Error *err);

#endif
