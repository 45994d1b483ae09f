#include <errno.h>
#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/acts/acts.h"
#include "sessions/acts/counts.h"
#include "sessions/import/words.h"
#include "sessions/text/text.h"
#include "tui/cli/command.h"
#include "tui/terminal/print.h"

enum { REFERENCE = 1, COLOUR, DOTS, FIRST_COUNT = COLOUR };

/* Accepts its word or letter in any of the three languages, ignoring case. */
static bool read_colour(const ArgumentRow *row, const char *typed, Parsed *parsed, Error *err) {
  int meaning;
  if (!word_known(WORDS_FOR_COLOURS, typed, &meaning)) return refuse_argument(row, typed, err);
  parsed->number = meaning;
  return true;
}

static bool read_dots(const ArgumentRow *row, const char *typed, Parsed *parsed, Error *err) {
  char *end = NULL;
  errno = 0;
  const long long number = strtoll(typed, &end, 10);
  if (end == typed || *end != '\0') return refuse_argument(row, typed, err);
  if (errno != 0 || number > COUNT_MAX || number < -COUNT_MAX)
    return fail(err, ERROR_USAGE, _("%s dots at once are too many: at most %s"),
                text_quoted(typed).text, number_shown(COUNT_MAX).text);
  if (number == 0) return fail(err, ERROR_USAGE, _("0 dots change nothing: type another number"));
  parsed->number = number;
  return true;
}

static void print_tally(const Roundtable *roundtable, uint32_t number, bool opened) {
  const Recommendation *recommendation = roundtable_recommendation(roundtable, number);
  const Subgroup *subgroup = roundtable_subgroup(roundtable, recommendation->subgroup);
  const Parts parts = parts_of(recommendation);
  /* A session without subgroups has a single one without a code. */
  if (opened) {
    const char *code = subgroup->text[SUBGROUP_CODE];
    if (*code != '\0')
      print_line(_("The vote on subgroup “%s” is now open"), code);
    else
      print_line("%s", _("The vote is now open"));
  }
  print_line(_("%s: %s green, %s yellow, %s red, %s in total"),
             reference_shown(roundtable, recommendation).text, parts_shown(&parts, GREEN).text,
             parts_shown(&parts, YELLOW).text, parts_shown(&parts, RED).text,
             parts_sum_shown(&parts).text);
}

static bool vote(const Arguments *arguments, Error *err) {
  const Parsed *typed = arguments->parsed_value;
  const uint32_t number = typed[REFERENCE].recommendation;
  bool opened = false;
  if (!count_dots(arguments->session, number, (Colour)typed[COLOUR].number, typed[DOTS].number,
                  &opened, err))
    return false;
  print_tally(session_state(arguments->session), number, opened);
  return true;
}

const Command command_vote = {
    .name = "vote",
    .values = N_("FILE REFERENCE COLOUR [DOTS]"),
    .negative_place = 4,
    .session = RECORD,
    .help = N_("give dots to a recommendation"),
    .details = N_("REFERENCE is SUBGROUP/CODE, as in 2/5.2; COLOUR is green, yellow or red, or its "
                  "first letter. A negative number removes dots."),
    .value = {[REFERENCE] = {.find = find_recommendation},
              [COLOUR] = {.read = read_colour,
                          .refusal = N_("“%s” is not a colour: type green, yellow or red")},
              [DOTS] = {.read = read_dots,
                        .unless_given = 1,
                        .refusal = N_("“%s” is not a whole number of dots")}},
    .run = vote,
};

enum { ADD, REASON };

static void print_counts(const Roundtable *state, uint32_t number, Tally before) {
  const Recommendation *one = roundtable_recommendation(state, number);
  const int64_t *old = before.dots, *now = one->counted.dots;
  print_line(_("%s: %s → %s green, %s → %s yellow, %s → %s red, %s → %s in total"),
             reference_shown(state, one).text, number_shown(old[GREEN]).text,
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

static bool count(const Arguments *arguments, Error *err) {
  Session *session = arguments->session;
  const char *reason = arguments->parsed[REASON].text;
  const uint32_t number = arguments->parsed_value[REFERENCE].recommendation;
  CountRow row = {.recommendation = number,
                  .adds = arguments->option[ADD] != NULL,
                  .reason = reason != NULL ? reason : ""};
  bool opened;
  for (int colour = 0; colour < COLOUR_COUNT; colour++)
    row.typed.dots[colour] = arguments->parsed_value[FIRST_COUNT + colour].number;
  const Tally before = roundtable_recommendation(session_state(session), number)->counted;
  if (!record_counts(session, &row, &opened, err)) return false;
  print_counts(session_state(session), number, before);
  return true;
}

const Command command_count = {
    .name = "count",
    .values = N_("FILE REFERENCE GREEN YELLOW RED"),
    .session = RECORD,
    .help = N_("set the three counts of a recommendation"),
    .details = N_("REFERENCE is SUBGROUP/CODE, as in 2/5.2. More dots than the voters have are "
                  "accepted only with a reason, and flagged."),
    .value = {[REFERENCE] = {.find = find_recommendation},
              [FIRST_COUNT] = {.read = read_number,
                               .most = COUNT_MAX,
                               .refusal =
                                   N_("“%s” is not a count: write a whole number, 0 included")},
              {.read = read_number,
               .most = COUNT_MAX,
               .refusal = N_("“%s” is not a count: write a whole number, 0 included")},
              {.read = read_number,
               .most = COUNT_MAX,
               .refusal = N_("“%s” is not a count: write a whole number, 0 included")}},
    .options = {[ADD] = {"add", NULL, N_("add them to what is already counted")},
                [REASON] = {"reason", N_("TEXT"), N_("why this many dots is right"),
                            .read = read_text}},
    .run = count,
};
