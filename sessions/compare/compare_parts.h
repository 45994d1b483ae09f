/* Helpers for the output formats of a comparison. */
#ifndef SESSIONS_COMPARE_COMPARE_PARTS_H
#define SESSIONS_COMPARE_COMPARE_PARTS_H

#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/compare/compare.h"

enum { CELL_TEXT_SIZE = SHOWN_TEXT_SIZE };

/* Returns the last session of [0, PANEL_MAX) that has a row: the row is named after it. */
Pick matching_last(const Matching *matching, size_t row);
const char *pick_reference(const Panel *panel, Pick pick, char text[REFERENCE_TEXT_SIZE]);

/* Writes "3 ", "7=" if tied, "– " if not put to the vote, "" if not in that session. Returns text,
 * as all below. */
const char *rank_cell(const Comparison *comparison, size_t row, size_t session,
                      RankingMethod method, char text[CELL_TEXT_SIZE]);

/* Writes "↑2", "↓3", "0", "". */
const char *change_cell(const Comparison *comparison, size_t row, RankingMethod method,
                        char text[CELL_TEXT_SIZE]);

/* Writes "12.5", percent; "+1.5", the difference of two in percentage points; "0.75" dots per
 * voter; "". */
const char *share_cell(const Comparison *comparison, size_t row, size_t session,
                       char text[CELL_TEXT_SIZE]);
const char *share_change_cell(const Comparison *comparison, size_t row, char text[CELL_TEXT_SIZE]);
const char *per_voter_cell(const Comparison *comparison, size_t row, size_t session,
                           char text[CELL_TEXT_SIZE]);

/* Describes a session in one line: "21 voters, 228 dots, 29 recommendations, weights 3 · 2 · 1". */
enum { SESSION_WORDS_SIZE = 512 };
const char *session_words(const PanelSession *one, char text[SESSION_WORDS_SIZE]);

#endif
