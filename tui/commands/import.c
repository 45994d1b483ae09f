#include "sessions/import.h"

#include <stdlib.h>

#include "core/words.h"
#include "sessions/acts.h"
#include "sessions/folder.h"
#include "sessions/preparing.h"
#include "sessions/text.h"
#include "tui/commands/commands.h"
#include "tui/commands/import_folder.h"
#include "tui/print.h"
#include "tui/session_argument.h"

enum { TITLE, CHECK, SET, DATE, PLACE, THEME, VOTERS };

/* What is said beside the CSV file; NULL: nothing. */
typedef struct Described {
  char *text[SESSION_TEXTS];
  int64_t voters; /* RULE_UNKNOWN: not said */
} Described;

static void described_free(Described *described) {
  for (int property = 0; property < SESSION_TEXTS; property++)
    free(described->text[property]);
}

static bool read_voters(const char *typed, int64_t *voters, Error *err) {
  char *end, shown[TEXT_SHOWN_SIZE];
  const long long number = strtoll(typed, &end, 10);
  if (end == typed || *end != '\0' || number < 0 || number > COUNT_MAX)
    return fail(err, ERROR_USAGE, _("« %s » is no number of voters: write a whole number"),
                text_quote(typed, shown));
  *voters = number;
  return true;
}

/* All of it before anything is recorded, the date too. */
static bool read_described(const Arguments *arguments, Described *described, Error *err) {
  static const int options[SESSION_TEXTS] = {
      [SESSION_TITLE] = TITLE, [SESSION_DATE] = DATE, [SESSION_PLACE] = PLACE,
      [SESSION_THEME] = THEME};
  char date[DAY_TEXT_SIZE];
  const char *kept;
  *described = (Described){.voters = RULE_UNKNOWN};
  for (int property = 0; property < SESSION_TEXTS; property++) {
    const int option = options[property];
    if (arguments->option[option] == NULL) continue;
    if (!text_argument(arguments->option[option], arguments->command->options[option].name,
                       &described->text[property], err) ||
        !session_text_kept((SessionText)property, described->text[property], date, &kept, err))
      return false;
  }
  return arguments->option[VOTERS] == NULL ||
         read_voters(arguments->option[VOTERS], &described->voters, err);
}

/* A blank title is none. */
static const char *title_of(const Described *described) {
  const char *title = described->text[SESSION_TITLE];
  return title != NULL && *title != '\0' ? title : NULL;
}

static bool describe(Session *session, const Described *described, Error *err) {
  for (int property = SESSION_DATE; property < SESSION_TEXTS; property++)
    if (described->text[property] != NULL &&
        !describe_session(session, (SessionText)property, described->text[property], err))
      return false;
  return described->voters == RULE_UNKNOWN ||
         set_voting_rule(session, RULE_VOTERS, described->voters, err);
}

static void print_outcome(const ImportOutcome *outcome, bool check_only) {
  if (check_only)
    print_line("%s", _("Only checked, nothing is recorded. The import would do this:"));
  for (size_t i = 0; i < outcome->sentence_count; i++)
    print_line("%s", outcome->sentences[i]);
}

/* As it was understood: 03/04 is another day elsewhere. */
static void print_date(const Session *session) {
  char written[DAY_WORDS_SIZE];
  print_line(_("Date of the session: %s"),
             day_words(roundtable_text(session_state(session), SESSION_DATE), written));
}

/* Until it is kept, a new session's file is a hidden one that goes with the session. What is said of
 * a new one comes first, since guards look at the number of voters. */
static bool import(Session *session, bool is_new, const Described *described,
                   const ImportRequest *request, Error *err) {
  ImportOutcome outcome = {0};
  bool done = request->check_only || describe(session, described, err);
  done = done && import_file(session, request, &outcome, err);
  if (done && is_new && !request->check_only) done = session_keep(session, err);
  if (done) print_outcome(&outcome, request->check_only);
  if (done && described->text[SESSION_DATE] != NULL && !request->check_only) print_date(session);
  import_outcome_free(&outcome);
  return done;
}

static bool import_new(const char *path, const char *title, const Described *described,
                       const ImportRequest *request, Error *err) {
  Session *session = NULL;
  if (!session_create(path, title, clock_of_machine(), &session, err)) return false;
  const bool done = import(session, true, described, request, err);
  session_argument_close(session);
  if (done && !request->check_only) print_line(_("New session « %s » in %s"), title, path);
  return done;
}

static bool create(const char *typed, const Described *described, const ImportRequest *request,
                   Error *err) {
  char *path = NULL, *proposed = NULL;
  const char *title = title_of(described);
  const bool done =
      session_argument_new_path(typed, &path, err) &&
      (title != NULL || import_propose_title(request->path, &proposed, err)) &&
      import_new(path, title != NULL ? title : proposed, described, request, err);
  free(proposed);
  free(path);
  return done;
}

static bool extend(const char *path, const Described *described, const ImportRequest *request,
                   Error *err) {
  Session *session = NULL;
  const char *title = title_of(described);
  const bool opened = request->check_only ? session_open(path, clock_of_machine(), &session, err)
                                          : session_argument_open(path, &session, err);
  if (!opened) return false;
  bool done = import(session, false, described, request, err);
  if (done && title != NULL && !request->check_only)
    done = describe_session(session, SESSION_TITLE, title, err);
  session_argument_close(session);
  return done;
}

static bool import_one(const Arguments *arguments, Error *err) {
  const ImportRequest request = {.path = arguments->value[0],
                                 .set = arguments->option[SET] != NULL,
                                 .check_only = arguments->option[CHECK] != NULL};
  Described described;
  char *path = NULL;
  bool exists;
  bool done = read_described(arguments, &described, err) &&
              session_argument_path(arguments->value[1], &path, &exists, err);
  if (done)
    done = exists ? extend(path, &described, &request, err)
                  : create(arguments->value[1], &described, &request, err);
  free(path);
  described_free(&described);
  return done;
}

static bool run(const Arguments *arguments, Error *err) {
  char shown[TEXT_SHOWN_SIZE];
  if (is_folder(arguments->value[0])) return import_folder(arguments, err);
  if (arguments->value[1] != NULL) return import_one(arguments, err);
  return fail(err, ERROR_USAGE, _("say which session « %s » goes into: its FILE comes after it"),
              text_quote(arguments->value[0], shown));
}

const Command command_import = {
    .name = "import",
    .values = N_("CSV [FILE]"),
    .values_min = 1,
    .values_max = 2,
    .records = true,
    .help = N_("take an agenda, counts or ballots from a CSV file"),
    .details = N_(
        "FILE is made where it does not exist, else extended. All of the CSV file is taken, or "
        "nothing; the same file again changes nothing. Of a folder in place of CSV each table of "
        "counts becomes a session, in the folder FILE or among your sessions; one that cannot "
        "be imported is named, and the others go on."),
    .options = {[TITLE] = {"title", N_("TITLE"), N_("what the session is called")},
                [CHECK] = {"check", NULL, N_("only say what the import would do")},
                [SET] = {"set", NULL,
                         N_("replace counts that were changed since an earlier import")},
                [DATE] = {"date", N_("DATE"), N_("when it takes place, in any usual form")},
                [PLACE] = {"place", N_("PLACE"), N_("where it takes place")},
                [THEME] = {"theme", N_("THEME"), N_("what it is about")},
                [VOTERS] = {"voters", N_("NUMBER"), N_("how many people vote")}},
    .run = run,
};
