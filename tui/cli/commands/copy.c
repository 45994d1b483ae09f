#include <stdlib.h>

#include "core/base/i18n.h"
#include "sessions/library/copy_file.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

static void print_made(const char *to, const CopyMade *made) {
  char fingerprint[FINGERPRINT_TEXT_SIZE];
  print_line(_("Copied to %s and verified there"), to);
  print_line(_("no. %lld · %s"), (long long)made->events,
             fingerprint_text(made->hash, fingerprint));
}

static bool run(const Arguments *arguments, Error *err) {
  char *path = NULL, *to = NULL;
  bool exists;
  CopyMade made;
  if (!session_argument_path(arguments->value[0], &path, &exists, err)) return false;
  const bool copied = session_argument_copy_path(path, arguments->value[1], &to, err) &&
                      session_argument_settle(to, err) && session_file_copy(path, to, &made, err);
  if (copied) print_made(to, &made);
  free(to);
  free(path);
  return copied;
}

const Command command_copy = {
    .name = "copy",
    .values = N_("FILE TO"),
    .values_min = 2,
    .values_max = 2,
    .records = true,
    .help = N_("copy a session onto a stick, and verify the copy there"),
    .details = N_("TO is a folder or a new file. The copy holds the session as it is at one "
                  "moment, also while others record into it; it is read back from the disk and "
                  "verified before it gets its name, and never takes the place of another file."),
    .run = run,
};
