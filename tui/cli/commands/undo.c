#include "core/base/i18n.h"
#include "sessions/acts/acts.h"
#include "tui/app/act_name.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

/* Named first, while what the act made is still there. Should another terminal be faster, the named
 * one is no longer the latest, and nothing is undone. */
static bool undo(Session *session, const char *subgroup, Error *err) {
  uint32_t scope;
  char name[STORY_TEXT_SIZE] = "";
  if (!scope_argument(session_state(session), subgroup, &scope, err)) return false;
  uint64_t act = history_undoable(session_state(session), scope);
  if (act != 0 && !act_name(session, act, name, err)) return false;
  if (!undo_act(session, scope, act, &act, err)) return false;
  print_line(_("Undone: « %s », event %llu"), name, (unsigned long long)act);
  return true;
}

static bool run(const Arguments *arguments, Error *err) {
  Session *session = NULL;
  if (!session_argument_open(arguments->value[0], &session, err)) return false;
  const bool undone = undo(session, arguments->value[1], err);
  session_argument_close(session);
  return undone;
}

const Command command_undo = {
    .name = "undo",
    .values = N_("FILE [SUBGROUP]"),
    .values_min = 1,
    .values_max = 2,
    .records = true,
    .help = N_("take back the latest act, of the session or of a subgroup"),
    .run = run,
};
