/* What many measurements of one thing say: the fewest, the median, the most, and ratios of medians.
 */
#ifndef TESTS_BENCH_MEASURE_H
#define TESTS_BENCH_MEASURE_H

#include <stddef.h>
#include <stdint.h>

#include "core/base/error.h"

typedef enum Unit {
  MICROSECONDS, /* of values in nanoseconds */
  MILLISECONDS, /* likewise */
  MEGABYTES,    /* of values in bytes */
} Unit;

/* Begins as {"name", UNIT}. */
typedef struct Measure {
  const char *name;
  Unit unit;
  int64_t *values;
  size_t count, capacity;
} Measure;

/* CLOCK_MONOTONIC. */
int64_t clock_ns(void);

/* Numbers that look like chance and are the same every time. *state begins as any number. */
uint32_t next_random(uint64_t *state);

/* Puts the turns 0 to count - 1 of a round in a new order, so that nobody always comes after the
 * same other, whose work the disk may still be about. */
void shuffle_turns(int *turns, int count, uint64_t *random);

void measure_add(Measure *measure, int64_t value);
void measure_free(Measure *measure);

/* The table: its heading with a title, a line for each measure, and below them the ratios of the
 * least and of the median. On a busy machine the least tells more. `aim` is what the median's ratio
 * should be, for people; NULL where there is none. */
void measure_print_title(const char *title);
void measure_print(const Measure *measure);
void measure_print_ratio(const char *what, const Measure *ours, const Measure *yardstick,
                         const char *aim);

/* Nothing measured is better than something wrong: says why on stderr and exits. */
_Noreturn void give_up(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Gives up where ok is false, with the error's text. */
void require(bool ok, const Error *err);

#endif
