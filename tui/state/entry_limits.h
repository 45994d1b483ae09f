/* How long what is typed may be: as long as the field that it is for. */
#ifndef TUI_STATE_ENTRY_LIMITS_H
#define TUI_STATE_ENTRY_LIMITS_H

#include "sessions/text/text.h"
#include "tui/state/model.h"

/* What a text of the outline is for, which sets its limit. */
TextUse text_use_of_line(const OutlineLine *line);

/* In characters, for what is being typed at the foot. */
size_t entry_limit(const Model *model, const ViewData *data);

#endif
