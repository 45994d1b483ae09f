/* The kiosk ballots of one vote as one value (FORMAT.md): a column per recommendation and a
 * fixed-size record per ballot, sorted by a random key, so that neither order nor size reveals
 * which ballot came when. */
#ifndef SESSIONS_JOURNAL_KIOSK_VALUE_H
#define SESSIONS_JOURNAL_KIOSK_VALUE_H

#include "core/vote/roundtable.h"
#include "sessions/journal/codec.h"

enum { KIOSK_KEY_SIZE = 16 };

/* A value being read, borrowed from its bytes. {0} has no ballots. */
typedef struct KioskValue {
  const uint8_t *columns; /* recommendation numbers, 4 bytes each, rising */
  size_t column_count;
  const uint8_t *records;
  size_t record_count;
} KioskValue;

/* Reads a value; false if the bytes were not written by kiosk_value_add. */
bool kiosk_value_read(const Bytes *bytes, KioskValue *value);

uint32_t kiosk_value_recommendation(const KioskValue *value, size_t column);

/* Returns all ballots' dots on the recommendation of a column. */
Tally kiosk_value_sum(const KioskValue *value, size_t column);

/* Returns how many ballots have no dot at all. */
int64_t kiosk_value_blank(const KioskValue *value);

/* Replaces the content of `after` with the value plus one ballot, with columns for everything
 * offered to this voter (`offered`, rising, including the ballot's own) or to an earlier one. Fails
 * if out of memory, or if the value would be too large. */
bool kiosk_value_add(const KioskValue *before, const uint32_t *offered, size_t offered_count,
                     const Ballot *ballot, const uint8_t key[KIOSK_KEY_SIZE], Bytes *after,
                     Error *err);

/* Returns the SHA-256 of the bytes. */
ChainHash kiosk_value_hash(const Bytes *bytes);

/* Erases the bytes and frees them. */
void kiosk_value_free(Bytes *bytes);

#endif
