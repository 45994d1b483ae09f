#include "tui/view.h"

#include "core/words.h"
#include "tui/screens/screen.h"

void view(Canvas *canvas, const Model *model, const World *world) {
  canvas_clear(canvas);
  if (canvas->rows >= ROWS_MIN && canvas->columns >= COLUMNS_MIN)
    screen_of(model->screen)->draw(canvas, model, world);
  else
    canvas_write_lines(canvas, 0, 0, canvas->columns, canvas->rows, STYLE_PLAIN,
                       model->screen == SCREEN_KIOSK
                           ? _("Make this window at least 40 columns by 12 lines.")
                           : _("Make this window at least 40 columns by 12 lines; q leaves."));
}
