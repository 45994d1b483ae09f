#include "tui/commands/rank_options.h"

#include <string.h>

#include "core/methods.h"
#include "core/words.h"
#include "sessions/text.h"
#include "tui/session_argument.h"

static bool choose_method(const char *typed, RankingMethod *method, Error *err) {
  char shown[TEXT_SHOWN_SIZE];
  if (typed == NULL || method_find(typed, method)) return true;
  return fail(err, ERROR_USAGE, _("--by « %s » is not a ranking: see « gommette rank --help »"),
              text_quote(typed, shown));
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

/* Two that do not go together, if both were given. */
static bool apart(const Arguments *arguments, int one, int other, Error *err) {
  if (arguments->option[one] == NULL || arguments->option[other] == NULL) return true;
  return fail(err, ERROR_USAGE, _("--%s and --%s do not go together: leave one out"),
              arguments->command->options[one].name, arguments->command->options[other].name);
}

/* What asks for sentences goes with nothing that shapes a table. */
static bool check_sentences(const Arguments *arguments, Error *err) {
  static const int TABLES[] = {
      RANK_WITHIN_SUBGROUPS, RANK_INTERVALS, RANK_MARGINS, RANK_TOP, RANK_FLOOR, RANK_FORMAT};
  if (!apart(arguments, RANK_EXPLAIN, RANK_PAIR, err)) return false;
  for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++)
    if (!apart(arguments, RANK_EXPLAIN, TABLES[i], err) ||
        !apart(arguments, RANK_PAIR, TABLES[i], err))
      return false;
  return true;
}

/* A kept ranking is of its own method and of all that is ranked. */
static bool check_keeping(const Arguments *arguments, Error *err) {
  return apart(arguments, RANK_KEEP, RANK_KEPT, err) &&
         apart(arguments, RANK_KEEP, RANK_FLOOR, err) &&
         apart(arguments, RANK_KEPT, RANK_BY, err) &&
         apart(arguments, RANK_KEPT, RANK_WEIGHTS, err) &&
         apart(arguments, RANK_KEPT, RANK_FLOOR, err);
}

static bool check_method(const Arguments *arguments, RankingMethod method, Error *err) {
  static const int OF_MAIN[] = {RANK_MARGINS, RANK_EXPLAIN, RANK_PAIR};
  const MethodDescription *description = method_description(method);
  if (arguments->option[RANK_FLOOR] != NULL && !description->of_dots_received)
    return fail(err, ERROR_USAGE,
                _("--floor does not go with --by %s: it goes with mean, green-share and median"),
                description->name);
  for (size_t i = 0; i < sizeof OF_MAIN / sizeof *OF_MAIN; i++)
    if (arguments->option[OF_MAIN[i]] != NULL && method >= MAIN_RANKINGS)
      return fail(err, ERROR_USAGE,
                  _("--%s does not go with --by %s: it goes with cumulative and weighted"),
                  arguments->command->options[OF_MAIN[i]].name, description->name);
  return true;
}

bool rank_options_read(const Arguments *arguments, RankingRule rule, RankOptions *options,
                       Error *err) {
  const char *const *option = arguments->option;
  int64_t top = 0, floor = FLOOR_OF_DOTS;
  *options = (RankOptions){.request = {.weights = rule.weights,
                                       .method = (RankingMethod)rule.method,
                                       .within_subgroups = option[RANK_WITHIN_SUBGROUPS] != NULL,
                                       .intervals = option[RANK_INTERVALS] != NULL,
                                       .margins = option[RANK_MARGINS] != NULL}};
  TableRequest *request = &options->request;
  if (!choose_method(option[RANK_BY], &request->method, err) ||
      !choose_weights(option[RANK_WEIGHTS], &request->weights, err) ||
      !choose_format(option[RANK_FORMAT], &options->write, err) ||
      !number_argument(option[RANK_TOP], "top", 1, RECOMMENDATIONS_MAX, &top, err) ||
      !number_argument(option[RANK_FLOOR], "floor", 1, COUNT_MAX, &floor, err))
    return false;
  request->top = (uint32_t)top;
  request->floor = floor;
  return check_keeping(arguments, err) && check_sentences(arguments, err) &&
         check_method(arguments, request->method, err);
}
