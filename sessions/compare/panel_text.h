/* What texts about several sessions share: who they are, what to know, how recommendations were
 * followed. */
#ifndef SESSIONS_COMPARE_PANEL_TEXT_H
#define SESSIONS_COMPARE_PANEL_TEXT_H

#include <stdio.h>

#include "sessions/compare/matching.h"
#include "sessions/export/json_parts.h"
#include "sessions/text/recommendation_fields.h"
#include "sessions/text/sentences.h"

/* Each session with its letter, its figures and where its journal ends; then what there is to know,
 * an item each; and that nothing was voted on, where nothing has a row. */
void write_opening(FILE *out, const Panel *panel, const Sentences *sentences, size_t row_count);

/* Says how many are followed though their titles differ, and of how many somebody should look. */
void say_differences(const Matching *matching, Sentences *sentences);

/* What was followed though the titles differ, with both texts; nothing where none does. */
void write_differences(FILE *out, const Matching *matching);

/* By what recommendations were followed, those differences, the proposals and the answers kept,
 * both numbered from 1. */
void write_matching(FILE *out, const Matching *matching);

/* What tables and objects about several sessions have in common. */

/* The row of what a recommendation is in one of the sessions. */
RecommendationRow pick_row(const Panel *panel, Pick pick, const Standing *standing);

/* Its members "session" (the letter), "subgroup_code", "code", "title" and "key". */
void json_pick(Json *json, const Panel *panel, Pick pick);

/* "sessions": letter, id, title, date, events, fingerprint, voters, dots, finality, weights. */
void json_panel(Json *json, const Panel *panel);

/* "proposals", "differences" and "remarks". */
void json_matching(Json *json, const Matching *matching, const Sentences *remarks);

#endif
