#include "sessions/sheets.h"
#include "core/words.h"
#include "tui/commands/commands.h"
#include "tui/print.h"
#include "tui/session_argument.h"

static bool write_sheets(FILE *out, const void *state, Error *err) {
  return sheets_text(out, state, err);
}

static bool run(const Arguments *arguments, Error *err) {
  Session *session = NULL;
  if (!session_argument_view(arguments->value[0], &session, err)) return false;
  const bool printed = print_written(write_sheets, session_state(session), err);
  session_close(session);
  return printed;
}

const Command command_sheets = {
    .name = "sheets",
    .values = N_("FILE"),
    .values_min = 1,
    .values_max = 1,
    .help = N_("print blank count sheets and posters"),
    .details = N_("A count sheet for each subgroup, a poster for each recommendation; to a "
                  "printer with « | lp »."),
    .run = run,
};
