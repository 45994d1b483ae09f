#include "core/vote/parts.h"

#include <stdio.h>

Parts parts_of(const Recommendation *recommendation) {
  const bool counted =
      recommendation->counts_known || tally_cumulative(recommendation->counted) != 0;
  if (!counted || tally_cumulative(recommendation->ballots) == 0)
    return parts_of_tally(recommendation_tally(recommendation));
  return (Parts){recommendation->counted, recommendation->ballots, true};
}

Parts parts_of_tally(Tally tally) {
  return (Parts){.counted = tally};
}

static Shown shown(bool two, int64_t counted, int64_t ballots) {
  Shown both;
  if (!two) return number_shown(counted);
  /* 64 bits take 20 signs and 6 between them, of 3 bytes at most. */
  snprintf(both.text, sizeof both.text, "%.40s + %.40s", number_shown(counted).text,
           number_shown(ballots).text);
  return both;
}

Shown parts_shown(const Parts *parts, Colour colour) {
  return shown(parts->two, parts->counted.dots[colour], parts->ballots.dots[colour]);
}

Shown parts_sum_shown(const Parts *parts) {
  return shown(parts->two, tally_cumulative(parts->counted), tally_cumulative(parts->ballots));
}
