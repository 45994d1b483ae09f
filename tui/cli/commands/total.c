#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/compare/total.h"
#include "sessions/files/folder.h"
#include "tui/app/session_argument.h"
#include "tui/cli/command.h"
#include "tui/terminal/print.h"

enum { FORMAT, BY, WEIGHTS, OUT, TITLE };

static bool keep_at(const char *path, const char *title, const Total *total, Error *err) {
  Session *session = NULL;
  if (!session_create(path, title, clock_of_machine(), &session, err)) return false;
  const bool kept = total_record(session, total, err) && session_keep(session, err);
  session_argument_close(session);
  return kept;
}

/* Remarks go to standard error, since no total is printed that would contain them. */
static bool keep(const Arguments *arguments, const Total *total, Error *err) {
  char *path = NULL, *proposed = NULL;
  const char *title = arguments->parsed[TITLE].text;
  bool kept = session_argument_new_path(arguments->option[OUT], &path, err) &&
              (title != NULL || session_argument_title(path, &proposed, err));
  if (title == NULL) title = proposed;
  kept = kept && keep_at(path, title, total, err);
  for (size_t n = 0; kept && n < total->sentences.count; n++)
    print_notice("%s", total->sentences.of[n]);
  if (kept)
    print_line(ngettext("New session “%s” in %s: %s recommendation of %s sessions added up",
                        "New session “%s” in %s: %s recommendations of %s sessions added up",
                        (unsigned long)total->row_count),
               title, path, count_shown(total->row_count).text,
               count_shown(total->panel.count).text);
  free(proposed);
  free(path);
  return kept;
}

static bool show(const Arguments *arguments, const Total *total, Error *err) {
  static TotalWriter *const writers[] = {total_text, total_csv, total_json};
  TotalWriter *write = writers[arguments->parsed[FORMAT].number];
  Printout printout = {0};
  if (arguments->option[OUT] != NULL) return keep(arguments, total, err);
  return printout_begin(&printout, err) &&
         printout_end(&printout, write(printout.out, total, err), err);
}

static bool total_of(const Arguments *arguments, const SessionSet *sessions, Error *err) {
  const RankingRule rule = roundtable_ranking_rule(session_state(sessions->of[0]));
  const Parsed *parsed = arguments->parsed;
  TotalRequest request = {.method = (RankingMethod)rule.method};
  if (arguments->option[WEIGHTS] != NULL) request.weights = &parsed[WEIGHTS].weights;
  if (arguments->option[BY] != NULL) request.method = parsed[BY].method;
  Total total = {.row_count = 0};
  char *folder = NULL;
  const bool shown = folder_default(&folder, err) &&
                     total_open(sessions->of, sessions->count, &request, folder, &total, err) &&
                     show(arguments, &total, err);
  total_close(&total);
  free(folder);
  return shown;
}

static bool check_options(Arguments *arguments, Error *err) {
  const RankingMethod method = arguments->parsed[BY].method;
  if (method >= MAIN_RANKINGS)
    return fail(err, ERROR_USAGE,
                _("--by %s does not go with a total: it goes with cumulative and weighted"),
                method_description(method)->name);
  return arguments->option[TITLE] == NULL || arguments->option[OUT] != NULL ||
         fail(err, ERROR_USAGE, "%s", _("--title goes with -o: name the new session's file"));
}

static bool add_up(const Arguments *arguments, Error *err) {
  SessionSet sessions;
  const bool done =
      session_set_open(arguments->value, (size_t)arguments->value_count, &sessions, err) &&
      total_of(arguments, &sessions, err);
  session_set_close(&sessions);
  return done;
}

const Command command_total = {
    .name = "total",
    .values = N_("FILE FILE …"),
    .help = N_("add up sessions: their dots together, ranked, session by session"),
    .details =
        N_("Recommendations are matched as “gommette compare” matches them. Two copies of one "
           "session are refused, since dots would count twice. With -o the totals become a new "
           "session, whose journal names the sessions added up by their fingerprints."),
    .options = {[FORMAT] = {"format", "text|csv|json", N_("the output format"), .read = read_word,
                            .apart = OPTION(OUT)},
                [BY] = {"by", "cumulative|weighted", N_("the order of the text's rows"),
                        .read = read_method},
                [WEIGHTS] = {"weights", "G,Y,R",
                             N_("weigh dots like this, not by the first session's rule"),
                             .read = read_weights},
                [OUT] = {"o", N_("NEW"), N_("save the totals as this new session")},
                [TITLE] = {"title", N_("TITLE"), N_("the title of the new session"),
                           .read = read_text}},
    .check = check_options,
    .run = add_up,
};
