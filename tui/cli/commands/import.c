#include "sessions/import/import.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/files/folder.h"
#include "sessions/text/text.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/commands/import_options.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

static void print_outcome(const ImportOutcome *outcome, bool check_only) {
  if (check_only)
    print_line("%s", _("Only checked, nothing is recorded. The import would do this:"));
  for (size_t i = 0; i < outcome->sentence_count; i++)
    print_line("%s", outcome->sentences[i]);
}

/* Until it is kept, a new session's file is a hidden one that goes with the session. */
static bool import(Session *session, bool is_new, const ImportRequest *request, Error *err) {
  ImportOutcome outcome = {0};
  bool done = import_file(session, request, &outcome, err);
  if (done && is_new && !request->check_only) done = session_keep(session, err);
  if (done) print_outcome(&outcome, request->check_only);
  import_outcome_free(&outcome);
  return done;
}

static bool import_new(const char *path, const char *title, const ImportRequest *request,
                       Error *err) {
  Session *session = NULL;
  if (!session_create(path, title, clock_of_machine(), &session, err)) return false;
  const bool done = import(session, true, request, err);
  session_argument_close(session);
  if (done && !request->check_only) print_line(_("New session « %s » in %s"), title, path);
  return done;
}

static bool create(const char *typed, const ImportRequest *request, Error *err) {
  char *path = NULL, *proposed = NULL;
  const char *title = request->described.text[SESSION_TITLE];
  const bool done = session_argument_new_path(typed, &path, err) &&
                    (title != NULL || import_propose_title(request->path, &proposed, err)) &&
                    import_new(path, title != NULL ? title : proposed, request, err);
  free(proposed);
  free(path);
  return done;
}

static bool extend(const char *path, const ImportRequest *request, Error *err) {
  Session *session = NULL;
  const bool opened = request->check_only ? session_open(path, clock_of_machine(), &session, err)
                                          : session_argument_open(path, &session, err);
  if (!opened) return false;
  const bool done = import(session, false, request, err);
  session_argument_close(session);
  return done;
}

static bool read_same(const char *typed, SameVoters *same, Error *err) {
  char shown[TEXT_SHOWN_SIZE];
  const bool yes = typed != NULL && strcmp(typed, "yes") == 0;
  if (typed != NULL && !yes && strcmp(typed, "no") != 0)
    return fail(err, ERROR_USAGE, _("--same-voters is yes or no, not « %s »"),
                text_quote(typed, shown));
  *same = typed == NULL ? SAME_VOTERS_ASK : yes ? SAME_VOTERS_YES : SAME_VOTERS_NO;
  return true;
}

static bool import_one(const Arguments *arguments, Error *err) {
  ImportRequest request = {.path = arguments->value[0],
                           .set = arguments->option[IMPORT_SET] != NULL,
                           .check_only = arguments->option[IMPORT_CHECK] != NULL};
  const char *typed_reason = arguments->option[IMPORT_REASON];
  char *texts[SESSION_TEXTS] = {NULL}, *reason = NULL, *path = NULL;
  bool exists;
  bool done = read_same(arguments->option[IMPORT_SAME], &request.same_voters, err) &&
              import_description_read(arguments, texts, &request.described, err) &&
              (typed_reason == NULL || text_argument(typed_reason, "reason", &reason, err));
  request.reason = reason;
  done = done && session_argument_path(arguments->value[1], &path, &exists, err);
  if (done)
    done = exists ? extend(path, &request, err) : create(arguments->value[1], &request, err);
  free(path);
  free(reason);
  import_description_free(texts);
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
    .options = {[IMPORT_TITLE] = {"title", N_("TITLE"), N_("what the session is called")},
                [IMPORT_CHECK] = {"check", NULL, N_("only say what the import would do")},
                [IMPORT_SET] = {"set", NULL,
                                N_("replace counts that were changed since an earlier import")},
                [IMPORT_REASON] = {"reason", N_("TEXT"),
                                   N_("why it is taken though it breaks a rule of the vote")},
                [IMPORT_SAME] = {"same-voters", N_("yes|no"),
                                 N_("whether names of voters that differ only by case, accents or "
                                    "blanks are one person's")},
                [IMPORT_DATE] = {"date", N_("DATE"), N_("when it takes place, in any usual form")},
                [IMPORT_PLACE] = {"place", N_("PLACE"), N_("where it takes place")},
                [IMPORT_THEME] = {"theme", N_("THEME"), N_("what it is about")},
                [IMPORT_VOTERS] = {"voters", N_("NUMBER"), N_("how many people vote")}},
    .run = run,
};
