/* A ranking as somebody asked for it (sessions/export/table.h), worked out: the order, the ranks by
 * the method asked for, intervals, margins and the cut. The tables are written from it. */
#ifndef SESSIONS_EXPORT_RANKING_LIST_H
#define SESSIONS_EXPORT_RANKING_LIST_H

#include "core/rank/methods.h"
#include "sessions/export/table.h"
#include "sessions/session/totals.h"

typedef struct RankingList {
  Ranking ranking;          /* best first, inside a tie as in the agenda; or as in the agenda */
  RankResult *ranked_items; /* by the method asked for. This and the others by index */
  RankInterval *intervals;  /* NULL where not asked for */
  int64_t *margins[MAIN_RANKINGS]; /* dots until it passes who is right above; 0 for the first */
} RankingList;

/* ranking_list_free gives the memory back. Fails for lack of memory, where the method lacks what it
 * needs, or because request->keep_going said so. */
bool ranking_list_make(const Roundtable *roundtable, const TableRequest *request, RankingList *list,
                       Error *err);
void ranking_list_free(RankingList *list);

/* Whether this ranking of that state is final. */
Finality ranking_list_finality(const Roundtable *roundtable, const TableRequest *request);

/* The standings [start, end) of one list that has ranks of its own: a subgroup, or all. */
size_t ranking_list_end(const RankingList *list, size_t start, bool within_subgroups);

/* Its rank by the method asked for. */
uint32_t ranking_list_rank(const RankingList *list, const Standing *standing, bool in_subgroup);
PlacingKind ranking_list_kind(const RankingList *list, const Standing *standing);

/* What the first `top` places hold: how many are surely among them, and how many tied for what
 * is left of them. */
typedef struct TopPlaces {
  size_t clear, tied;
} TopPlaces;

TopPlaces ranking_list_cut(const RankingList *list, size_t start, size_t end,
                           const TableRequest *request);

/* Whether it is among the first `top`, or tied for the last of these places. */
bool ranking_list_shows(const RankingList *list, const Standing *standing,
                        const TableRequest *request);

/* "4 clear, 3 tied for the last place". Returns text. */
enum { CUT_TEXT_SIZE = 256 };
const char *cut_text(TopPlaces cut, uint32_t top, char text[CUT_TEXT_SIZE]);

#endif
