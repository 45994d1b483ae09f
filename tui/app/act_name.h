/* Names of acts: the short name of an act's main event. */
#ifndef TUI_APP_ACT_NAME_H
#define TUI_APP_ACT_NAME_H

#include "sessions/event_text/event_text.h"
#include "sessions/session/session.h"

/* Writes the name of the act that begins at this seq, using the current names of what it is about.
 */
bool act_name(Session *session, uint64_t act, char name[EVENT_TEXT_SIZE], Error *err);

/* The same while results are hidden: an act of voting is only numbered, "no. 312 on 2/3". */
bool act_hidden_name(Session *session, uint64_t act, char name[EVENT_TEXT_SIZE], Error *err);

/* Says which votes an act, the session's last, opened or closed: names the only one, counts
 * several. Fits into EVENT_TEXT_SIZE. Returns `text`. */
const char *votes_set_sentence(const Roundtable *state, size_t count, bool is_closed,
                               char text[EVENT_TEXT_SIZE]);

#endif
