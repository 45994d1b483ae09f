/* Recommendations that were withdrawn: they are in no ranking, and their dots in no sum. */
#ifndef SESSIONS_SESSION_WITHDRAWN_H
#define SESSIONS_SESSION_WITHDRAWN_H

#include "core/vote/roundtable.h"

/* Which there are in the subgroups that `told` holds of (NULL: in all), and how many dots they
 * have: "Withdrawn: 1/2 (5), 3/1. 5 dots given to what was withdrawn are in no ranking and no sum."
 * "" where there are none. Returns text. */
enum { WITHDRAWN_TEXT_SIZE = 1024 };
typedef bool SubgroupTest(const void *context, const Subgroup *subgroup);
const char *withdrawn_sentence(const Roundtable *state, SubgroupTest *told, const void *context,
                               char text[WITHDRAWN_TEXT_SIZE]);

#endif
