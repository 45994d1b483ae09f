/* What is the same everywhere. */
#include "core/words.h"
#include "tui/actions/tables.h"

static const ActionDescription rows[] = {
    {ACTION_UP,
     "up",
     IN_PAGES | IN_ROW | IN_BOARD | IN_KIOSK_PAGE,
     {PRESS_UP},
     NULL,
     NULL,
     N_("one line up")},
    {ACTION_DOWN,
     "down",
     IN_PAGES | IN_ROW | IN_BOARD | IN_KIOSK_PAGE,
     {PRESS_DOWN},
     NULL,
     NULL,
     N_("one line down")},
    {ACTION_PAGE_UP, "page-up", IN_PAGES, {PRESS_PAGE_UP}, NULL, NULL, N_("one page up")},
    {ACTION_PAGE_DOWN, "page-down", IN_PAGES, {PRESS_PAGE_DOWN}, NULL, NULL, N_("one page down")},
    {ACTION_FIRST, "first", IN_PAGES, {PRESS_HOME}, NULL, NULL, N_("to the first line")},
    {ACTION_LAST, "last", IN_PAGES, {PRESS_END}, NULL, NULL, N_("to the last line")},
    {ACTION_HELP, "help", IN_ROWS | IN_BOARD, {'?', PRESS_F1}, NULL, N_("help"), N_("this help")},
    {ACTION_BACK,
     "back",
     IN_RANKING | IN_HELP | IN_PREPARE | IN_BALLOT | IN_JOURNAL,
     {PRESS_ESCAPE, 'q', 'Q'},
     NULL,
     N_("back"),
     N_("back to the screen before")},
    {ACTION_QUIT,
     "quit",
     IN_LIST | IN_VOTE | IN_BOARD,
     {'q', 'Q'},
     NULL,
     N_("quit"),
     N_("leave; everything is saved already")},
};

const ActionTable moving_actions = {rows, sizeof rows / sizeof rows[0]};
