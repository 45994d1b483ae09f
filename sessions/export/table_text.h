/* What stands around the rows of a ranking for people: what it is, and what it does not say. */
#ifndef SESSIONS_EXPORT_TABLE_TEXT_H
#define SESSIONS_EXPORT_TABLE_TEXT_H

#include "sessions/export/ranking_list.h"

/* Title, method and weights. */
void write_introduction(FILE *out, const Roundtable *roundtable, const TableRequest *request);

/* The cut of each list, where only so many were asked for. */
void write_cuts(FILE *out, const Roundtable *roundtable, const RankingList *list,
                const TableRequest *request);

/* What margins and bands are. */
void write_margin_note(FILE *out);

/* The weights at which best and worst ranks are reached, and what intervals cover. */
bool write_witnesses(FILE *out, const Roundtable *roundtable, const RankingList *list,
                     const TableRequest *request, Error *err);

/* What to take care of in ranks across subgroups. */
void write_care(FILE *out);

/* What was withdrawn, after a blank line; nothing where nothing was. */
void write_withdrawn(FILE *out, const Roundtable *roundtable);

#endif
