#include "tui/cli/commands/import_options.h"

#include <stdlib.h>

#include "tui/cli/session_argument.h"

static bool read_text(const Arguments *arguments, SessionText property, char **text, Error *err) {
  static const int options[SESSION_TEXTS] = {[SESSION_TITLE] = IMPORT_TITLE,
                                             [SESSION_DATE] = IMPORT_DATE,
                                             [SESSION_PLACE] = IMPORT_PLACE,
                                             [SESSION_THEME] = IMPORT_THEME};
  const int option = options[property];
  return arguments->option[option] == NULL ||
         session_text_argument(property, arguments->option[option],
                               arguments->command->options[option].name, text, err);
}

bool import_description_read(const Arguments *arguments, char *texts[SESSION_TEXTS],
                             ImportDescription *described, Error *err) {
  const char *voters = arguments->option[IMPORT_VOTERS];
  ImportDescription read = {.has_voters = voters != NULL};
  for (int property = 0; property < SESSION_TEXTS; property++) {
    if (!read_text(arguments, (SessionText)property, &texts[property], err)) return false;
    read.text[property] = texts[property];
  }
  const char *title = read.text[SESSION_TITLE];
  if (title != NULL && *title == '\0') read.text[SESSION_TITLE] = NULL;
  if (!number_argument(voters, arguments->command->options[IMPORT_VOTERS].name, 0, COUNT_MAX,
                       &read.voters, err))
    return false;
  *described = read;
  return true;
}

void import_description_free(char *texts[SESSION_TEXTS]) {
  for (int property = 0; property < SESSION_TEXTS; property++)
    free(texts[property]);
}
