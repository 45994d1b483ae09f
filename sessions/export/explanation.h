/* Why a recommendation has its rank, and how firmly: in sentences that can be quoted, in the
 * reader's language. They are the same on every screen, in print and on the command line.
 *
 * Weights that are named as an example are whole numbers without a common divisor, "3 · 2 · 1":
 * what can be multiplied and added by hand, and given to `rank --weights`. */
#ifndef SESSIONS_EXPORT_EXPLANATION_H
#define SESSIONS_EXPORT_EXPLANATION_H

#include "core/rank/intervals.h"
#include "core/rank/pairs.h"

enum { SENTENCE_SIZE = 2048 };

/* What explanations rest on. */
typedef struct ExplainContext {
  const Roundtable *roundtable;
  const Ranking *ranking; /* of the whole session, made with `weights`; standings in any order */
  Weights weights;        /* where they are not the session's own, sentences say "simulation" */
  RankingMethod method;   /* which main ranking says who is right above and below */
} ExplainContext;

/* Takes one sentence, with its full stop; it is the taker's to copy. */
typedef void SentenceTaker(void *context, const char *sentence);

/* All that there is to say of one standing, sentence by sentence: what it is and its dots; its rank
 * by each main ranking, with whom it shares it, and within its subgroup; what other weights make of
 * it, and what would break a rank that they do not change; who is right above and below; dots per
 * voter; how urgency is disputed; what to take care of. Without `interval` (NULL) what it tells is
 * left out. */
void explain_rank(const ExplainContext *about, const Standing *standing,
                  const RankInterval *interval, SentenceTaker *take, void *context);

/* Two beside each other: who is ahead under which weights, by how much, and how few dots would
 * change that. */
void explain_pair(const ExplainContext *about, const Standing *first, const Standing *second,
                  SentenceTaker *take, void *context);

/* The one sentence of what holds: "4/2 is 1st whatever the weights: 2 dots would have to change."
 * False, with "", where other weights change the rank. */
bool explain_holding(const ExplainContext *about, const Standing *standing, const Interval *overall,
                     char sentence[SENTENCE_SIZE]);

/* What rank intervals, and what is said of a pair, cover and what not: to be said once wherever
 * some are shown. */
const char *explain_coverage(void);
const char *explain_pair_coverage(void);

/* Whether ranks across subgroups are to be read with care, and the sentence that says so. */
bool explanation_needs_care(const Roundtable *roundtable, const Ranking *ranking);
const char *explain_care(void);

/* The sentence that says that the weights are not the session's own. False, with "", where they
 * are. */
bool explain_simulation(const Roundtable *roundtable, Weights weights,
                        char sentence[SENTENCE_SIZE]);

/* Where in the triangle of weights two are tied (core/rank/pairs.h: tied_at of a pair that is never
 * behind or never ahead): "when all dots weigh the same". */
const char *explain_where(const bool tied_at[CORNERS]);

enum { ORDINAL_SIZE = 32 };

/* "12th", as all these sentences write it. Returns text. */
const char *ordinal_text(uint32_t rank, char text[ORDINAL_SIZE]);

#endif
