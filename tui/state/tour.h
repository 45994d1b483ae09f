/* The tour of the demonstration: five things to do, each named in one sentence until it is done. */
#ifndef TUI_STATE_TOUR_H
#define TUI_STATE_TOUR_H

#include "tui/state/model.h"

/* Begins it in a session whose votes are open and whose results are hidden. */
void tour_begin(Model *model, const Roundtable *state);

/* Goes on if the present thing is done: as the state shows or, for the last, by this effect. */
void tour_follow(Model *model, const Roundtable *state, EffectKind effect);

/* Writes the sentence of the present step; "" if there is no tour. Returns text. */
const char *tour_sentence(const Model *model, char text[ERROR_TEXT_SIZE]);

#endif
