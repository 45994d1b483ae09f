/* Explains a recommendation's rank, and how firm it is, in quotable sentences in the reader's
 * language: the same on every screen, in print and on the command line.
 *
 * Weights given as examples are whole numbers without a common divisor, "3 · 2 · 1": they can
 * be multiplied and added by hand, and passed to `rank --weights`. */
#ifndef SESSIONS_EXPORT_EXPLANATION_H
#define SESSIONS_EXPORT_EXPLANATION_H

#include "core/rank/intervals.h"
#include "core/rank/pairs.h"

enum { SENTENCE_SIZE = 2048 };

/* What explanations are based on. */
typedef struct ExplainContext {
  const Roundtable *roundtable;
  const Ranking
      *ranking;         /* of the whole session, computed with `weights`; standings in any order */
  Weights weights;      /* if they are not the session's own, sentences say "simulation" */
  RankingMethod method; /* the main ranking used for the neighbours above and below */
} ExplainContext;

/* Takes one sentence with its full stop; must copy it to keep it. */
typedef void SentenceTaker(void *context, const char *sentence);

/* Explains one standing, sentence by sentence: what it is and its dots; its rank by each main
 * ranking, ties, and rank within its subgroup; the effect of other weights, and what would break a
 * rank that they do not change; its neighbours above and below; dots per voter; disagreement about
 * urgency; caveats. If `interval` is NULL, leaves out what depends on it. */
void explain_rank(const ExplainContext *about, const Standing *standing,
                  const RankInterval *interval, SentenceTaker *take, void *context);

/* Compares two: who is ahead under which weights, by how much, and how few dots would change that.
 */
void explain_pair(const ExplainContext *about, const Standing *first, const Standing *second,
                  SentenceTaker *take, void *context);

/* Writes one sentence on a rank that holds: "4/2 is 1st whatever the weights: 2 dots would have to
 * change." False, with "", if other weights change the rank. */
bool explain_holding(const ExplainContext *about, const Standing *standing, const Interval *overall,
                     char sentence[SENTENCE_SIZE]);

/* Return what rank intervals, and statements about a pair, cover and what they do not: to be shown
 * once wherever there are any. */
const char *explain_coverage(void);
const char *explain_pair_coverage(void);

/* Return whether ranks across subgroups need care, and the sentence that says so. */
bool explanation_needs_care(const Roundtable *roundtable, const Ranking *ranking);
const char *explain_care(void);

/* Writes the sentence that the weights are not the session's own. False, with "", if they are. */
bool explain_simulation(const Roundtable *roundtable, Weights weights,
                        char sentence[SENTENCE_SIZE]);

/* Returns where in the triangle of weights a pair is tied (core/rank/pairs.h: tied_at of a pair
 * that is never behind or never ahead): "when all dots weigh the same". */
const char *explain_where(const bool tied_at[CORNERS]);

enum { ORDINAL_SIZE = 32 };

/* Writes "12th", as all these sentences do. Returns text. */
const char *ordinal_text(uint32_t rank, char text[ORDINAL_SIZE]);

#endif
