/* Sessions side by side. */
#include "core/words.h"
#include "tui/actions/tables.h"

static const ActionDescription rows[] = {
    {ACTION_PAIR_SAME,
     IN_PAIR,
     "same",
     {'y', 'Y', 'o', 'O', 'j', 'J'},
     NULL,
     N_("yes"),
     N_("the two at the foot are the same recommendation; this is kept")},
    {ACTION_PAIR_DIFFERENT,
     IN_PAIR,
     "different",
     {'n', 'N'},
     NULL,
     N_("no"),
     N_("the two at the foot are not the same; this is kept")},
    {ACTION_NEXT_PAIR,
     IN_PAIR,
     "next-pair",
     {PRESS_TAB},
     NULL,
     N_("next pair"),
     N_("leave the two at the foot open and ask about the next")},
    {ACTION_COMPARED_ORDER,
     IN_COMPARISON | IN_PAIR,
     "order",
     {'s', 'S'},
     NULL,
     N_("order"),
     N_("order by rank, by how far they rose or fell, or of the agenda")},
    {ACTION_COMPARED_METHOD,
     IN_COMPARISON | IN_PAIR,
     "method",
     {'a', 'A'},
     NULL,
     N_("other ranking"),
     N_("between the cumulative and the weighted ranking")},
};

const ActionTable comparing_actions = {rows, sizeof rows / sizeof rows[0]};
