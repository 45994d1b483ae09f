#include "sessions/export/log.h"
#include "core/base/i18n.h"
#include "sessions/session/transaction.h"
#include "sessions/text/day.h"
#include "tui/cli/command.h"
#include "tui/terminal/print.h"

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
