#include <string.h>

#include "core/words.h"
#include "sessions/table.h"
#include "sessions/text.h"
#include "tui/commands/commands.h"
#include "tui/print.h"
#include "tui/session_argument.h"

enum { BY, WEIGHTS, WITHIN_SUBGROUPS, FORMAT };

typedef bool RankingWriter(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                           Error *err);

typedef struct Printing {
  const Roundtable *roundtable;
  TableRequest request;
  RankingWriter *write;
} Printing;

static bool write_ranking(FILE *out, const void *context, Error *err) {
  const Printing *printing = context;
  return printing->write(out, printing->roundtable, &printing->request, err);
}

static bool choose_method(const char *typed, RankingMethod *method, Error *err) {
  char shown[TEXT_SHOWN_SIZE];
  if (typed == NULL) return true;
  if (strcmp(typed, "cumulative") != 0 && strcmp(typed, "weighted") != 0)
    return fail(err, ERROR_USAGE, _("--by « %s » is not a ranking: type cumulative or weighted"),
                text_quote(typed, shown));
  *method = typed[0] == 'c' ? BY_CUMULATIVE : BY_WEIGHTED;
  return true;
}

static bool choose_weights(const char *typed, Weights *weights, Error *err) {
  Error cause = {0};
  if (typed == NULL || weights_parse(typed, weights, &cause)) return true;
  return fail(err, ERROR_USAGE, _("%s: %s"), "--weights", cause.text);
}

static bool choose_format(const char *typed, RankingWriter **write, Error *err) {
  static const struct {
    const char *name;
    RankingWriter *write;
  } formats[] = {
      {"text", table_ranking_text}, {"csv", table_ranking_csv}, {"json", table_ranking_json}};
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    if (typed != NULL && strcmp(typed, formats[i].name) != 0) continue;
    *write = formats[i].write;
    return true;
  }
  char shown[TEXT_SHOWN_SIZE];
  return fail(err, ERROR_USAGE, _("--format « %s » is not a format: type text, csv or json"),
              text_quote(typed, shown));
}

/* Beside the table, not in it: what is read by a program stays the same. */
static void say_if_simulation(Weights weights, Weights of_session) {
  char text[2 * COLOUR_COUNT][WEIGHT_TEXT_SIZE];
  if (weights_same(weights, of_session)) return;
  for (int i = 0; i < COLOUR_COUNT; i++) {
    thousandths_text(weights.of[i], '.', text[i]);
    thousandths_text(of_session.of[i], '.', text[COLOUR_COUNT + i]);
  }
  print_notice(_("a simulation with the weights %s, %s, %s: the session's own are %s, %s, %s"),
               text[0], text[1], text[2], text[3], text[4], text[5]);
}

static bool rank(const Roundtable *roundtable, const Arguments *arguments, Error *err) {
  const RankingRule rule = roundtable_ranking_rule(roundtable);
  Printing printing = {
      .roundtable = roundtable,
      .request = {.weights = rule.weights,
                  .method = (RankingMethod)rule.method,
                  .within_subgroups = arguments->option[WITHIN_SUBGROUPS] != NULL}};
  if (!choose_method(arguments->option[BY], &printing.request.method, err) ||
      !choose_weights(arguments->option[WEIGHTS], &printing.request.weights, err) ||
      !choose_format(arguments->option[FORMAT], &printing.write, err))
    return false;
  say_if_simulation(printing.request.weights, rule.weights);
  return print_written(write_ranking, &printing, err);
}

static bool run(const Arguments *arguments, Error *err) {
  Session *session = NULL;
  if (!session_argument_view(arguments->value[0], &session, err)) return false;
  const bool ranked = rank(session_state(session), arguments, err);
  session_close(session);
  return ranked;
}

const Command command_rank = {
    .name = "rank",
    .values = N_("FILE"),
    .values_min = 1,
    .values_max = 1,
    .help = N_("print both rankings, by the sum of dots and by their weights"),
    .details = N_("Without options: by the session's own rule. Other weights are a simulation."),
    .options = {[BY] = {"by", "cumulative|weighted", N_("which ranking gives the order")},
                [WEIGHTS] = {"weights", "3,2,1",
                             N_("what a green, a yellow and a red dot are worth")},
                [WITHIN_SUBGROUPS] = {"within-subgroups", NULL, N_("subgroup by subgroup")},
                [FORMAT] = {"format", "text|csv|json", N_("for people, or for other programs")}},
    .run = run,
};
