#include <stdlib.h>

#include "core/base/i18n.h"
#include "tui/app/app.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/session_argument.h"

static bool run(const Arguments *arguments, Error *err) {
  char *path = NULL;
  bool exists;
  if (!session_argument_path(arguments->value[0], &path, &exists, err)) return false;
  const bool left = app_open_board(path, err);
  free(path);
  return left;
}

const Command command_board = {
    .name = "board",
    .values = N_("FILE"),
    .values_min = 1,
    .values_max = 1,
    .help = N_("the screen for the room: what is voted on, how far, how long"),
    .details = N_("It follows what other terminals record and never changes a vote. Results are "
                  "hidden until they are revealed: d or c makes ready, Enter or F5 reveals."),
    .run = run,
};
