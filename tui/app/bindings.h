/* All screens, and all keys (tui/state/binding.h): those of the screens, and those that are the
 * same on every screen. */
#ifndef TUI_APP_BINDINGS_H
#define TUI_APP_BINDINGS_H

#include "tui/screens/screen.h"

const Screen *screen_of(ScreenName name);

#endif
