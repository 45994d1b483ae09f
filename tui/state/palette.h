/* What the palette remembers: the letters that are typed to find an action, and which is chosen. */
#ifndef TUI_STATE_PALETTE_H
#define TUI_STATE_PALETTE_H

#include "tui/state/action.h"
#include "tui/terminal/line_editor.h"

typedef struct Palette {
  bool is_open;
  Line line;
  size_t focus;
} Palette;

void palette_open(Palette *palette);
void palette_close(Palette *palette);

/* The actions that hold in a situation and that the typed letters name, best first; equals in the
 * order of the table. Returns how many. */
size_t palette_actions(const Palette *palette, Situation situation, Action actions[ACTION_COUNT]);

/* The one in focus; ACTION_NONE where the letters name none. */
Action palette_chosen(const Palette *palette, Situation situation);

#endif
