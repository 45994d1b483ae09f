#include "core/rank/dispute.h"

#include "core/rank/methods.h"

bool urgency_dispute(Tally tally, Ratio *dispute) {
  Wide all = tally_cumulative(tally);
  *dispute = (Ratio){4 * (Wide)tally.dots[GREEN] * tally.dots[RED], all * all};
  return all >= FLOOR_OF_DOTS;
}

bool urgency_is_disputed(Tally tally) {
  Ratio dispute;
  return urgency_dispute(tally, &dispute) && 2 * dispute.over >= dispute.under;
}
