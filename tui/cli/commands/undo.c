#include "core/base/i18n.h"
#include "sessions/acts/acts.h"
#include "tui/app/act_name.h"
#include "tui/app/session_argument.h"
#include "tui/cli/command.h"
#include "tui/terminal/print.h"

enum { SUBGROUP = 1, EVENT = 1 };

/* Named first, while what the act made still exists. If another terminal is faster, the named act
 * is no longer the latest, and nothing is undone. */
static bool undo(const Arguments *arguments, Error *err) {
  Session *session = arguments->session;
  const uint32_t scope = arguments->parsed_value[SUBGROUP].subgroup;
  char name[EVENT_TEXT_SIZE] = "";
  uint64_t act = history_undoable(session_state(session), scope);
  if (act != 0 && !act_name(session, act, name, err)) return false;
  if (!undo_act(session, scope, act, &act, err)) return false;
  print_line(_("Undone: “%s”, event %llu"), name, (unsigned long long)act);
  return true;
}

const Command command_undo = {
    .name = "undo",
    .values = N_("FILE [SUBGROUP]"),
    .session = RECORD,
    .help = N_("undo the latest action, of the session or of a subgroup"),
    .value = {[SUBGROUP] = {.find = find_subgroup}},
    .run = undo,
};

static bool redo(const Arguments *arguments, Error *err) {
  uint64_t act;
  char name[EVENT_TEXT_SIZE];
  if (!redo_act(arguments->session, arguments->parsed_value[SUBGROUP].subgroup, 0, &act, err))
    return false;
  Error untold = {0};
  if (!act_name(arguments->session, act, name, &untold)) return session_argument_recorded(&untold);
  print_line(_("Redone: “%s”, event %llu"), name, (unsigned long long)act);
  return true;
}

const Command command_redo = {
    .name = "redo",
    .values = N_("FILE [SUBGROUP]"),
    .session = RECORD,
    .help = N_("redo the last undo"),
    .value = {[SUBGROUP] = {.find = find_subgroup}},
    .run = redo,
};

enum { REASON };

static bool check_reason(Arguments *arguments, Error *err) {
  return arguments->option[REASON] != NULL ||
         fail(err, ERROR_USAGE, "%s", _("say why: gommette revert FILE EVENT --reason TEXT"));
}

/* Named first, while what the event made still exists. */
static bool revert(const Arguments *arguments, Error *err) {
  Session *session = arguments->session;
  const uint64_t seq = (uint64_t)arguments->parsed_value[EVENT].number;
  char name[EVENT_TEXT_SIZE];
  const Event *event;
  uint64_t taken;
  if (!event_can_be_reverted(session_state(session), seq, err) ||
      !session_event(session, seq, &event, err))
    return false;
  event_text_name(session_state(session), event, name);
  if (!revert_event(session, seq, arguments->option[REASON], &taken, err)) return false;
  print_line(_("Reverted: “%s”, event %llu"), name, (unsigned long long)seq);
  return true;
}

const Command command_revert = {
    .name = "revert",
    .values = N_("FILE EVENT"),
    .session = RECORD,
    .help = N_("revert any event of the journal, with a reason"),
    .details = N_("EVENT is a number of “gommette log FILE”. Nothing is erased: the journal keeps "
                  "the event, the reason and that it was reverted; “undo” restores it."),
    .value =
        {[EVENT] = {.read = read_number,
                    .least = 1,
                    .most = INT64_MAX,
                    .refusal =
                        N_("“%s” is not the number of an event: “gommette log FILE” shows them")}},
    .options = {[REASON] = {"reason", N_("TEXT"), N_("why it is reverted")}},
    .check = check_reason,
    .run = revert,
};
