#include "core/rank/lead.h"

Lead lead_of(Tally one, Tally other) {
  Lead lead;
  int64_t sum = 0;
  for (int corner = 0; corner < CORNERS; ++corner) {
    sum += one.dots[corner] - other.dots[corner];
    lead.at[corner] = sum;
  }
  return lead;
}

int64_t lead_least(Lead lead) {
  int64_t least = lead.at[0];
  for (int corner = 1; corner < CORNERS; ++corner)
    if (lead.at[corner] < least) least = lead.at[corner];
  return least;
}

int64_t lead_most(Lead lead) {
  int64_t most = lead.at[0];
  for (int corner = 1; corner < CORNERS; ++corner)
    if (lead.at[corner] > most) most = lead.at[corner];
  return most;
}

Wide lead_there(Lead lead, const Shares *shares) {
  Wide sum = 0;
  for (int corner = 0; corner < CORNERS; ++corner)
    sum += shares->of[corner] * lead.at[corner];
  return sum;
}

Shares shares_reduced(Shares shares) {
  Wide divisor = 0;
  for (int corner = 0; corner < CORNERS; ++corner)
    divisor = wide_common_divisor(divisor, shares.of[corner]);
  for (int corner = 0; corner < CORNERS; ++corner)
    shares.of[corner] /= divisor;
  return shares;
}
