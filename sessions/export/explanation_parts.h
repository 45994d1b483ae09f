/* What the sentences of sessions/export/explanation.h share. */
#ifndef SESSIONS_EXPORT_EXPLANATION_PARTS_H
#define SESSIONS_EXPORT_EXPLANATION_PARTS_H

#include "core/vote/reference.h"
#include "sessions/export/explanation.h"
#include "sessions/session/finality.h"

typedef struct Telling {
  const Grounds *grounds;
  SentenceTaker *take;
  void *context;
} Telling;

/* Hands on one sentence, written as printf does, cut at a character's edge. */
void tell(const Telling *telling, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What is provisional or a simulation. */
void tell_finality(const Telling *telling);

/* Parts of explain_rank. */
void tell_ranks_at_weights(const Telling *telling, const Standing *standing);
void tell_interval(const Telling *telling, const Standing *standing, const RankInterval *interval);

/* "4/2" */
const char *standing_reference(const Grounds *grounds, const Standing *standing,
                               char text[REFERENCE_TEXT_SIZE]);

/* over / under with two decimals, the nearest. */
enum { DECIMAL_SIZE = SHOWN_TEXT_SIZE };
const char *decimal_text(Ratio ratio, char text[DECIMAL_SIZE]);

/* "3/5", or "2" where it is a whole number. */
enum { FRACTION_SIZE = 2 * WIDE_TEXT_SIZE };
const char *fraction_text(Ratio ratio, char text[FRACTION_SIZE]);

#endif
