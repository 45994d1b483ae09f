/* What `gommette audit` does with counts: from a file or typed, recorded, and what to do next. */
#ifndef TUI_CLI_COMMANDS_AUDIT_H
#define TUI_CLI_COMMANDS_AUDIT_H

#include "sessions/verify/hand_counts.h"
#include "sessions/verify/recount.h"

/* Records the counts of a CSV file; or those that are typed on standard input, a line for each
 * cell, in the order of the agenda. */
bool audit_take_file(Session *session, const Draw *draw, const char *path, Error *err);
bool audit_take_typed(Session *session, const Draw *draw, Error *err);

/* One line: "  4/2 ●V  recorded 14, by hand 13 (-1)". */
void audit_print_cell(const Roundtable *state, const RecountedCell *cell);

#endif
