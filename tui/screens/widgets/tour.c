/* The sentence of the tour, above the keys of whichever screen is shown. */
#include "tui/state/tour.h"
#include "tui/screens/widgets/widgets.h"

void draw_tour(Canvas *canvas, const Model *model, const ViewData *data) {
  enum { LINES_MAX = 3 };
  char text[ERROR_TEXT_SIZE];
  if (tour_sentence(model, text)[0] == '\0') return;
  const int columns = canvas->columns - 2, end = canvas->rows - hints_height(model, data);
  const int lines = canvas_write_lines(NULL, 0, 1, columns, LINES_MAX, STYLE_MESSAGE, text);
  clear_rows(canvas, end - lines, end);
  canvas_write_lines(canvas, end - lines, 1, columns, LINES_MAX, STYLE_MESSAGE, text);
}
