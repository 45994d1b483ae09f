/* What the command line decides about matches: proposals by their numbers, and any two
 * recommendations by name. */
#ifndef TUI_CLI_COMMANDS_COMPARE_H
#define TUI_CLI_COMMANDS_COMPARE_H

#include "sessions/compare/compare.h"

typedef struct Decisions {
  Match *of;
  size_t count, capacity;
} Decisions;

/* Adds the proposals that a list names, "1,3" or "1,7-11"; the error names the option. "all" may be
 * said to be different; as the same it takes identical titles only, which are followed unasked, so
 * none of what is proposed. */
bool decisions_take_list(Decisions *decisions, const Comparison *comparison, const char *option,
                         const char *list, bool same, Error *err);

/* Adds the pairs of the kept answers that such a list names, to be forgotten. */
bool decisions_take_answers(Decisions *decisions, const Comparison *comparison, const char *option,
                            const char *list, Error *err);

/* Adds two recommendations, "A:2/3" and "B:4/1". */
bool decisions_take_pair(Decisions *decisions, const Comparison *comparison, const char *option,
                         const char *one, const char *other, bool same, Error *err);

#endif
