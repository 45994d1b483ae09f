#include <errno.h>
#include <stdlib.h>

#include "core/base/i18n.h"
#include "sessions/acts/revert.h"
#include "sessions/text/text.h"
#include "tui/app/act_name.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

enum { FILE_NAME, EVENT };
enum { REASON };

static bool event_argument(const char *typed, uint64_t *seq, Error *err) {
  char *end = NULL, shown[TEXT_SHOWN_SIZE];
  errno = 0;
  const long long number = strtoll(typed, &end, 10);
  if (end == typed || *end != '\0' || errno != 0 || number < 1)
    return fail(err, ERROR_USAGE,
                _("« %s » is not the number of an event: « gommette log FILE » shows them"),
                text_quote(typed, shown));
  *seq = (uint64_t)number;
  return true;
}

/* Named first, while what the event made is still there. */
static bool revert(Session *session, uint64_t seq, const char *reason, Error *err) {
  char name[STORY_TEXT_SIZE];
  const Event *event;
  uint64_t taken;
  if (!event_can_be_reverted(session_state(session), seq, err) ||
      !session_event(session, seq, &event, err))
    return false;
  story_name(session_state(session), event, name);
  if (!revert_event(session, seq, reason, &taken, err)) return false;
  print_line(_("Taken back: « %s », event %llu"), name, (unsigned long long)seq);
  return true;
}

static bool run(const Arguments *arguments, Error *err) {
  Session *session = NULL;
  uint64_t seq;
  if (!event_argument(arguments->value[EVENT], &seq, err)) return false;
  if (arguments->option[REASON] == NULL)
    return fail(err, ERROR_USAGE, "%s", _("say why: gommette revert FILE EVENT --reason TEXT"));
  const bool reverted = session_argument_open(arguments->value[FILE_NAME], &session, err) &&
                        revert(session, seq, arguments->option[REASON], err);
  session_argument_close(session);
  return reverted;
}

const Command command_revert = {
    .name = "revert",
    .values = N_("FILE EVENT"),
    .values_min = 2,
    .values_max = 2,
    .records = true,
    .help = N_("take back any one event of the journal, with a reason"),
    .details =
        N_("EVENT is a number of « gommette log FILE ». Nothing is erased: the journal keeps "
           "the event, the reason and that it was taken back; « undo » brings it back."),
    .options = {[REASON] = {"reason", N_("TEXT"), N_("why it is taken back")}},
    .run = run,
};
