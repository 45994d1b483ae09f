/* What follows a command's name, read by its descriptor, and the session that it is about. */
#ifndef TUI_CLI_COMMAND_ARGUMENTS_H
#define TUI_CLI_COMMAND_ARGUMENTS_H

#include "tui/cli/command.h"

/* The types of what is typed on the command line, as the rows of a command's table name them.
 * Errors quote what was typed. */

/* A whole number from .least to .most; one of the words of .argument, "text|csv|json", as its
 * place, from 0: their own refusal speaks of a format. */
ArgumentReader read_number, read_word;

/* Ranking methods by name, weights, moments of a session. */
ArgumentReader read_method, read_weights, read_moment;

/* A title or another short text, cleaned; one about the session, the SessionText in .least, of
 * which a date must be one. Errors name the option. */
ArgumentReader read_text, read_session_text;

/* A subgroup by its code; a recommendation by its reference; the events of a moment. */
ArgumentFinder find_subgroup, find_recommendation, find_moment;

/* The same where a command itself finds it. */
bool recommendation_of_reference(const Roundtable *roundtable, const char *typed,
                                 uint32_t *recommendation, Error *err);

/* Says that this is wrong in the row's own sentence. */
bool refuse_argument(const ArgumentRow *row, const char *typed, Error *err);

/* The format of a file to write: the one that the option in this place names, else the one that the
 * ending of `path` tells, else text. Only what the option's row offers. */
bool choose_paper_format(Arguments *arguments, int option, const char *path, Error *err);

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
