/* Parsing of a command's arguments by its descriptor, and opening of its session. */
#ifndef TUI_CLI_COMMAND_ARGUMENTS_H
#define TUI_CLI_COMMAND_ARGUMENTS_H

#include "tui/cli/command.h"

/* Argument types, as used in the rows of a command's descriptor. Errors quote what was typed. */

/* A whole number from .least to .most; one of the words of .argument, "text|csv|json", as its index
 * from 0: the default refusal of a word speaks of a format. */
ArgumentReader read_number, read_word;

/* Ranking methods by name, weights, moments of a session. */
ArgumentReader read_method, read_weights, read_moment;

/* A title or another short text, cleaned; a text about the session, the SessionText in .least, of
 * which a date must be valid. Errors name the option. */
ArgumentReader read_text, read_session_text;

/* A subgroup by its code; a recommendation by its reference; the events of a moment. */
ArgumentFinder find_subgroup, find_recommendation, find_moment;

/* The same for commands that find it themselves. */
bool recommendation_of_reference(const Roundtable *roundtable, const char *typed,
                                 uint32_t *recommendation, Error *err);

/* Fails with the row's own sentence. */
bool refuse_argument(const ArgumentRow *row, const char *typed, Error *err);

/* Chooses the format of an output file: that named by the option at this index, else by the
 * extension of `path`, else text. Only formats that the option's row offers. */
bool choose_paper_format(Arguments *arguments, int option, const char *path, Error *err);

/* Parses the arguments by the descriptor. arguments[0] is the command's name. Options may be
 * anywhere before "--"; a negative number is a value if the command has a position for one. Errors
 * (ERROR_USAGE) name what is wrong and the help to read. May reorder the array. Free the result
 * with arguments_close, on failure too. */
bool arguments_read(const Command *command, int argument_count, char **arguments, Arguments *read,
                    Error *err);

/* Opens the session as the command and its options need it, and finds in it what was typed. */
bool arguments_open(Arguments *read, Error *err);
void arguments_close(Arguments *read);

#endif
