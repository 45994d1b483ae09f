/* Proves what lies beside the chain of the kiosk's ballots. */
#ifndef SESSIONS_VERIFY_KIOSK_CHECK_H
#define SESSIONS_VERIFY_KIOSK_CHECK_H

#include "sessions/session/journal_loader.h"

/* Takes in all there is, then, at that moment: whether each counted kiosk's ballots have the hash
 * and the sums that the journal says, and the others are as many; *counted is how many votes had
 * ballots of a kiosk that were counted. The reading must have begun with the first event. */
bool kiosk_check(JournalLoader *loader, size_t *counted, Error *err);

#endif
