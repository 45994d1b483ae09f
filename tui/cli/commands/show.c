#include "core/base/i18n.h"
#include "sessions/export/table.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/commands/rules_note.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

typedef struct Shown {
  const Roundtable *state;
  SessionDay day;
} Shown;

static bool write_agenda(FILE *out, const void *context, Error *err) {
  const Shown *shown = context;
  table_heading_text(out, shown->state, shown->day);
  return table_agenda_text(out, shown->state, err);
}

static bool run(const Arguments *arguments, Error *err) {
  Session *session = NULL;
  if (!session_argument_view(arguments->value[0], &session, err)) return false;
  Shown shown = {.state = session_state(session)};
  const bool printed = session_day(session, &shown.day, err) &&
                       print_written(write_agenda, &shown, err) && print_turnout(session, err) &&
                       print_rule_breaches(session, err);
  session_argument_close(session);
  return printed;
}

const Command command_show = {
    .name = "show",
    .values = N_("FILE"),
    .values_min = 1,
    .values_max = 1,
    .help = N_("print the agenda with its tallies"),
    .run = run,
};
