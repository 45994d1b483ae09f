#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/acts/acts.h"
#include "sessions/acts/template.h"
#include "sessions/files/folder.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

enum { TITLE, DATE, PLACE, FROM };

/* In the order of the options above. */
static const SessionText described[] = {SESSION_TITLE, SESSION_DATE, SESSION_PLACE};

static bool describe(Session *session, const Arguments *arguments, Error *err) {
  for (int i = DATE; i <= PLACE; i++) {
    char *text = NULL;
    if (arguments->option[i] == NULL) continue;
    if (!session_text_argument(described[i], arguments->option[i],
                               arguments->command->options[i].name, &text, err))
      return false;
    const bool kept = describe_session(session, described[i], text, err);
    free(text);
    if (!kept) return false;
  }
  return true;
}

/* The agenda and rules of another session, if one is named. */
static bool copy(Session *session, const Arguments *arguments, Error *err) {
  Session *from = NULL;
  if (arguments->option[FROM] == NULL) return true;
  if (!session_argument_view(arguments->option[FROM], &from, err)) return false;
  const bool copied = copy_preparation(session, session_state(from), err);
  session_argument_close(from);
  return copied;
}

/* As it was understood: 03/04 is another day elsewhere. */
static void print_date(const Session *session) {
  const char *date = roundtable_text(session_state(session), SESSION_DATE);
  char written[DAY_WORDS_SIZE];
  if (*date != '\0') print_line(_("Date of the session: « %s »"), day_words(date, written));
}

static bool make(const char *path, const char *title, const Arguments *arguments, Error *err) {
  Session *session = NULL;
  if (!session_create(path, title, clock_of_machine(), &session, err)) return false;
  const bool made = copy(session, arguments, err) && describe(session, arguments, err) &&
                    session_keep(session, err);
  if (made) print_date(session);
  session_argument_close(session);
  if (made) print_line(_("New session « %s » in %s"), title, path);
  return made;
}

/* A blank one is none. */
static bool choose_title(const char *typed, const char *path, char **title, Error *err) {
  char *cleaned = NULL;
  if (typed != NULL && !text_argument(typed, "title", &cleaned, err)) return false;
  const bool blank = cleaned == NULL || *cleaned == '\0';
  if (blank)
    free(cleaned);
  else
    *title = cleaned;
  return !blank || session_argument_title(path, title, err);
}

static bool run(const Arguments *arguments, Error *err) {
  char *path = NULL, *title = NULL;
  const bool made = session_argument_new_path(arguments->value[0], &path, err) &&
                    choose_title(arguments->option[TITLE], path, &title, err) &&
                    make(path, title, arguments, err);
  free(title);
  free(path);
  return made;
}

const Command command_new = {
    .name = "new",
    .values = N_("FILE"),
    .values_min = 1,
    .values_max = 1,
    .records = true,
    .help = N_("make a new, empty session"),
    .details = N_("Without a title the session is called after its file."),
    .options = {[TITLE] = {"title", N_("TITLE"), N_("what the session is called")},
                [DATE] = {"date", N_("DATE"), N_("when it takes place, in any usual form")},
                [PLACE] = {"place", N_("PLACE"), N_("where it takes place")},
                [FROM] = {"from", N_("OTHER"), N_("the session whose agenda and rules it has")}},
    .run = run,
};
