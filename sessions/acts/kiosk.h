/* The kiosk: the keyboard is handed over, and each voter casts a ballot that nobody else sees.
 *
 * `subgroup` is the number of the subgroup that the ballots are for, or WHOLE_SESSION. The journal
 * says only that a ballot was received; what is on it lies in one value beside the journal
 * (sessions/journal/kiosk_value.h), and no tally knows it before the vote is closed: close_vote
 * counts. */
#ifndef SESSIONS_ACTS_KIOSK_H
#define SESSIONS_ACTS_KIOSK_H

#include "sessions/session/transaction.h"

enum { THIN_SECRECY = 5 }; /* with fewer ballots than this the sums may betray one */

/* Hands the keyboard over. A vote never opened is opened first, in the same act: the subgroup's, or
 * (WHOLE_SESSION) every one that is not opened by hand. One that is closed is refused, and a kiosk
 * that is on already, even by another process; one whose process died is noted as interrupted.
 * The process then holds a lock on the file, by which others know that it lives, until kiosk_end
 * or session_close. */
bool kiosk_begin(Session *session, uint32_t subgroup, Error *err);

/* Takes in one voter's ballot: entries in rising order of recommendation and each with dots; none
 * at all is a blank ballot. Only where this session began the kiosk. Durable when it returns true;
 * where it returns false nothing of it was kept. */
bool kiosk_receive(Session *session, uint32_t subgroup, const BallotEntry *entries, size_t count,
                   Error *err);

/* The keyboard is back. */
bool kiosk_end(Session *session, uint32_t subgroup, Error *err);

/* Whether one voter may hand this in: dots on what is put to the vote here and open, in order, and
 * no more than the rules allow one voter, whatever is on other ballots. */
bool kiosk_check_ballot(const Roundtable *state, uint32_t subgroup, const BallotEntry *entries,
                        size_t count, Error *err);

/* Notes each kiosk whose process died without ending it: for whoever opened a session to record.
 * *interrupted says whether there was one. A kiosk that is on, though stopped, is left alone. */
bool note_kiosk_interruption(Session *session, bool *interrupted, Error *err);

/* Adds to an act that what waits in a kiosk is counted, before its vote closes in the same act.
 * Refused while the keyboard is handed over; a kiosk whose process died is noted as interrupted. */
bool count_kiosk(Transaction *tx, uint32_t subgroup, Error *err);

/* Refuses an act while the keyboard is a voter's: whatever it does to the file has to wait. */
bool check_no_kiosk(Transaction *tx, Error *err);

#endif
