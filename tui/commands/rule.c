#include <string.h>

#include "core/methods.h"
#include "core/words.h"
#include "sessions/paragraph.h"
#include "sessions/preparing.h"
#include "sessions/rule_history.h"
#include "sessions/text.h"
#include "tui/commands/commands.h"
#include "tui/option_argument.h"
#include "tui/print.h"
#include "tui/session_argument.h"

enum { BY, WEIGHTS, REASON };
enum { COLUMNS = 80 };

static bool choose_method(const char *typed, RankingRule *rule, Error *err) {
  RankingMethod method;
  char shown[TEXT_SHOWN_SIZE];
  if (typed == NULL) return true;
  if (!method_find(typed, &method) || method >= MAIN_RANKINGS)
    return fail(err, ERROR_USAGE,
                _("--by « %s » is not a session's rule: type cumulative or weighted"),
                text_quote(typed, shown));
  rule->method = (int64_t)method;
  return true;
}

static bool write_history(FILE *out, const void *context, Error *err) {
  const RuleHistory *history = context;
  char sentence[RULE_SENTENCE_SIZE];
  (void)err;
  for (size_t n = 0; n < history->count; n++)
    paragraph_write(out, rule_sentence(&history->settings[n], sentence), COLUMNS);
  return true;
}

static bool print_rule(Session *session, Error *err) {
  RuleHistory history;
  char rule[RULE_TEXT_SIZE];
  if (!rule_history_read(session, &history, err)) return false;
  print_line(_("The session ranks so: %s"),
             rule_text(roundtable_ranking_rule(session_state(session)), rule));
  if (history.count == 0)
    print_line("%s", _("Nobody named another rule: a session begins with this one."));
  const bool printed = print_written(write_history, &history, err);
  rule_history_free(&history);
  return printed;
}

static bool set_rule(Session *session, const Arguments *arguments, Error *err) {
  const char *reason = arguments->option[REASON];
  RankingRule rule = roundtable_ranking_rule(session_state(session));
  if (!choose_method(arguments->option[BY], &rule, err) ||
      !weights_argument(arguments->option[WEIGHTS], &rule.weights, err))
    return false;
  Error untold = {0};
  return set_ranking_rule(session, rule, reason != NULL ? reason : "", err) &&
         (print_rule(session, &untold) || session_argument_recorded(&untold));
}

static bool run(const Arguments *arguments, Error *err) {
  Session *session = NULL;
  const bool sets = arguments->option[BY] != NULL || arguments->option[WEIGHTS] != NULL;
  if (!sets && arguments->option[REASON] != NULL)
    return fail(err, ERROR_USAGE, "%s",
                _("say what the rule is to be: --by METHOD or --weights 3,2,1"));
  const char *file = arguments->value[0];
  const bool done =
      sets ? session_argument_open(file, &session, err) && set_rule(session, arguments, err)
           : session_argument_view(file, &session, err) && print_rule(session, err);
  session_argument_close(session);
  return done;
}

const Command command_rule = {
    .name = "rule",
    .values = N_("FILE"),
    .values_min = 1,
    .values_max = 1,
    .help = N_("say by which rule the session ranks, or set it"),
    .details = N_("Name the rule before the first dot: from then on it changes only with a reason. "
                  "Each change is told with who may have seen what by then: whether the vote was "
                  "opened and results were shown. Other weights are tried with « gommette rank »."),
    .options = {[BY] = {"by", "cumulative|weighted", N_("which ranking decides")},
                [WEIGHTS] = {"weights", "3,2,1",
                             N_("what a green, a yellow and a red dot are worth")},
                [REASON] = {"reason", N_("TEXT"), N_("why it changes, once there are votes")}},
    .run = run,
};
