/* A ranking as requested: the order, the ranks by the requested method,
 * intervals, margins and the cut. The tables are written from it. */
#ifndef SESSIONS_EXPORT_RANKING_LIST_H
#define SESSIONS_EXPORT_RANKING_LIST_H

#include "core/rank/intervals.h"
#include "core/rank/methods.h"
#include "sessions/session/rule_breaches.h"
#include "sessions/session/totals.h"

/* What a ranking's table should contain. */
typedef struct TableRequest {
  Weights weights;
  RankingMethod method;  /* the order of the text's rows; if not a main ranking, adds its columns */
  bool within_subgroups; /* text: by subgroup, with the ranks within */
  bool intervals;        /* best and worst rank over all weights, of what is shown */
  bool every_interval;   /* of all, however long that takes */
  bool margins;          /* by a main method: dots needed to pass the one right above; text: bands
                            too */
  uint32_t top;          /* only that many first by the method, and who is tied with the last of
                            them; within subgroups: of each. 0: all */
  int64_t floor;         /* fewer dots are listed apart if the method uses the dots received */
  const bool *left_out;  /* unranked subgroups, by number; NULL: none */
  bool revealed;         /* results hidden in this earlier state were revealed since */
  const RuleBreaches *breaches; /* broken rules in that state, for JSON; NULL: unknown */
  KeepGoing *keep_going;        /* called while intervals are computed; may be NULL */
  void *context;
} TableRequest;

typedef struct RankingList {
  Ranking ranking;                 /* best first, ties in agenda order; or in agenda order */
  RankResult *ranked_items;        /* by the requested method. This and the following by index */
  RankInterval *intervals;         /* NULL if not requested */
  int64_t *margins[MAIN_RANKINGS]; /* dots needed to pass the one right above; 0 for the first */
} RankingList;

/* Free it with ranking_list_free. Fails if out of memory, if the method lacks what it needs, or if
 * request->keep_going stopped it; and, unless every_interval, if the intervals of what is shown
 * would take minutes (ERROR_USAGE). */
bool ranking_list_make(const Roundtable *roundtable, const TableRequest *request, RankingList *list,
                       Error *err);
void ranking_list_free(RankingList *list);

/* Returns whether this ranking of that state is final. */
Finality ranking_list_finality(const Roundtable *roundtable, const TableRequest *request);

/* Returns the end of the list of standings [start, end) that is ranked separately: a subgroup, or
 * all. */
size_t ranking_list_end(const RankingList *list, size_t start, bool within_subgroups);

/* Returns its rank by the requested method. */
uint32_t ranking_list_rank(const RankingList *list, const Standing *standing, bool in_subgroup);
PlacingKind ranking_list_kind(const RankingList *list, const Standing *standing);

/* What the first `top` places hold: how many are surely among them, and how many tied for what
 * is left of them. */
typedef struct TopPlaces {
  size_t clear, tied;
} TopPlaces;

TopPlaces ranking_list_cut(const RankingList *list, size_t start, size_t end,
                           const TableRequest *request);

/* Returns whether it is among the first `top`, or tied for the last of these places. */
bool ranking_list_shows(const RankingList *list, const Standing *standing,
                        const TableRequest *request);

/* Writes "4 clear, 3 tied for the last place". Returns text. */
enum { CUT_TEXT_SIZE = 256 };
const char *cut_text(TopPlaces cut, uint32_t top, char text[CUT_TEXT_SIZE]);

#endif
