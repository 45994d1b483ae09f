#include <stdlib.h>
#include <sys/stat.h>

#include "core/words.h"
#include "sessions/library/copy_file.h"
#include "sessions/library/file_work.h"
#include "tui/commands/commands.h"
#include "tui/print.h"
#include "tui/session_argument.h"

static bool is_folder(const char *path) {
  struct stat status;
  return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Into a folder under its own name, or under the name that was typed. */
static bool choose_target(const char *path, const char *typed, char **to, Error *err) {
  if (!is_folder(typed)) return session_argument_new_path(typed, to, err);
  *to = path_join(typed, path_name(path), err);
  return *to != NULL;
}

static void print_made(const char *to, const CopyMade *made) {
  char fingerprint[FINGERPRINT_TEXT_SIZE];
  print_line(_("Copied to %s and verified there"), to);
  print_line(_("no. %llu, fingerprint %s"), (unsigned long long)made->events,
             fingerprint_text(made->hash, fingerprint));
}

static bool run(const Arguments *arguments, Error *err) {
  char *path = NULL, *to = NULL;
  bool exists;
  CopyMade made;
  if (!session_argument_path(arguments->value[0], &path, &exists, err)) return false;
  const bool copied =
      choose_target(path, arguments->value[1], &to, err) && session_file_copy(path, to, &made, err);
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
