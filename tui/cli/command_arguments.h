/* Reading what follows a command's name, by its descriptor. */
#ifndef TUI_CLI_COMMAND_ARGUMENTS_H
#define TUI_CLI_COMMAND_ARGUMENTS_H

#include "tui/cli/command.h"

/* arguments[0] is the command's name. Options may stand anywhere before "--"; a negative
 * number is a value where the command has a place for one. Errors (ERROR_USAGE) name what is wrong
 * and the help that tells more. The order of the array may change. */
bool arguments_read(const Command *command, int argument_count, char **arguments, Arguments *read,
                    Error *err);

#endif
