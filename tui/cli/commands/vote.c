/* Commands that record in the vote: dots and counts, undo, start and close. */
#include <errno.h>
#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/acts/acts.h"
#include "sessions/acts/counts.h"
#include "sessions/acts/saved_ranking.h"
#include "sessions/acts/vote.h"
#include "sessions/import/words.h"
#include "sessions/text/text.h"
#include "tui/app/session_argument.h"
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

enum { COUNT_ADD, COUNT_REASON };

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
  const char *reason = arguments->parsed[COUNT_REASON].text;
  const uint32_t number = arguments->parsed_value[REFERENCE].recommendation;
  CountRow row = {.recommendation = number,
                  .adds = arguments->option[COUNT_ADD] != NULL,
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
    .options = {[COUNT_ADD] = {"add", NULL, N_("add them to what is already counted")},
                [COUNT_REASON] = {"reason", N_("TEXT"), N_("why this many dots is right"),
                                  .read = read_text}},
    .run = count,
};

enum { SUBGROUP = 1, EVENT = 1 };

/* Named first, while what the act made still exists. If another terminal is faster, the named act
 * is no longer the latest, and nothing is undone. */
static bool undo(const Arguments *arguments, Error *err) {
  Session *session = arguments->session;
  const uint32_t scope = arguments->parsed_value[SUBGROUP].subgroup;
  char name[EVENT_TEXT_SIZE] = "";
  uint64_t act = session_undoable(session, scope);
  if (act != 0 && !act_name(session, act, name, err)) return false;
  if (!undo_act(session, scope, act, &act, err)) return false;
  print_line(_("Undone: “%s”, event %llu"), name, (unsigned long long)act);
  return true;
}

const Command command_undo = {
    .name = "undo",
    .values = N_("FILE [SUBGROUP]"),
    .session = RECORD,
    .help = N_("undo the latest action, of the session or of a subgroup"),
    .value = {[SUBGROUP] = {.find = find_subgroup}},
    .run = undo,
};

static bool redo(const Arguments *arguments, Error *err) {
  uint64_t act;
  char name[EVENT_TEXT_SIZE];
  if (!redo_act(arguments->session, arguments->parsed_value[SUBGROUP].subgroup, 0, &act, err))
    return false;
  Error untold = {0};
  if (!act_name(arguments->session, act, name, &untold)) return session_argument_recorded(&untold);
  print_line(_("Redone: “%s”, event %llu"), name, (unsigned long long)act);
  return true;
}

const Command command_redo = {
    .name = "redo",
    .values = N_("FILE [SUBGROUP]"),
    .session = RECORD,
    .help = N_("redo the last undo"),
    .value = {[SUBGROUP] = {.find = find_subgroup}},
    .run = redo,
};

enum { REVERT_REASON };

static bool check_reason(Arguments *arguments, Error *err) {
  return arguments->option[REVERT_REASON] != NULL ||
         fail(err, ERROR_USAGE, "%s", _("say why: gommette revert FILE EVENT --reason TEXT"));
}

/* Named first, while what the event made still exists. */
static bool revert(const Arguments *arguments, Error *err) {
  Session *session = arguments->session;
  const uint64_t seq = (uint64_t)arguments->parsed_value[EVENT].number;
  char name[EVENT_TEXT_SIZE];
  const Event *event;
  uint64_t taken;
  if (!event_can_be_reverted(session_state(session), seq, err) ||
      !session_event(session, seq, &event, err))
    return false;
  event_text_name(session_state(session), event, name);
  if (!revert_event(session, seq, arguments->option[REVERT_REASON], &taken, err)) return false;
  print_line(_("Reverted: “%s”, event %llu"), name, (unsigned long long)seq);
  return true;
}

const Command command_revert = {
    .name = "revert",
    .values = N_("FILE EVENT"),
    .session = RECORD,
    .help = N_("revert any event of the journal, with a reason"),
    .details = N_("EVENT is a number of “gommette log FILE”. Nothing is erased: the journal keeps "
                  "the event, the reason and that it was reverted; “undo” restores it."),
    .value =
        {[EVENT] = {.read = read_number,
                    .least = 1,
                    .most = INT64_MAX,
                    .refusal =
                        N_("“%s” is not the number of an event: “gommette log FILE” shows them")}},
    .options = {[REVERT_REASON] = {"reason", N_("TEXT"), N_("why it is reverted")}},
    .check = check_reason,
    .run = revert,
};

static bool start(const Arguments *arguments, Error *err) {
  size_t opened;
  if (!start_vote(arguments->session, arguments->parsed_value[SUBGROUP].subgroup, &opened, err))
    return false;
  char sentence[EVENT_TEXT_SIZE];
  print_line("%s", votes_set_sentence(session_state(arguments->session), opened, false, sentence));
  return true;
}

const Command command_start = {
    .name = "start",
    .values = N_("FILE [SUBGROUP]"),
    .session = RECORD,
    .help = N_("start the vote"),
    .details = N_("Opens the vote of every subgroup that is held. If the session says that each is "
                  "opened by hand, name the subgroup."),
    .value = {[SUBGROUP] = {.find = find_subgroup}},
    .run = start,
};

static bool close_votes(const Arguments *arguments, Error *err) {
  size_t closed;
  if (!close_vote(arguments->session, arguments->parsed_value[SUBGROUP].subgroup, &closed, err))
    return false;
  char sentence[EVENT_TEXT_SIZE];
  print_line("%s", votes_set_sentence(session_state(arguments->session), closed, true, sentence));
  /* Printed when closing the last open vote. */
  const Roundtable *state = session_state(arguments->session);
  const uint64_t seq = roundtable_seq(state);
  const HistoryEntry *last = history_at(state, seq);
  if (last != NULL && last->kind == EVENT_RANKING_KEPT)
    print_line(_("Ranking %lu is saved: no. %llu"), (unsigned long)saved_rankings_count(state),
               (unsigned long long)seq);
  return true;
}

const Command command_close = {
    .name = "close",
    .values = N_("FILE [SUBGROUP]"),
    .session = RECORD,
    .help = N_("close the vote of all subgroups, or of one"),
    .details = N_("A closed vote takes no more dots. Closing shows no result to the room. The last "
                  "closing saves the ranking: see “gommette rankings”."),
    .value = {[SUBGROUP] = {.find = find_subgroup}},
    .run = close_votes,
};

/* Without a subgroup: the only one. */
static bool reopen(const Arguments *arguments, Error *err) {
  const Roundtable *state = session_state(arguments->session);
  uint32_t subgroup = arguments->parsed_value[SUBGROUP].subgroup;
  if (subgroup == WHOLE_SESSION && roundtable_subgroup_count(state) == 1)
    subgroup = roundtable_subgroup_at(state, 0)->number;
  if (subgroup == WHOLE_SESSION)
    return fail(err, ERROR_USAGE, "%s", _("say which subgroup: gommette reopen FILE SUBGROUP"));
  bool hides = false;
  if (!reopen_vote(arguments->session, subgroup, &hides, err)) return false;
  print_line("%s", hides ? _("The vote is reopened, and the results are hidden again; but the room "
                             "has seen them")
                         : _("The vote is reopened"));
  return true;
}

const Command command_reopen = {
    .name = "reopen",
    .values = N_("FILE [SUBGROUP]"),
    .session = RECORD,
    .help = N_("reopen a subgroup's vote"),
    .value = {[SUBGROUP] = {.find = find_subgroup}},
    .run = reopen,
};
