#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/vote/parts.h"
#include "core/vote/reference.h"
#include "sessions/acts/acts.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

/* In a session without subgroups there is one that has no code. */
static void print_opening(const Subgroup *subgroup) {
  const char *code = subgroup->text[SUBGROUP_CODE];
  if (*code != '\0')
    print_line(_("The vote on subgroup « %s » is open now"), code);
  else
    print_line("%s", _("The vote is open now"));
}

static void print_tally(const Roundtable *roundtable, uint32_t number, bool opened) {
  char reference[REFERENCE_TEXT_SIZE];
  const Recommendation *recommendation = roundtable_recommendation(roundtable, number);
  const Subgroup *subgroup = roundtable_subgroup(roundtable, recommendation->subgroup);
  const Parts parts = parts_of(recommendation);
  if (opened) print_opening(subgroup);
  print_line(_("%s: %s green, %s yellow, %s red, %s in all"),
             reference_text(roundtable, recommendation, reference), parts_shown(&parts, GREEN).text,
             parts_shown(&parts, YELLOW).text, parts_shown(&parts, RED).text,
             parts_sum_shown(&parts).text);
}

static bool vote(Session *session, const char *typed, Colour colour, int64_t dots, Error *err) {
  const Recommendation *recommendation = NULL;
  char *reference = NULL;
  bool opened = false;
  if (!reference_argument(typed, &reference, err)) return false;
  const bool found = reference_find(session_state(session), reference, &recommendation, err);
  free(reference);
  if (!found) return false;
  const uint32_t number = recommendation->number;
  if (!count_dots(session, number, colour, dots, &opened, err)) return false;
  print_tally(session_state(session), number, opened);
  return true;
}

static bool run(const Arguments *arguments, Error *err) {
  Session *session = NULL;
  Colour colour;
  int64_t dots = 1;
  if (!colour_argument(arguments->value[2], &colour, err)) return false;
  if (arguments->value[3] != NULL && !dots_argument(arguments->value[3], &dots, err)) return false;
  if (!session_argument_open(arguments->value[0], &session, err)) return false;
  const bool voted = vote(session, arguments->value[1], colour, dots, err);
  session_argument_close(session);
  return voted;
}

const Command command_vote = {
    .name = "vote",
    .values = N_("FILE REFERENCE COLOUR [DOTS]"),
    .values_min = 3,
    .values_max = 4,
    .negative_place = 4,
    .records = true,
    .help = N_("give dots to a recommendation"),
    .details = N_("REFERENCE is SUBGROUP/CODE, as in 2/5.2; COLOUR is green, yellow or red, or its "
                  "first letter. A negative number takes dots back."),
    .run = run,
};
