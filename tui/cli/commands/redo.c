#include "core/base/i18n.h"
#include "sessions/acts/acts.h"
#include "tui/app/act_name.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

static bool redo(Session *session, const char *subgroup, Error *err) {
  uint32_t scope;
  uint64_t act;
  char name[STORY_TEXT_SIZE];
  if (!scope_argument(session_state(session), subgroup, &scope, err)) return false;
  if (!redo_act(session, scope, 0, &act, err)) return false;
  Error untold = {0};
  if (!act_name(session, act, name, &untold)) return session_argument_recorded(&untold);
  print_line(_("Redone: « %s », event %llu"), name, (unsigned long long)act);
  return true;
}

static bool run(const Arguments *arguments, Error *err) {
  Session *session = NULL;
  if (!session_argument_open(arguments->value[0], &session, err)) return false;
  const bool redone = redo(session, arguments->value[1], err);
  session_argument_close(session);
  return redone;
}

const Command command_redo = {
    .name = "redo",
    .values = N_("FILE [SUBGROUP]"),
    .values_min = 1,
    .values_max = 2,
    .records = true,
    .help = N_("make what the last undo took happen again"),
    .run = run,
};
