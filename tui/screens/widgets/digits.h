/* Figures five rows high, to be read from the back of a room. */
#ifndef TUI_SCREENS_WIDGETS_DIGITS_H
#define TUI_SCREENS_WIDGETS_DIGITS_H

#include "tui/terminal/canvas.h"

enum { DIGIT_ROWS = 5 };

/* How many columns digits, blanks and '/' take, and draws them from a cell on. Other signs are left
 * out. */
int digits_width(const char *text);
void draw_digits(Canvas *canvas, int row, int column, const char *text);

#endif
