/* What there is to say of a kept ranking, in the reader's language: no full stop, one line each. */
#ifndef SESSIONS_ACTS_KEPT_WORDS_H
#define SESSIONS_ACTS_KEPT_WORDS_H

#include "sessions/acts/saved_ranking.h"
#include "sessions/event_text/rule_text.h"

/* "no. 57, 2023-06-06 16:02:11, as the vote closed". Returns text, as the others do. */
const char *kept_when(const SavedRanking *kept, char text[KEPT_TEXT_SIZE]);

/* "4 events changed votes since: the ranks are the same" */
const char *kept_since(const SavedRanking *kept, char text[KEPT_TEXT_SIZE]);

#endif
