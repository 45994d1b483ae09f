#include <stdlib.h>

#include "core/base/i18n.h"
#include "sessions/acts/kept_words.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

static void print_kept(const KeptRanking *kept) {
  char when[KEPT_TEXT_SIZE], how[KEPT_TEXT_SIZE], since[KEPT_TEXT_SIZE];
  print_line("%3lu  %s", (unsigned long)kept->id, kept_when(kept, when));
  print_line("     %s", kept_how(&kept->how, how));
  print_line("     %s", kept_since(kept, since));
}

static bool list(Session *session, Error *err) {
  KeptRanking *kept;
  size_t count;
  if (!kept_rankings_read(session, &kept, &count, err)) return false;
  for (size_t n = 0; n < count; n++)
    print_kept(&kept[n]);
  if (count == 0)
    print_line("%s", _("No ranking is kept yet: closing the last open vote keeps one, and so does\n"
                       "« gommette rank FILE --keep »"));
  free(kept);
  return true;
}

static bool run(const Arguments *arguments, Error *err) {
  Session *session = NULL;
  if (!session_argument_view(arguments->value[0], &session, err)) return false;
  const bool listed = list(session, err);
  session_argument_close(session);
  return listed;
}

const Command command_rankings = {
    .name = "rankings",
    .values = N_("FILE"),
    .values_min = 1,
    .values_max = 1,
    .help = N_("list the rankings that are kept"),
    .details =
        N_("Each with its number, its event and why it was kept, how was ranked, and whether "
           "votes changed since. « gommette rank FILE --kept ID » shows one again."),
    .run = run,
};
