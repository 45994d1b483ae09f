/* Events in plain words: a sentence for each, a short name for each act.
 *
 *   char text[EVENT_TEXT_SIZE];
 *   const Event *event;
 *   if (!session_event(session, seq, &event, err)) return false;
 *   puts(event_text_sentence(session_state(session), event, text));
 */
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

/* The same for a screen that hides results: a vote without its colour, figures or remarks, "Dots on
 * 2/3". Two sessions that differ only in their figures give the same sentences. Returns text. */
const char *event_text_hidden_sentence(const Roundtable *roundtable, const Event *event,
                                       char text[EVENT_TEXT_SIZE]);

/* The act's short name from its main event, for the footer: "+1 ● on 2/3", "counts of 2/8",
 * "votes.csv". Returns text. */
const char *event_text_name(const Roundtable *roundtable, const Event *event,
                            char text[EVENT_TEXT_SIZE]);

/* An incident of the machine, with its duration in words: "The machine slept for 2 minutes".
 * Returns text. */
const char *event_text_incident(const Incident *incident, const char *duration, char *text,
                                size_t room);

/* Which event of an act names it: the first that is not the opening of a subgroup or the like. */
bool event_text_is_main(const Event *event);

#endif
