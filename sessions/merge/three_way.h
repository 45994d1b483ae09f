/* One thing in three states of a session: where two files diverged, and at the end of each. */
#ifndef SESSIONS_MERGE_THREE_WAY_H
#define SESSIONS_MERGE_THREE_WAY_H

#include "core/vote/roundtable.h"

/* States loaded from the first event. A number that the base knows means the same in all three. */
typedef struct Sides {
  const Roundtable *base, *ours, *theirs;
  uint64_t shared;                   /* the seq of the base */
  const char *our_name, *their_name; /* of the files, for display */
} Sides;

/* What happened to one thing in both files. */
typedef struct ThreeWay {
  bool in_base, in_ours, in_theirs;        /* whether it exists */
  bool ours_changed, theirs_changed, same; /* compared with the base; ours compared with theirs */
  Event ours, theirs; /* the event with the value of each as its AFTER; borrowed from the states */
} ThreeWay;

ThreeWay compare_value(const Sides *sides, const Event *event);

/* Returns whether this ballot is in the box. */
bool ballot_is_cast(const Roundtable *state, int64_t number);

/* Returns whether this ballot is the same in two states. */
bool same_ballot(const Roundtable *a, const Roundtable *b, int64_t number);

/* Returns whether the list of a subgroup's recommendations (0: of the subgroups) is unchanged
 * except for additions at its end. */
bool list_only_grew(const Roundtable *base, const Roundtable *now, uint32_t subgroup);

/* Returns whether the number in an event's first field, of whatever kind, is one that only theirs
 * knows. */
bool names_only_theirs(const Sides *sides, const Event *event);

#endif
