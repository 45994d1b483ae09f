/* Rankings, tallies and the journal as rows of text, CSV or JSON. They are written to a stream that
 * the caller hands in and checks (ferror). */
#ifndef SESSIONS_EXPORT_TABLE_H
#define SESSIONS_EXPORT_TABLE_H

#include <stdio.h>

#include "core/rank/intervals.h"
#include "core/vote/number.h"
#include "core/vote/roundtable.h"
#include "sessions/session/rule_breaches.h"
#include "sessions/session/session_day.h"
#include "sessions/text/text_table.h"

/* What the tables for people share. */

enum { TABLE_WIDTH = 80, NUMBER_TEXT_SIZE = 2 * SHOWN_TEXT_SIZE + 8, LINE_TEXT_SIZE = 4096 + 256 };

void add_number(TextTable *grid, int64_t number);

/* ● ▲ ■ above their columns. */
void add_dot_signs(TextTable *grid);

/* "2 · Logement" with a blank line before it, or the title alone where there are no codes. */
void add_subgroup_heading(TextTable *grid, const Subgroup *subgroup);

void add_reference(TextTable *grid, const Roundtable *roundtable,
                   const Recommendation *recommendation);

/* The short title where there is one. */
const char *title_of(const Recommendation *recommendation);

/* What a ranking's table is asked to be. */
typedef struct TableRequest {
  Weights weights;
  RankingMethod method;  /* the order of the text's rows; one that is not main adds its columns */
  bool within_subgroups; /* text: subgroup by subgroup, with the ranks within */
  bool intervals;        /* the best and the worst rank over all weights */
  bool margins;          /* the dots that it takes to pass who is right above; text: bands too */
  uint32_t top;          /* only that many first by the method, and who is tied with the last of
                            them; within subgroups: of each. 0: all */
  int64_t floor;         /* fewer dots stand apart where the method is of the dots received */
  const bool *left_out;  /* subgroups, by number, that are not ranked; NULL: none */
  bool revealed;         /* since then: results that this earlier state hid are hidden no more */
  const RuleBreaches *breaches; /* what breaks a rule in that state, for JSON; NULL: not known */
  KeepGoing *keep_going;        /* asked while intervals are worked out; may be NULL */
  void *context;
} TableRequest;

/* The columns of RANKING_NAMES (sessions/text/recommendation_fields.h): one row for each
 * recommendation put to the vote, in the order of the agenda, whatever the request's order.
 * Weighted is exact, with a decimal point ("24.5"). After these, where asked for and in this order
 * (RANKING_EXTRA_NAMES): best_rank and worst_rank, with within_subgroups those within too;
 * cumulative_margin and weighted_margin, empty for the first; of a method that is not main, its
 * value (to six decimals, the nearest; the median's colour; the number of greens), rank and
 * rank_in_subgroup, empty for what stands apart. Last, only where the ranking is not final, state:
 * what finality_name says. */
bool table_ranking_csv(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                       Error *err);

/* In JSON what is empty in CSV is null. One object: "title", "date", "place", "theme" (texts),
 * "state" (finality_name), "open_subgroups" (an array of {"code","title"}), "results_hidden",
 * "ballots_waiting", "weights" {"green","yellow","red"} (numbers), "broken_rules" (json_breaches)
 * and "recommendations", an array in the order of the agenda with the fields of the CSV as numbers,
 * and "subgroup_title" and "title"; with intervals also "best_weights" and "worst_weights", each
 * [green, yellow, red] in whole numbers, or null where they are too fine; then "withdrawn", an
 * array of what is in no ranking and no sum: "subgroup_code", "code", "title", "green", "yellow",
 * "red", "cumulative", "reason". */
bool table_ranking_json(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                        Error *err);

/* For people, at most 80 columns wide: both rankings side by side in the order of the request's
 * method, ties as "2=". */
bool table_ranking_text(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                        Error *err);

/* The agenda with its tallies, subgroup by subgroup, at most 80 columns wide. Where a tally has two
 * parts they stand apart, as "9 + 4". */
bool table_agenda_text(FILE *out, const Roundtable *roundtable, Error *err);

/* Title, date and place, as far as they are known, and whether it is provisional, then an empty
 * line. */
void table_heading_text(FILE *out, const Roundtable *roundtable, SessionDay day);

#endif
