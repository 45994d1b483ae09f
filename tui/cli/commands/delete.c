#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/path.h"
#include "sessions/library/session_summary.h"
#include "sessions/library/trash.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

static bool ask(const char *title, const char *path) {
  char *line = NULL;
  size_t size = 0;
  print_line(_("« %s », %s"), title, path);
  print_line(_("To move it to the trash, type « %s » and press Enter:"), trash_word());
  print_now();
  const bool typed = getline(&line, &size, stdin) >= 0 && is_trash_word(line);
  free(line);
  return typed;
}

static bool delete_file(const char *path, Error *err) {
  SessionCard card;
  bool lasts;
  char *at = NULL;
  if (!card_read(path, &card, &lasts, err)) return false;
  const char *title = card_text(&card, CARD_TITLE);
  const bool asked = ask(*title != '\0' ? title : path_name(path), path);
  card_free(&card);
  if (!asked)
    return fail(err, ERROR_FAILED, _("%s: the word was not typed, nothing was deleted"), path);
  if (!trash_session(path, &at, err)) return false;
  print_line(_("It is in the trash: %s"), at);
  free(at);
  return true;
}

static bool run(const Arguments *arguments, Error *err) {
  char *path = NULL;
  bool exists;
  if (!session_argument_path(arguments->value[0], &path, &exists, err)) return false;
  const bool deleted = exists ? delete_file(path, err) : fail_trouble(IS_MISSING, path, err);
  free(path);
  return deleted;
}

const Command command_delete = {
    .name = "delete",
    .values = N_("FILE"),
    .values_min = 1,
    .values_max = 1,
    .records = true,
    .help = N_("move a session to the trash of the desktop, after a word is typed"),
    .details = N_("It can be brought back from there, as any file. Where there is no trash "
                  "nothing is deleted."),
    .run = run,
};
