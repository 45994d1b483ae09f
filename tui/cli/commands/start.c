#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/acts/vote.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

static bool start(Session *session, const char *typed, Error *err) {
  uint32_t subgroup;
  size_t opened;
  if (!scope_argument(session_state(session), typed, &subgroup, err) ||
      !start_vote(session, subgroup, &opened, err))
    return false;
  print_line(ngettext("The vote of %s subgroup is open", "The votes of %s subgroups are open",
                      (unsigned long)opened),
             count_shown(opened).text);
  return true;
}

static bool run(const Arguments *arguments, Error *err) {
  Session *session = NULL;
  if (!session_argument_open(arguments->value[0], &session, err)) return false;
  const bool started = start(session, arguments->value[1], err);
  session_argument_close(session);
  return started;
}

const Command command_start = {
    .name = "start",
    .values = N_("FILE [SUBGROUP]"),
    .values_min = 1,
    .values_max = 2,
    .help = N_("start the vote"),
    .details = N_("Opens the vote of every subgroup that is held. Where the session says that each "
                  "is opened by hand, name the subgroup."),
    .run = run,
};
