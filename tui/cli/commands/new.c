#include <stdlib.h>

#include "core/base/i18n.h"
#include "sessions/acts/acts.h"
#include "tui/app/session_argument.h"
#include "tui/cli/command.h"
#include "tui/terminal/print.h"

enum { TITLE, DATE, PLACE, FROM };

static bool describe(Session *session, const Arguments *arguments, Error *err) {
  for (int i = DATE; i <= PLACE; i++) {
    const SessionText property = (SessionText)arguments->command->options[i].least;
    const char *text = arguments->parsed[i].text;
    if (text != NULL && !describe_session(session, property, text, err)) return false;
  }
  return true;
}

/* Copies the agenda and rules of another session, if one is named. */
static bool copy(Session *session, const Arguments *arguments, Error *err) {
  Session *from = NULL;
  if (arguments->option[FROM] == NULL) return true;
  if (!session_argument_view(arguments->option[FROM], &from, err)) return false;
  const bool copied = copy_preparation(session, session_state(from), err);
  session_argument_close(from);
  return copied;
}

static bool make(const char *path, const char *title, const Arguments *arguments, Error *err) {
  Session *session = NULL;
  if (!session_create(path, title, clock_of_machine(), &session, err)) return false;
  const bool made = copy(session, arguments, err) && describe(session, arguments, err) &&
                    session_keep(session, err);
  /* Prints the date as parsed: 03/04 is another day elsewhere. */
  if (made) {
    const char *date = roundtable_text(session_state(session), SESSION_DATE);
    char written[DAY_WORDS_SIZE];
    if (*date != '\0') print_line(_("Date of the session: “%s”"), day_words(date, written));
  }
  session_argument_close(session);
  if (made) print_line(_("New session “%s” in %s"), title, path);
  return made;
}

/* A blank title counts as none. */
static bool make_new(const Arguments *arguments, Error *err) {
  const char *typed = arguments->parsed[TITLE].text;
  const bool blank = typed == NULL || *typed == '\0';
  char *path = NULL, *proposed = NULL;
  const bool made = session_argument_new_path(arguments->value[0], &path, err) &&
                    (!blank || session_argument_title(path, &proposed, err)) &&
                    make(path, blank ? proposed : typed, arguments, err);
  free(proposed);
  free(path);
  return made;
}

const Command command_new = {
    .name = "new",
    .values = N_("FILE"),
    .makes_files = true,
    .help = N_("create a new, empty session"),
    .details = N_("Without a title the session is named after its file."),
    .options = {[TITLE] = {"title", N_("TITLE"), N_("the title of the session"), .read = read_text},
                [DATE] = {"date", N_("DATE"), N_("when it takes place, in any usual form"),
                          .read = read_session_text, .least = SESSION_DATE},
                [PLACE] = {"place", N_("PLACE"), N_("where it takes place"),
                           .read = read_session_text, .least = SESSION_PLACE},
                [FROM] = {"from", N_("OTHER"), N_("the session whose agenda and rules it takes")}},
    .run = make_new,
};
