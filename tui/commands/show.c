#include "core/words.h"
#include "sessions/table.h"
#include "tui/commands/commands.h"
#include "tui/commands/rules_note.h"
#include "tui/print.h"
#include "tui/session_argument.h"

static bool write_agenda(FILE *out, const void *roundtable, Error *err) {
  table_heading_text(out, roundtable);
  return table_agenda_text(out, roundtable, err);
}

static bool run(const Arguments *arguments, Error *err) {
  Session *session = NULL;
  if (!session_argument_view(arguments->value[0], &session, err)) return false;
  const bool printed = print_written(write_agenda, session_state(session), err) &&
                       print_turnout(session, err) && print_rule_breaches(session, err);
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
