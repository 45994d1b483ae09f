/* What gommette promises, looked at from outside. */
#ifndef TESTS_SIMULATE_PROMISES_H
#define TESTS_SIMULATE_PROMISES_H

#include "tests/simulate/room.h"

/* Somebody was told that the journal ends like this: it must be what others were told. */
bool known_add(Room *room, uint64_t seq, ChainHash hash);

/* Whether nobody was told that the event of this seq is another one. */
bool known_agrees(const Known *known, uint64_t seq, ChainHash hash);
void known_free(Known *known);

/* Whether two states are the same, in these parts (tests/core/dump.h). */
bool same_state(const Roundtable *a, const Roundtable *b, unsigned parts);

/* While results are hidden, what this terminal shows tells nothing of them, unless its operator
 * peeks. */
bool promise_curtain(Room *room, const Person *person);

/* Everything: the file opens; what was acknowledged is in it, and no more than what may be; chain,
 * derived tables and kiosk ballots agree; the people's states are those of the journal; allowances
 * hold or are flagged; no ballot's key is anywhere but in its place. */
bool promise_all(Room *room);

/* With everybody gone: nothing lies beside the session. */
bool promise_folder(Room *room);

#endif
