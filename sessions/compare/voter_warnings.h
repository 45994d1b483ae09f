/* Whether the same people, others, or some of them twice voted in the sessions of a panel. */
#ifndef SESSIONS_COMPARE_VOTER_WARNINGS_H
#define SESSIONS_COMPARE_VOTER_WARNINGS_H

#include "sessions/compare/panel.h"
#include "sessions/text/sentences.h"

/* Two sessions that share their id grew from one: whatever they have in common is in both. */
bool panel_share_id(const Panel *panel, size_t a, size_t b);

/* Says where dots may have been given twice: copies of one session; one file of votes imported into
 * two, the imports being in force; voters who go by the same name, case and accents aside. No name
 * is told. Fails for lack of memory or where a session cannot be read. */
bool say_voted_twice(const Panel *panel, Sentences *sentences, Error *err);

/* Says where electorates differ or are not known, what is not counted yet or breaks a rule of the
 * vote, and other weights. */
void say_electorates(const Panel *panel, Sentences *sentences);
bool say_unfinished(const Panel *panel, Sentences *sentences, Error *err);
void say_weights(const Panel *panel, Sentences *sentences);

#endif
