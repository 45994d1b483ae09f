/* What a recount of some cells can show, exactly: how likely it is to meet cells that are wrong.
 *
 * Of `cells` cells, `wrong` are wrong and `counted` are counted again, drawn so that every set of
 * as many is equally likely. That none of the wrong ones is among them has the chance
 * C(cells − wrong, counted) / C(cells, counted) (hypergeometric distribution); of seeing at least
 * one it is 1 less that. */
#ifndef SESSIONS_VERIFY_CHANCE_H
#define SESSIONS_VERIFY_CHANCE_H

#include "core/base/ratio.h"

/* The chance of seeing at least one, as a fraction in lowest terms; 0 ≤ counted, wrong ≤ cells.
 * False where its terms do not fit into 96 bits, which takes thousands of cells. */
bool chance_of_seeing(size_t counted, size_t cells, size_t wrong, Ratio *chance);

/* The fewest wrong cells of which at least one is seen with this chance or a better one; 0 where
 * that cannot be told exactly, or where nothing is counted. */
size_t chance_fewest_seen(size_t counted, size_t cells, Ratio chance);

#endif
