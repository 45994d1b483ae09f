/* One thing in three states of a session: where two files parted, and where each of them went. */
#ifndef SESSIONS_MERGE_THREE_WAY_H
#define SESSIONS_MERGE_THREE_WAY_H

#include "core/vote/roundtable.h"

/* States that were folded from the first event. A number that the base knows means the same in all
 * three. */
typedef struct Sides {
  const Roundtable *base, *ours, *theirs;
  uint64_t shared;                   /* the seq of the base */
  const char *our_name, *their_name; /* of the files, to be shown */
} Sides;

/* What happened to one thing in both files. */
typedef struct ThreeWay {
  bool in_base, in_ours, in_theirs;        /* whether it is there */
  bool ours_changed, theirs_changed, same; /* against the base; ours and theirs */
  Event ours, theirs; /* the event with what each holds as its AFTER; borrowed from the states */
} ThreeWay;

ThreeWay compare_value(const Sides *sides, const Event *event);

/* Whether this ballot lies in the box. */
bool ballot_is_cast(const Roundtable *state, int64_t number);

/* Whether this ballot is the same in two states. */
bool same_ballot(const Roundtable *a, const Roundtable *b, int64_t number);

/* Whether the list of a subgroup's recommendations (0: of the subgroups) is as it was, but for what
 * was put behind its end. */
bool list_only_grew(const Roundtable *base, const Roundtable *now, uint32_t subgroup);

/* Whether a number of the kind that an event's first field names is one that only theirs knows. */
bool names_only_theirs(const Sides *sides, const Event *event);

#endif
