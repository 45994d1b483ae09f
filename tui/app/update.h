/* What an input does: changes the model and names the effect wanted of the outside world. Pure. */
#ifndef TUI_APP_UPDATE_H
#define TUI_APP_UPDATE_H

#include "tui/state/model.h"

Effect update(Model *model, const ViewData *data, Input input);

#endif
