#include "tui/desk_intervals.h"

enum { SLICE_MS = 25, SLICE_AT_ONCE_MS = 5, COUNT_AT_ONCE_MAX = 200 };

static int64_t boot_ms(void) {
  Clock clock = clock_of_machine();
  return clock.now(clock.context).boot_ms;
}

static void compute_for(IntervalCache *cache, int64_t slice_ms) {
  int64_t end = boot_ms() + slice_ms;
  for (bool more = true; more && boot_ms() < end;)
    more = interval_cache_step(cache);
}

void look_at_intervals(Desk *desk, const Model *model) {
  Error err;
  IntervalCache *cache = &desk->intervals;
  World *world = &desk->world;
  world->intervals = (KnownIntervals){0};
  if (!model_is_about_ranks(model) || results_hidden(world->state)) return;
  if (!interval_cache_refresh(cache, world->state, &err)) return;
  if (interval_cache_known(cache).count <= COUNT_AT_ONCE_MAX) compute_for(cache, SLICE_AT_ONCE_MS);
  world->intervals = interval_cache_known(cache);
}

void compute_more_intervals(Desk *desk) {
  compute_for(&desk->intervals, SLICE_MS);
}
