#include "core/words.h"
#include "sessions/control.h"
#include "tui/commands/commands.h"
#include "tui/print.h"
#include "tui/session_argument.h"

static bool close_votes(Session *session, const char *typed, Error *err) {
  uint32_t subgroup;
  size_t closed;
  if (!scope_argument(session_state(session), typed, &subgroup, err) ||
      !close_vote(session, subgroup, &closed, err))
    return false;
  print_line(ngettext("The vote of %zu subgroup is closed", "The votes of %zu subgroups are closed",
                      (unsigned long)closed),
             closed);
  return true;
}

static bool run(const Arguments *arguments, Error *err) {
  Session *session = NULL;
  if (!session_argument_open(arguments->value[0], &session, err)) return false;
  const bool closed = close_votes(session, arguments->value[1], err);
  session_close(session);
  return closed;
}

const Command command_close = {
    .name = "close",
    .values = N_("FILE [SUBGROUP]"),
    .values_min = 1,
    .values_max = 2,
    .help = N_("close the vote, of all subgroups or of one"),
    .details = N_("A closed vote takes no more dots. Closing shows no result to the room."),
    .run = run,
};
