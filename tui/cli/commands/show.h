/* What `gommette show` and `gommette rank` say of the rules of the vote. */
#ifndef TUI_CLI_COMMANDS_SHOW_H
#define TUI_CLI_COMMANDS_SHOW_H

#include "sessions/session/rule_breaches.h"

/* What breaks one, if anything does, with the reason given: below a table for people, beside one
 * for programs; and what of the present state does, for people. */
bool print_breaches(const RuleBreaches *breaches, const Roundtable *state, bool people, Error *err);

#endif
