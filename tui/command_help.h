/* Help, made from the commands' descriptors, on standard output. */
#ifndef TUI_COMMAND_HELP_H
#define TUI_COMMAND_HELP_H

#include "tui/command.h"

void help_print_all(void);
void help_print(const Command *command);
void help_print_version(void);

#endif
