/* The ballots of one vote in the kiosk as one value (FORMAT.md): a column for each recommendation,
 * a record of one size for each ballot, sorted by a random key, so that neither order nor size says
 * which ballot came when. */
#ifndef SESSIONS_JOURNAL_KIOSK_VALUE_H
#define SESSIONS_JOURNAL_KIOSK_VALUE_H

#include "core/vote/roundtable.h"
#include "sessions/journal/codec.h"

enum { KIOSK_KEY_SIZE = 16 };

/* A value as it is read, borrowed from its bytes. {0} has no ballot. */
typedef struct KioskValue {
  const uint8_t *columns; /* recommendations' numbers, 4 bytes each, rising */
  size_t column_count;
  const uint8_t *records;
  size_t record_count;
} KioskValue;

/* False where the bytes are not one that kiosk_value_add wrote. */
bool kiosk_value_read(const Bytes *bytes, KioskValue *value);

uint32_t kiosk_value_recommendation(const KioskValue *value, size_t column);

/* All ballots' dots on the recommendation of a column. */
Tally kiosk_value_sum(const KioskValue *value, size_t column);

/* How many ballots have no dot at all. */
int64_t kiosk_value_blank(const KioskValue *value);

/* The value with one more ballot, in place of what `after` held, and columns for all that were
 * offered to this voter (`offered`, rising, the ballot's own among them) or to one before. Fails
 * for lack of memory, and where the value would be too large. */
bool kiosk_value_add(const KioskValue *before, const uint32_t *offered, size_t offered_count,
                     const Ballot *ballot, const uint8_t key[KIOSK_KEY_SIZE], Bytes *after,
                     Error *err);

/* SHA-256 of the bytes. */
ChainHash kiosk_value_hash(const Bytes *bytes);

/* Gives the memory back with nothing left in it. */
void kiosk_value_free(Bytes *bytes);

#endif
