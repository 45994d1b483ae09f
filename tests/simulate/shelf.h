/* The sessions of a folder, whose people make, copy, rename, archive, delete and compare them at
 * the list: none is ever lost. */
#ifndef TESTS_SIMULATE_SHELF_H
#define TESTS_SIMULATE_SHELF_H

#include "tests/simulate/room.h"

#define SHELF "/shelf"

/* Makes the folder, and a few sessions in it. */
bool shelf_prepare(Shelf *shelf, Error *err);
void shelf_free(Shelf *shelf);

/* Somebody was shown this session of the folder as it is now. */
void shelf_add(Shelf *shelf, const Session *session);

/* With everybody gone: each session of the folder verifies; and each that was shown is there, in
 * its archive or in the trash, with all that was shown. */
bool promise_shelf(Room *room);

#endif
