#include "sessions/journal/chain.h"

#include <sodium.h>
#include <string.h>

_Static_assert((int)CHAIN_HASH_SIZE == (int)crypto_hash_sha256_BYTES,
               "the chain is made of SHA-256");

ChainHash chain_start(void) {
  return (ChainHash){{0}};
}

ChainHash chain_next(ChainHash previous, const uint8_t *event, size_t size) {
  crypto_hash_sha256_state sum;
  ChainHash hash;
  crypto_hash_sha256_init(&sum);
  crypto_hash_sha256_update(&sum, previous.bytes, sizeof previous.bytes);
  crypto_hash_sha256_update(&sum, event, size);
  crypto_hash_sha256_final(&sum, hash.bytes);
  return hash;
}

/* No secret: it may take as long as it takes. */
bool chain_same(ChainHash a, ChainHash b) {
  return memcmp(a.bytes, b.bytes, sizeof a.bytes) == 0;
}

static unsigned five_bits(const uint8_t *bytes, unsigned from) {
  unsigned pair = (unsigned)bytes[from / 8] << 8 | bytes[from / 8 + 1];
  return pair >> (11 - from % 8) & 31U;
}

const char *fingerprint_text(ChainHash hash, char text[FINGERPRINT_TEXT_SIZE]) {
  static const char signs[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  char *end = text;
  for (unsigned n = 0; n < 16; ++n) {
    if (n > 0 && n % 4 == 0) *end++ = ' ';
    *end++ = signs[five_bits(hash.bytes, 5 * n)];
  }
  *end = '\0';
  return text;
}
