/* What the palette remembers: the letters that are typed to find an action, and which is chosen. */
#ifndef TUI_STATE_PALETTE_H
#define TUI_STATE_PALETTE_H

#include "tui/terminal/line_editor.h"

typedef struct Palette {
  bool is_open;
  LineEditor line;
  size_t focus;
} Palette;

void palette_open(Palette *palette);
void palette_close(Palette *palette);

#endif
