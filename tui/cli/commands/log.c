#include "sessions/export/log.h"
#include "core/base/i18n.h"
#include "sessions/session/clock_back.h"
#include "sessions/session/time_spec.h"
#include "sessions/text/local_time.h"
#include "tui/app/option_argument.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

enum { KIND, SUBGROUP, FROM, UNTIL, FORMAT };

typedef bool LogWriter(FILE *out, Session *session, const LogFilter *filter, Error *err);

/* What was asked for, as far as it can be known before a session is looked at. */
typedef struct LogRequest {
  KindSet kinds;
  TypedMoment from, until;
  LogWriter *write; /* NULL: as text */
} LogRequest;

static bool read_request(const Arguments *arguments, LogRequest *request, Error *err) {
  static const char *const names[] = {"text", "csv", "json", NULL};
  static LogWriter *const writers[] = {NULL, log_write_csv, log_write_json};
  const char *const *option = arguments->option;
  size_t format;
  if (!format_argument(option[FORMAT], names, &format, err)) return false;
  request->write = writers[format];
  return (option[KIND] == NULL || kinds_parse(option[KIND], &request->kinds, err)) &&
         (option[FROM] == NULL || moment_read(option[FROM], &request->from, err)) &&
         (option[UNTIL] == NULL || moment_read(option[UNTIL], &request->until, err));
}

static bool make_filter(Session *session, const Arguments *arguments, const LogRequest *request,
                        LogFilter *filter, Error *err) {
  const char *const *option = arguments->option;
  FoundMoment found;
  *filter = log_filter(session);
  filter->by_kind = option[KIND] != NULL;
  filter->kinds = request->kinds;
  if (!scope_argument(session_state(session), option[SUBGROUP], &filter->subgroup, err))
    return false;
  if (option[FROM] != NULL && !moment_find(session, &request->from, &found, err)) return false;
  if (option[FROM] != NULL) filter->first = found.first;
  if (option[UNTIL] != NULL && !moment_find(session, &request->until, &found, err)) return false;
  if (option[UNTIL] != NULL) filter->last = found.last;
  return true;
}

static bool print_log_line(void *context, const LogLine *line, Error *err) {
  const unsigned long long seq = line->stamp.seq, taken_back_by = line->taken_back_by;
  char time[ROOM_TIME_SIZE], back[CLOCK_BACK_TEXT_SIZE];
  size_t *printed = context;
  (void)err;
  ++*printed;
  room_words(&line->stamp, time);
  if (line->clock_back_ms > 0)
    print_line("     ↺  %s", clock_back_words(line->clock_back_ms, back));
  if (taken_back_by == 0)
    print_line("%6llu  %s  %s", seq, time, line->text);
  else
    print_line(_("%6llu  %s  %s (taken back by no. %llu)"), seq, time, line->text, taken_back_by);
  return true;
}

typedef struct LogPaper {
  Session *session;
  const LogFilter *filter;
  LogWriter *write;
} LogPaper;

static bool write_paper(FILE *out, const void *context, Error *err) {
  const LogPaper *paper = context;
  return paper->write(out, paper->session, paper->filter, err);
}

static bool print_log(Session *session, const Arguments *arguments, const LogRequest *request,
                      Error *err) {
  LogFilter filter;
  size_t printed = 0;
  if (!make_filter(session, arguments, request, &filter, err)) return false;
  const LogPaper paper = {.session = session, .filter = &filter, .write = request->write};
  if (request->write != NULL) return print_written(write_paper, &paper, err);
  if (!log_read(session, &filter, print_log_line, &printed, err)) return false;
  if (printed == 0) print_line("%s", _("No event is of this kind, subgroup and time."));
  return true;
}

static bool run(const Arguments *arguments, Error *err) {
  LogRequest request = {.write = NULL};
  Session *session = NULL;
  if (!read_request(arguments, &request, err) ||
      !session_argument_view(arguments->value[0], &session, err))
    return false;
  const bool printed = print_log(session, arguments, &request, err);
  session_argument_close(session);
  return printed;
}

const Command command_log = {
    .name = "log",
    .values = N_("FILE"),
    .values_min = 1,
    .values_max = 1,
    .help = N_("print the journal in plain words"),
    .details =
        N_("KIND is session, rules, phases, agenda, votes, dots, counts, ballots, kiosk, notes, "
           "reasons, corrections, imports, board, curtain, rankings, merges, recounts or "
           "incidents, or "
           "several with commas between. WHEN is the number of an event, a time of the room's "
           "clock, or a date and a time: --from 14:05 --until 14:05 is that minute. A time alone "
           "is of the day of the vote; where the vote went on over several days or past midnight "
           "it is of the one that was voting around then, else the date has to be said."),
    .options = {[KIND] = {"kind", N_("KIND"), N_("only events of this kind")},
                [SUBGROUP] = {"subgroup", N_("SUBGROUP"), N_("only events of this subgroup")},
                [FROM] = {"from", N_("WHEN"), N_("only from this moment on")},
                [UNTIL] = {"until", N_("WHEN"), N_("only up to this moment, itself included")},
                [FORMAT] = {"format", "text|csv|json", N_("for people, or for other programs")}},
    .run = run,
};
