/* What an act is called: the short name of its main event. */
#ifndef TUI_ACT_NAME_H
#define TUI_ACT_NAME_H

#include "sessions/session.h"
#include "sessions/story.h"

/* Writes the name of the act that begins at this seq, as the present state knows the things it is
 * about. */
bool act_name(Session *session, uint64_t act, char name[STORY_TEXT_SIZE], Error *err);

/* The same while results are hidden: an act that voted is only numbered, "no. 312 on 2/3". */
bool act_hidden_name(Session *session, uint64_t act, char name[STORY_TEXT_SIZE], Error *err);

#endif
