#include "tests/bench/measure.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/base/memory.h"

typedef struct UnitDescription {
  const char *sign;
  double size;
} UnitDescription;

static const UnitDescription units[] = {
    [MICROSECONDS] = {"us", 1e3}, [MILLISECONDS] = {"ms", 1e6}, [MEGABYTES] = {"MB", 1e6}};

int64_t clock_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* D. E. Knuth's constants for a linear congruence modulo 2^64. */
uint32_t next_random(uint64_t *state) {
  *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (uint32_t)(*state >> 33);
}

void shuffle_turns(int *turns, int count, uint64_t *random) {
  for (int n = 0; n < count; ++n) {
    int other = (int)(next_random(random) % (uint32_t)(n + 1));
    turns[n] = turns[other];
    turns[other] = n;
  }
}

void measure_add(Measure *measure, int64_t value) {
  if (!ARRAY_RESERVE(measure->values, measure->capacity, measure->count + 1))
    give_up("no memory for measurements");
  measure->values[measure->count++] = value;
}

void measure_free(Measure *measure) {
  free(measure->values);
  *measure = (Measure){measure->name, measure->unit, NULL, 0, 0};
}

static int compare_values(const void *a, const void *b) {
  int64_t one = *(const int64_t *)a, other = *(const int64_t *)b;
  return (one > other) - (one < other);
}

typedef struct Summary {
  double least, median, most;
} Summary;

static Summary summarise(const Measure *measure) {
  size_t count = measure->count;
  if (count == 0) give_up("%s: nothing was measured", measure->name);
  int64_t *sorted = malloc(count * sizeof *sorted);
  if (!sorted) give_up("no memory for measurements");
  memcpy(sorted, measure->values, count * sizeof *sorted);
  qsort(sorted, count, sizeof *sorted, compare_values);
  size_t below = (count - 1) / 2, above = count / 2; /* of the middle: the same if count is odd */
  Summary summary = {(double)sorted[0], ((double)sorted[below] + (double)sorted[above]) / 2,
                     (double)sorted[count - 1]};
  free(sorted);
  return summary;
}

void measure_print_title(const char *title) {
  printf("\n%s\n  %-50s %5s %10s %10s %10s\n", title, "", "n", "least", "median", "most");
}

void measure_print(const Measure *measure) {
  Summary summary = summarise(measure);
  UnitDescription unit = units[measure->unit];
  printf("  %-50s %5zu %10.3f %10.3f %10.3f %s\n", measure->name, measure->count,
         summary.least / unit.size, summary.median / unit.size, summary.most / unit.size,
         unit.sign);
  fflush(stdout);
}

void measure_print_ratio(const char *what, const Measure *ours, const Measure *yardstick,
                         const char *aim) {
  Summary our = summarise(ours), their = summarise(yardstick);
  printf("  %-50s %5s %10.2f %10.2f            x%s%s\n", what, "", our.least / their.least,
         our.median / their.median, aim ? "   aim: " : "", aim ? aim : "");
  fflush(stdout);
}

void give_up(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fflush(stdout);
  vfprintf(stderr, format, arguments);
  fputc('\n', stderr);
  va_end(arguments);
  exit(EXIT_FAILURE);
}

void require(bool ok, const Error *err) {
  if (!ok) give_up("%s", err->text);
}
