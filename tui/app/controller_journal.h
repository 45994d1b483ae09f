/* The journal on the desk: the lines that are shown, and what is asked of it. */
#ifndef TUI_APP_CONTROLLER_JOURNAL_H
#define TUI_APP_CONTROLLER_JOURNAL_H

#include "tui/app/controller_room.h"

/* Reads the lines that the model looks at into the desk's page, if they are not there yet. */
bool controller_read_journal(Controller *controller, const Model *model, Error *err);

/* EFFECT_REVERT, EFFECT_SEARCH */
EffectRunner revert_from_journal, search_journal;

/* Says why taking back or bringing back this act was refused; err holds it. Where it voted and
 * results are hidden, only to whoever looks, since the counts may be the reason. */
bool refuse_turning(const Controller *controller, Model *model, uint64_t act, Error *err);

/* Whether an event of the act votes, or is about one that does. */
bool act_votes(const Roundtable *state, uint64_t act);

#endif
