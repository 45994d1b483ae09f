/* Memory that runs out when a plan says so: malloc and its like, as gommette and SQLite call them,
 * are replaced at link time (--wrap). What the simulator needs for itself never fails. */
#ifndef TESTS_SIMULATE_MEMORY_H
#define TESTS_SIMULATE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* realloc without faults, which ends the program if there is no memory at all. */
void *real_resize(void *bytes, size_t size);

/* Makes SQLite's memory fail like the rest. Call before anything else of SQLite. */
void memory_take_over_sqlite(void);

#endif
