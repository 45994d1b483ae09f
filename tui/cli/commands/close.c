#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/acts/saved_ranking.h"
#include "sessions/acts/vote.h"
#include "tui/cli/commands/commands.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

/* What the closing of the last open vote ends with. */
static void print_ranking(const Roundtable *state) {
  const uint64_t seq = roundtable_seq(state);
  const Happening *last = history_at(state, seq);
  if (last != NULL && last->kind == EVENT_RANKING_KEPT)
    print_line(_("Ranking %lu is kept: no. %llu"), (unsigned long)kept_rankings_count(state),
               (unsigned long long)seq);
}

static bool close_votes(Session *session, const char *typed, Error *err) {
  uint32_t subgroup;
  size_t closed;
  if (!scope_argument(session_state(session), typed, &subgroup, err) ||
      !close_vote(session, subgroup, &closed, err))
    return false;
  print_line(ngettext("The vote of %s subgroup is closed", "The votes of %s subgroups are closed",
                      (unsigned long)closed),
             count_shown(closed).text);
  print_ranking(session_state(session));
  return true;
}

static bool run(const Arguments *arguments, Error *err) {
  Session *session = NULL;
  if (!session_argument_open(arguments->value[0], &session, err)) return false;
  const bool closed = close_votes(session, arguments->value[1], err);
  session_argument_close(session);
  return closed;
}

const Command command_close = {
    .name = "close",
    .values = N_("FILE [SUBGROUP]"),
    .values_min = 1,
    .values_max = 2,
    .help = N_("close the vote, of all subgroups or of one"),
    .details = N_("A closed vote takes no more dots. Closing shows no result to the room. The "
                  "last closing keeps the ranking: see « gommette rankings »."),
    .run = run,
};
