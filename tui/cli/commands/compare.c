#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/compare/compare.h"
#include "sessions/files/folder.h"
#include "sessions/text/text.h"
#include "tui/app/app.h"
#include "tui/app/option_argument.h"
#include "tui/app/session_set.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/commands/compare_decisions.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

enum { FORMAT, BY, WEIGHTS, SORT, ACCEPT, REFUSE, SAME, DIFFERENT, FORGET, SCREEN };

/* What was asked for, and the folder that remembers decisions. */
typedef struct Asked {
  const Arguments *arguments;
  SessionSet sessions;
  ComparisonRequest request;
  Weights weights;
  ComparisonWriter *write;
  char *folder;
} Asked;

static bool choose_order(const char *typed, ComparisonOrder *order, Error *err) {
  static const char *const names[COMPARISON_ORDERS] = {"rank", "change", "agenda"};
  char shown[TEXT_SHOWN_SIZE];
  for (int n = ORDER_BY_RANK; n < COMPARISON_ORDERS; ++n) {
    if (typed != NULL && strcmp(typed, names[n]) != 0) continue;
    *order = (ComparisonOrder)n;
    return true;
  }
  return fail(err, ERROR_USAGE, _("--sort « %s » is no order: type rank, change or agenda"),
              text_quote(typed, shown));
}

/* What can be known to be wrong before a session is looked at. */
static bool read_options(const Arguments *arguments, Asked *asked, Error *err) {
  static const char *const names[] = {"text", "csv", "json", NULL};
  static ComparisonWriter *const writers[] = {comparison_text, comparison_csv, comparison_json};
  const char *const *option = arguments->option;
  size_t format;
  PanelRequest checked = {0};
  Weights weights;
  if (!format_argument(option[FORMAT], names, &format, err) ||
      !choose_order(option[SORT], &asked->request.order, err) ||
      !panel_argument(option[BY], option[WEIGHTS], &checked, &weights, err))
    return false;
  asked->write = writers[format];
  return true;
}

static bool complete_request(Asked *asked, Error *err) {
  const char *const *option = asked->arguments->option;
  const ComparisonOrder order = asked->request.order;
  asked->request = comparison_request(asked->sessions.of[0]);
  asked->request.order = order;
  asked->request.both_main = option[BY] == NULL;
  return panel_argument(option[BY], option[WEIGHTS], &asked->request.panel, &asked->weights, err);
}

static bool collect(const Asked *asked, const Comparison *comparison, Decisions *decisions,
                    Error *err) {
  const Arguments *arguments = asked->arguments;
  for (int option = ACCEPT; option <= DIFFERENT; option++) {
    const char *typed = arguments->option[option];
    const char *name = arguments->command->options[option].name;
    const bool same = option == ACCEPT || option == SAME;
    const bool pair = option == SAME || option == DIFFERENT;
    if (typed == NULL) continue;
    if (pair ? !decisions_take_pair(decisions, comparison, name, typed, arguments->second[option],
                                    same, err)
             : !decisions_take_list(decisions, comparison, name, typed, same, err))
      return false;
  }
  return true;
}

static bool open_comparison(Asked *asked, Comparison *comparison, Error *err) {
  return comparison_open(asked->sessions.of, asked->sessions.count, &asked->request, asked->folder,
                         comparison, err);
}

static bool keep(const Asked *asked, const Comparison *comparison, const Decisions *decisions,
                 Error *err) {
  Matches matches = {0};
  if (decisions->count == 0) return true;
  const bool kept =
      matches_read(asked->folder, &matches, err) &&
      answers_check(&comparison->panel, &matches, decisions->of, decisions->count, err) &&
      matches_keep(asked->folder, decisions->of, decisions->count, err);
  matches_free(&matches);
  return kept;
}

static void say_what_all_is(const Asked *asked, const Comparison *comparison) {
  const char *list = asked->arguments->option[ACCEPT];
  if (list != NULL && strcmp(list, "all") == 0 && comparison->following.proposal_count > 0)
    print_notice("%s", _("--accept all: identical titles are followed without being asked about; "
                         "accept the others by their numbers"));
}

/* All of them or none. */
static bool decide(Asked *asked, Error *err) {
  Comparison comparison = {0};
  Decisions decisions = {0};
  const bool decided = open_comparison(asked, &comparison, err) &&
                       collect(asked, &comparison, &decisions, err) &&
                       keep(asked, &comparison, &decisions, err);
  if (decided) say_what_all_is(asked, &comparison);
  comparison_close(&comparison);
  free(decisions.of);
  return decided;
}

/* By the numbers that were last printed. */
static bool forget(Asked *asked, Error *err) {
  const char *list = asked->arguments->option[FORGET];
  Comparison comparison = {0};
  Decisions decisions = {0};
  if (list == NULL) return true;
  const bool forgotten = open_comparison(asked, &comparison, err) &&
                         decisions_take_answers(&decisions, &comparison, "forget", list, err) &&
                         matches_forget(asked->folder, decisions.of, decisions.count, err);
  comparison_close(&comparison);
  free(decisions.of);
  return forgotten;
}

static bool has_decisions(const Arguments *arguments) {
  for (int option = ACCEPT; option <= DIFFERENT; option++)
    if (arguments->option[option] != NULL) return true;
  return false;
}

typedef struct Printing {
  ComparisonWriter *write;
  const Comparison *comparison;
} Printing;

static bool write_comparison(FILE *out, const void *context, Error *err) {
  const Printing *printing = context;
  return printing->write(out, printing->comparison, err);
}

static bool print_comparison(Asked *asked, Error *err) {
  Comparison comparison = {0};
  bool printed = open_comparison(asked, &comparison, err);
  if (printed) {
    const Printing printing = {asked->write, &comparison};
    printed = print_written(write_comparison, &printing, err);
  }
  comparison_close(&comparison);
  return printed;
}

/* The numbers are those printed last, which forgetting would change. */
static bool options_apart_from_answers(const Arguments *arguments, Error *err) {
  for (int option = ACCEPT; option <= DIFFERENT; option++)
    if (!options_apart(arguments, option, FORGET, err)) return false;
  return true;
}

static bool compare(Asked *asked, Error *err) {
  if (!complete_request(asked, err) || !folder_default(&asked->folder, err)) return false;
  const Arguments *arguments = asked->arguments;
  if (has_decisions(arguments) && !options_apart_from_answers(arguments, err)) return false;
  const bool answers = has_decisions(arguments) || arguments->option[FORGET] != NULL;
  if (!forget(asked, err) || (has_decisions(arguments) && !decide(asked, err))) return false;
  if (!answers) return print_comparison(asked, err);
  Error untold = {0};
  return print_comparison(asked, &untold) || session_argument_recorded(&untold);
}

/* The screen has keys for all that the other options say. */
static bool show_screen(const Arguments *arguments, Error *err) {
  for (int option = FORMAT; option < SCREEN; option++)
    if (!options_apart(arguments, option, SCREEN, err)) return false;
  return app_compare(arguments->value, (size_t)arguments->value_count, err);
}

static bool run(const Arguments *arguments, Error *err) {
  Asked asked = {.arguments = arguments};
  if (arguments->option[SCREEN] != NULL) return show_screen(arguments, err);
  if (!read_options(arguments, &asked, err)) return false;
  const bool compared =
      session_set_open(arguments->value, (size_t)arguments->value_count, &asked.sessions, err) &&
      compare(&asked, err);
  session_set_close(&asked.sessions);
  free(asked.folder);
  return compared;
}

const Command command_compare = {
    .name = "compare",
    .values = N_("FILE FILE …"),
    .values_min = 2,
    .values_max = PANEL_MAX,
    .help = N_("lay sessions side by side: who rose, who fell, what is only in some"),
    .details =
        N_("The sessions are called A, B, C … in the order in which they are named. A "
           "recommendation is followed by its key, else by its title, else by its reference where "
           "the titles are clearly alike. All else is proposed, numbered, and followed once you "
           "accept it; answers are kept in matches.csv in the folder of your sessions, never in a "
           "session."),
    .options = {[FORMAT] = {"format", "text|csv|json", N_("what to write")},
                [BY] = {"by", N_("METHOD"), N_("ranks by this one alone, as « rank --by » has it")},
                [WEIGHTS] = {"weights", "G,Y,R",
                             N_("weigh the dots of all sessions so, not each as its rule says")},
                [SORT] = {"sort", "rank|change|agenda",
                          N_("order of the rows: rank in the last session (unless told), longest "
                             "way up or down, agenda")},
                [ACCEPT] = {"accept", "N,N-N", N_("these proposals are the same")},
                [REFUSE] = {"refuse", "N,N-N|all", N_("these proposals are not the same")},
                [SAME] = {"same", N_("A:REFERENCE B:REFERENCE"),
                          N_("these two are the same, be it proposed or not")},
                [DIFFERENT] = {"different", N_("A:REFERENCE B:REFERENCE"),
                               N_("these two are not the same, though number or title agree")},
                [FORGET] = {"forget", "N,N-N|all", N_("take these answers back")},
                [SCREEN] = {"screen", NULL,
                            N_("look at it on the screen, and answer there what may be the "
                               "same")}},
    .run = run,
};
