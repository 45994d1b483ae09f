/* A rehearsal: work done first in a copy of this process, to learn what it would lead to.
 *
 * Where memory runs out within ncurses, it ends the program (_nc_err_abort), reads what it could
 * not allocate, or goes on with half a screen. Nobody else can prevent that; but a copy of this
 * process has the same memory and the same limits, and meets its end in our place. */
#ifndef TUI_TERMINAL_REHEARSAL_H
#define TUI_TERMINAL_REHEARSAL_H

#include "core/base/error.h"

/* Does the work in a copy, which may neither read from, write to nor change the terminal, and
 * leaves no core behind. Returns whether it returned true there; also true if the system allows no
 * further process. Fails only for lack of memory: that of the copy too. */
bool rehearse(bool (*work)(void *context), void *context, Error *err);

#endif
