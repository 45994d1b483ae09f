/* The descriptors of the commands, which the files of this folder define. */
#ifndef TUI_CLI_COMMANDS_COMMANDS_H
#define TUI_CLI_COMMANDS_COMMANDS_H

#include "tui/cli/command.h"

extern const Command command_new, command_import, command_open, command_board, command_demo,
    command_list, command_show, command_sheets, command_vote, command_undo, command_redo,
    command_rank, command_log, command_verify, command_start, command_close, command_reopen,
    command_count, command_revert, command_rankings, command_rule, command_report, command_print,
    command_audit, command_replay, command_compare, command_total, command_archive, command_rename,
    command_copy, command_delete, command_merge, command_recover;

#endif
