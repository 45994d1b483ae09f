/* `gommette rank`: the ranking as a table or, with --explain and --pair, in sentences. */

#include "core/base/i18n.h"
#include "core/vote/reference.h"
#include "sessions/acts/saved_ranking.h"
#include "sessions/export/explanation.h"
#include "sessions/export/table.h"
#include "sessions/session/rule_history.h"
#include "sessions/session/totals.h"
#include "sessions/text/sentences.h"
#include "tui/app/session_argument.h"
#include "tui/cli/command.h"
#include "tui/terminal/print.h"

enum { SENTENCE_COLUMNS = 80 };

static bool find_standing(const ExplainContext *about, const char *typed, const Standing **standing,
                          Error *err) {
  uint32_t number;
  if (!recommendation_of_reference(about->roundtable, typed, &number, err)) return false;
  for (size_t i = 0; i < about->ranking->count; i++) {
    *standing = &about->ranking->standings[i];
    if ((*standing)->recommendation == number) return true;
  }
  const Recommendation *one = roundtable_recommendation(about->roundtable, number);
  return fail(err, ERROR_FAILED, _("recommendation “%s” has no rank: it was not put to the vote"),
              reference_shown(about->roundtable, one).text);
}

static void write_sentence(void *context, const char *sentence) {
  wrap_write(context, sentence, SENTENCE_COLUMNS);
}

/* What to explain: one standing, or a pair. */
typedef struct Explained {
  ExplainContext about;
  const Standing *first, *second;
  RankInterval interval;
} Explained;

static bool print_sentences(const Explained *explained, Error *err) {
  Printout printout = {0};
  if (!printout_begin(&printout, err)) return false;
  if (explained->second == NULL)
    explain_rank(&explained->about, explained->first, &explained->interval, write_sentence,
                 printout.out);
  else
    explain_pair(&explained->about, explained->first, explained->second, write_sentence,
                 printout.out);
  return printout_end(&printout, true, err);
}

/* Explains the rank of `first`, or compares it with `second`, if not NULL: as typed, so that errors
 * quote them. */
static bool print_explanation(const Roundtable *roundtable, const TableRequest *request,
                              const char *first, const char *second, Error *err) {
  Ranking ranking;
  if (!ranking_compute(roundtable, NULL, request->weights, &ranking, err)) return false;
  Explained explained = {.about = {.roundtable = roundtable,
                                   .ranking = &ranking,
                                   .weights = request->weights,
                                   .method = request->method}};
  bool found = find_standing(&explained.about, first, &explained.first, err);
  if (found && second == NULL)
    found = ranking_interval(&ranking, explained.first, &explained.interval, err);
  else if (found)
    found = find_standing(&explained.about, second, &explained.second, err) &&
            (explained.first != explained.second ||
             fail(err, ERROR_USAGE, _("--pair names “%s” twice: name two recommendations"), first));
  const bool printed = found && print_sentences(&explained, err);
  ranking_free(&ranking);
  return printed;
}

enum {
  BY,
  WEIGHTS,
  WITHIN_SUBGROUPS,
  INTERVALS,
  MARGINS,
  TOP,
  FLOOR,
  EXPLAIN,
  PAIR,
  KEEP,
  KEPT,
  FORMAT
};

enum { AS_TEXT, COLUMNS = 80 };

/* What is ranked: the session's current state, which --keep saves, or its state when a ranking was
 * saved. */
typedef struct Subject {
  const Roundtable *roundtable;
  Roundtable *then; /* that, if not the current state */
  RankingRule rule; /* used unless an option overrides it */
  bool within_subgroups;
  SavedRanking kept; /* id 0: none */
  bool just_kept;
} Subject;

typedef struct Printing {
  const Roundtable *roundtable;
  TableRequest request;
  size_t format;
} Printing;

static TableRequest table_asked(const Arguments *arguments, RankingRule rule) {
  const char *const *option = arguments->option;
  const Parsed *parsed = arguments->parsed;
  return (TableRequest){.weights = option[WEIGHTS] != NULL ? parsed[WEIGHTS].weights : rule.weights,
                        .method =
                            option[BY] != NULL ? parsed[BY].method : (RankingMethod)rule.method,
                        .within_subgroups = option[WITHIN_SUBGROUPS] != NULL,
                        .intervals = option[INTERVALS] != NULL,
                        .margins = option[MARGINS] != NULL,
                        .top = (uint32_t)parsed[TOP].number,
                        .floor = parsed[FLOOR].number};
}

/* Returns the name of an option that was given and goes with main rankings only; NULL: none, or it
 * is one. */
static const char *option_of_main(const Arguments *arguments, RankingMethod method) {
  static const int OF_MAIN[] = {MARGINS, EXPLAIN, PAIR};
  for (size_t i = 0; method >= MAIN_RANKINGS && i < sizeof OF_MAIN / sizeof *OF_MAIN; i++)
    if (arguments->option[OF_MAIN[i]] != NULL) return arguments->command->options[OF_MAIN[i]].name;
  return NULL;
}

/* The session's own rule is one of the main rankings; a saved one may be of any method. */
static bool check_method(Arguments *arguments, Error *err) {
  const RankingMethod method = arguments->parsed[BY].method;
  const MethodDescription *description = method_description(method);
  const char *of_main = option_of_main(arguments, method);
  if (arguments->option[FLOOR] != NULL && !description->of_dots_received)
    return fail(err, ERROR_USAGE,
                _("--floor does not go with --by %s: it goes with mean, green-share and median"),
                description->name);
  return of_main == NULL ||
         fail(err, ERROR_USAGE,
              _("--%s does not go with --by %s: it goes with cumulative and weighted"), of_main,
              description->name);
}

static bool take_kept(const Arguments *arguments, Subject *subject, Error *err) {
  const uint32_t id = (uint32_t)arguments->parsed[KEPT].number;
  if (!saved_ranking_find(arguments->session, id, &subject->kept, &subject->then, err))
    return false;
  subject->roundtable = subject->then;
  subject->rule = subject->kept.how.rule;
  subject->within_subgroups = subject->kept.how.scope == SCOPE_SUBGROUP;
  const RankingMethod method = (RankingMethod)subject->rule.method;
  const char *of_main = option_of_main(arguments, method);
  return of_main == NULL || fail(err, ERROR_USAGE,
                                 _("--%s does not go with saved ranking %u, which is by %s: it "
                                   "goes with cumulative and "
                                   "weighted"),
                                 of_main, (unsigned)id, method_description(method)->name);
}

/* Saves the ranking as the options say. The table that follows is of the same state. */
static bool keep(const Arguments *arguments, Subject *subject, Error *err) {
  const TableRequest request = table_asked(arguments, subject->rule);
  const RankingRule rule = {.method = (int64_t)request.method, .weights = request.weights};
  const Scope scope = request.within_subgroups ? SCOPE_SUBGROUP : SCOPE_SESSION;
  uint32_t id;
  if (!save_ranking(arguments->session, rule, scope, &id, err)) return false;
  subject->just_kept = true;
  subject->roundtable = session_state(arguments->session);
  return saved_ranking_find(arguments->session, id, &subject->kept, &subject->then, err);
}

static void tell_kept(const SavedRanking *kept, bool people) {
  char when[KEPT_TEXT_SIZE], since[KEPT_TEXT_SIZE];
  const unsigned long id = kept->id;
  kept_when(kept, when);
  kept_since(kept, since);
  if (people)
    print_line(_("Saved ranking %lu: %s;\n%s"), id, when, since);
  else if (kept->changes > 0 || !kept->same)
    print_notice(_("saved ranking %lu: %s"), id, since);
}

/* Prints which saved ranking this is, and whether votes changed since: above a text, beside a table
 * for programs. */
static void introduce(const Subject *subject, bool people) {
  if (subject->kept.id == 0) return;
  if (subject->just_kept) {
    const unsigned long id = subject->kept.id;
    const unsigned long long seq = subject->kept.stamp.seq;
    if (people)
      print_line(_("Ranking %lu is saved: no. %llu"), id, seq);
    else
      print_notice(_("ranking %lu is saved: no. %llu"), id, seq);
  } else
    tell_kept(&subject->kept, people);
  if (people) print_line("%s", "");
}

/* Printed below a table for people: changes of the rule after the vote was opened, made by then. */
static bool tell_rule(Session *session, const Roundtable *roundtable, Error *err) {
  RuleHistory history;
  Printout printout = {0};
  char sentence[RULE_SENTENCE_SIZE];
  if (!rule_history_read(session, &history, err)) return false;
  const bool begun = printout_begin(&printout, err);
  bool first = true;
  for (size_t n = 0; begun && n < history.count; n++) {
    const RuleSetting *setting = &history.settings[n];
    if (setting->moment == BEFORE_OPENING || setting->stamp.seq > roundtable_seq(roundtable))
      continue;
    if (first) fputc('\n', printout.out);
    first = false;
    wrap_write(printout.out, rule_sentence(setting, sentence), COLUMNS);
  }
  rule_history_free(&history);
  return begun && printout_end(&printout, true, err);
}

static bool write_ranking(FILE *out, const Printing *printing, Error *err) {
  typedef bool RankingWriter(FILE * out, const Roundtable *roundtable, const TableRequest *request,
                             Error *err);
  static RankingWriter *const writers[] = {table_ranking_text, table_ranking_csv,
                                           table_ranking_json};
  return writers[printing->format](out, printing->roundtable, &printing->request, err);
}

static bool print_table(Printing *printing, Error *err) {
  char sentence[SENTENCE_SIZE];
  RankingProgress progress = {.shown = false};
  printing->request.keep_going = ranking_progress_show;
  printing->request.context = &progress;
  /* Beside a table for programs, which has it as one word. */
  if (printing->format != AS_TEXT &&
      explain_simulation(printing->roundtable, printing->request.weights, sentence))
    print_notice("%s", sentence);
  Printout printout = {0};
  const bool printed = printout_begin(&printout, err) &&
                       printout_end(&printout, write_ranking(printout.out, printing, err), err);
  ranking_progress_end(&progress);
  return printed;
}

/* Only for the current state: which ballots there were when a ranking was saved is not known. */
static bool print_with_breaches(Session *session, Printing *printing, Error *err) {
  const bool present = roundtable_seq(printing->roundtable) == session_stamp(session).seq;
  RuleBreaches breaches;
  if (!present) return print_table(printing, err);
  if (!rule_breaches_read(session, &breaches, err)) return false;
  printing->request.breaches = &breaches;
  const bool printed =
      print_table(printing, err) &&
      print_breaches(&breaches, printing->roundtable, printing->format == AS_TEXT, err);
  rule_breaches_free(&breaches);
  return printed;
}

static bool rank_subject(const Arguments *arguments, const Subject *subject, Error *err) {
  const char *const *option = arguments->option;
  Session *session = arguments->session;
  Printing printing = {.roundtable = subject->roundtable,
                       .request = table_asked(arguments, subject->rule),
                       .format = (size_t)arguments->parsed[FORMAT].number};
  const bool people = printing.format == AS_TEXT;
  TableRequest *request = &printing.request;
  if (subject->within_subgroups) request->within_subgroups = true;
  /* What was hidden from the room when a ranking was saved may have been revealed since. */
  request->revealed = subject->then != NULL && !finality_of(session_state(session)).hidden;
  introduce(subject, people);
  if (option[EXPLAIN] != NULL)
    return print_explanation(subject->roundtable, request, option[EXPLAIN], NULL, err);
  if (option[PAIR] != NULL)
    return print_explanation(subject->roundtable, request, option[PAIR], arguments->second[PAIR],
                             err);
  return print_with_breaches(session, &printing, err) &&
         (!people || tell_rule(session, subject->roundtable, err));
}

static bool rank(const Arguments *arguments, Error *err) {
  const Roundtable *state = session_state(arguments->session);
  Subject subject = {.roundtable = state, .rule = roundtable_ranking_rule(state)};
  Error why = {0};
  const bool ranked = ((arguments->option[KEPT] == NULL || take_kept(arguments, &subject, &why)) &&
                       (arguments->option[KEEP] == NULL || keep(arguments, &subject, &why)) &&
                       rank_subject(arguments, &subject, &why)) ||
                      (subject.just_kept ? session_argument_recorded(&why) : fail_again(&why, err));
  roundtable_close(subject.then);
  return ranked;
}

static bool list_method(size_t n, const char **name, const char **help) {
  if (n >= RANKING_METHODS) return false;
  const MethodDescription *method = method_description((RankingMethod)n);
  *name = method->name;
  *help = _(method->definition);
  return true;
}

/* Options that ask for sentences exclude those that shape a table; and a saved ranking has its own
 * method and ranks everything. */
enum {
  TABLE_OPTIONS = OPTION(WITHIN_SUBGROUPS) | OPTION(INTERVALS) | OPTION(MARGINS) | OPTION(TOP) |
                  OPTION(FLOOR) | OPTION(FORMAT)
};

const Command command_rank = {
    .name = "rank",
    .values = N_("FILE"),
    .session = VIEW,
    .help = N_("print both rankings, by cumulative and by weighted dots"),
    .details = N_("Without options: by the session's own rule. Other weights are a simulation. "
                  "Only --keep records something."),
    .listed = N_("METHOD"),
    .list = list_method,
    .options =
        {[BY] = {"by", N_("METHOD"), N_("which ranking gives the order"), .read = read_method},
         [WEIGHTS] = {"weights", "3,2,1", N_("what a green, a yellow and a red dot are worth"),
                      .read = read_weights},
         [WITHIN_SUBGROUPS] = {"within-subgroups", NULL, N_("subgroup by subgroup")},
         [INTERVALS] = {"intervals", NULL,
                        N_("the best and worst rank over all weights, and with which")},
         [MARGINS] = {"margins", NULL, N_("the fewest dots to change to pass the one above")},
         [TOP] = {"top", N_("K"), N_("only the first K, and any tied with them"),
                  .read = read_number, .least = 1, .most = RECOMMENDATIONS_MAX},
         [FLOOR] = {"floor", N_("N"),
                    N_("list separately what has fewer than N dots (mean, green-share, median)"),
                    .read = read_number, .least = 1, .most = COUNT_MAX,
                    .unless_given = FLOOR_OF_DOTS},
         [EXPLAIN] = {"explain", N_("REFERENCE"),
                      N_("explain in sentences why a recommendation has its rank"),
                      .apart = OPTION(PAIR) | TABLE_OPTIONS},
         [PAIR] = {"pair", N_("REFERENCE REFERENCE"),
                   N_("compare two recommendations under all weights"), .apart = TABLE_OPTIONS},
         [KEEP] = {"keep", NULL, N_("save this ranking in the journal, by this method"),
                   .apart = OPTION(KEPT) | OPTION(FLOOR), .session = RECORD},
         [KEPT] = {"kept", N_("ID"),
                   N_("as it was when ranking ID of “gommette rankings” was saved"),
                   .read = read_number, .least = 1, .most = UINT32_MAX,
                   .refusal = N_("--kept “%s” is not the number of a saved ranking: “gommette "
                                 "rankings FILE” lists them"),
                   .apart = OPTION(BY) | OPTION(WEIGHTS) | OPTION(FLOOR)},
         [FORMAT] = {"format", "text|csv|json", N_("for people, or for other programs"),
                     .read = read_word}},
    .check = check_method,
    .run = rank,
};
