#include "tui/state/binding.h"

#include <string.h>

#include "core/base/i18n.h"

const Binding *binding_of_key(Situation situation, Key key) {
  const Binding *row = binding_after(situation, NULL);
  while (row != NULL && !keys_hold(row->keys, key))
    row = binding_after(situation, row);
  return row;
}

const Binding *binding_named(Situation situation, const char *name) {
  const Binding *row = binding_after(situation, NULL);
  while (row != NULL && strcmp(row->name, name) != 0)
    row = binding_after(situation, row);
  return row;
}

const SituationRow situation_rows[SITUATIONS] = {
    {IN_VOTE, SCREEN_VOTE, N_("The vote")},
    {IN_NUMBER, NO_SCREEN, N_("While typing a number")},
    {IN_ROW, NO_SCREEN, N_("While typing counts")},
    {IN_QUESTION, NO_SCREEN, N_("While a question is asked")},
    {IN_LINE, NO_SCREEN, N_("While typing a line of text")},
    {IN_BOARD, SCREEN_BOARD, N_("The board for the room")},
    {IN_PREPARE, SCREEN_PREPARE, N_("The agenda")},
    {IN_BALLOT, SCREEN_BALLOT, N_("Ballots")},
    {IN_KIOSK, NO_SCREEN, N_("The kiosk: a ballot")},
    {IN_KIOSK_PAGE, SCREEN_KIOSK, N_("The kiosk: before and after it")},
    {IN_PIN, NO_SCREEN, N_("The PIN of the kiosk")},
    {IN_JOURNAL, SCREEN_JOURNAL, N_("The journal")},
    {IN_RANKING, SCREEN_RANKING, N_("The ranking")},
    {IN_REPLAY, SCREEN_REPLAY, N_("A session replayed")},
    {IN_REPORT, SCREEN_REPORT, N_("The report")},
    {IN_EXPLANATION, SCREEN_EXPLANATION, N_("A rank explained")},
    {IN_COMPARISON, SCREEN_COMPARISON, N_("Sessions side by side")},
    {IN_PAIR, NO_SCREEN, N_("While two may be the same recommendation")},
    {IN_LIST, SCREEN_LIST, N_("The list of sessions")},
    {IN_VOTERS, NO_SCREEN, N_("While names may be one voter's")},
    {IN_PALETTE, NO_SCREEN, N_("While searching for an action")},
    {IN_HELP, SCREEN_HELP, N_("The help")},
};

Situation situation_of_screen(ScreenName screen) {
  size_t row = 0;
  while (row + 1 < SITUATIONS && situation_rows[row].screen != screen)
    row++;
  return situation_rows[row].situation;
}
