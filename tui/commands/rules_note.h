/* What `gommette show` and `gommette rank` say of the rules of the vote. */
#ifndef TUI_COMMANDS_RULES_NOTE_H
#define TUI_COMMANDS_RULES_NOTE_H

#include "sessions/session.h"

/* What breaks one, if anything does, with the reason given: below a table for people, beside one
 * for programs. */
bool print_rule_breaches(Session *session, bool people, Error *err);

/* How many ballots there are, how many of them blank, and who has not voted; nothing where there
 * are none. */
bool print_turnout(const Roundtable *roundtable, Error *err);

#endif
