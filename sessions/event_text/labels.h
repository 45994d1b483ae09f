/* What a dot of each colour means in a session: its own words, or the minutes'. */
#ifndef SESSIONS_EVENT_TEXT_LABELS_H
#define SESSIONS_EVENT_TEXT_LABELS_H

#include "core/vote/roundtable.h"

enum { LABEL_CHARACTERS_MAX = 40 };

/* Returns the property that holds a colour's label. */
SessionText label_property(Colour colour);

/* Return whether the session has its own label for a colour, and the label: its own or, in the
 * reader's language, the minutes', `brief` or in full. Borrowed. */
bool has_own_label(const Roundtable *state, Colour colour);
const char *dot_label(const Roundtable *state, Colour colour, bool brief);

/* Refuses a label, which is clean, that is too long, or in which a whole word says no, in any of
 * the languages: every dot adds. Case and accents do not matter. */
bool label_check(const char *label, Error *err);

#endif
