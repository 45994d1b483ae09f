#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/acts/acts.h"
#include "sessions/files/path.h"
#include "sessions/library/moving.h"
#include "sessions/text/text.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

enum { NEW_NAME };

static bool set_title(const char *typed, const char *title, Error *err) {
  Session *session = NULL;
  if (!session_argument_open(typed, &session, err)) return false;
  const bool set = describe_session(session, SESSION_TITLE, title, err);
  session_argument_close(session);
  if (set) print_line(_("It is called « %s » now"), title);
  return set;
}

static bool retitle(const char *typed, const char *typed_title, Error *err) {
  char *title = NULL;
  if (!text_clean(TEXT_TITLE, typed_title, strlen(typed_title), &title, err)) return false;
  const bool set = *title != '\0' ? set_title(typed, title, err)
                                  : fail(err, ERROR_USAGE, _("the new title is empty"));
  free(title);
  return set;
}

/* A name without a folder stays in that of the session. */
static char *new_path(const char *path, const char *name, Error *err) {
  char *whole = NULL, *completed = NULL, *folder = path_folder(path, err);
  if (folder != NULL)
    whole = strchr(name, '/') == NULL && strchr(path, '/') != NULL ? path_join(folder, name, err)
                                                                   : strdup(name);
  if (whole != NULL && !session_argument_new_path(whole, &completed, err)) completed = NULL;
  free(whole);
  free(folder);
  return completed;
}

static bool rename_file(const char *typed, const char *name, Error *err) {
  char *path = NULL;
  bool exists;
  if (*name == '\0') return fail(err, ERROR_USAGE, _("the name of the session file is empty"));
  if (!session_argument_path(typed, &path, &exists, err)) return false;
  char *to = new_path(path, name, err);
  const bool moved = to != NULL && session_file_move(path, to, err);
  if (moved) print_line(_("Its file is %s now"), to);
  free(to);
  free(path);
  return moved;
}

/* The file last: until then it is found under the name that was typed. */
static bool run(const Arguments *arguments, Error *err) {
  const char *typed = arguments->value[0], *title = arguments->value[1];
  const char *name = arguments->option[NEW_NAME];
  if (title == NULL && name == NULL)
    return fail(err, ERROR_USAGE, _("say the new title, or the file's new name after --file"));
  return (title == NULL || retitle(typed, title, err)) &&
         (name == NULL || rename_file(typed, name, err));
}

const Command command_rename = {
    .name = "rename",
    .values = N_("FILE [TITLE]"),
    .values_min = 1,
    .values_max = 2,
    .records = true,
    .help = N_("give a session another title, or its file another name"),
    .details = N_("The title is recorded in the journal and can be undone. A file is never put in "
                  "place of another one."),
    .options = {[NEW_NAME] = {"file", N_("NAME"), N_("what its file is called from now on")}},
    .run = run,
};
