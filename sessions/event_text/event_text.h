/* Events in plain words: a sentence for each, a short name for each act. */
#ifndef SESSIONS_EVENT_TEXT_EVENT_TEXT_H
#define SESSIONS_EVENT_TEXT_EVENT_TEXT_H

#include "core/vote/event.h"
#include "core/vote/roundtable.h"

enum { EVENT_TEXT_SIZE = 4096 };

/* One sentence about the event, in the reader's language; `roundtable` is a state that knows the
 * recommendations and subgroups it speaks of (the present one will do). Returns text. */
const char *event_text_sentence(const Roundtable *roundtable, const Event *event,
                                char text[EVENT_TEXT_SIZE]);

/* The same without a colour, a figure or the words of who knows them, for what voted: "Dots on
 * 2/3". Two sessions that differ in nothing but their figures tell the same. Returns text. */
const char *event_text_hidden_sentence(const Roundtable *roundtable, const Event *event,
                                       char text[EVENT_TEXT_SIZE]);

/* The act's short name from its main event, for the footer: "+1 ● on 2/3", "counts of 2/8",
 * "votes.csv". Returns text. */
const char *event_text_name(const Roundtable *roundtable, const Event *event,
                            char text[EVENT_TEXT_SIZE]);

/* What befell the machine, with a duration in words: "The machine slept for 2 minutes". Returns
 * text. */
const char *event_text_incident(const Incident *incident, const char *duration, char *text,
                                size_t room);

/* Which event of an act names it: the first that is not the opening of a subgroup or the like. */
bool event_text_is_main(const Event *event);

#endif
