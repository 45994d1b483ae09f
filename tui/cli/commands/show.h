/* What `gommette show` and `gommette rank` print about the rules of the vote. */
#ifndef TUI_CLI_COMMANDS_SHOW_H
#define TUI_CLI_COMMANDS_SHOW_H

#include "sessions/session/rule_breaches.h"

/* Prints broken rules with the reasons given: below a table for people, on standard error beside
 * one for programs; the second form is for people, about the current state. */
bool print_breaches(const RuleBreaches *breaches, const Roundtable *state, bool people, Error *err);

#endif
