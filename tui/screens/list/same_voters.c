/* Names of voters in a file that may be one person's: asked before it is imported. */
#include "core/base/i18n.h"
#include "tui/screens/list/list_view.h"
#include "tui/screens/widgets/widgets.h"

enum { ROWS_ABOVE = 5, ROWS_BELOW = 2, QUESTION_LINES = 3, PAIR_AT = 2 };

int same_voters_height(const ViewData *data) {
  const int height = data->rows - ROWS_ABOVE - ROWS_BELOW;
  return height > 1 ? height : 1;
}

void draw_same_voters(Canvas *canvas, const Model *model, const ViewData *data) {
  char hidden[NUMBER_TEXT_SIZE];
  const int height = same_voters_height(data);
  const size_t first = model->voters_top;
  draw_head(canvas, 0, _("One voter or two?"), "");
  draw_rule(canvas, 1, "");
  canvas_write_lines(canvas, 2, 1, canvas->columns - 2, QUESTION_LINES, STYLE_PLAIN,
                     _("These names differ only by case, accents or blanks. Is each pair one "
                       "person?"));
  for (size_t n = 0; n < (size_t)height && first + n < data->doubtful_count; n++)
    canvas_write_within(canvas, ROWS_ABOVE + (int)n, PAIR_AT, canvas->columns - PAIR_AT - 1,
                        STYLE_PLAIN, data->doubtful[first + n]);
  canvas_set_cursor(canvas, ROWS_ABOVE, PAIR_AT);
  draw_rule(canvas, ROWS_ABOVE + height,
            hidden_lines_text(first, data->doubtful_count, height, hidden));
  draw_hints(canvas, canvas->rows - 1, model_situation(model));
}
