/* A kiosk to test with: ballots, a clock that goes by the second, and keys that a test fixes. */
#ifndef TESTS_SESSIONS_KIOSK_ROOM_H
#define TESTS_SESSIONS_KIOSK_ROOM_H

#include "sessions/acts/kiosk.h"
#include "sessions/journal/kiosk_value.h"
#include "tests/sessions/sample.h"

/* Votable recommendations of the sample: those of subgroup 1, and of T. */
enum { SUBGROUP = 1, FIRST = 2, SECOND = 3, THIRD = 4, OTHER_SUBGROUP = 2, OF_OTHER = 7 };

/* A ballot with one dot. */
BallotEntry dot_on(uint32_t recommendation, Colour colour);
void receive_dot(Session *session, uint32_t subgroup, uint32_t recommendation, Colour colour);

/* Begins, takes in so many ballots with a green dot on FIRST, and ends. */
void use_kiosk(Session *session, int ballots);

Kiosk kiosk_now(const Session *session, uint32_t subgroup);
Tally ballots_on(const Session *session, uint32_t recommendation);

/* Ends and closes, whatever the subgroup. */
void close_it(Session *session, uint32_t subgroup);

/* A second later each time that it is asked; *context is an int64_t. */
Moment next_second(void *context);

/* From here on libsodium's random bytes are those of this number, the same each time. */
void fix_random(uint64_t number);

/* How many votes' kiosk ballots verify finds as they were counted; all must be sound. */
size_t kiosks_verified(const char *path);

/* The version that the file's header says. */
int file_version(const char *path);

#endif
