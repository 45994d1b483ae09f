/* Help, made from the commands' descriptors, on standard output. */
#ifndef TUI_CLI_COMMAND_HELP_H
#define TUI_CLI_COMMAND_HELP_H

#include "tui/cli/command.h"

void help_print_all(void);
void help_print(const Command *command);
void help_print_version(void);

#endif
