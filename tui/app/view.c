#include "tui/app/view.h"

#include "core/base/i18n.h"
#include "tui/app/bindings.h"

static void draw_screen(Canvas *canvas, const Model *model, const ViewData *data) {
  screen_of(model->screen)->draw(canvas, model, data);
  if (model->palette.is_open) draw_palette(canvas, model);
}

void view(Canvas *canvas, const Model *model, const ViewData *data) {
  canvas_clear(canvas);
  if (canvas->rows >= ROWS_MIN && canvas->columns >= COLUMNS_MIN)
    draw_screen(canvas, model, data);
  else
    canvas_write_lines(canvas, 0, 0, canvas->columns, canvas->rows, STYLE_PLAIN,
                       model->screen == SCREEN_KIOSK
                           ? _("Make this window at least 40 columns by 12 lines.")
                           : _("Make this window at least 40 columns by 12 lines; q leaves."));
}
