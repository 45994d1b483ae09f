/* What the forms of a comparison share. */
#ifndef SESSIONS_COMPARE_COMPARE_PARTS_H
#define SESSIONS_COMPARE_COMPARE_PARTS_H

#include "core/vote/number.h"
#include "core/vote/reference.h"
#include "sessions/compare/compare.h"

enum { CELL_TEXT_SIZE = SHOWN_TEXT_SIZE };

/* The last session of [0, PANEL_MAX) in which a row stands: it names the row. */
Pick matching_last(const Matching *matching, size_t row);
const char *pick_reference(const Panel *panel, Pick pick, char text[REFERENCE_TEXT_SIZE]);

/* "3 ", "7=" in a tie, "– " where it was not put to the vote, "" where it is not in that session.
 * Returns text, as all below. */
const char *rank_cell(const Comparison *comparison, size_t row, size_t session,
                      RankingMethod method, char text[CELL_TEXT_SIZE]);

/* "↑2", "↓3", "0", "" */
const char *change_cell(const Comparison *comparison, size_t row, RankingMethod method,
                        char text[CELL_TEXT_SIZE]);

/* "12.5", percent; "+1.5", the difference of two in points; "0.75" dots per voter; "" */
const char *share_cell(const Comparison *comparison, size_t row, size_t session,
                       char text[CELL_TEXT_SIZE]);
const char *share_change_cell(const Comparison *comparison, size_t row, char text[CELL_TEXT_SIZE]);
const char *per_voter_cell(const Comparison *comparison, size_t row, size_t session,
                           char text[CELL_TEXT_SIZE]);

/* What is said of a session in a line: "21 voters, 228 dots, 29 recommendations, weights 3 · 2 ·
 * 1".
 */
enum { SESSION_WORDS_SIZE = 512 };
const char *session_words(const PanelSession *one, char text[SESSION_WORDS_SIZE]);

#endif
