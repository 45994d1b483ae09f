#include "sessions/demo.h"

#include <stdlib.h>

#include "core/words.h"
#include "sessions/folder.h"
#include "tui/app.h"
#include "tui/commands/commands.h"
#include "tui/print.h"
#include "tui/session_argument.h"

static bool demo_path(char **path, Error *err) {
  char *folder = NULL;
  const bool found = folder_default(&folder, err) && folder_make(folder, err) &&
                     text_join(folder, "/demonstration" SESSION_FILE_SUFFIX, path, err);
  free(folder);
  return found;
}

/* Said before the screen opens, so that it stands above the prompt when the screen is left. */
static bool open_demo(const char *path, Error *err) {
  bool exists = false;
  char *found = NULL;
  if (!session_argument_path(path, &found, &exists, err)) return false;
  free(found);
  if (!exists && !demo_create(path, err)) return false;
  print_line(exists ? _("The demonstration is in %s") : _("A new demonstration is in %s"), path);
  print_now();
  return app_open_session(path, err);
}

static bool run(const Arguments *arguments, Error *err) {
  (void)arguments;
  char *path = NULL;
  const bool left = demo_path(&path, err) && open_demo(path, err);
  free(path);
  return left;
}

const Command command_demo = {
    .name = "demo",
    .values = "",
    .help = N_("try gommette on the round table of 6 June 2023"),
    .details =
        N_("Your own copy lies in the folder of sessions; delete it for a fresh one. Titles are "
           "shortened, attendance and times invented."),
    .run = run,
};
