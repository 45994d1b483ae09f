#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/rank/methods.h"
#include "sessions/acts/agenda.h"
#include "sessions/event_text/rule_text.h"
#include "sessions/session/rule_history.h"
#include "sessions/text/text.h"
#include "sessions/text/wrap.h"
#include "tui/app/option_argument.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

enum { BY, WEIGHTS, VOTERS, DOTS, ITEM, SCOPE, SUBGROUP, REASON };
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

static bool number_option(const char *typed, const char *name, int64_t *number, Error *err) {
  char *end = NULL, shown[TEXT_SHOWN_SIZE];
  if (strcmp(typed, "?") == 0) {
    *number = RULE_UNKNOWN;
    return true;
  }
  errno = 0;
  *number = strtoll(typed, &end, 10);
  const bool is_number = end != typed && *end == '\0' && errno == 0;
  return (is_number && *number >= 0 && *number <= COUNT_MAX) ||
         fail(err, ERROR_USAGE,
              _("--%s « %s » is not a number: write a whole number, or ? where it is not known"),
              name, text_quote(typed, shown));
}

/* Of two words, which one: 0 or 1. */
static bool word_option(const char *typed, const char *name, const char *const words[2],
                        int64_t *number, Error *err) {
  char shown[TEXT_SHOWN_SIZE];
  *number = strcmp(typed, words[1]) == 0 ? 1 : 0;
  return *number == 1 || strcmp(typed, words[0]) == 0 ||
         fail(err, ERROR_USAGE, _("--%s « %s » is not known: type %s or %s"), name,
              text_quote(typed, shown), words[0], words[1]);
}

static bool read_voting_option(int option, const char *typed, int64_t *number, Error *err) {
  static const char *const per_item[] = {"one", "several"}, *const scopes[] = {"session",
                                                                               "subgroup"};
  if (option == ITEM) return word_option(typed, "per-item", per_item, number, err);
  if (option == SCOPE) return word_option(typed, "scope", scopes, number, err);
  return number_option(typed, option == VOTERS ? "voters" : "dots", number, err);
}

static bool set_voters_of(Session *session, const char *typed, int64_t voters, const char *reason,
                          Error *err) {
  uint32_t subgroup;
  return scope_argument(session_state(session), typed, &subgroup, err) &&
         set_subgroup_voters_because(session, subgroup, voters, reason, NULL, err);
}

/* Each is an act of its own, in this order. */
static bool set_voting_rules(Session *session, const Arguments *arguments, Error *err) {
  static const struct {
    int option;
    VotingRule rule;
  } rules[] = {{SCOPE, RULE_SCOPE},
               {ITEM, RULE_DOTS_PER_ITEM},
               {DOTS, RULE_ALLOWANCE},
               {VOTERS, RULE_VOTERS}};
  const char *reason = arguments->option[REASON] != NULL ? arguments->option[REASON] : "";
  const char *subgroup = arguments->option[SUBGROUP];
  for (size_t n = 0; n < sizeof rules / sizeof *rules; n++) {
    const char *typed = arguments->option[rules[n].option];
    int64_t number;
    if (typed == NULL) continue;
    if (!read_voting_option(rules[n].option, typed, &number, err)) return false;
    const bool of_subgroup = rules[n].option == VOTERS && subgroup != NULL;
    if (!(of_subgroup ? set_voters_of(session, subgroup, number, reason, err)
                      : set_voting_rule_because(session, rules[n].rule, number, reason, NULL, err)))
      return false;
  }
  return true;
}

static bool sets_ranking(const Arguments *arguments) {
  return arguments->option[BY] != NULL || arguments->option[WEIGHTS] != NULL;
}

static bool sets_voting(const Arguments *arguments) {
  return arguments->option[VOTERS] != NULL || arguments->option[DOTS] != NULL ||
         arguments->option[ITEM] != NULL || arguments->option[SCOPE] != NULL;
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
  const bool ranking = sets_ranking(arguments), voting = sets_voting(arguments);
  if (!ranking && !voting && arguments->option[REASON] != NULL)
    return fail(err, ERROR_USAGE, "%s",
                _("say what the rule is to be: --by METHOD or --weights 3,2,1"));
  if (arguments->option[SUBGROUP] != NULL && arguments->option[VOTERS] == NULL)
    return fail(err, ERROR_USAGE, "%s", _("--subgroup goes with --voters: only these are its own"));
  const char *file = arguments->value[0];
  const bool opened = ranking || voting ? session_argument_open(file, &session, err)
                                        : session_argument_view(file, &session, err);
  const bool done = opened && (!voting || set_voting_rules(session, arguments, err)) &&
                    (ranking ? set_rule(session, arguments, err) : print_rule(session, err));
  session_argument_close(session);
  return done;
}

const Command command_rule = {
    .name = "rule",
    .values = N_("FILE"),
    .values_min = 1,
    .values_max = 1,
    .help = N_("say by which rule the session ranks, or set it or the rules of the vote"),
    .details = N_("Name the rule before the first dot: from then on it changes only with a reason. "
                  "Each change is told with who may have seen what by then: whether the vote was "
                  "opened and results were shown. Other weights are tried with « gommette rank »."),
    .options = {[BY] = {"by", "cumulative|weighted", N_("which ranking decides")},
                [WEIGHTS] = {"weights", "3,2,1",
                             N_("what a green, a yellow and a red dot are worth")},
                [VOTERS] = {"voters", N_("N"), N_("how many may vote; ? where it is not known")},
                [DOTS] = {"dots", N_("N"), N_("how many dots a voter has in all")},
                [ITEM] = {"per-item", "one|several",
                          N_("how many dots a voter may place on a recommendation")},
                [SCOPE] = {"scope", "session|subgroup", N_("what a voter's dots are for")},
                [SUBGROUP] = {"subgroup", N_("SUBGROUP"), N_("whose own voters --voters counts")},
                [REASON] = {"reason", N_("TEXT"), N_("why it changes, once there are votes")}},
    .run = run,
};
