#include <stdlib.h>

#include "core/base/i18n.h"
#include "sessions/journal/stray_files.h"
#include "sessions/library/moving.h"

#include "tui/cli/commands/commands.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

enum { BACK };

static bool run(const Arguments *arguments, Error *err) {
  const bool back = arguments->option[BACK] != NULL;
  char *path = NULL, *now = NULL, *aside = NULL, sentence[ERROR_TEXT_SIZE];
  bool exists;
  if (!session_argument_path(arguments->value[0], &path, &exists, err)) return false;
  const bool moved =
      back ? unarchive_session(path, &now, &aside, err) : archive_session(path, &now, &aside, err);
  if (moved && back) print_line(_("Back from the archive: %s"), now);
  if (moved && !back) print_line(_("In the archive: %s"), now);
  if (moved && aside != NULL) print_notice("%s", stray_files_sentence(aside, sentence));
  free(aside);
  free(now);
  free(path);
  return moved;
}

const Command command_archive = {
    .name = "archive",
    .values = N_("FILE"),
    .values_min = 1,
    .values_max = 1,
    .records = true,
    .help = N_("put a session away into the archive, or take it out again"),
    .details = N_("The archive is a folder called archive beside the session. « gommette list » "
                  "shows it with --archived. A screen that has the session open records nothing "
                  "more into it."),
    .options = {[BACK] = {"back", NULL, N_("out of the archive")}},
    .run = run,
};
