/* Rankings, tallies and the journal as rows of text, CSV or JSON. They are written to a stream that
 * the caller provides and checks (ferror). */
#ifndef SESSIONS_EXPORT_TABLE_H
#define SESSIONS_EXPORT_TABLE_H

#include <stdio.h>

#include "core/vote/number.h"
#include "sessions/export/ranking_list.h"
#include "sessions/session/session_day.h"
#include "sessions/text/text_table.h"

/* Helpers for tables for people. */

enum { TABLE_WIDTH = 80, NUMBER_TEXT_SIZE = 2 * SHOWN_TEXT_SIZE + 8, LINE_TEXT_SIZE = 4096 + 256 };

void add_number(TextTable *grid, int64_t number);

/* Adds the columns of references and titles, and of ● ▲ ■ if `dots`. */
void add_first_columns(TextTable *grid, bool dots);

/* Adds "2 · Logement" after a blank line, or only the title if there are no codes. */
void add_subgroup_heading(TextTable *grid, const Subgroup *subgroup);

void add_reference(TextTable *grid, const Roundtable *roundtable,
                   const Recommendation *recommendation);

/* Returns the short title if there is one. */
const char *title_of(const Recommendation *recommendation);

/* Writes the columns of RANKING_NAMES (sessions/text/recommendation_fields.h): one row for each
 * recommendation put to the vote, in the order of the agenda, whatever order was requested.
 * Weighted is exact, with a decimal point ("24.5"). After these, if requested and in this order
 * (RANKING_EXTRA_NAMES): best_rank and worst_rank, with within_subgroups those within too;
 * cumulative_margin and weighted_margin, empty for the first; for a method that is not main, its
 * value (rounded to six decimals; the median's colour; the number of greens), rank and
 * rank_in_subgroup, empty for those with too few dots; of a next round, earlier_rank: "2", or "2="
 * if shared. Last, only if the ranking is not final,
 * state: what finality_name returns. */
bool table_ranking_csv(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                       Error *err);

/* Writes JSON, with null where the CSV is empty. One object: "title", "date", "place", "theme"
 * (texts), "state" (finality_name), "open_subgroups" (an array of {"code","title"}),
 * "results_hidden", "ballots_waiting", "weights" {"green","yellow","red"} (numbers), "broken_rules"
 * (json_breaches) and "recommendations", an array in the order of the agenda with the fields of the
 * CSV as numbers, and "subgroup_title" and "title"; with intervals also "best_weights" and
 * "worst_weights", each [green, yellow, red] in whole numbers, or null if they are too fine; then
 * "withdrawn", an array of those in no ranking and no sum: "subgroup_code", "code", "title",
 * "green", "yellow", "red", "cumulative", "reason". */
bool table_ranking_json(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                        Error *err);

/* Writes a table for people, at most 80 columns wide: both rankings side by side in the order of
 * the requested method, ties as "2=". */
bool table_ranking_text(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                        Error *err);

/* Writes the agenda with its tallies, by subgroup, at most 80 columns wide. The two parts of a
 * tally are shown apart, as "9 + 4". */
bool table_agenda_text(FILE *out, const Roundtable *roundtable, Error *err);

/* Writes what was withdrawn, after a blank line; nothing if nothing was. */
void write_withdrawn(FILE *out, const Roundtable *roundtable);

/* Writes title, date and place, as far as known, and whether it is provisional, then an empty line.
 */
void table_heading_text(FILE *out, const Roundtable *roundtable, SessionDay day);

#endif
