#include "tui/cli/commands/rank_options.h"

#include "core/base/i18n.h"
#include "tui/app/option_argument.h"
#include "tui/cli/session_argument.h"

/* What asks for sentences goes with nothing that shapes a table. */
static bool check_sentences(const Arguments *arguments, Error *err) {
  static const int TABLES[] = {
      RANK_WITHIN_SUBGROUPS, RANK_INTERVALS, RANK_MARGINS, RANK_TOP, RANK_FLOOR, RANK_FORMAT};
  if (!options_apart(arguments, RANK_EXPLAIN, RANK_PAIR, err)) return false;
  for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++)
    if (!options_apart(arguments, RANK_EXPLAIN, TABLES[i], err) ||
        !options_apart(arguments, RANK_PAIR, TABLES[i], err))
      return false;
  return true;
}

/* A kept ranking is of its own method and of all that is ranked. */
static bool check_keeping(const Arguments *arguments, Error *err) {
  return options_apart(arguments, RANK_KEEP, RANK_KEPT, err) &&
         options_apart(arguments, RANK_KEEP, RANK_FLOOR, err) &&
         options_apart(arguments, RANK_KEPT, RANK_BY, err) &&
         options_apart(arguments, RANK_KEPT, RANK_WEIGHTS, err) &&
         options_apart(arguments, RANK_KEPT, RANK_FLOOR, err);
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
  static const char *const names[] = {"text", "csv", "json", NULL};
  static RankingWriter *const writers[] = {table_ranking_text, table_ranking_csv,
                                           table_ranking_json};
  const char *const *option = arguments->option;
  size_t format;
  int64_t top = 0, floor = FLOOR_OF_DOTS;
  *options = (RankOptions){.request = {.weights = rule.weights,
                                       .method = (RankingMethod)rule.method,
                                       .within_subgroups = option[RANK_WITHIN_SUBGROUPS] != NULL,
                                       .intervals = option[RANK_INTERVALS] != NULL,
                                       .margins = option[RANK_MARGINS] != NULL}};
  TableRequest *request = &options->request;
  if (!method_argument(option[RANK_BY], &request->method, err) ||
      !weights_argument(option[RANK_WEIGHTS], &request->weights, err) ||
      !format_argument(option[RANK_FORMAT], names, &format, err) ||
      !number_argument(option[RANK_TOP], "top", 1, RECOMMENDATIONS_MAX, &top, err) ||
      !number_argument(option[RANK_FLOOR], "floor", 1, COUNT_MAX, &floor, err))
    return false;
  options->write = writers[format];
  request->top = (uint32_t)top;
  request->floor = floor;
  return check_keeping(arguments, err) && check_sentences(arguments, err) &&
         check_method(arguments, request->method, err);
}
