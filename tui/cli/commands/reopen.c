#include "core/base/i18n.h"
#include "sessions/acts/vote.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

/* Without a subgroup: the only one there is. */
static bool choose(const Roundtable *state, const char *typed, uint32_t *subgroup, Error *err) {
  if (typed == NULL && roundtable_subgroup_count(state) == 1) {
    *subgroup = roundtable_subgroup_at(state, 0)->number;
    return true;
  }
  if (typed == NULL)
    return fail(err, ERROR_USAGE, "%s", _("say which subgroup: gommette reopen FILE SUBGROUP"));
  return scope_argument(state, typed, subgroup, err);
}

static bool run(const Arguments *arguments, Error *err) {
  Session *session = NULL;
  uint32_t subgroup;
  if (!session_argument_open(arguments->value[0], &session, err)) return false;
  const bool reopened = choose(session_state(session), arguments->value[1], &subgroup, err) &&
                        reopen_vote(session, subgroup, err);
  session_argument_close(session);
  if (reopened) print_line("%s", _("The vote is open again"));
  return reopened;
}

const Command command_reopen = {
    .name = "reopen",
    .values = N_("FILE [SUBGROUP]"),
    .values_min = 1,
    .values_max = 2,
    .help = N_("open again the vote of a subgroup that was closed"),
    .run = run,
};
