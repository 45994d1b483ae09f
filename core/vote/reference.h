/* How people name a recommendation: SUBGROUP/CODE, or the code alone if there are no subgroups. */
#ifndef CORE_VOTE_REFERENCE_H
#define CORE_VOTE_REFERENCE_H

#include "core/vote/number.h"
#include "core/vote/roundtable.h"

enum { REFERENCE_TEXT_SIZE = 2 * (CODE_CHARACTERS_MAX * 4 + 1) + 1 };

/* Returns the subgroup of this code, else the only one that differs just in the case of unaccented
 * letters; NULL if none. */
const Subgroup *reference_find_subgroup(const Roundtable *roundtable, const char *code);

/* Splits at the first '/' and finds the recommendation. If the session has one subgroup, its code
 * may be omitted. Case is as in reference_find_subgroup. The error quotes the text and says what is
 * missing. The result is borrowed as in roundtable.h. */
bool reference_find(const Roundtable *roundtable, const char *text,
                    const Recommendation **recommendation, Error *err);

typedef struct ReferenceText {
  char text[REFERENCE_TEXT_SIZE];
} ReferenceText;

/* Returns "2/5.2", or "5.2" in a session whose only subgroup has no code. Its text may be passed
 * straight to a format, as in core/vote/number.h. */
ReferenceText reference_shown(const Roundtable *roundtable, const Recommendation *recommendation);

/* The two parts of a tally for people: "9 + 4", counted by hand and from ballots. */

/* Both parts of a tally if both exist; else all is in the first and `two` is false. */
typedef struct Parts {
  Tally counted, ballots;
  bool two;
} Parts;

Parts parts_of(const Recommendation *recommendation);

/* Returns the parts of a tally that belongs to no single recommendation: a session's. */
Parts parts_of_tally(Tally tally);

/* Return "9 + 4" if there are two parts, "13" if there is one; the sum of all colours likewise. */
Shown parts_shown(const Parts *parts, Colour colour);
Shown parts_sum_shown(const Parts *parts);

#endif
