#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/compare/total.h"
#include "sessions/files/folder.h"
#include "tui/app/option_argument.h"
#include "tui/app/session_set.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

enum { FORMAT, BY, WEIGHTS, OUT, TITLE };

typedef struct Printing {
  TotalWriter *write;
  const Total *total;
} Printing;

static bool write_total(FILE *out, const void *context, Error *err) {
  const Printing *printing = context;
  return printing->write(out, printing->total, err);
}

static bool keep_at(const char *path, const char *title, const Total *total, Error *err) {
  Session *session = NULL;
  if (!session_create(path, title, clock_of_machine(), &session, err)) return false;
  const bool kept = total_record(session, total, err) && session_keep(session, err);
  session_argument_close(session);
  return kept;
}

static bool choose_title(const Arguments *arguments, const char *path, char **title, Error *err) {
  if (arguments->option[TITLE] != NULL)
    return text_argument(arguments->option[TITLE], "title", title, err);
  return session_argument_title(path, title, err);
}

/* What there is to know is said beside, since nothing is printed that would say it. */
static bool keep(const Arguments *arguments, const Total *total, Error *err) {
  char *path = NULL, *title = NULL;
  const bool kept = session_argument_new_path(arguments->option[OUT], &path, err) &&
                    choose_title(arguments, path, &title, err) && keep_at(path, title, total, err);
  for (size_t n = 0; kept && n < total->sentences.count; n++)
    print_notice("%s", total->sentences.of[n]);
  if (kept)
    print_line(ngettext("New session « %s » in %s: %s recommendation of %s sessions added up",
                        "New session « %s » in %s: %s recommendations of %s sessions added up",
                        (unsigned long)total->row_count),
               title, path, count_shown(total->row_count).text,
               count_shown(total->panel.count).text);
  free(title);
  free(path);
  return kept;
}

static bool show(const Arguments *arguments, TotalWriter *write, const Total *total, Error *err) {
  const Printing printing = {write, total};
  if (arguments->option[OUT] != NULL) return keep(arguments, total, err);
  return print_written(write_total, &printing, err);
}

static bool add_up(const Arguments *arguments, const SessionSet *sessions, TotalWriter *write,
                   const PanelRequest *asked, Error *err) {
  const RankingRule rule = roundtable_ranking_rule(session_state(sessions->of[0]));
  TotalRequest request = {.weights = asked->weights, .method = (RankingMethod)rule.method};
  if (arguments->option[BY] != NULL) request.method = asked->method;
  Total total = {.row_count = 0};
  char *folder = NULL;
  const bool shown = folder_default(&folder, err) &&
                     total_open(sessions->of, sessions->count, &request, folder, &total, err) &&
                     show(arguments, write, &total, err);
  total_close(&total);
  free(folder);
  return shown;
}

static bool check_method(const PanelRequest *asked, Error *err) {
  return asked->method < MAIN_RANKINGS ||
         fail(err, ERROR_USAGE,
              _("--by %s does not go with a total: it goes with cumulative and weighted"),
              method_description(asked->method)->name);
}

static bool check_together(const Arguments *arguments, Error *err) {
  const char *const *option = arguments->option;
  if (option[TITLE] != NULL && option[OUT] == NULL)
    return fail(err, ERROR_USAGE, "%s", _("--title goes with -o: name the new session's file"));
  return option[FORMAT] == NULL || option[OUT] == NULL ||
         fail(err, ERROR_USAGE, "%s", _("--format and -o do not go together: leave one out"));
}

static bool run(const Arguments *arguments, Error *err) {
  static const char *const names[] = {"text", "csv", "json", NULL};
  static TotalWriter *const writers[] = {total_text, total_csv, total_json};
  const char *const *option = arguments->option;
  PanelRequest asked = {.method = BY_CUMULATIVE};
  Weights weights;
  SessionSet sessions = {.count = 0};
  size_t format;
  if (!format_argument(option[FORMAT], names, &format, err) ||
      !panel_argument(option[BY], option[WEIGHTS], &asked, &weights, err) ||
      !check_method(&asked, err) || !check_together(arguments, err))
    return false;
  const bool done =
      session_set_open(arguments->value, (size_t)arguments->value_count, &sessions, err) &&
      add_up(arguments, &sessions, writers[format], &asked, err);
  session_set_close(&sessions);
  return done;
}

const Command command_total = {
    .name = "total",
    .values = N_("FILE FILE …"),
    .values_min = 2,
    .values_max = PANEL_MAX,
    .records = true,
    .help = N_("add sessions up: their dots together, ranked, session by session"),
    .details =
        N_("Recommendations are followed as « gommette compare » follows them. Two copies of one "
           "session are refused, since dots would count twice. With -o the sums become a new "
           "session, whose journal names the sessions added up by their fingerprints."),
    .options = {[FORMAT] = {"format", "text|csv|json", N_("what to write")},
                [BY] = {"by", "cumulative|weighted", N_("the order of the text's rows")},
                [WEIGHTS] = {"weights", "G,Y,R",
                             N_("weigh dots so, not as the first session's rule says")},
                [OUT] = {"o", N_("NEW"), N_("keep the sums as this new session")},
                [TITLE] = {"title", N_("TITLE"), N_("what the new session is called")}},
    .run = run,
};
