#include "tui/state/palette.h"

void palette_open(Palette *palette) {
  palette->is_open = true;
  palette->focus = 0;
  line_clear(&palette->line);
}

void palette_close(Palette *palette) {
  palette->is_open = false;
}
