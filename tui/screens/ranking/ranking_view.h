/* Drawing of the ranking. */
#ifndef TUI_SCREENS_RANKING_RANKING_VIEW_H
#define TUI_SCREENS_RANKING_RANKING_VIEW_H

#include "core/rank/intervals.h"
#include "sessions/session/session_day.h"
#include "tui/screens/widgets/widgets.h"
#include "tui/state/model.h"
#include "tui/state/ranking_rows.h"
#include "tui/terminal/canvas.h"

/* A rank interval as a small bar, "├────┤", on a scale of all ranks. */

/* The columns that a scale of that many ranks takes of a room: one a rank where they fit. */
int ranking_bar_width(uint32_t ranks, int room);

/* Draws it on a scale of `ranks` in `width` columns: "│" for a single rank, at least two columns
 * for more, even if they are adjacent. */
void draw_ranking_bar(Canvas *canvas, int row, int column, int width, uint32_t ranks,
                      const Interval *interval, Style style);

/* Texts of the ranking's cells, and above and below them. */

/* What a ranking is drawn from. */
typedef struct RankingShown {
  const Model *model;
  const ViewData *data;
  const RankingRows *list;
} RankingShown;

/* Returns the ranking the model asks for: by the session's weights or those being tried. */
RankingChoice ranking_choice(const Model *model, const Roundtable *state);

/* Write a score or other compared value, "–" if none; its rank, "2=" if tied; how far it moved,
 * "↑2". Return text. */
const char *ranking_score_text(const RankingShown *shown, const Standing *standing,
                               RankingMethod method, char text[BRIEF_TEXT_SIZE]);
const char *ranking_rank_text(const RankingShown *shown, const Standing *standing,
                              RankingMethod method, char text[BRIEF_TEXT_SIZE]);
const char *ranking_move_text(const RankingShown *shown, const Standing *standing,
                              char text[BRIEF_TEXT_SIZE]);

/* Returns a standing's rank interval, of the ranks that the list shows; NULL if unknown. */
const Interval *ranking_interval_of(const RankingShown *shown, const Standing *standing);

/* Writes "3–12", or the margin to the one above in dots. Returns text. */
const char *ranking_interval_text(const RankingShown *shown, const Standing *standing,
                                  char text[BRIEF_TEXT_SIZE]);
const char *ranking_margin_text(const RankingShown *shown, size_t place,
                                char text[BRIEF_TEXT_SIZE]);

/* Write the title of the screen (may return another string than text); and the weights, those that
 * the arrows change in brackets, next to the session's if there is room. */
const char *ranking_title(const RankingChoice *choice, bool narrow, char text[CANVAS_TEXT_SIZE]);
const char *ranking_weights_text(const Model *model, const Roundtable *state, int columns,
                                 char text[CANVAS_TEXT_SIZE]);

enum { RANKING_REMARKS = 5 };

/* Returns the sentences under the list by index: what its columns cover and what was withdrawn.
 * NULL for one that does not apply. Borrowed, or in text. */
const char *ranking_remark(const RankingShown *shown, size_t at, char text[WITHDRAWN_TEXT_SIZE]);

/* Column layout of the ranking, from the widest text of each. */

/* A score and its rank under one heading. */
typedef struct RankingBlock {
  RankingMethod method;
  int at, score_width, rank_width;
} RankingBlock;

enum { RANKING_BLOCKS_MAX = MAIN_RANKINGS + 1 };

/* A width of 0 hides a column. */
typedef struct RankingColumns {
  bool narrow;
  int reference_at, reference_width;
  int title_at, title_width;
  int count_at[COLOUR_COUNT], count_width;
  RankingBlock blocks[RANKING_BLOCKS_MAX]; /* main rankings, and another method */
  size_t block_count;
  int move_at, move_width;
  int earlier_at, earlier_width; /* the rank in the round before */
  int extent_at, extent_width;   /* the interval in figures, or the margin */
  int bar_at, bar_width;
} RankingColumns;

RankingColumns ranking_columns(const RankingShown *shown, int columns);

/* Writes the heading of a block, with an arrow if the list is sorted by it. Returns text. */
const char *ranking_block_head(const RankingShown *shown, RankingMethod method, bool narrow,
                               char text[BRIEF_TEXT_SIZE]);

/* Returns the heading of the last column. */
const char *ranking_extent_head(const RankingShown *shown, bool narrow);

/* The foot: the recommendation in focus and one sentence about its rank. */

/* Returns its height, from the rule to the keys. */
int ranking_foot_height(const Model *model, const ViewData *data);

/* Draws it on the last lines. `hidden` says how many lines of the list are out of view. */
void draw_ranking_foot(Canvas *canvas, const RankingShown *shown, size_t focus, const char *hidden);

/* Returns how many lines of the list fit. */
int ranking_table_height(const Model *model, const ViewData *data);

void draw_ranking(Canvas *canvas, const Model *model, const ViewData *data);

#endif
