/* Codes that come next, proposed to whoever adds a subgroup or a recommendation. */
#ifndef SESSIONS_ACTS_CODES_H
#define SESSIONS_ACTS_CODES_H

#include "core/vote/roundtable.h"

enum { CODE_TEXT_SIZE = 4 * CODE_CHARACTERS_MAX + 8 };

/* The first free code after `after`'s: "6" after "5", "5.3" after "5.2", "b" after "a"; under a
 * heading "5" that is "5.1". `after` 0: after the last of the subgroup, "1" where there is none.
 * Longer than a code may be only where `after`'s is as long as can be. Returns text. */
const char *code_for_recommendation(const Roundtable *state, uint32_t subgroup, uint32_t after,
                                    char text[CODE_TEXT_SIZE]);

/* The number after the last subgroup that has a number for a code, else what comes after the code
 * of the last subgroup; "1" for the first. Returns text. */
const char *code_for_subgroup(const Roundtable *state, char text[CODE_TEXT_SIZE]);

#endif
