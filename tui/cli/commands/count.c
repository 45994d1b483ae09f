#include <errno.h>
#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/acts/counts.h"
#include "sessions/text/text.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

enum { FILE_NAME, REFERENCE, FIRST_COUNT };
enum { ADD, REASON };

static bool count_argument(const char *typed, int64_t *count, Error *err) {
  char *end = NULL, shown[TEXT_SHOWN_SIZE];
  errno = 0;
  const long long number = strtoll(typed, &end, 10);
  if (end == typed || *end != '\0' || errno != 0 || number < 0 || number > COUNT_MAX)
    return fail(err, ERROR_USAGE, _("« %s » is not a count: write a whole number, 0 included"),
                text_quote(typed, shown));
  *count = number;
  return true;
}

static bool find(const Roundtable *state, const char *typed, uint32_t *number, Error *err) {
  const Recommendation *recommendation = NULL;
  char *reference = NULL;
  if (!reference_argument(typed, &reference, err)) return false;
  const bool found = reference_find(state, reference, &recommendation, err);
  free(reference);
  if (found) *number = recommendation->number;
  return found;
}

static void print_counts(const Roundtable *state, uint32_t number, Tally before) {
  char reference[REFERENCE_TEXT_SIZE];
  const Recommendation *one = roundtable_recommendation(state, number);
  const int64_t *old = before.dots, *now = one->counted.dots;
  print_line(_("%s: %s → %s green, %s → %s yellow, %s → %s red, %s → %s in all"),
             reference_text(state, one, reference), number_shown(old[GREEN]).text,
             number_shown(now[GREEN]).text, number_shown(old[YELLOW]).text,
             number_shown(now[YELLOW]).text, number_shown(old[RED]).text,
             number_shown(now[RED]).text, number_shown(tally_cumulative(before)).text,
             number_shown(tally_cumulative(one->counted)).text);
  const int64_t others = tally_cumulative(one->ballots);
  if (others > 0)
    print_line(ngettext("This is the counted part: %s dot more comes from ballots",
                        "This is the counted part: %s dots more come from ballots",
                        (unsigned long)others),
               number_shown(others).text);
}

static bool count(Session *session, const Arguments *arguments, CountRow *row, Error *err) {
  bool opened;
  if (!find(session_state(session), arguments->value[REFERENCE], &row->recommendation, err))
    return false;
  const Tally before =
      roundtable_recommendation(session_state(session), row->recommendation)->counted;
  if (!record_counts(session, row, &opened, err)) return false;
  print_counts(session_state(session), row->recommendation, before);
  return true;
}

static bool run(const Arguments *arguments, Error *err) {
  Session *session = NULL;
  char *reason = NULL;
  const char *typed = arguments->option[REASON] == NULL ? "" : arguments->option[REASON];
  CountRow row = {.adds = arguments->option[ADD] != NULL};
  for (int colour = 0; colour < COLOUR_COUNT; colour++)
    if (!count_argument(arguments->value[FIRST_COUNT + colour], &row.typed.dots[colour], err))
      return false;
  if (!text_argument(typed, "reason", &reason, err)) return false;
  row.reason = reason;
  const bool counted = session_argument_open(arguments->value[FILE_NAME], &session, err) &&
                       count(session, arguments, &row, err);
  session_argument_close(session);
  free(reason);
  return counted;
}

const Command command_count = {
    .name = "count",
    .values = N_("FILE REFERENCE GREEN YELLOW RED"),
    .values_min = 5,
    .values_max = 5,
    .help = N_("set the three counts of a recommendation"),
    .details = N_("REFERENCE is SUBGROUP/CODE, as in 2/5.2. More dots than the voters have are "
                  "kept only with a reason, and flagged."),
    .options = {[ADD] = {"add", NULL, N_("add them to what is counted already")},
                [REASON] = {"reason", N_("TEXT"), N_("why so many dots are right")}},
    .run = run,
};
