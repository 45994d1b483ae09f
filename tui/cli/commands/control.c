#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/acts/saved_ranking.h"
#include "sessions/acts/vote.h"
#include "tui/cli/command.h"
#include "tui/terminal/print.h"

enum { SUBGROUP = 1 };

static bool start(const Arguments *arguments, Error *err) {
  size_t opened;
  if (!start_vote(arguments->session, arguments->parsed_value[SUBGROUP].subgroup, &opened, err))
    return false;
  print_line(ngettext("The vote of %s subgroup is open", "The votes of %s subgroups are open",
                      (unsigned long)opened),
             count_shown(opened).text);
  return true;
}

const Command command_start = {
    .name = "start",
    .values = N_("FILE [SUBGROUP]"),
    .session = RECORD,
    .help = N_("start the vote"),
    .details = N_("Opens the vote of every subgroup that is held. If the session says that each is "
                  "opened by hand, name the subgroup."),
    .value = {[SUBGROUP] = {.find = find_subgroup}},
    .run = start,
};

static bool close_votes(const Arguments *arguments, Error *err) {
  size_t closed;
  if (!close_vote(arguments->session, arguments->parsed_value[SUBGROUP].subgroup, &closed, err))
    return false;
  print_line(ngettext("The vote of %s subgroup is closed", "The votes of %s subgroups are closed",
                      (unsigned long)closed),
             count_shown(closed).text);
  /* Printed when closing the last open vote. */
  const Roundtable *state = session_state(arguments->session);
  const uint64_t seq = roundtable_seq(state);
  const HistoryEntry *last = history_at(state, seq);
  if (last != NULL && last->kind == EVENT_RANKING_KEPT)
    print_line(_("Ranking %lu is saved: no. %llu"), (unsigned long)saved_rankings_count(state),
               (unsigned long long)seq);
  return true;
}

const Command command_close = {
    .name = "close",
    .values = N_("FILE [SUBGROUP]"),
    .session = RECORD,
    .help = N_("close the vote of all subgroups, or of one"),
    .details = N_("A closed vote takes no more dots. Closing shows no result to the room. The last "
                  "closing saves the ranking: see “gommette rankings”."),
    .value = {[SUBGROUP] = {.find = find_subgroup}},
    .run = close_votes,
};

/* Without a subgroup: the only one. */
static bool reopen(const Arguments *arguments, Error *err) {
  const Roundtable *state = session_state(arguments->session);
  uint32_t subgroup = arguments->parsed_value[SUBGROUP].subgroup;
  if (subgroup == WHOLE_SESSION && roundtable_subgroup_count(state) == 1)
    subgroup = roundtable_subgroup_at(state, 0)->number;
  if (subgroup == WHOLE_SESSION)
    return fail(err, ERROR_USAGE, "%s", _("say which subgroup: gommette reopen FILE SUBGROUP"));
  if (!reopen_vote(arguments->session, subgroup, err)) return false;
  print_line("%s", _("The vote is reopened"));
  return true;
}

const Command command_reopen = {
    .name = "reopen",
    .values = N_("FILE [SUBGROUP]"),
    .session = RECORD,
    .help = N_("reopen a subgroup's vote"),
    .value = {[SUBGROUP] = {.find = find_subgroup}},
    .run = reopen,
};
