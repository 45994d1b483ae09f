#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/acts/agenda.h"
#include "sessions/event_text/event_text.h"
#include "sessions/event_text/labels.h"
#include "sessions/session/rule_history.h"
#include "sessions/text/sentences.h"
#include "sessions/text/text.h"
#include "tui/app/session_argument.h"
#include "tui/cli/command.h"
#include "tui/terminal/print.h"

enum { BY, WEIGHTS, VOTERS, DOTS, ITEM, SCOPE, TOP, LABELS, SUBGROUP, REASON };
enum { COLUMNS = 80 };

static bool print_rule(Session *session, Error *err) {
  RuleHistory history;
  Printout printout = {0};
  char named[RULE_TEXT_SIZE], sentence[RULE_SENTENCE_SIZE];
  if (!rule_history_read(session, &history, err)) return false;
  print_line(_("Ranking rule: %s"),
             rule_text(roundtable_ranking_rule(session_state(session)), named));
  const Roundtable *state = session_state(session);
  print_line(_("Colours: ● %s, ▲ %s, ■ %s"), dot_label(state, GREEN, false),
             dot_label(state, YELLOW, false), dot_label(state, RED, false));
  if (history.count == 0)
    print_line("%s", _("No other rule was chosen: a session begins with this one."));
  const bool begun = printout_begin(&printout, err);
  for (size_t n = 0; begun && n < history.count; n++)
    wrap_write(printout.out, rule_sentence(&history.settings[n], sentence), COLUMNS);
  rule_history_free(&history);
  return begun && printout_end(&printout, true, err);
}

static bool read_count(const ArgumentRow *row, const char *typed, Parsed *parsed, Error *err) {
  if (strcmp(typed, "?") != 0) return read_number(row, typed, parsed, err);
  parsed->number = RULE_UNKNOWN;
  return true;
}

/* Each is a separate act, in this order. */
static bool set_voting_rules(const Arguments *arguments, const char *reason, Error *err) {
  static const struct {
    int option;
    VotingRule rule;
  } rules[] = {{SCOPE, RULE_SCOPE},
               {ITEM, RULE_DOTS_PER_ITEM},
               {DOTS, RULE_ALLOWANCE},
               {VOTERS, RULE_VOTERS},
               {TOP, RULE_TOP}};
  const uint32_t subgroup = arguments->parsed[SUBGROUP].subgroup;
  Session *session = arguments->session;
  for (size_t n = 0; n < sizeof rules / sizeof *rules; n++) {
    const int64_t number = arguments->parsed[rules[n].option].number;
    if (arguments->option[rules[n].option] == NULL) continue;
    const bool of_subgroup = rules[n].option == VOTERS && subgroup != WHOLE_SESSION;
    if (!(of_subgroup ? set_subgroup_voters(session, subgroup, number, reason, NULL, err)
                      : set_voting_rule(session, rules[n].rule, number, reason, NULL, err)))
      return false;
  }
  return true;
}

/* "Essential, Useful, Later": one for each colour; "" for those of the minutes. */
static bool set_typed_labels(const Arguments *arguments, const char *reason, Error *err) {
  const char *typed = arguments->option[LABELS], *labels[COLOUR_COUNT] = {"", "", ""};
  char *copy = strdup(typed), *rest = copy;
  if (copy == NULL) return fail_memory(err);
  int count = 0;
  for (char *one; *typed != '\0' && (one = strsep(&rest, ",")) != NULL; count++)
    if (count < COLOUR_COUNT) labels[count] = one;
  const bool whole = *typed == '\0' || count == COLOUR_COUNT;
  const bool set = whole ? set_labels(arguments->session, labels, reason, NULL, err)
                         : fail(err, ERROR_USAGE,
                                _("--labels “%s” is not three words with commas between: for "
                                  "green, yellow and red"),
                                text_quoted(typed).text);
  free(copy);
  return set;
}

static bool sets_ranking(const Arguments *arguments) {
  return arguments->option[BY] != NULL || arguments->option[WEIGHTS] != NULL;
}

static bool sets_voting(const Arguments *arguments) {
  return arguments->option[VOTERS] != NULL || arguments->option[DOTS] != NULL ||
         arguments->option[ITEM] != NULL || arguments->option[SCOPE] != NULL ||
         arguments->option[TOP] != NULL;
}

static bool set_rule(const Arguments *arguments, const char *reason, Error *err) {
  Session *session = arguments->session;
  RankingRule rule = roundtable_ranking_rule(session_state(session));
  if (arguments->option[BY] != NULL) rule.method = arguments->parsed[BY].number;
  if (arguments->option[WEIGHTS] != NULL) rule.weights = arguments->parsed[WEIGHTS].weights;
  Error untold = {0};
  return set_ranking_rule(session, rule, reason, err) &&
         (print_rule(session, &untold) || session_argument_recorded(&untold));
}

static bool check_options(Arguments *arguments, Error *err) {
  if (!sets_ranking(arguments) && !sets_voting(arguments) && arguments->option[LABELS] == NULL &&
      arguments->option[REASON] != NULL)
    return fail(err, ERROR_USAGE, "%s", _("give the new rule: --by METHOD or --weights 3,2,1"));
  return arguments->option[SUBGROUP] == NULL || arguments->option[VOTERS] != NULL ||
         fail(err, ERROR_USAGE, "%s",
              _("--subgroup goes with --voters: only voters can be a subgroup's own"));
}

static bool show_or_set(const Arguments *arguments, Error *err) {
  const char *reason = arguments->option[REASON] != NULL ? arguments->option[REASON] : "";
  return (arguments->option[LABELS] == NULL || set_typed_labels(arguments, reason, err)) &&
         (!sets_voting(arguments) || set_voting_rules(arguments, reason, err)) &&
         (sets_ranking(arguments) ? set_rule(arguments, reason, err)
                                  : print_rule(arguments->session, err));
}

const Command command_rule = {
    .name = "rule",
    .values = N_("FILE"),
    .session = VIEW,
    .help = N_("show the session's ranking rule, or set it or the voting rules"),
    .details =
        N_("Choose the rule before the first dot: from then on it changes only with a reason. Each "
           "change is shown with who may have seen what by then: whether the vote was opened and "
           "results were shown. Try other weights with “gommette rank”."),
    .options =
        {[BY] = {"by", "cumulative|weighted", N_("which ranking decides"), .read = read_word,
                 .refusal = N_("--by “%s” is not a session's rule: type cumulative or weighted"),
                 .session = RECORD},
         [WEIGHTS] = {"weights", "3,2,1", N_("what a green, a yellow and a red dot are worth"),
                      .read = read_weights, .session = RECORD},
         [VOTERS] =
             {"voters", N_("N"), N_("how many may vote; ? if it is not known"), .read = read_count,
              .most = COUNT_MAX,
              .refusal = N_(
                  "--voters “%s” is not a number: write a whole number, or ? if it is not known"),
              .session = RECORD},
         [DOTS] =
             {"dots", N_("N"), N_("how many dots a voter has in total"), .read = read_count,
              .most = COUNT_MAX,
              .refusal =
                  N_("--dots “%s” is not a number: write a whole number, or ? if it is not known"),
              .session = RECORD},
         [ITEM] = {"per-item", "one|several",
                   N_("how many dots a voter may place on a recommendation"), .read = read_word,
                   .refusal = N_("--per-item “%s” is not known: type one or several"),
                   .session = RECORD},
         [SCOPE] = {"scope", "session|subgroup", N_("what a voter's dots are for"),
                    .read = read_word,
                    .refusal = N_("--scope “%s” is not known: type session or subgroup"),
                    .session = RECORD},
         [TOP] = {"top", N_("N"), N_("how many ranks count as the first; 5 unless you say so"),
                  .read = read_number, .least = 1, .most = COUNT_MAX,
                  .refusal = N_("--top “%s” is not a number: write a whole number from 1 on"),
                  .session = RECORD},
         [LABELS] = {"labels", N_("GREEN,YELLOW,RED"),
                     N_("what the colours mean here; \"\": as in the minutes"), .session = RECORD},
         [SUBGROUP] = {"subgroup", N_("SUBGROUP"),
                       N_("the subgroup whose own voters --voters counts"), .find = find_subgroup},
         [REASON] = {"reason", N_("TEXT"), N_("why it changes, once there are votes")}},
    .check = check_options,
    .run = show_or_set,
};
