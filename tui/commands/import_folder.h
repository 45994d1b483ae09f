/* `gommette import` of a folder of tables. */
#ifndef TUI_COMMANDS_IMPORT_FOLDER_H
#define TUI_COMMANDS_IMPORT_FOLDER_H

#include "tui/command.h"

/* Of the first value into the folder that the second one names, or where sessions are kept. Prints
 * what became of each table. False, in the end, where one was refused. Options are refused: they
 * are about one file. */
bool import_folder(const Arguments *arguments, Error *err);

#endif
