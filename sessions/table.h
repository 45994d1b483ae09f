/* Tables of a session, row by row, for other programs and for people: written to a stream that the
 * caller hands in and checks (ferror). */
#ifndef SESSIONS_TABLE_H
#define SESSIONS_TABLE_H

#include <stdio.h>

#include "core/ranking.h"

/* What a ranking's table is asked to be. */
typedef struct TableRequest {
  Weights weights;
  RankingMethod method;  /* the order of the text's rows */
  bool within_subgroups; /* text: subgroup by subgroup, with the ranks within */
} TableRequest;

/* The columns of RANKING_HEADER (sessions/csv/header.h): one row for each recommendation put to the
 * vote, in the order of the agenda, whatever the request's order. Weighted is exact, with a decimal
 * point ("24.5"). */
bool table_ranking_csv(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                       Error *err);

/* One object: "title", "date", "place", "theme" (texts), "weights" {"green","yellow","red"}
 * (numbers) and "recommendations", an array in the order of the agenda with the fields of the CSV
 * as numbers, and "subgroup_title" and "title". */
bool table_ranking_json(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                        Error *err);

/* For people, at most 80 columns wide: both rankings side by side in the order of the request's
 * method, ties as "2=". */
bool table_ranking_text(FILE *out, const Roundtable *roundtable, const TableRequest *request,
                        Error *err);

/* The agenda with its tallies, subgroup by subgroup, at most 80 columns wide. Where a tally has two
 * parts they stand apart, as "9 + 4". */
bool table_agenda_text(FILE *out, const Roundtable *roundtable, Error *err);

#endif
