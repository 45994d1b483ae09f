/* Text about several sessions: what they are, remarks, how recommendations were matched. */
#ifndef SESSIONS_COMPARE_PANEL_TEXT_H
#define SESSIONS_COMPARE_PANEL_TEXT_H

#include <stdio.h>

#include "sessions/compare/matching.h"
#include "sessions/export/json_parts.h"
#include "sessions/text/recommendation_fields.h"
#include "sessions/text/sentences.h"

/* Writes each session with its letter, its figures and the end of its journal; then the remarks,
 * one per item; and that nothing was voted on, if nothing has a row. */
void write_opening(FILE *out, const Panel *panel, const Sentences *sentences, size_t row_count);

/* Adds how many are matched though their titles differ, and how many of those need a look. */
void say_differences(const Matching *matching, Sentences *sentences);

/* Writes the matches whose titles differ, with both texts; nothing if none does. */
void write_differences(FILE *out, const Matching *matching);

/* Writes how recommendations were matched, those differences, the suggestions and the saved
 * answers, both numbered from 1. */
void write_matching(FILE *out, const Matching *matching);

/* Helpers for tables and objects about several sessions. */

/* Returns the row of a recommendation in one of the sessions. */
RecommendationRow pick_row(const Panel *panel, Pick pick, const Standing *standing);

/* Writes the members "session" (the letter), "subgroup_code", "code", "title" and "key". */
void json_pick(Json *json, const Panel *panel, Pick pick);

/* Writes "sessions": letter, id, title, date, events, fingerprint, voters, dots, finality, weights.
 */
void json_panel(Json *json, const Panel *panel);

/* Writes "proposals", "differences" and "remarks". */
void json_matching(Json *json, const Matching *matching, const Sentences *remarks);

#endif
