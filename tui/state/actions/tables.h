/* The table of actions (tui/state/action.h), in parts: a file for each kind of thing that people
 * do. */
#ifndef TUI_STATE_ACTIONS_TABLES_H
#define TUI_STATE_ACTIONS_TABLES_H

#include "tui/state/action.h"

enum {
  IN_ROWS = IN_LIST | IN_VOTE | IN_RANKING | IN_PREPARE | IN_BALLOT | IN_JOURNAL | IN_EXPLANATION |
            IN_COMPARISON | IN_PAIR | IN_REPLAY | IN_VOTERS,
  IN_PAGES = IN_ROWS | IN_HELP | IN_KIOSK | IN_REPORT,
  IN_TYPED = IN_LINE | IN_PALETTE,
  IN_OFFERED = IN_ROWS | IN_REPORT | IN_BOARD | IN_FOOT /* help and palette are */
};

typedef struct ActionTable {
  const ActionDescription *rows;
  size_t count;
} ActionTable;

extern const ActionTable voting_actions, board_actions, typing_actions, preparing_actions,
    ballot_actions, journal_actions, moving_actions, reporting_actions, ranking_actions,
    library_actions, comparing_actions, replaying_actions;

#endif
