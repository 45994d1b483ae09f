/* How much a test tries: little in `tests/run`, all in `tests/run long`, whose suite sets
 * GOMMETTE_TRIES to "all". tries.py is the same for Python. */
#ifndef TESTS_SUPPORT_TRIES_H
#define TESTS_SUPPORT_TRIES_H

#include <stdbool.h>

bool tries_all(void);

/* `few` or `all`; says on stdout which. */
int tries(int few, int all);

#endif
