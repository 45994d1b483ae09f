/* Helpers for the sentences of sessions/export/explanation.h. */
#ifndef SESSIONS_EXPORT_EXPLANATION_PARTS_H
#define SESSIONS_EXPORT_EXPLANATION_PARTS_H

#include "core/vote/reference.h"
#include "sessions/export/explanation.h"
#include "sessions/session/totals.h"

typedef struct SentenceSink {
  const ExplainContext *about;
  SentenceTaker *take;
  void *context;
} SentenceSink;

/* Emits one sentence, formatted as printf does, cut between characters. */
void tell(const SentenceSink *sink, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Says if it is provisional or a simulation. */
void tell_finality(const SentenceSink *sink);

/* Parts of explain_rank. */
void tell_ranks_at_weights(const SentenceSink *sink, const Standing *standing);
void tell_interval(const SentenceSink *sink, const Standing *standing,
                   const RankInterval *interval);

/* Returns "4/2". */
ReferenceText standing_reference(const ExplainContext *about, const Standing *standing);

/* Writes over / under rounded to two decimals. */
enum { DECIMAL_SIZE = SHOWN_TEXT_SIZE };
const char *decimal_text(Ratio ratio, char text[DECIMAL_SIZE]);

/* Writes "3/5", or "2" if it is a whole number. */
enum { FRACTION_SIZE = 2 * WIDE_TEXT_SIZE };
const char *fraction_text(Ratio ratio, char text[FRACTION_SIZE]);

#endif
