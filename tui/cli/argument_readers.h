/* The types of what is typed on the command line, as the rows of a command's table name them.
 * Errors quote what was typed. */
#ifndef TUI_CLI_ARGUMENT_READERS_H
#define TUI_CLI_ARGUMENT_READERS_H

#include "tui/cli/command.h"

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

#endif
