/* Figures made of blocks, to be read from the back of a room, as large as there is room for. */
#ifndef TUI_SCREENS_WIDGETS_DIGITS_H
#define TUI_SCREENS_WIDGETS_DIGITS_H

#include <stddef.h>

#include "tui/terminal/canvas.h"

enum { DIGIT_ROWS = 5 /* of the smallest */ };

/* Each block of the smallest figures becomes so many rows and columns; {0, 0}: there is no room. */
typedef struct DigitSize {
  int tall, wide;
} DigitSize;

/* Returns the largest size in which all texts, side by side, take at most so many rows and columns,
 * with figures at most twice as narrow as they are tall; {0, 0} if not even the smallest do. */
DigitSize digits_fitting(const char *const *texts, size_t count, int rows, int columns);

/* Return the columns of digits, blanks and the signs / : , . and of the space between two texts. */
int digits_width(const char *text, DigitSize size);
int digits_between(DigitSize size);

/* Draws them. Other characters are skipped. */
void draw_digits(Canvas *canvas, int row, int column, const char *text, DigitSize size);

#endif
