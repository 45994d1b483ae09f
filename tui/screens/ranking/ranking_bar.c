#include "tui/screens/ranking/ranking_bar.h"

enum { BAR_WIDTH_MIN = 2 };

int ranking_bar_width(uint32_t ranks, int room) {
  int width = ranks < (uint32_t)room ? (int)ranks : room;
  return width < BAR_WIDTH_MIN ? BAR_WIDTH_MIN : width;
}

/* The column of a rank, to the nearest: the first and the last rank are at the ends. */
static int place_of(uint32_t rank, uint32_t ranks, int width) {
  if (ranks <= 1) return 0;
  int64_t steps = (int64_t)(rank - 1) * (width - 1);
  return (int)((2 * steps + ranks - 1) / (2 * (int64_t)(ranks - 1)));
}

void draw_ranking_bar(Canvas *canvas, int row, int column, int width, uint32_t ranks,
                      const Interval *interval, Style style) {
  int best = place_of(interval->best, ranks, width);
  int worst = place_of(interval->worst, ranks, width);
  if (interval->best == interval->worst) {
    canvas_write(canvas, row, column + best, style, "│");
    return;
  }
  if (worst == best) worst++;
  if (worst == width) best--, worst--;
  canvas_write(canvas, row, column + best, style, "├");
  canvas_repeat(canvas, row, column + best + 1, worst - best - 1, style, "─");
  canvas_write(canvas, row, column + worst, style, "┤");
}
