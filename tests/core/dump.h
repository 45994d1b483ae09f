/* All that can be seen of a round table, as text, so that two states can be compared. */
#ifndef TESTS_CORE_DUMP_H
#define TESTS_CORE_DUMP_H

#include "core/vote/roundtable.h"

enum {
  DUMP_TABLE = 0,   /* session, rules, agenda and tallies: always there */
  DUMP_NUMBERS = 1, /* the numbers that come next, which no correction takes back */
  DUMP_BALLOTS = 2, /* each ballot, which a checkpoint leaves out */
  DUMP_HISTORY = 4, /* the last event and what is in force */
  DUMP_ALL = DUMP_NUMBERS | DUMP_BALLOTS | DUMP_HISTORY
};

/* The caller frees it. */
char *dump_roundtable(const Roundtable *roundtable, unsigned parts);

#endif
