/* Where everything stands in the ranking, from the widest of each column. */
#ifndef TUI_SCREENS_RANKING_RANKING_COLUMNS_H
#define TUI_SCREENS_RANKING_RANKING_COLUMNS_H

#include "tui/screens/ranking/ranking_words.h"

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
                               char text[NUMBER_TEXT_SIZE]);

/* The head of the last column. */
const char *ranking_extent_head(const RankingShown *shown, bool narrow);

#endif
