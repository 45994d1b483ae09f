#include <stdlib.h>

#include "core/base/i18n.h"
#include "tui/app/app.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/session_argument.h"

static bool run(const Arguments *arguments, Error *err) {
  char *path = NULL;
  bool exists;
  if (!session_argument_find(arguments->value[0], &path, &exists, err)) return false;
  const bool left = app_open_session(path, err);
  free(path);
  return left;
}

const Command command_open = {
    .name = "open",
    .values = N_("FILE"),
    .values_min = 1,
    .values_max = 1,
    .help = N_("vote: the screen of a session"),
    .details = N_(
        "v, j and r (or g, y and r) give a dot to the recommendation in focus; ? shows all keys."),
    .run = run,
};
