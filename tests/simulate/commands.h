/* What is done to the session at a command line meanwhile: imports, reports, merges, proofs. */
#ifndef TESTS_SIMULATE_COMMANDS_H
#define TESTS_SIMULATE_COMMANDS_H

#include "tests/simulate/room.h"

/* Writes the files that commands read. */
bool commands_prepare(Error *err);

/* Runs one of them, as a process of its own. */
void command_run(Person *person, uint32_t which);

#endif
