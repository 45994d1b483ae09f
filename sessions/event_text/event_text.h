/* Events in plain words: a sentence for each, a short name for each act. */
#ifndef SESSIONS_EVENT_TEXT_EVENT_TEXT_H
#define SESSIONS_EVENT_TEXT_EVENT_TEXT_H

#include "core/rank/intervals.h"
#include "core/vote/event.h"
#include "core/vote/number.h"
#include "core/vote/roundtable.h"

/* By which rule something is ranked, in words: weights, a ranking rule, how a ranking was kept. */

enum {
  WEIGHTS_TEXT_SIZE = COLOUR_COUNT * WIDE_TEXT_SIZE + 16,
  RULE_TEXT_SIZE = 256,
  KEPT_TEXT_SIZE = 320
};

/* "3 · 2 · 1", with no-break spaces. A witness too fine to be written down is said to be so.
 * Return text, as all here. */
const char *weights_text(Weights weights, char text[WEIGHTS_TEXT_SIZE]);
const char *witness_text(const Witness *witness, char text[WEIGHTS_TEXT_SIZE]);

/* "weighted (weights: 3 · 2 · 1)" */
const char *rule_text(RankingRule rule, char text[RULE_TEXT_SIZE]);

/* "weighted (weights: 3 · 2 · 1), over the session" */
const char *kept_how(const RankingKept *how, char text[KEPT_TEXT_SIZE]);

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
