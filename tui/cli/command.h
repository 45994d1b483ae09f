/* The command line: one descriptor and one function for each command, from which come dispatch,
 * options, usage and help. */
#ifndef TUI_CLI_COMMAND_H
#define TUI_CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"

enum { COMMAND_OPTIONS_MAX = 12, COMMAND_VALUES_MAX = 26 /* sessions to compare */ };

/* Texts for people are marked with N_(). */
typedef struct CommandOption {
  const char *name;     /* without its dashes; one of one letter has one dash: "o" is -o */
  const char *argument; /* what follows it: N_("TITLE"), or two: N_("REFERENCE REFERENCE"); NULL
                           where nothing does */
  const char *help;
} CommandOption;

typedef struct Arguments Arguments;

typedef struct Command {
  const char *name;
  const char *values; /* N_("FILE [SUBGROUP]"), "" for none */
  int values_min, values_max;
  int negative_place;  /* of the value that may be a negative number, from 1 on; 0: there is none */
  bool records;        /* what it prints tells what it recorded */
  const char *help;    /* one line, without a full stop */
  const char *details; /* more of it, whole sentences; NULL for none */
  CommandOption options[COMMAND_OPTIONS_MAX]; /* ends at the first without a name, or full */
  bool (*run)(const Arguments *arguments, Error *err);
} Command;

/* What was typed after a command's name. Texts are borrowed from the command line. */
struct Arguments {
  const Command *command;
  int value_count;
  const char *value[COMMAND_VALUES_MAX];   /* NULL past the last */
  const char *option[COMMAND_OPTIONS_MAX]; /* in the descriptor's order; NULL: not given; "" for one
                                              without an argument */
  const char *second[COMMAND_OPTIONS_MAX]; /* what follows that, of one that takes two */
  bool help;                               /* --help, which stands beside every command */
};

/* The n-th command in the order of the help, or NULL past the last. */
const Command *command_at(size_t n);

/* The command of this name, or NULL. */
const Command *command_find(const char *name);

/* The command whose name is nearest to a mistyped one, or NULL where none is near. */
const Command *command_guess(const char *mistyped);

/* How many options the descriptor has. */
size_t command_option_count(const Command *command);

/* Does what the command line says, prints the error if there is one, and returns the exit status.
 */
int command_line_run(int argument_count, char **arguments);

#endif
