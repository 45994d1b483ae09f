/* What the palette lists. */
#ifndef TUI_STATE_PALETTE_ROWS_H
#define TUI_STATE_PALETTE_ROWS_H

#include "tui/state/binding.h"

/* The rows that hold in a situation and that the typed letters name, best first; equals in the
 * order of the table. Returns how many. */
size_t palette_rows(const Palette *palette, Situation situation, const Binding *rows[BINDINGS_MAX]);

/* The one in focus; NULL where the letters name none. */
const Binding *palette_chosen(const Palette *palette, Situation situation);

#endif
