/* The chain that makes every change to the past visible, and its short form for paper. */
#ifndef SESSIONS_JOURNAL_CHAIN_H
#define SESSIONS_JOURNAL_CHAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CHAIN_HASH_SIZE = 32, FINGERPRINT_TEXT_SIZE = 20 };

typedef struct ChainHash {
  uint8_t bytes[CHAIN_HASH_SIZE];
} ChainHash;

/* The hash before event 1: 32 zero bytes. */
ChainHash chain_start(void);

/* SHA-256(previous ‖ event's canonical bytes). */
ChainHash chain_next(ChainHash previous, const uint8_t *event, size_t size);

bool chain_same(ChainHash a, ChainHash b);

/* The first 80 bits as 4 × 4 signs of 23456789ABCDEFGHJKLMNPQRSTUVWXYZ: "KQ7M 2FTA 9XCD 4WLP".
 * Returns text. */
const char *fingerprint_text(ChainHash hash, char text[FINGERPRINT_TEXT_SIZE]);

#endif
