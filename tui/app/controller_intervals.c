#include "tui/app/controller_intervals.h"

#include "tui/app/slice.h"

enum { SLICE_MS = 25, SLICE_AT_ONCE_MS = 5, COUNT_AT_ONCE_MAX = 200 };

static bool step(void *cache) {
  return interval_cache_step(cache);
}

KnownIntervals intervals_at_once(IntervalCache *cache, const Roundtable *state) {
  Error err;
  if (!interval_cache_refresh(cache, state, &err)) return (KnownIntervals){0};
  if (interval_cache_known(cache).count <= COUNT_AT_ONCE_MAX)
    slice_work(SLICE_AT_ONCE_MS, step, cache);
  return interval_cache_known(cache);
}

void look_at_intervals(Controller *controller, const Model *model) {
  ViewData *data = &controller->data;
  data->intervals = (KnownIntervals){0};
  if (model_is_about_ranks(model) && !results_hidden(data->state))
    data->intervals = intervals_at_once(&controller->intervals, data->state);
}

void compute_more_intervals(IntervalCache *cache) {
  slice_work(SLICE_MS, step, cache);
}
