/* What follows a command's name, read by its descriptor, and the session that it is about. */
#ifndef TUI_CLI_COMMAND_ARGUMENTS_H
#define TUI_CLI_COMMAND_ARGUMENTS_H

#include "tui/cli/command.h"

/* arguments[0] is the command's name. Options may stand anywhere before "--"; a negative
 * number is a value where the command has a place for one. What was typed is parsed as the rows of
 * the descriptor say. Errors (ERROR_USAGE) name what is wrong and the help that tells more. The
 * order of the array may change. arguments_close frees all of it, on failure too. */
bool arguments_read(const Command *command, int argument_count, char **arguments, Arguments *read,
                    Error *err);

/* Opens the session, as the command and its options need it, and finds in it what was typed. */
bool arguments_open(Arguments *read, Error *err);
void arguments_close(Arguments *read);

#endif
