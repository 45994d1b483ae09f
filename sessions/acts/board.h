/* What the room sees: what its board shows, and the curtain before the results. One act each. */
#ifndef SESSIONS_ACTS_BOARD_H
#define SESSIONS_ACTS_BOARD_H

#include "sessions/session/session.h"

/* Shows a subgroup or a recommendation (its number), or the welcome (0), on every board. What they
 * show already keeps nothing. */
bool board_show(Session *session, BoardView view, uint32_t subject, Error *err);

/* Hides the results from the room; hidden already, keeps nothing. */
bool curtain_draw(Session *session, Error *err);

/* Shows all totals (steps 0), or so many steps of the ranking, from the last to the first. As it
 * is already, keeps nothing. */
bool curtain_lift(Session *session, Reveal reveal, uint32_t steps, Error *err);

/* Whether anybody voted, or may have: a vote was opened, or there are votes. */
bool vote_has_begun(const Roundtable *roundtable);

/* Adds to an act that all totals are shown: nobody in the room waits for a vote that took place
 * elsewhere. */
bool act_show_totals(Act *act, Error *err);

#endif
