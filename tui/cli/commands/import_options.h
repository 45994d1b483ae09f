/* The options of `gommette import`, for a file and for a folder of them. */
#ifndef TUI_CLI_COMMANDS_IMPORT_OPTIONS_H
#define TUI_CLI_COMMANDS_IMPORT_OPTIONS_H

#include "sessions/import/import.h"
#include "tui/cli/command.h"

enum {
  IMPORT_TITLE,
  IMPORT_CHECK,
  IMPORT_SET,
  IMPORT_REASON,
  IMPORT_SAME,
  IMPORT_DATE, /* from here on: of every session that is made, of a folder too */
  IMPORT_PLACE,
  IMPORT_THEME,
  IMPORT_VOTERS
};

/* What the options say of the session, all of it checked before anything is recorded; a blank title
 * is none. The caller has `texts`, all NULL before, freed with import_description_free, on failure
 * too. */
bool import_description_read(const Arguments *arguments, char *texts[SESSION_TEXTS],
                             ImportDescription *described, Error *err);
void import_description_free(char *texts[SESSION_TEXTS]);

/* Imports the tables of a folder, the first value, into the folder that the second one names, or
 * where sessions are kept. Prints what became of each table. False, in the end, where one was
 * refused. Options that are about one file are refused. */
bool import_folder(const Arguments *arguments, Error *err);

#endif
