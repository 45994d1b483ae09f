/* A rank interval as a small bar: "├────┤" on a scale of all ranks. */
#ifndef TUI_SCREENS_RANKING_RANKING_BAR_H
#define TUI_SCREENS_RANKING_RANKING_BAR_H

#include "core/rank/intervals.h"
#include "tui/terminal/canvas.h"

/* The columns that a scale of so many ranks takes of a room: one a rank where they fit. */
int ranking_bar_width(uint32_t ranks, int room);

/* Draws it on a scale of `ranks` in `width` columns: "│" for one rank, two columns or more for
 * several, be they next to each other. */
void draw_ranking_bar(Canvas *canvas, int row, int column, int width, uint32_t ranks,
                      const Interval *interval, Style style);

#endif
