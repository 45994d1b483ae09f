/* The options that commands share, read as people type them. NULL is an option that was not given:
 * what it would choose stays as it is. Errors quote what was typed. */
#ifndef TUI_APP_OPTION_ARGUMENT_H
#define TUI_APP_OPTION_ARGUMENT_H

#include "core/rank/methods.h"
#include "tui/cli/command.h"

/* Refuses two options, by their places in the descriptor, of which only one can be meant. */
bool options_apart(const Arguments *arguments, int one, int other, Error *err);

/* What --format names: its place in `names`, which NULL ends, and of which the first is meant where
 * it was not given. The error lists what there is. */
bool format_argument(const char *typed, const char *const *names, size_t *format, Error *err);

/* What --by and --weights say of a ranking. */
bool method_argument(const char *typed, RankingMethod *method, Error *err);
bool weights_argument(const char *typed, Weights *weights, Error *err);

#endif
