/* `gommette compare`: sessions side by side, with matches decided on the command line. */
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "sessions/compare/compare.h"
#include "sessions/files/folder.h"
#include "sessions/text/text.h"
#include "tui/app/app.h"
#include "tui/app/session_argument.h"
#include "tui/cli/command.h"
#include "tui/terminal/print.h"

typedef struct Decisions {
  Match *of;
  size_t count, capacity;
} Decisions;

static bool add(Decisions *decisions, const Panel *panel, Pick a, Pick b, bool same, Error *err) {
  if (!ARRAY_RESERVE(decisions->of, decisions->capacity, decisions->count + 1))
    return fail_memory(err);
  decisions->of[decisions->count++] = match_of_picks(panel, a, b, same);
  return true;
}

/* What a list of numbers can refer to. */
typedef struct Numbered {
  const Comparison *comparison;
  const char *option;
  size_t count;
  bool answers; /* the saved answers, else the suggestions */
  bool same;
} Numbered;

static bool refuse_number(const Numbered *of, const char *list, Error *err) {
  const QuotedText shown = text_quoted(list);
  if (of->count == 0)
    return fail(err, ERROR_USAGE,
                of->answers ? _("--%s “%s”: no answer about these sessions is saved, leave it out")
                            : _("--%s “%s”: nothing is proposed, leave it out"),
                of->option, shown.text);
  return fail(err, ERROR_USAGE,
              _("--%s “%s” is neither all nor numbers from 1 to %zu, such as 1,3-5"), of->option,
              shown.text, of->count);
}

static bool decide_number(Decisions *decisions, const Numbered *of, size_t n, Error *err) {
  const Matching *matching = &of->comparison->matching;
  const Pick *pair = of->answers ? matching->answers[n].of : matching->proposals[n].of;
  return add(decisions, &of->comparison->panel, pair[0], pair[1], of->same, err);
}

/* Parses "3" or "7-11". Returns what follows it, or NULL if it is neither. */
static const char *read_range(const char *at, size_t count, size_t *first, size_t *last) {
  char *end;
  if (*at < '0' || *at > '9') return NULL;
  *first = *last = strtoul(at, &end, 10);
  if (*end == '-') {
    at = end + 1;
    if (*at < '0' || *at > '9') return NULL;
    *last = strtoul(at, &end, 10);
  }
  const bool fits = *first >= 1 && *first <= *last && *last <= count;
  return fits && (*end == ',' || *end == '\0') ? end : NULL;
}

/* Adds the pairs named by a list, "1,3" or "1,7-11"; the error names the option. "all" is allowed
 * for different suggestions and for answers; for the same it would mean identical titles only,
 * which match without asking, so none of the suggestions. */
static bool take_numbers(Decisions *decisions, const Numbered *of, const char *list, Error *err) {
  size_t first, last;
  const bool all = strcmp(list, "all") == 0;
  const bool in_doubt = !of->answers && of->same;
  for (size_t n = 0; all && !in_doubt && n < of->count; n++)
    if (!decide_number(decisions, of, n, err)) return false;
  for (const char *at = list; !all; at++) {
    at = read_range(at, of->count, &first, &last);
    if (at == NULL) return refuse_number(of, list, err);
    for (size_t n = first - 1; n < last; n++)
      if (!decide_number(decisions, of, n, err)) return false;
    if (*at == '\0') break;
  }
  return true;
}

static bool find_pick(const Panel *panel, const char *option, const char *typed, Pick *pick,
                      Error *err) {
  const char letter = (char)(*typed & ~('a' - 'A'));
  Error cause = {0};
  if (letter < 'A' || letter >= panel_letter(panel->count) || typed[1] != ':')
    return fail(err, ERROR_USAGE,
                _("--%s “%s”: name the session's letter and the recommendation, such as A:2/3"),
                option, text_quoted(typed).text);
  pick->session = (size_t)(letter - 'A');
  return recommendation_of_reference(panel->of[pick->session].state, typed + 2,
                                     &pick->recommendation, &cause) ||
         fail(err, cause.kind, _("--%s: %s"), option, cause.text);
}

/* Adds two recommendations, "A:2/3" and "B:4/1". */
static bool decisions_take_pair(Decisions *decisions, const Comparison *comparison,
                                const char *option, const char *one, const char *other, bool same,
                                Error *err) {
  Pick a, b;
  const Panel *panel = &comparison->panel;
  if (!find_pick(panel, option, one, &a, err) || !find_pick(panel, option, other, &b, err))
    return false;
  if (a.session == b.session)
    return fail(err, ERROR_USAGE, _("--%s: both are of session %c: name two sessions"), option,
                panel_letter(a.session));
  return add(decisions, panel, a, b, same, err);
}

enum { FORMAT, BY, WEIGHTS, SORT, ACCEPT, REFUSE, SAME, DIFFERENT, FORGET, SCREEN };

/* The request, and the folder that stores decisions. */
typedef struct Asked {
  const Arguments *arguments;
  SessionSet sessions;
  ComparisonRequest request;
  char *folder;
} Asked;

static bool collect(const Asked *asked, const Comparison *comparison, Decisions *decisions,
                    Error *err) {
  const Arguments *arguments = asked->arguments;
  for (int option = ACCEPT; option <= DIFFERENT; option++) {
    const char *typed = arguments->option[option];
    const char *name = arguments->command->options[option].name;
    const bool same = option == ACCEPT || option == SAME;
    const bool pair = option == SAME || option == DIFFERENT;
    const Numbered of = {.comparison = comparison,
                         .option = name,
                         .count = comparison->matching.proposal_count,
                         .same = same};
    if (typed == NULL) continue;
    if (pair ? !decisions_take_pair(decisions, comparison, name, typed, arguments->second[option],
                                    same, err)
             : !take_numbers(decisions, &of, typed, err))
      return false;
  }
  return true;
}

static bool open_comparison(Asked *asked, Comparison *comparison, Error *err) {
  return comparison_open(asked->sessions.of, asked->sessions.count, &asked->request, asked->folder,
                         comparison, err);
}

/* Applies all decisions or none. */
static bool decide(Asked *asked, Error *err) {
  Comparison comparison = {0};
  Decisions decisions = {0};
  const bool decided =
      open_comparison(asked, &comparison, err) && collect(asked, &comparison, &decisions, err) &&
      answers_keep(&comparison.panel, asked->folder, decisions.of, decisions.count, err);
  if (decided) {
    const char *list = asked->arguments->option[ACCEPT];
    if (list != NULL && strcmp(list, "all") == 0 && comparison.matching.proposal_count > 0)
      print_notice("%s", _("--accept all: identical titles are matched without asking; accept the "
                           "others by their numbers"));
  }
  comparison_close(&comparison);
  free(decisions.of);
  return decided;
}

/* By the numbers last printed. */
static bool forget(Asked *asked, Error *err) {
  const char *list = asked->arguments->option[FORGET];
  Comparison comparison = {0};
  Decisions decisions = {0};
  if (list == NULL) return true;
  Numbered of = {.comparison = &comparison, .option = "forget", .answers = true};
  bool forgotten = open_comparison(asked, &comparison, err);
  of.count = comparison.matching.answer_count;
  forgotten = forgotten && take_numbers(&decisions, &of, list, err) &&
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

static bool print_comparison(Asked *asked, Error *err) {
  static ComparisonWriter *const writers[] = {comparison_text, comparison_csv, comparison_json};
  ComparisonWriter *write = writers[asked->arguments->parsed[FORMAT].number];
  Comparison comparison = {0};
  Printout printout = {0};
  const bool printed = open_comparison(asked, &comparison, err) && printout_begin(&printout, err) &&
                       printout_end(&printout, write(printout.out, &comparison, err), err);
  comparison_close(&comparison);
  return printed;
}

static bool compare_sessions(Asked *asked, Error *err) {
  const char *const *option = asked->arguments->option;
  const Parsed *parsed = asked->arguments->parsed;
  asked->request = comparison_request(asked->sessions.of[0]);
  asked->request.order = (ComparisonOrder)parsed[SORT].number;
  asked->request.both_main = option[BY] == NULL;
  if (option[BY] != NULL) asked->request.panel.method = parsed[BY].method;
  if (option[WEIGHTS] != NULL) asked->request.panel.weights = &parsed[WEIGHTS].weights;
  if (!folder_default(&asked->folder, err)) return false;
  const Arguments *arguments = asked->arguments;
  const bool answers = has_decisions(arguments) || arguments->option[FORGET] != NULL;
  if (!forget(asked, err) || (has_decisions(arguments) && !decide(asked, err))) return false;
  if (!answers) return print_comparison(asked, err);
  Error untold = {0};
  return print_comparison(asked, &untold) || session_argument_recorded(&untold);
}

static bool compare(const Arguments *arguments, Error *err) {
  const size_t count = (size_t)arguments->value_count;
  Asked asked = {.arguments = arguments};
  if (arguments->option[SCREEN] != NULL) return app_compare(arguments->value, count, err);
  const bool compared = session_set_open(arguments->value, count, &asked.sessions, err) &&
                        compare_sessions(&asked, err);
  session_set_close(&asked.sessions);
  free(asked.folder);
  return compared;
}

/* The screen has keys for what the other options do; and --forget uses the numbers last printed,
 * which a decision would change. */
enum { APART = OPTION(SCREEN), DECISION_APART = OPTION(SCREEN) | OPTION(FORGET) };

const Command command_compare = {
    .name = "compare",
    .values = N_("FILE FILE …"),
    .help = N_("compare sessions: which rose, which fell, what is only in some"),
    .details =
        N_("The sessions are called A, B, C … in the order given. A recommendation is matched by "
           "its key, otherwise by its title, otherwise by its reference if the titles are clearly "
           "alike. All others are proposed, numbered, and matched once you accept them; answers "
           "are saved in matches.csv in the folder of your sessions, never in a session."),
    .options =
        {[FORMAT] = {"format", "text|csv|json", N_("the output format"), .read = read_word,
                     .apart = APART},
         [BY] = {"by", N_("METHOD"), N_("ranks by this one alone, as in “rank --by”"),
                 .read = read_method, .apart = APART},
         [WEIGHTS] = {"weights", "G,Y,R",
                      N_("weigh the dots of all sessions like this, not each by its own rule"),
                      .read = read_weights, .apart = APART},
         [SORT] =
             {"sort", "rank|change|agenda",
              N_("order of the rows: rank in the last session (default), largest change, agenda"),
              .read = read_word,
              .refusal = N_("--sort “%s” is not an order: type rank, change or agenda"),
              .apart = APART},
         [ACCEPT] = {"accept", "N,N-N", N_("these proposals are the same"),
                     .apart = DECISION_APART},
         [REFUSE] = {"refuse", "N,N-N|all", N_("these proposals are not the same"),
                     .apart = DECISION_APART},
         [SAME] = {"same", N_("A:REFERENCE B:REFERENCE"),
                   N_("these two are the same, whether proposed or not"), .apart = DECISION_APART},
         [DIFFERENT] = {"different", N_("A:REFERENCE B:REFERENCE"),
                        N_("these two are not the same, though number or title agree"),
                        .apart = DECISION_APART},
         [FORGET] = {"forget", "N,N-N|all", N_("forget these answers"), .apart = APART},
         [SCREEN] = {"screen", NULL,
                     N_("view it on the screen, and answer there what may be the same")}},
    .run = compare,
};
