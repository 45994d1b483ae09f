#include "core/base/i18n.h"
#include "sessions/export/explanation.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/commands/rank_options.h"
#include "tui/cli/commands/rank_sentences.h"
#include "tui/cli/commands/rank_subject.h"
#include "tui/cli/commands/rules_note.h"
#include "tui/cli/ranking_progress.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

typedef struct Printing {
  const Roundtable *roundtable;
  RankOptions options;
} Printing;

static bool write_ranking(FILE *out, const void *context, Error *err) {
  const Printing *printing = context;
  return printing->options.write(out, printing->roundtable, &printing->options.request, err);
}

/* Beside a table for programs, which has it as one word. */
static void say_if_simulation(const Printing *printing) {
  char sentence[SENTENCE_SIZE];
  if (printing->options.write == table_ranking_text) return;
  if (explain_simulation(printing->roundtable, printing->options.request.weights, sentence))
    print_notice("%s", sentence);
}

static bool print_table(Printing *printing, Error *err) {
  RankingProgress progress = {.shown = false};
  printing->options.request.keep_going = ranking_progress_show;
  printing->options.request.context = &progress;
  say_if_simulation(printing);
  const bool printed = print_written(write_ranking, printing, err);
  ranking_progress_end(&progress);
  return printed;
}

/* Of the present state only: which ballots there were when a ranking was kept is not known. */
static bool print_with_breaches(const RankSubject *subject, Printing *printing, Error *err) {
  const bool people = printing->options.write == table_ranking_text;
  const bool present = roundtable_seq(subject->roundtable) == session_stamp(subject->session).seq;
  RuleBreaches breaches;
  if (!present) return print_table(printing, err);
  if (!rule_breaches_read(subject->session, &breaches, err)) return false;
  printing->options.request.breaches = &breaches;
  const bool printed =
      print_table(printing, err) && print_breaches(&breaches, subject->roundtable, people, err);
  rule_breaches_free(&breaches);
  return printed;
}

static bool rank(const RankSubject *subject, const Arguments *arguments, Error *err) {
  const char *const *option = arguments->option;
  const Roundtable *roundtable = subject->roundtable;
  Printing printing = {.roundtable = roundtable};
  TableRequest *request = &printing.options.request;
  if (!rank_options_read(arguments, subject->rule, &printing.options, err)) return false;
  if (subject->within_subgroups) request->within_subgroups = true;
  request->revealed = rank_subject_is_revealed(subject);
  rank_subject_introduce(subject, &printing.options);
  if (option[RANK_EXPLAIN] != NULL)
    return print_explanation(roundtable, request, option[RANK_EXPLAIN], err);
  if (option[RANK_PAIR] != NULL)
    return print_pair(roundtable, request, option[RANK_PAIR], arguments->second[RANK_PAIR], err);
  return print_with_breaches(subject, &printing, err) &&
         rank_subject_tell_rule(subject, arguments, err);
}

static bool run(const Arguments *arguments, Error *err) {
  RankSubject subject = {.session = NULL};
  Error why = {0};
  const bool ranked =
      (rank_subject_open(arguments, &subject, &why) && rank(&subject, arguments, &why)) ||
      (subject.just_kept ? session_argument_recorded(&why) : fail_again(&why, err));
  rank_subject_close(&subject);
  return ranked;
}

const Command command_rank = {
    .name = "rank",
    .values = N_("FILE"),
    .values_min = 1,
    .values_max = 1,
    .help = N_("print both rankings, by the sum of dots and by their weights"),
    .details = N_("Without options: by the session's own rule. Other weights are a simulation. "
                  "METHOD is cumulative, weighted, mean, green-share, greens-first, normalised, "
                  "majority-judgment or median. Only --keep records something."),
    .options =
        {[RANK_BY] = {"by", N_("METHOD"), N_("which ranking gives the order")},
         [RANK_WEIGHTS] = {"weights", "3,2,1",
                           N_("what a green, a yellow and a red dot are worth")},
         [RANK_WITHIN_SUBGROUPS] = {"within-subgroups", NULL, N_("subgroup by subgroup")},
         [RANK_INTERVALS] = {"intervals", NULL,
                             N_("the best and worst rank over all weights, and at which")},
         [RANK_MARGINS] = {"margins", NULL,
                           N_("how few dots would have to change to pass the one above")},
         [RANK_TOP] = {"top", N_("K"), N_("only the first K, and who is tied with them")},
         [RANK_FLOOR] = {"floor", N_("N"),
                         N_("list what has fewer than N dots apart (mean, green-share, median)")},
         [RANK_EXPLAIN] = {"explain", N_("REFERENCE"),
                           N_("say in sentences why a recommendation has its rank")},
         [RANK_PAIR] = {"pair", N_("REFERENCE REFERENCE"),
                        N_("compare two recommendations under all weights")},
         [RANK_KEEP] = {"keep", NULL, N_("keep this ranking in the journal, by this method")},
         [RANK_KEPT] = {"kept", N_("ID"),
                        N_("as it was when ranking ID of « gommette rankings » was kept")},
         [RANK_FORMAT] = {"format", "text|csv|json", N_("for people, or for other programs")}},
    .run = run,
};
