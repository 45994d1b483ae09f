/* A canvas as the bytes that draw it on a terminal of today: ECMA-48 positions, and the attributes
 * and colours of the table of styles. Knows no terminal: for files that terminals play. */
#ifndef TUI_TERMINAL_ANSI_H
#define TUI_TERMINAL_ANSI_H

#include <stdio.h>

#include "tui/terminal/canvas.h"

/* Writes what turns a terminal of the canvas's size that shows `before` into one that shows
 * `canvas`, and says whether there was anything to write. With `before` NULL it may show anything:
 * it is cleared, its cursor hidden, and all is drawn. */
bool ansi_write(FILE *out, const Canvas *before, const Canvas *canvas);

#endif
