#include <stdlib.h>

#include "core/base/i18n.h"
#include "sessions/acts/kept_words.h"
#include "sessions/export/table.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/commands/rules_note.h"
#include "tui/terminal/print.h"

typedef struct Agenda {
  const Roundtable *state;
  SessionDay day;
} Agenda;

static bool write_agenda(FILE *out, const void *context, Error *err) {
  const Agenda *agenda = context;
  table_heading_text(out, agenda->state, agenda->day);
  return table_agenda_text(out, agenda->state, err);
}

static bool show(const Arguments *arguments, Error *err) {
  Session *session = arguments->session;
  Agenda agenda = {.state = session_state(session)};
  return session_day(session, &agenda.day, err) && print_written(write_agenda, &agenda, err) &&
         print_turnout(session, err) && print_rule_breaches(session, err);
}

const Command command_show = {
    .name = "show",
    .values = N_("FILE"),
    .values_min = 1,
    .values_max = 1,
    .session = VIEW,
    .help = N_("print the agenda with its tallies"),
    .run = show,
};

static void print_kept(const SavedRanking *kept) {
  char when[KEPT_TEXT_SIZE], how[KEPT_TEXT_SIZE], since[KEPT_TEXT_SIZE];
  print_line("%3lu  %s", (unsigned long)kept->id, kept_when(kept, when));
  print_line("     %s", kept_how(&kept->how, how));
  print_line("     %s", kept_since(kept, since));
}

static bool list_rankings(const Arguments *arguments, Error *err) {
  SavedRanking *kept;
  size_t count;
  if (!saved_rankings_read(arguments->session, &kept, &count, err)) return false;
  for (size_t n = 0; n < count; n++)
    print_kept(&kept[n]);
  if (count == 0)
    print_line("%s", _("No ranking is kept yet: closing the last open vote keeps one, and so does\n"
                       "« gommette rank FILE --keep »"));
  free(kept);
  return true;
}

const Command command_rankings = {
    .name = "rankings",
    .values = N_("FILE"),
    .values_min = 1,
    .values_max = 1,
    .session = VIEW,
    .help = N_("list the rankings that are kept"),
    .details =
        N_("Each with its number, its event and why it was kept, how was ranked, and whether "
           "votes changed since. « gommette rank FILE --kept ID » shows one again."),
    .run = list_rankings,
};
