/* What `gommette show` and `gommette rank` print about the rules of the vote. */
#ifndef TUI_CLI_COMMANDS_SHOW_H
#define TUI_CLI_COMMANDS_SHOW_H

#include "sessions/session/rule_breaches.h"

/* Prints what breaks a rule, if anything does, with the reason given: below a table for people, or
 * on standard error beside one for programs. */
bool print_breaches(const RuleBreaches *breaches, const Roundtable *state, bool people, Error *err);

#endif
