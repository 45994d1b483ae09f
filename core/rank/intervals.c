#include "core/rank/intervals.h"

#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/rank/sweep.h"
#include "core/rank/witness.h"

/* The rivals that matter: who is never ahead is left out, who always is only counted. */
static void take_rivals(const Tally *tallies, size_t count, size_t self, Rivals *rivals) {
  rivals->count = rivals->always_ahead = 0;
  for (size_t other = 0; other < count; ++other) {
    Lead lead = lead_of(tallies[other], tallies[self]);
    if (lead_most(lead) <= 0) continue;
    if (lead_least(lead) > 0)
      ++rivals->always_ahead;
    else
      rivals->leads[rivals->count++] = lead;
  }
}

static Interval interval_of(Rivals *rivals) {
  Extremes extremes = sweep_triangle(rivals);
  return (Interval){.best = (uint32_t)(1 + extremes.fewest),
                    .worst = (uint32_t)(1 + extremes.most),
                    .best_at = witness_of_fewest(rivals, &extremes),
                    .worst_at = witness_of_most(rivals, &extremes)};
}

bool interval_compute(const Tally *tallies, size_t count, size_t self, Interval *interval,
                      Error *err) {
  Rivals rivals;
  if (!rivals_open(count, &rivals, err)) return false;
  take_rivals(tallies, count, self, &rivals);
  *interval = interval_of(&rivals);
  rivals_close(&rivals);
  return true;
}

static bool compute_all(const Tally *tallies, size_t count, Rivals *rivals, KeepGoing *keep_going,
                        void *context, Interval *intervals, Error *err) {
  for (size_t self = 0; self < count; ++self) {
    take_rivals(tallies, count, self, rivals);
    intervals[self] = interval_of(rivals);
    if (keep_going && !keep_going(context, self + 1, count))
      return fail(err, ERROR_FAILED, "%s", _("stopped before all rank intervals were known"));
  }
  return true;
}

bool intervals_compute(const Tally *tallies, size_t count, KeepGoing *keep_going, void *context,
                       Interval *intervals, Error *err) {
  Rivals rivals;
  if (!rivals_open(count, &rivals, err)) return false;
  bool computed = compute_all(tallies, count, &rivals, keep_going, context, intervals, err);
  rivals_close(&rivals);
  return computed;
}
