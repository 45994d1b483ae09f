/* `rank --explain` and `rank --pair`: sentences instead of a table. */
#ifndef TUI_CLI_COMMANDS_RANK_H
#define TUI_CLI_COMMANDS_RANK_H

#include "sessions/export/table.h"

/* The recommendations as typed; errors quote them. */
bool print_explanation(const Roundtable *roundtable, const TableRequest *request, const char *typed,
                       Error *err);
bool print_pair(const Roundtable *roundtable, const TableRequest *request, const char *first,
                const char *second, Error *err);

#endif
