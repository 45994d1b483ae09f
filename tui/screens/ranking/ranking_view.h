/* How the ranking is drawn. */
#ifndef TUI_SCREENS_RANKING_RANKING_VIEW_H
#define TUI_SCREENS_RANKING_RANKING_VIEW_H

#include "core/rank/intervals.h"
#include "sessions/session/session_day.h"
#include "tui/screens/widgets/widgets.h"
#include "tui/state/model.h"
#include "tui/state/ranking_rows.h"
#include "tui/terminal/canvas.h"

/* A rank interval as a small bar: "├────┤" on a scale of all ranks. */

/* The columns that a scale of that many ranks takes of a room: one a rank where they fit. */
int ranking_bar_width(uint32_t ranks, int room);

/* Draws it on a scale of `ranks` in `width` columns: "│" for one rank, two columns or more for
 * several, be they next to each other. */
void draw_ranking_bar(Canvas *canvas, int row, int column, int width, uint32_t ranks,
                      const Interval *interval, Style style);

/* What the ranking writes into its cells, and above and below them. */

/* What a ranking is drawn from. */
typedef struct RankingShown {
  const Model *model;
  const ViewData *data;
  const RankingRows *list;
} RankingShown;

/* What the model asks the ranking to be: by the session's weights or those tried. */
RankingChoice ranking_choice(const Model *model, const Roundtable *state);

/* A score or what else is compared, "–" where there is nothing; its rank, "2=" where tied; how far
 * it has moved, "↑2". Return text. */
const char *ranking_score_text(const RankingShown *shown, const Standing *standing,
                               RankingMethod method, char text[BRIEF_TEXT_SIZE]);
const char *ranking_rank_text(const RankingShown *shown, const Standing *standing,
                              RankingMethod method, char text[BRIEF_TEXT_SIZE]);
const char *ranking_move_text(const RankingShown *shown, const Standing *standing,
                              char text[BRIEF_TEXT_SIZE]);

/* The interval of a standing as the list shows ranks; NULL where it is not known. */
const Interval *ranking_interval_of(const RankingShown *shown, const Standing *standing);

/* "3–12", or the margin to the one above in dots. Return text. */
const char *ranking_interval_text(const RankingShown *shown, const Standing *standing,
                                  char text[BRIEF_TEXT_SIZE]);
const char *ranking_margin_text(const RankingShown *shown, size_t place,
                                char text[BRIEF_TEXT_SIZE]);

/* The title of the screen (returns text or another one); and the weights, those that the arrows
 * change in brackets, beside the session's where there is room. */
const char *ranking_title(const RankingChoice *choice, bool narrow, char text[CANVAS_TEXT_SIZE]);
const char *ranking_weights_text(const Model *model, const Roundtable *state, int columns,
                                 char text[CANVAS_TEXT_SIZE]);

enum { RANKING_REMARKS = 4 };

/* The sentences under the list, which say once what its columns cover and what was withdrawn; NULL
 * where one of them has nothing to say. Borrowed, or in text. */
const char *ranking_remark(const RankingShown *shown, size_t at, char text[WITHDRAWN_TEXT_SIZE]);

/* Where everything stands in the ranking, from the widest of each column. */

/* A score and its rank under one head. */
typedef struct RankingBlock {
  RankingMethod method;
  int at, score_width, rank_width;
} RankingBlock;

enum { RANKING_BLOCKS_MAX = MAIN_RANKINGS + 1 };

/* A width of 0 leaves a column out. */
typedef struct RankingColumns {
  bool narrow;
  int reference_at, reference_width;
  int title_at, title_width;
  int count_at[COLOUR_COUNT], count_width;
  RankingBlock blocks[RANKING_BLOCKS_MAX]; /* of main rankings, and of another method */
  size_t block_count;
  int move_at, move_width;
  int extent_at, extent_width; /* the interval in figures, or the margin */
  int bar_at, bar_width;
} RankingColumns;

RankingColumns ranking_columns(const RankingShown *shown, int columns);

/* The head of a block, with an arrow where it gives the order. Returns text. */
const char *ranking_block_head(const RankingShown *shown, RankingMethod method, bool narrow,
                               char text[BRIEF_TEXT_SIZE]);

/* The head of the last column. */
const char *ranking_extent_head(const RankingShown *shown, bool narrow);

/* Under the ranking: the recommendation in focus and one sentence about its rank. */

/* How many lines it takes, from the rule to the keys. */
int ranking_foot_height(const Model *model, int columns);

/* Draws it into the last lines. `hidden` says how many lines of the list are not shown. */
void draw_ranking_foot(Canvas *canvas, const RankingShown *shown, size_t focus, const char *hidden);

/* How many lines of the list a screen has room for. */
int ranking_table_height(const Model *model, const ViewData *data);

void draw_ranking(Canvas *canvas, const Model *model, const ViewData *data);

#endif
