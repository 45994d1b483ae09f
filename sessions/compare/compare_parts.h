/* Helpers for the output formats of a comparison. */
#ifndef SESSIONS_COMPARE_COMPARE_PARTS_H
#define SESSIONS_COMPARE_COMPARE_PARTS_H

#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/compare/compare.h"
#include "sessions/compare/panel.h"
#include "sessions/text/sentences.h"

/* Returns the last session of [0, PANEL_MAX) that has a row: the row is named after it. */
Pick matching_last(const Matching *matching, size_t row);

/* Returns "3 ", "7=" if tied, "– " if not put to the vote, "" if not in that session. */
Shown rank_cell(const Comparison *comparison, size_t row, size_t session, RankingMethod method);

/* Returns "↑2", "↓3", "0", "". */
Shown change_cell(const Comparison *comparison, size_t row, RankingMethod method);

/* Return "12.5", percent; "+1.5", the difference of two in percentage points; "0.75" dots per
 * voter; "". */
Shown share_cell(const Comparison *comparison, size_t row, size_t session);
Shown share_change_cell(const Comparison *comparison, size_t row);
Shown per_voter_cell(const Comparison *comparison, size_t row, size_t session);

/* Warnings about voters: whether the same people, others, or some of them twice voted in the
 * sessions of a panel. */

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
