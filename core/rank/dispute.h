/* Urgency disputed: how much those who chose an item differ about its urgency. */
#ifndef CORE_RANK_DISPUTE_H
#define CORE_RANK_DISPUTE_H

#include "core/base/ratio.h"
#include "core/vote/tally.h"

/* 4 · green · red / cumulative²: 1 where half of the dots are green and half red, 0 where one of
 * the two is missing. It is the variance of greens and reds as far as it can go (4·p·q). False with
 * fewer than 5 dots, of which it would say nothing. */
bool urgency_dispute(Tally tally, Ratio *dispute);

/* Whether it is at least one half: worth saying beside a rank. */
bool urgency_is_disputed(Tally tally);

#endif
