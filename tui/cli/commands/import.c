/* Commands that begin a session or extend it from a table. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/acts/acts.h"
#include "sessions/files/file_error.h"
#include "sessions/files/folder.h"
#include "sessions/files/platform.h"
#include "sessions/import/import.h"
#include "sessions/library/bulk_import.h"
#include "sessions/session/totals.h"
#include "sessions/text/day.h"
#include "sessions/text/text.h"
#include "tui/app/session_argument.h"
#include "tui/cli/command.h"
#include "tui/terminal/print.h"

enum {
  TITLE,
  CHECK,
  SET,
  REASON,
  SAME,
  DATE, /* from here on: apply to every session created, from a folder too */
  PLACE,
  THEME,
  VOTERS
};

static bool read_same(const ArgumentRow *row, const char *typed, Parsed *parsed, Error *err) {
  const bool yes = strcmp(typed, "yes") == 0;
  if (!yes && strcmp(typed, "no") != 0) return refuse_argument(row, typed, err);
  parsed->number = yes ? SAME_VOTERS_YES : SAME_VOTERS_NO;
  return true;
}

/* Until session_keep, a new session's file is hidden and is deleted with the session. */
static bool import(Session *session, bool is_new, const ImportRequest *request, Error *err) {
  ImportOutcome outcome = {0};
  bool done = import_file(session, request, &outcome, err);
  if (done && is_new && !request->check_only) done = session_keep(session, err);
  if (done) {
    if (request->check_only)
      print_line("%s", _("This is only a check, nothing is recorded. The import would do this:"));
    for (size_t i = 0; i < outcome.sentences.count; i++)
      print_line("%s", outcome.sentences.of[i]);
  }
  import_outcome_free(&outcome);
  return done;
}

static bool import_new(const char *path, const char *title, const ImportRequest *request,
                       Error *err) {
  Session *session = NULL;
  if (!session_create(path, title, clock_of_machine(), &session, err)) return false;
  const bool done = import(session, true, request, err);
  session_argument_close(session);
  if (done && !request->check_only) print_line(_("New session “%s” in %s"), title, path);
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

/* Collects the options that describe a session; a blank title counts as none. */
static ImportDescription describe(const Arguments *arguments) {
  static const int options[] = {TITLE, DATE, PLACE, THEME};
  const Parsed *parsed = arguments->parsed;
  ImportDescription described = {.has_voters = arguments->option[VOTERS] != NULL,
                                 .voters = parsed[VOTERS].number};
  for (size_t i = 0; i < sizeof options / sizeof *options; i++)
    described.text[arguments->command->options[options[i]].least] = parsed[options[i]].text;
  const char *title = described.text[SESSION_TITLE];
  if (title != NULL && *title == '\0') described.text[SESSION_TITLE] = NULL;
  return described;
}

static bool import_one(const Arguments *arguments, Error *err) {
  const Parsed *parsed = arguments->parsed;
  const ImportRequest request = {.path = arguments->value[0],
                                 .set = arguments->option[SET] != NULL,
                                 .check_only = arguments->option[CHECK] != NULL,
                                 .same_voters = (SameVoters)parsed[SAME].number,
                                 .described = describe(arguments),
                                 .reason = parsed[REASON].text};
  char *path = NULL;
  bool exists;
  if (!session_argument_path_here(arguments->value[1], &path, &exists, err)) return false;
  const bool done =
      exists ? extend(path, &request, err) : create(arguments->value[1], &request, err);
  free(path);
  return done;
}

typedef struct FateCount {
  bool no_fault_of_table; /* why one of them failed */
  unsigned long of[TABLE_REFUSED + 1];
} FateCount;

static bool print_table(void *context, const TableOutcome *outcome, Error *err UNUSED) {
  FateCount *count = context;
  count->of[outcome->fate]++;
  if (outcome->fate == TABLE_IMPORTED) {
    print_line(_("%s: imported into %s"), path_name(outcome->table), outcome->session);
    for (size_t i = 0; i < outcome->import->sentences.count; i++)
      print_line("    %s", outcome->import->sentences.of[i]);
  } else if (outcome->fate == TABLE_KNOWN)
    print_line(_("%s: imported before, nothing was changed: %s"), path_name(outcome->table),
               outcome->session);
  else
    print_trouble(outcome->trouble);
  if (outcome->fate == TABLE_REFUSED && outcome->trouble->kind != ERROR_BAD_DATA)
    count->no_fault_of_table = true;
  return true;
}

static bool import_all(const char *from, const char *to, const ImportDescription *described,
                       Error *err) {
  FateCount count = {0};
  if (!import_tables(from, to, described, print_table, &count, err)) return false;
  const unsigned long made = count.of[TABLE_IMPORTED], refused = count.of[TABLE_REFUSED];
  print_line(ngettext("%s session created in %s", "%s sessions created in %s", made),
             count_shown(made).text, to);
  return refused == 0 || fail(err, count.no_fault_of_table ? ERROR_MACHINE : ERROR_BAD_DATA,
                              ngettext("%s table of this folder could not be imported",
                                       "%s tables of this folder could not be imported", refused),
                              count_shown(refused).text);
}

static bool import_folder(const Arguments *arguments, Error *err) {
  const ImportDescription described = describe(arguments);
  for (size_t i = 0; i < command_option_count(arguments->command); i++)
    if (i < DATE && arguments->option[i] != NULL)
      return fail(err, ERROR_USAGE, _("--%s is for one file, and this is a folder"),
                  arguments->command->options[i].name);
  char *folder = NULL;
  const char *to = arguments->value[1];
  struct stat status;
  if (to != NULL && platform_stat(to, &status) == 0 && !S_ISDIR(status.st_mode))
    return fail_file(ENOTDIR, to, err);
  if (to != NULL) return import_all(arguments->value[0], to, &described, err);
  const bool done =
      folder_default(&folder, err) && import_all(arguments->value[0], folder, &described, err);
  free(folder);
  return done;
}

static bool import_table(const Arguments *arguments, Error *err) {
  if (is_folder(arguments->value[0])) return import_folder(arguments, err);
  if (arguments->value[1] != NULL) return import_one(arguments, err);
  return fail(err, ERROR_USAGE, _("say which session “%s” goes into: give its FILE after it"),
              text_quoted(arguments->value[0]).text);
}

const Command command_import = {
    .name = "import",
    .values = N_("CSV [FILE]"),
    .makes_files = true,
    .help = N_("import an agenda, counts or ballots from a CSV file"),
    .details =
        N_("FILE is created if it does not exist, otherwise extended. All of the CSV file is "
           "imported, or nothing; the same file again changes nothing. If CSV is a folder, each "
           "table of counts in it becomes a session, in the folder FILE or among your sessions; "
           "one that cannot be imported is named, and the others continue."),
    .options = {[TITLE] = {"title", N_("TITLE"), N_("the title of the session"),
                           .read = read_session_text, .least = SESSION_TITLE},
                [CHECK] = {"check", NULL, N_("only say what the import would do")},
                [SET] = {"set", NULL,
                         N_("replace counts that were changed since an earlier import")},
                [REASON] = {"reason", N_("TEXT"),
                            N_("why it is accepted though it breaks a voting rule"),
                            .read = read_text},
                [SAME] = {"same-voters", N_("yes|no"),
                          N_("whether voters' names that differ only by case, accents or spaces "
                             "are one person's"),
                          .read = read_same, .refusal = N_("--same-voters is yes or no, not “%s”")},
                [DATE] = {"date", N_("DATE"), N_("when it takes place, in any usual form"),
                          .read = read_session_text, .least = SESSION_DATE},
                [PLACE] = {"place", N_("PLACE"), N_("where it takes place"),
                           .read = read_session_text, .least = SESSION_PLACE},
                [THEME] = {"theme", N_("THEME"), N_("what it is about"), .read = read_session_text,
                           .least = SESSION_THEME},
                [VOTERS] = {"voters", N_("NUMBER"), N_("how many people vote"), .read = read_number,
                            .most = COUNT_MAX}},
    .run = import_table,
};

enum { NEW_TITLE, NEW_DATE, NEW_PLACE, NEW_FROM, NEW_TOP, NEW_RANKS };

static bool describe_new(Session *session, const Arguments *arguments, Error *err) {
  for (int i = NEW_DATE; i <= NEW_PLACE; i++) {
    const SessionText property = (SessionText)arguments->command->options[i].least;
    const char *text = arguments->parsed[i].text;
    if (text != NULL && !describe_session(session, property, text, err)) return false;
  }
  return true;
}

/* Its choice is of what is known so far; ranks that the room has not seen stay out. */
static bool copy_round(Session *session, Session *from, const Arguments *arguments, Error *err) {
  const Roundtable *state = session_state(from);
  const Finality finality = finality_of(state);
  char provisional[FINALITY_TEXT_SIZE], sentence[NEXT_ROUND_TEXT_SIZE];
  NextRound made;
  if (!copy_next_round(session, from, arguments->parsed[NEW_TOP].number,
                       arguments->option[NEW_RANKS] != NULL, &made, err))
    return false;
  print_line("%s", next_round_sentence(&made, sentence));
  if (*finality_sentence(state, &finality, provisional) != '\0') print_notice("%s", provisional);
  if (!made.has_ranks)
    print_notice("%s", _("The results of the first round are still hidden from its room: its ranks "
                         "are left out. --ranks records them."));
  return true;
}

/* Copies the agenda and rules of another session, or what came first there, if one is named. */
static bool copy_agenda(Session *session, const Arguments *arguments, Error *err) {
  Session *from = NULL;
  if (arguments->option[NEW_FROM] == NULL) return true;
  if (!session_argument_view(arguments->option[NEW_FROM], &from, err)) return false;
  const bool copied = arguments->option[NEW_TOP] != NULL
                          ? copy_round(session, from, arguments, err)
                          : copy_preparation(session, session_state(from), err);
  session_argument_close(from);
  return copied;
}

static bool make_at(const char *path, const char *title, const Arguments *arguments, Error *err) {
  Session *session = NULL;
  if (!session_create(path, title, clock_of_machine(), &session, err)) return false;
  const bool made = copy_agenda(session, arguments, err) && describe_new(session, arguments, err) &&
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
  const char *typed = arguments->parsed[NEW_TITLE].text;
  const bool blank = typed == NULL || *typed == '\0';
  char *path = NULL, *proposed = NULL;
  const bool made = session_argument_new_path(arguments->value[0], &path, err) &&
                    (!blank || session_argument_title(path, &proposed, err)) &&
                    make_at(path, blank ? proposed : typed, arguments, err);
  free(proposed);
  free(path);
  return made;
}

static bool check_round(Arguments *arguments, Error *err) {
  if (arguments->option[NEW_TOP] != NULL && arguments->option[NEW_FROM] == NULL)
    return fail(err, ERROR_USAGE, "%s",
                _("--top chooses from another session: name it with --from"));
  return arguments->option[NEW_RANKS] == NULL || arguments->option[NEW_TOP] != NULL ||
         fail(err, ERROR_USAGE, "%s", _("--ranks goes with --top"));
}

const Command command_new = {
    .name = "new",
    .values = N_("FILE"),
    .makes_files = true,
    .help = N_("create a new, empty session"),
    .details =
        N_("Without a title the session is named after its file. A second round keeps codes, "
           "keys, subgroups and rules, and shows the ranks of the first beside its own."),
    .options = {[NEW_TITLE] = {"title", N_("TITLE"), N_("the title of the session"),
                               .read = read_text},
                [NEW_DATE] = {"date", N_("DATE"), N_("when it takes place, in any usual form"),
                              .read = read_session_text, .least = SESSION_DATE},
                [NEW_PLACE] = {"place", N_("PLACE"), N_("where it takes place"),
                               .read = read_session_text, .least = SESSION_PLACE},
                [NEW_FROM] = {"from", N_("OTHER"),
                              N_("the session whose agenda and rules it takes")},
                [NEW_TOP] = {"top", N_("K"),
                             N_("a second round: only the first K of that session, ties included"),
                             .read = read_number, .least = 1, .most = RECOMMENDATIONS_MAX,
                             .refusal = N_("“%s” is not a number of ranks: type 1 or more")},
                [NEW_RANKS] = {"ranks", NULL,
                               N_("with --top: show the ranks of that session, though its room has "
                                  "not seen them")}},
    .check = check_round,
    .run = make_new,
};
