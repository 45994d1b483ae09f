/* Warnings about voters: whether the same people, others, or some of them twice voted in the
 * sessions of a panel. */
#ifndef SESSIONS_COMPARE_VOTER_WARNINGS_H
#define SESSIONS_COMPARE_VOTER_WARNINGS_H

#include "sessions/compare/panel.h"
#include "sessions/text/sentences.h"

/* Adds where dots may have been given twice: copies of one session; one file of votes imported into
 * two, with both imports in force; voters with the same name, ignoring case and accents. Shows no
 * name. Fails if out of memory or if a session cannot be read. */
bool say_voted_twice(const Panel *panel, Sentences *sentences, Error *err);

/* Add where electorates differ or are unknown, what is not counted yet or breaks a rule of the
 * vote, and differing weights. */
void say_electorates(const Panel *panel, Sentences *sentences);
bool say_unfinished(const Panel *panel, Sentences *sentences, Error *err);
void say_weights(const Panel *panel, Sentences *sentences);

#endif
