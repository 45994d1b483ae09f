/* Hours of an afternoon in which nothing fails, at a vote a second: what the program holds of
 * memory and of descriptors may not grow with them. */
#ifndef TESTS_SIMULATE_HOURS_H
#define TESTS_SIMULATE_HOURS_H

#include <stdbool.h>

/* Lives through them, on two terminals, one of them a board; prints what was held each hour, and a
 * row of the table. False: it grew by more than a mebibyte in eight, or a descriptor more is open.
 */
bool hours_pass(int hours);

#endif
