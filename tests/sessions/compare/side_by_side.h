/* Sessions to lay side by side, each made of an agenda or counts as CSV. Only for programs that run
 * under cmocka. */
#ifndef TESTS_SESSIONS_COMPARE_SIDE_BY_SIDE_H
#define TESTS_SESSIONS_COMPARE_SIDE_BY_SIDE_H

#include "sessions/compare/compare.h"
#include "tests/sessions/sample.h"

enum { BESIDE_MAX = 5 };

typedef struct Beside {
  SampleFolder folder;
  Session *sessions[BESIDE_MAX];
  size_t count;
  Comparison comparison;
} Beside;

Beside beside_begin(void);
void beside_end(Beside *beside);

/* One more session, kept as a.gommette, b.gommette …, into which this text was imported. */
Session *beside_add(Beside *beside, const char *csv);

/* Compares all of them, with the decisions of the folder. */
const Comparison *beside_compare(Beside *beside);

/* The decision about A's and B's recommendations of these numbers, kept in the folder. */
void beside_decide(Beside *beside, uint32_t of_a, uint32_t of_b, bool same);

/* The row of a recommendation of a session. */
size_t beside_row(const Comparison *comparison, size_t session, uint32_t recommendation);

#endif
