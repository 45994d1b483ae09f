/* Commands that print a session: its agenda, its saved rankings, its journal. */
#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/vote/guards.h"
#include "sessions/acts/ballots.h"
#include "sessions/acts/saved_ranking.h"
#include "sessions/export/log.h"
#include "sessions/export/table.h"
#include "sessions/session/rule_breaches.h"
#include "sessions/session/transaction.h"
#include "sessions/text/day.h"
#include "sessions/text/sentences.h"
#include "sessions/text/text.h"
#include "tui/cli/command.h"
#include "tui/terminal/print.h"

enum { COLUMNS = 80 };

bool print_breaches(const RuleBreaches *breaches, const Roundtable *state, bool people,
                    Error *err) {
  const Breaches *found = &breaches->found;
  char sentence[BREACH_SENTENCE_SIZE], line[BREACH_SENTENCE_SIZE + 4];
  Printout printout = {0};
  if (found->count == 0) return true;
  if (people && !printout_begin(&printout, err)) return false;
  if (people) fputc('\n', printout.out);
  if (people) wrap_write(printout.out, _("Against the voting rules in force:"), COLUMNS);
  for (size_t n = 0; n < found->count; n++) {
    breach_sentence(breaches, state, &found->list[n], false, sentence);
    snprintf(line, sizeof line, "- %s", sentence);
    if (people)
      wrap_write(printout.out, line, COLUMNS);
    else
      print_notice(_("against the voting rules: %s"), sentence);
  }
  return !people || printout_end(&printout, true, err);
}

static bool print_rule_breaches(Session *session, Error *err) {
  RuleBreaches breaches;
  if (!rule_breaches_read(session, &breaches, err)) return false;
  const bool printed = print_breaches(&breaches, session_state(session), true, err);
  rule_breaches_free(&breaches);
  return printed;
}

static bool write_turnout_of(FILE *out, const Session *session, const Subgroup *subgroup,
                             Error *err) {
  char text[TURNOUT_TEXT_SIZE], line[2 * TURNOUT_TEXT_SIZE];
  const Roundtable *state = session_state(session);
  const bool named = subgroup && roundtable_subgroup_count(state) > 1;
  int64_t blank;
  if (subgroup && !turnout_is_limited(state, subgroup)) return true;
  if (!blank_ballots(session, state, subgroup, &blank, err)) return false;
  turnout_text(state, subgroup, blank, text);
  if (text[0] == '\0') return true;
  if (named)
    snprintf(line, sizeof line, _("Subgroup %s: %s"),
             text_quoted(subgroup->text[SUBGROUP_CODE]).text, text);
  else
    snprintf(line, sizeof line, _("In all: %s"), text);
  fprintf(out, "%s\n", line);
  return true;
}

static bool any_kiosk_ballot(const Roundtable *roundtable) {
  const Kiosk kiosk = roundtable_kiosk(roundtable);
  int64_t ballots = kiosk.waiting + kiosk.counted;
  for (size_t place = 0; place < roundtable_subgroup_count(roundtable); place++) {
    const Kiosk own = roundtable_subgroup_at(roundtable, place)->kiosk;
    ballots += own.waiting + own.counted;
  }
  return ballots > 0;
}

/* Writes how many ballots there are, how many of them blank, and who has not voted; nothing if
 * there are none. For a single subgroup, what is said of the session is enough. */
static bool write_turnout(FILE *out, const Session *session, Error *err) {
  const Roundtable *state = session_state(session);
  const size_t count = roundtable_subgroup_count(state);
  if (roundtable_ballots_cast(state) == 0 && !any_kiosk_ballot(state)) return true;
  fputc('\n', out);
  if (count != 1 && !write_turnout_of(out, session, NULL, err)) return false;
  for (size_t place = 0; place < count; place++)
    if (!write_turnout_of(out, session, roundtable_subgroup_at(state, place), err)) return false;
  return true;
}

static bool show(const Arguments *arguments, Error *err) {
  Session *session = arguments->session;
  SessionDay day;
  Printout printout = {0};
  if (!session_day(session, &day, err) || !printout_begin(&printout, err)) return false;
  table_heading_text(printout.out, session_state(session), day);
  const bool written = table_agenda_text(printout.out, session_state(session), err) &&
                       write_turnout(printout.out, session, err);
  return printout_end(&printout, written, err) && print_rule_breaches(session, err);
}

const Command command_show = {
    .name = "show",
    .values = N_("FILE"),
    .session = VIEW,
    .help = N_("print the agenda with its tallies"),
    .run = show,
};

static bool list_rankings(const Arguments *arguments, Error *err) {
  SavedRanking *kept;
  size_t count;
  if (!saved_rankings_read(arguments->session, &kept, &count, err)) return false;
  for (size_t n = 0; n < count; n++) {
    char when[KEPT_TEXT_SIZE], how[KEPT_TEXT_SIZE], since[KEPT_TEXT_SIZE];
    print_line("%3lu  %s", (unsigned long)kept[n].id, kept_when(&kept[n], when));
    print_line("     %s", kept_how(&kept[n].how, how));
    print_line("     %s", kept_since(&kept[n], since));
  }
  if (count == 0)
    print_line("%s", _("No ranking is saved yet: closing the last open vote saves one, and so "
                       "does\n“gommette rank FILE --keep”"));
  free(kept);
  return true;
}

const Command command_rankings = {
    .name = "rankings",
    .values = N_("FILE"),
    .session = VIEW,
    .help = N_("list the saved rankings"),
    .details = N_("Each with its number, its event, why it was saved, how it was ranked, and "
                  "whether votes changed since. “gommette rank FILE --kept ID” shows one again."),
    .run = list_rankings,
};

enum { KIND, SUBGROUP, FROM, UNTIL, FORMAT };

typedef bool LogWriter(FILE *out, Session *session, const LogFilter *filter, Error *err);

static bool read_kinds(const ArgumentRow *row UNUSED, const char *typed, Parsed *parsed,
                       Error *err) {
  return kinds_parse(typed, &parsed->kinds, err);
}

static LogFilter make_filter(const Arguments *arguments) {
  const char *const *option = arguments->option;
  const Parsed *parsed = arguments->parsed;
  LogFilter filter = log_filter(arguments->session);
  filter.by_kind = option[KIND] != NULL;
  filter.kinds = parsed[KIND].kinds;
  filter.subgroup = parsed[SUBGROUP].subgroup;
  if (option[FROM] != NULL) filter.first = parsed[FROM].moment.found.first;
  if (option[UNTIL] != NULL) filter.last = parsed[UNTIL].moment.found.last;
  return filter;
}

static bool print_log_line(void *context, const LogLine *line, Error *err UNUSED) {
  const unsigned long long seq = line->stamp.seq, taken_back_by = line->taken_back_by;
  char time[LOCAL_TIME_SIZE], back[CLOCK_BACK_TEXT_SIZE];
  size_t *printed = context;
  ++*printed;
  local_time_words(&line->stamp, time);
  if (line->clock_back_ms > 0)
    print_line("     ↺  %s", clock_back_words(line->clock_back_ms, back));
  if (taken_back_by == 0)
    print_line("%6llu  %s  %s", seq, time, line->text);
  else
    print_line(_("%6llu  %s  %s (reverted by no. %llu)"), seq, time, line->text, taken_back_by);
  return true;
}

static bool print_log(const Arguments *arguments, Error *err) {
  static LogWriter *const writers[] = {NULL, log_write_csv, log_write_json};
  const LogFilter filter = make_filter(arguments);
  LogWriter *write = writers[arguments->parsed[FORMAT].number];
  Printout printout = {0};
  size_t printed = 0;
  if (write != NULL)
    return printout_begin(&printout, err) &&
           printout_end(&printout, write(printout.out, arguments->session, &filter, err), err);
  if (!log_read(arguments->session, &filter, print_log_line, &printed, err)) return false;
  if (printed == 0) print_line("%s", _("No event matches this kind, subgroup and time."));
  return true;
}

const Command command_log = {
    .name = "log",
    .values = N_("FILE"),
    .session = VIEW,
    .help = N_("print the journal in plain words"),
    .details = N_(
        "KIND is session, rules, phases, agenda, votes, dots, counts, ballots, kiosk, notes, "
        "reasons, corrections, imports, board, curtain, rankings, merges, recounts or incidents, "
        "or several with commas between. WHEN is the number of an event, a time by the room's "
        "clock, or a date and a time: --from 14:05 --until 14:05 is that minute. A time alone is "
        "on the day of the vote; if the vote went on over several days or past midnight, it is on "
        "the day that was voting around then, otherwise the date must be given."),
    .options = {[KIND] = {"kind", N_("KIND"), N_("only events of this kind"), .read = read_kinds},
                [SUBGROUP] = {"subgroup", N_("SUBGROUP"), N_("only events of this subgroup"),
                              .find = find_subgroup},
                [FROM] = {"from", N_("WHEN"), N_("only from this moment on"), .read = read_moment,
                          .find = find_moment},
                [UNTIL] = {"until", N_("WHEN"), N_("only up to and including this moment"),
                           .read = read_moment, .find = find_moment},
                [FORMAT] = {"format", "text|csv|json", N_("for people, or for other programs"),
                            .read = read_word}},
    .run = print_log,
};
