#include "tui/terminal/ansi.h"

#include <string.h>

enum { STYLE_UNKNOWN = -1 };

/* Where the terminal would write the next character, and how. */
typedef struct Pen {
  FILE *out;
  int row, column; /* row -1: nowhere known */
  int style;
} Pen;

static void put_style(Pen *pen, Style style) {
  static const struct {
    uint8_t attribute;
    int code;
  } codes[] = {{LOOK_BOLD, 1}, {LOOK_DIM, 2}, {LOOK_UNDERLINE, 4}, {LOOK_REVERSE, 7}};
  const Attributes *look = style_look(style);
  if (pen->style == (int)style) return;
  pen->style = (int)style;
  fputs("\033[0", pen->out);
  for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
    if ((look->attributes & codes[i].attribute) != 0) fprintf(pen->out, ";%d", codes[i].code);
  if (look->text != PAINT_DEFAULT) fprintf(pen->out, ";%d", 30 + look->text);
  if (look->background != PAINT_DEFAULT) fprintf(pen->out, ";%d", 40 + look->background);
  fputc('m', pen->out);
}

/* At the end of a line terminals differ about where the pen is: each line begins anew. */
static void put_cell(Pen *pen, int row, int column, const Cell *cell) {
  if (pen->row != row || pen->column != column)
    fprintf(pen->out, "\033[%d;%dH", row + 1, column + 1);
  put_style(pen, (Style)cell->style);
  fputs(cell->text, pen->out);
  pen->row = row;
  pen->column = column + cell->columns;
}

static bool is_same(const Cell *one, const Cell *other) {
  return one->columns == other->columns && one->style == other->style &&
         strcmp(one->text, other->text) == 0;
}

static bool is_shown(const Canvas *before, int row, int column, const Cell *cell) {
  static const Cell cleared = {.text = " ", .columns = 1, .style = STYLE_PLAIN};
  return is_same(cell, before != NULL ? canvas_cell(before, row, column) : &cleared);
}

bool ansi_write(FILE *out, const Canvas *before, const Canvas *canvas) {
  Pen pen = {.out = out, .row = -1, .style = STYLE_UNKNOWN};
  if (before == NULL) fputs("\033[?25l\033[0m\033[2J", out);
  for (int row = 0; row < canvas->rows; row++) {
    for (int column = 0; column < canvas->columns; column++) {
      const Cell *cell = canvas_cell(canvas, row, column);
      if (cell->columns > 0 && !is_shown(before, row, column, cell))
        put_cell(&pen, row, column, cell);
    }
  }
  if (pen.style != STYLE_UNKNOWN) fputs("\033[0m", out);
  return before == NULL || pen.style != STYLE_UNKNOWN;
}
