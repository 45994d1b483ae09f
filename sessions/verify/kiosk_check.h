/* Verifies the kiosk ballots stored beside the chain. */
#ifndef SESSIONS_VERIFY_KIOSK_CHECK_H
#define SESSIONS_VERIFY_KIOSK_CHECK_H

#include "sessions/session/journal_loader.h"

/* Loads all remaining events, then, in the same snapshot, checks that each counted kiosk's ballots
 * have the hash and the sums recorded in the journal, and that the waiting ones are as many as
 * recorded; *counted is how many votes had kiosk ballots that were counted. The loader must have
 * started at the first event. */
bool kiosk_check(JournalLoader *loader, size_t *counted, Error *err);

#endif
