/* How long what is typed may be: as long as the field that it is for. */
#ifndef TUI_ENTRY_LIMITS_H
#define TUI_ENTRY_LIMITS_H

#include "sessions/text.h"
#include "tui/model.h"

/* What a text of the outline is for, which sets its limit. */
TextUse text_use_of_line(const OutlineLine *line);

/* In characters, for what is being typed at the foot. */
size_t entry_limit(const Model *model, const World *world);

#endif
