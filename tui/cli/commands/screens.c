#include <stdlib.h>
#include <sys/stat.h>

#include "core/base/i18n.h"
#include "sessions/files/folder.h"
#include "sessions/files/platform.h"
#include "sessions/import/demo.h"
#include "sessions/library/moving.h"
#include "tui/app/app.h"
#include "tui/app/session_argument.h"
#include "tui/cli/command.h"
#include "tui/terminal/print.h"

static bool open_session(const Arguments *arguments, Error *err) {
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
    .help = N_("open a session's screen, to vote"),
    .details = N_(
        "v, j and r (or g, y and r) give a dot to the selected recommendation; ? shows all keys."),
    .run = open_session,
};

static bool open_board(const Arguments *arguments, Error *err) {
  char *path = NULL;
  bool exists;
  const char *typed = arguments->value[0];
  const bool left = (typed == NULL ? session_argument_find_voting(&path, err)
                                   : session_argument_path(typed, &path, &exists, err)) &&
                    app_open_board(path, err);
  free(path);
  return left;
}

const Command command_board = {
    .name = "board",
    .values = N_("[FILE]"),
    .help = N_("the screen for the room: what is voted on, progress, time left"),
    .details =
        N_("Without a file: the session whose vote is open, here or in the folder of "
           "sessions. It follows what other terminals record and never changes a vote. Results are "
           "hidden until they are revealed: d or c prepares, Enter or F5 reveals."),
    .run = open_board,
};

enum { TOUR };

static bool demo_path(char **path, Error *err) {
  char *folder = NULL;
  const bool found = folder_default(&folder, err) && folder_make(folder, err) &&
                     text_join(folder, "/demonstration" SESSION_FILE_SUFFIX, path, err);
  free(folder);
  return found;
}

static bool is_there(const char *path) {
  struct stat status;
  return platform_lstat(path, &status) == 0;
}

/* Printed before the screen opens, so that it is above the prompt after the screen closes. A demo
 * made by another terminal meanwhile will do. */
static bool open_demo(const char *path, Error *err) {
  Error cause = {0};
  const bool made = !is_there(path) && demo_create(path, &cause);
  if (!made && !is_there(path)) return fail_again(&cause, err);
  print_line(!made ? _("The demonstration is in %s") : _("A new demonstration is in %s"), path);
  print_now();
  return app_open_session(path, err);
}

/* On a demonstration of its own: one that was voted in would be ahead of the tour. */
static bool tour(Error *err) {
  char *folder = NULL, *path = NULL;
  const bool left = folder_default(&folder, err) && folder_make(folder, err) &&
                    session_free_path(folder, "demonstration", &path, err) &&
                    demo_create(path, err) && app_tour(path, err);
  free(path);
  free(folder);
  return left;
}

static bool demonstrate(const Arguments *arguments, Error *err) {
  char *path = NULL;
  if (arguments->option[TOUR] != NULL) return tour(err);
  const bool left =
      demo_path(&path, err) && session_argument_settle(path, err) && open_demo(path, err);
  free(path);
  return left;
}

const Command command_demo = {
    .name = "demo",
    .values = "",
    .help = N_("try gommette on the round table of 6 June 2023"),
    .details = N_("Your own copy is in the folder of sessions; delete it for a fresh one. Titles "
                  "are shortened, attendance and times invented."),
    .options = {[TOUR] = {"tour", NULL, N_("a tour of ninety seconds, on a new demonstration")}},
    .run = demonstrate,
};
