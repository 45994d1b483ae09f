/* The palette: every action that can be done here or on a screen within reach, found by the
 * beginnings of words, in any of the three languages. */
#ifndef TUI_STATE_PALETTE_H
#define TUI_STATE_PALETTE_H

#include "tui/state/binding.h"

/* An action, and the situation in which its key works: the one beneath the palette or, for what is
 * done on another screen, that screen's. */
typedef struct PaletteRow {
  const Binding *binding;
  Situation where;
} PaletteRow;

enum { PALETTE_ROWS_MAX = 256 };

/* Lists what matches the typed words, best first. Among equals what is done here comes first; what
 * records at once comes last. Keys that move or type are left out. Returns how many. */
size_t palette_rows(const Model *model, const ViewData *data, PaletteRow rows[PALETTE_ROWS_MAX]);

/* Finds the row in focus; false if nothing matches. */
bool palette_chosen(const Model *model, const ViewData *data, PaletteRow *row);

/* Returns the row whose key leads one screen nearer to `target`; NULL if none does. */
const Binding *palette_step(const Model *model, Situation target);

/* Best to worst. */
typedef enum Fit {
  FIT_NAME,   /* it is one of the names: "close" in "close, end" */
  FIT_BEGINS, /* a name begins with it: "clo" */
  FIT_WORDS,  /* each of its words begins a word of the names */
  FIT_HELP,   /* … or of the description */
  FIT_NONE
} Fit;

/* Returns how well `typed` matches names, separated by commas, or a description, ignoring case and
 * accents. An empty `typed` matches everything. Text that is not UTF-8, or for which there is no
 * memory, matches nothing. */
Fit palette_fit(const char *typed, const char *names, const char *help);

/* Returns what people call an action of this name, in English, French and Dutch, separated by
 * commas; "" if it has only its hint. */
const char *palette_words(const char *name);

#endif
